import type { Json } from '@mandate/api/partner-center/openapi';

type Schema = { readonly [name: string]: Json };

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly 'application/json': { readonly schema: Schema } } }>
  >;
}

/** The client's types, written from the OpenAPI document. */
export function generate(document: { readonly [name: string]: Json }): string {
  // The document is ours, so that its shape is known.
  const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  const operations = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
    .toSorted((one, other) => (one.operation.operationId < other.operation.operationId ? -1 : 1));

  const types = operations.map(({ operation }) => {
    const { operationId, parameters, requestBody, responses } = operation;
    const named = (place: string) => parameters.filter((each) => each.in === place).map(({ name }) => name);
    const record = (names: readonly string[], mark: string) =>
      names.length === 0 ? 'undefined' : `{ ${names.map((name) => `readonly ${name}${mark}: string`).join('; ')} }`;
    const success = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    const replies = success.map(([, { content }]) => {
      const schema = content?.['application/json'].schema;
      return schema ? typeOf(schema) : 'undefined';
    });
    const body = requestBody ? typeOf(requestBody.content['application/json'].schema) : 'undefined';
    return [
      `  readonly ${operationId}: {`,
      `    readonly params: ${record(named('path'), '')};`,
      `    readonly query: ${record(named('query'), '?')};`,
      `    readonly body: ${body};`,
      `    readonly reply: ${[...new Set(replies)].join(' | ') || 'never'};`,
      '  };',
    ].join('\n');
  });
  const table = operations.map(
    ({ path, method, operation }) => `  ${operation.operationId}: ['${method}', '${path}'],`,
  );
  return [
    '// biome-ignore-all format: written by a program, see testing/generate.ts.',
    '/** What each operation takes and answers, written from the OpenAPI document of the API. */',
    'export interface Operations {',
    ...types,
    '}',
    '',
    '/** Where each operation is. */',
    'export const OPERATIONS = {',
    ...table,
    '} as const satisfies Record<keyof Operations, readonly [method: string, path: string]>;',
    '',
  ].join('\n');
}

function typeOf(schema: Schema): string {
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as readonly Schema[]).map(typeOf).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `readonly (${typeOf(schema.items as Schema)})[]`;
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function objectType(schema: Schema): string {
  const patterns = Object.values((schema.patternProperties ?? {}) as Readonly<Record<string, Schema>>);
  if (patterns[0]) return `Readonly<Record<string, ${typeOf(patterns[0])}>>`;
  const required = new Set((schema.required ?? []) as readonly string[]);
  const members = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>).map(
    ([name, member]) => `readonly ${name}${required.has(name) ? '' : '?'}: ${typeOf(member)}`,
  );
  return members.length === 0 ? 'object' : `{ ${members.join('; ')} }`;
}
