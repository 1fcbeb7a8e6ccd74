import { type NamedRequest, once } from '@mandate/app/requests/once';
import { fail } from '@mandate/rbac/result';
import type { TSchema } from 'typebox';
import { type Operation, type OperationDefinition, operationsOf, type Reply } from '../operation.ts';
import type { PartnerCenterFailure } from './failures.ts';

const define = operationsOf<PartnerCenterFailure>();

/**
 * Who may come: `B` takes people and applications alike, `U` people only, as the API's documentation says of each of
 * its endpoints (https://learn.microsoft.com/partner-center/developer/partner-center-authentication).
 */
export type Callers = 'B' | 'U';

/** Defines an operation of this surface. A write that its sender named is done once, however often it is sent. */
export function operation<const Path extends string, Body extends TSchema = TSchema>(
  definition: OperationDefinition<PartnerCenterFailure, Path, Body> & { readonly callers: Callers },
): Operation<PartnerCenterFailure> {
  const { callers, handle, ...rest } = definition;
  const writes = definition.method !== 'GET' && definition.method !== 'HEAD';
  return define<Path, Body>({
    ...rest,
    handle: async (input, work) => {
      if (callers === 'U' && work.act.access.caller.kind !== 'User') return fail({ kind: 'user-token-required' });
      const { requestKey: key } = input.fields;
      if (!writes || !key) return handle(input, work);
      const what = [definition.id, input.params, input.query.with('', ''), input.body ?? null];
      return once<Reply, PartnerCenterFailure>(work.act, { key, what, keep, recall }, (act) =>
        handle(input, { ...work, act }),
      );
    },
  } as OperationDefinition<PartnerCenterFailure, Path, Body>);
}

// What is shown once is not kept to be shown again.
const SECRETS: ReadonlySet<string> = new Set(['userCredentials', 'password', 'passwordProfile']);

const keep: NamedRequest<Reply>['keep'] = (reply) =>
  JSON.stringify(reply, (name, value: unknown) => (SECRETS.has(name) ? undefined : value));

// Only `keep` writes what is recalled, and it wrote a reply.
const recall: NamedRequest<Reply>['recall'] = (kept) => JSON.parse(kept) as Reply;
