import { findAudit, listAudit } from '@mandate/app/notifications/audit-trail';
import { fail } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { seekCollection, seekRequest } from '../paging.ts';
import { collectionOf } from '../wire.ts';
import { readAuditSearch } from './search.ts';
import { auditToWire, namesFor } from './to-wire.ts';
import { AuditRecordWire } from './wire.ts';

/**
 * What was done in the partner's name, at home and inside its customers' directories, newest first
 * (https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user). Narrowed by
 * customer, it also shows what the customer did about the partner. `operationType` narrows it further and is Mandate's
 * own, because the API's filter takes one field.
 */
export const listAuditRecords = operation({
  id: 'AuditRecords_List',
  method: 'GET',
  path: '/v1/auditrecords',
  callers: 'B',
  requires: { partner: 'audit.read' },
  replies: { 200: collectionOf(AuditRecordWire) },

  async handle({ query, fields }, work) {
    const { access, store, act } = work;
    const search = await readAuditSearch(query, work, act.ports.clock.now());
    if (!search.ok) return search;
    const page = seekRequest(query, fields);
    if (!page.ok) return page;
    const partner = access.caller.home;
    const { rows, next } = await listAudit(store, partner, { search: search.value, page: page.value });
    const names = await namesFor(rows, partner, store);
    const items = rows.map((row) => auditToWire(row, partner, names));
    return reply(200, seekCollection(items, { path: '/auditrecords', query, next }));
  },
});

/** One audit record, where webhooks point to. */
export const getAuditRecord = operation({
  id: 'AuditRecords_Get',
  method: 'GET',
  path: '/auditactivity/v1/auditrecords/{auditRecordId}',
  callers: 'B',
  requires: { partner: 'audit.read' },
  replies: { 200: AuditRecordWire },

  async handle({ params }, { access, store }) {
    const partner = access.caller.home;
    const found = await findAudit(store, partner, params.auditRecordId);
    if (!found) return fail({ kind: 'audit-record-not-found' });
    return reply(200, auditToWire(found, partner, await namesFor([found], partner, store)));
  },
});
