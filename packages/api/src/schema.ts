import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import type { CommonFailure } from './failures.ts';
import type { Operation, Reply } from './operation.ts';
import type { WireBody } from './wire.ts';

const compiled = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = compiled.get(schema);
  if (known) return known;
  const made = Compile(schema);
  compiled.set(schema, made);
  return made;
}

/** What is wrong with a body for an operation that takes this schema; operations without one take no body at all. */
export function bodyProblem(schema: TSchema | null, body: WireBody): CommonFailure | undefined {
  if (body.kind === 'too-large') return { kind: 'body-too-large', limitBytes: body.limitBytes };
  // DELETE and GET of several SDKs carry an empty object; what nobody reads does no harm.
  if (schema === null) return undefined;
  switch (body.kind) {
    case 'none':
      return { kind: 'body-malformed', detail: 'The request body is empty.' };
    case 'malformed':
      return { kind: 'body-malformed', detail: body.detail };
    case 'unsupported':
      return { kind: 'body-unsupported', contentType: body.contentType };
    case 'json': {
      const found = validatorOf(schema).Errors(body.value);
      // Of an unknown property the validator first says that its schema is false, which tells nobody anything.
      const problem = found.find(({ keyword }) => keyword !== 'boolean') ?? found[0];
      return problem && { kind: 'body-malformed', detail: describe(problem) };
    }
  }
}

function describe({ instancePath, keyword, params, message }: TLocalizedValidationError): string {
  const place = instancePath.slice(1).replaceAll('/', '.').slice(0, 256);
  if (keyword === 'additionalProperties') {
    const names = params.additionalProperties.map((name) => `'${name.slice(0, 64)}'`).join(', ');
    return `${place === '' ? 'The body' : `'${place}'`} has properties that are not known here: ${names}.`;
  }
  return `${place === '' ? 'The body' : `'${place}'`} ${message}.`;
}

/** Throws when a reply is not one that its operation declares: a bug of ours that must not reach a client. */
export function checkReply(operation: Pick<Operation, 'id' | 'replies'>, reply: Reply): void {
  const schema = operation.replies[reply.status];
  if (schema === undefined) throw new Error(`${operation.id} answered ${reply.status}, which it does not declare.`);
  if (schema === null) {
    if (reply.body !== undefined)
      throw new Error(`${operation.id} answered ${reply.status} with a body it does not declare.`);
    return;
  }
  const [first] = validatorOf(schema).Errors(reply.body);
  if (first)
    throw new Error(
      `${operation.id} answered ${reply.status} with a body that breaks its schema at ${first.instancePath}.`,
    );
}
