import type { CustomerAccess, CustomerOrder, CustomerQuery } from '@mandate/app/ports/partner';
import type { RelationshipState } from '@mandate/domain/relationships';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { QueryReader } from '../operation.ts';
import type { PortalFailure } from './failures.ts';

const LONGEST_SEARCH = 256;

const STATES: Readonly<Record<string, RelationshipState>> = { active: 'active', requested: 'requested' };
const ACCESS: Readonly<Record<string, CustomerAccess['kind']>> = {
  delegated: 'delegated',
  granular: 'granular',
  none: 'none',
};
const AZURE: Readonly<Record<string, boolean>> = { true: true, false: false };
const ORDERS: Readonly<Record<string, CustomerOrder['by']>> = {
  companyName: 'companyName',
  domain: 'domain',
  relationship: 'state',
  delegatedAdmin: 'delegatedAdmin',
};

/**
 * What a customer list is narrowed to and ordered by, as the list and its export are asked for it. A value that is not
 * known is refused: a filter left out would show more than was asked for.
 */
export function customerQuery(query: QueryReader, at: number): Result<CustomerQuery, PortalFailure> {
  const search = query.get('search') ?? '';
  const tag = query.get('tag');
  if (search.length > LONGEST_SEARCH || (tag ?? '').length > LONGEST_SEARCH) return badRequest('search is too long.');
  const state = among(query, 'relationship', STATES);
  const access = among(query, 'access', ACCESS);
  const azure = among(query, 'azure', AZURE);
  const by = among(query, 'sort', ORDERS);
  const descending = among(query, 'descending', AZURE);
  if (!(state.ok && access.ok && azure.ok && by.ok && descending.ok)) {
    return badRequest('relationship, access, azure, sort or descending has a value that is not known.');
  }
  return ok({
    search,
    ...(state.value === undefined ? {} : { state: state.value }),
    ...(access.value === undefined ? {} : { access: { kind: access.value, at } }),
    ...(azure.value === undefined ? {} : { azure: azure.value }),
    ...(tag === undefined || tag.trim() === '' ? {} : { tag }),
    order: { by: by.value ?? 'companyName', descending: descending.value ?? false },
  });
}

function among<T>(
  query: QueryReader,
  name: string,
  known: Readonly<Record<string, T>>,
): Result<T | undefined, undefined> {
  const text = query.get(name);
  if (text === undefined) return ok(undefined);
  return Object.hasOwn(known, text) ? ok(known[text]) : fail(undefined);
}

const badRequest = (detail: string) => fail({ kind: 'bad-request', detail } as const);
