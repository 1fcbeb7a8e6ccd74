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

/** An operation of this surface; who may come is kept, so that its document and tests can tell. */
export interface PartnerCenterOperation extends Operation<PartnerCenterFailure> {
  readonly callers: Callers;
}

/** Defines an operation of this surface. A write that its sender named is done once, however often it is sent. */
export function operation<const Path extends string, Body extends TSchema = TSchema>(
  definition: OperationDefinition<PartnerCenterFailure, Path, Body> & { readonly callers: Callers },
): PartnerCenterOperation {
  const { callers, handle, ...rest } = definition;
  const writes = definition.method !== 'GET' && definition.method !== 'HEAD';
  const operation = define<Path, Body>({
    ...rest,
    handle: async (input, work) => {
      if (callers === 'U' && work.act.access.caller.kind !== 'User') return fail({ kind: 'user-token-required' });
      const { requestKey: key } = input.fields;
      if (!writes || !key) return handle(input, work);
      const what = [definition.id, input.params, input.query.with('', ''), input.body ?? null];
      return once<Reply, PartnerCenterFailure>(work.act, { key, what, secrets: SECRETS, recall }, (act) =>
        handle(input, { ...work, act }),
      );
    },
  } as OperationDefinition<PartnerCenterFailure, Path, Body>);
  return { ...operation, callers };
}

// What is shown once is not kept to be shown again.
const SECRETS: ReadonlySet<string> = new Set(['userCredentials', 'password', 'passwordProfile']);

// What is kept of a reply is a reply.
const recall: NamedRequest<Reply>['recall'] = (kept) => kept as Reply;
