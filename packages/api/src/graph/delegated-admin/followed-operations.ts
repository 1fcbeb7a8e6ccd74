import { findCurrent } from '@mandate/app/delegated-admin/current';
import { fail } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ItemWire, ListWire, operationToWire, RELATIONSHIPS } from './wire.ts';

const CONTEXT = '/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/operations';

/** The changes of assignments that clients may follow, the oldest first. */
export const listDelegatedAdminOperations = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.ListOperation',
  method: 'GET',
  path: `${RELATIONSHIPS}/{id}/operations`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ params, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    if (!found) return fail({ kind: 'delegated-admin-not-found' });
    const operations = await reader.listDelegatedAdminOperations(found.id);
    return reply(200, { '@odata.context': link(CONTEXT), value: operations.map(operationToWire) });
  },
});

/** One of them. */
export const getDelegatedAdminOperation = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.GetOperation',
  method: 'GET',
  path: `${RELATIONSHIPS}/{id}/operations/{operationId}`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ItemWire },

  async handle({ params, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    const operations = found ? await reader.listDelegatedAdminOperations(found.id) : [];
    const followed = operations.find(({ id }) => id === params.operationId.toLowerCase());
    if (!followed) return fail({ kind: 'delegated-admin-not-found' });
    return reply(200, { '@odata.context': link(`${CONTEXT}/$entity`), ...operationToWire(followed) });
  },
});
