import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';

const CustomerWire = Type.Object({ id: Type.String(), companyName: Type.String() });

const LARGEST_PAGE = 200;
const LONGEST_SEARCH = 256;

/** A page of the partner's customers. */
export const listCustomers = operation({
  id: 'Portal_ListCustomers',
  method: 'GET',
  path: '/portal/customers',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      rows: Type.Array(CustomerWire),
      next: Type.Union([Type.String(), Type.Null()]),
      total: Type.Number(),
    }),
  },

  async handle({ query }, { access, store }) {
    const limit = Number(query.get('limit') ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
      return fail({ kind: 'bad-request', detail: `limit must be from 1 to ${LARGEST_PAGE}.` });
    }
    const search = query.get('search') ?? '';
    if (search.length > LONGEST_SEARCH) return fail({ kind: 'bad-request', detail: 'search is too long.' });
    const reader = store.partner(access.caller.home);
    const page = await reader.listCustomers(search, { after: query.get('after') ?? null, limit });
    return reply(200, { rows: page.rows, next: page.next, total: await reader.countCustomers() });
  },
});

/** One customer of the partner. */
export const getCustomer = operation({
  id: 'Portal_GetCustomer',
  method: 'GET',
  path: '/portal/customers/{id}',
  requires: { partner: 'customers.read' },
  replies: { 200: CustomerWire },

  async handle({ params }, { access, store }) {
    const id = parseGuid(params.id);
    const found = id && (await store.partner(access.caller.home).findCustomer(id));
    return found ? reply(200, found) : fail({ kind: 'not-found' });
  },
});
