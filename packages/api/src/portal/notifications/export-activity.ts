import { exportAudit, type NamesOf } from '@mandate/app/notifications/export-audit';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { readAuditSearch } from '../../partner-center/audit/search.ts';
import { actorOf, namesFor } from '../../partner-center/audit/to-wire.ts';
import { operation } from '../operation.ts';

/** The partner's activity log, narrowed as its page is, as a file. */
export const exportActivity = operation({
  id: 'Portal_ExportActivity',
  method: 'GET',
  path: '/portal/activity-log/export',
  requires: { partner: 'audit.export' },
  replies: { 200: Type.String() },

  async handle({ query }, work) {
    const { access, store, act } = work;
    const search = await readAuditSearch(query, work, act.ports.clock.now());
    if (!search.ok) return fail({ kind: 'bad-request', detail: 'The dates or a filter are not understood.' });
    const partner = access.caller.home;
    const namesOf: NamesOf = async (entries) => {
      const names = await namesFor(entries, partner, store);
      return {
        customer: ({ customer }) => (customer && names.customers.get(customer)?.name) ?? '',
        actor: ({ record }) => actorOf(record, names),
      };
    };
    const parts: string[] = [];
    for await (const line of exportAudit(store, partner, { search: search.value, namesOf })) parts.push(line);
    return reply(200, parts.join(''), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="ActivityLog.csv"',
    });
  },
});
