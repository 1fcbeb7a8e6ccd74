import { exportCustomers as lines } from '@mandate/app/customers/export-customers';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { customerQuery } from './customer-query.ts';
import { operation } from './operation.ts';

/** The customer list, or what was found in it, as Partner Center exports it. */
export const exportCustomers = operation({
  id: 'Portal_ExportCustomers',
  method: 'GET',
  path: '/portal/customers/export',
  requires: { partner: 'customers.export' },
  replies: { 200: Type.String() },

  async handle({ query }, { access, store }) {
    const wanted = customerQuery(query, access.at);
    if (!wanted.ok) return wanted;
    const parts: string[] = [];
    for await (const line of lines(store.partner(access.caller.home), wanted.value)) parts.push(line);
    return reply(200, parts.join(''), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="Customers.csv"',
    });
  },
});
