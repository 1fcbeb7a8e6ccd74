import type { CustomerFilter, CustomerOrder } from '@mandate/app/ports/partner';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ListFailure } from '../../failures.ts';
import { type QueryReader, reply } from '../../operation.ts';
import { readFilter, type SimpleFilter } from '../filter.ts';
import { operation } from '../operation.ts';
import { seekCollection, seekRequest } from '../paging.ts';
import { CustomerWire, collectionOf } from '../wire.ts';
import { customerToWire } from './to-wire.ts';

/**
 * The customers whose reseller the caller's home is, by company name
 * (https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers), or those of one indirect reseller
 * (https://learn.microsoft.com/partner-center/developer/get-customers-of-an-indirect-reseller). `sortField` and
 * `sortDirection` are ours here: Microsoft orders its lists of users by them.
 */
export const listCustomers = operation({
  id: 'Customers_List',
  method: 'GET',
  path: '/v1/customers',
  callers: 'B',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(CustomerWire) },

  async handle({ query, fields }, { access, store }) {
    const text = query.get('filter');
    const simple = readFilter(text);
    if (!simple.ok) return simple;
    const filter = simple.value === null ? ok(undefined) : customerFilter(simple.value, text ?? '');
    if (!filter.ok) return filter;
    const order = customerOrder(query);
    if (!order.ok) return order;
    const page = seekRequest(query, fields);
    if (!page.ok) return page;
    const reader = store.partner(access.caller.home);
    const wanted = { order: order.value, ...(filter.value ? { filter: filter.value } : {}) };
    const { rows, next } = await reader.listResold(wanted, page.value);
    return reply(200, seekCollection(rows.map(customerToWire), { path: '/customers', query, next }));
  },
});

const FIELDS: ReadonlyMap<string, CustomerFilter['field']> = new Map([
  ['companyname', 'companyName'],
  ['domain', 'domain'],
  ['indirectreseller', 'indirectReseller'],
  ['indirectcloudsolutionprovider', 'indirectProvider'],
]);
const TESTS: ReadonlyMap<string, CustomerFilter['test']> = new Map([
  ['startswith', 'startsWith'],
  ['substring', 'contains'],
  ['equals', 'equals'],
]);

function customerFilter(simple: SimpleFilter, text: string): Result<CustomerFilter, ListFailure> {
  const [field, test] = [FIELDS.get(simple.field), TESTS.get(simple.operator)];
  return field && test ? ok({ field, test, value: simple.value }) : fail({ kind: 'filter-unsupported', filter: text });
}

const SORTS: ReadonlyMap<string, CustomerOrder['by']> = new Map([
  ['companyname', 'companyName'],
  ['domain', 'domain'],
]);
const DIRECTIONS: ReadonlyMap<string, boolean> = new Map([
  ['ascending', false],
  ['descending', true],
]);

function customerOrder(query: QueryReader): Result<CustomerOrder, ListFailure> {
  const [field, direction] = [query.get('sortField') ?? 'CompanyName', query.get('sortDirection') ?? 'Ascending'];
  const [by, descending] = [SORTS.get(field.toLowerCase()), DIRECTIONS.get(direction.toLowerCase())];
  if (by === undefined || descending === undefined) {
    return fail({ kind: 'query-option-unsupported', option: `sortField=${field}&sortDirection=${direction}` });
  }
  return ok({ by, descending });
}
