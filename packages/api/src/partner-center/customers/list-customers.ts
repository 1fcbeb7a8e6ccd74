import type { CustomerFilter } from '@mandate/app/ports/partner';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ListFailure } from '../../failures.ts';
import { reply } from '../../operation.ts';
import { readFilter, type SimpleFilter } from '../filter.ts';
import { operation } from '../operation.ts';
import { seekCollection, seekRequest } from '../paging.ts';
import { CustomerWire, collectionOf } from '../wire.ts';
import { customerToWire } from './to-wire.ts';

/**
 * The customers whose reseller the caller's home is, by company name
 * (https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers). Filters by indirect reseller or
 * provider are refused by name.
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
    const filter = simple.value === null ? ok(null) : customerFilter(simple.value, text ?? '');
    if (!filter.ok) return filter;
    const page = seekRequest(query, fields);
    if (!page.ok) return page;
    const { rows, next } = await store.partner(access.caller.home).listResold(filter.value, page.value);
    return reply(200, seekCollection(rows.map(customerToWire), { path: '/customers', query, next }));
  },
});

const FIELDS: Readonly<Record<string, CustomerFilter['field']>> = { companyname: 'companyName', domain: 'domain' };
const TESTS: Readonly<Record<string, CustomerFilter['test']>> = {
  startswith: 'startsWith',
  substring: 'contains',
  equals: 'equals',
};

function customerFilter(simple: SimpleFilter, text: string): Result<CustomerFilter, ListFailure> {
  const [field, test] = [FIELDS[simple.field], TESTS[simple.operator]];
  return field && test ? ok({ field, test, value: simple.value }) : fail({ kind: 'filter-unsupported', filter: text });
}
