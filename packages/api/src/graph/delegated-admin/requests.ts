import { terminateAsPartner } from '@mandate/app/delegated-admin/answer';
import { findCurrent } from '@mandate/app/delegated-admin/current';
import { lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { ItemWire, ListWire, RELATIONSHIPS, requestToWire } from './wire.ts';

const RequestBody = Type.Object(
  { '@odata.type': Type.Optional(Type.String()), action: Type.String({ maxLength: 64 }) },
  { additionalProperties: false },
);

/** Finishes a request so that its customer can approve it, or ends a relationship. */
export const createDelegatedAdminRequest = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.CreateRequest',
  method: 'POST',
  path: `${RELATIONSHIPS}/{id}/requests`,
  requires: { partner: 'delegatedAdmin.request' },
  body: RequestBody,
  replies: { 201: ItemWire },

  async handle({ params, body, link }, { act }) {
    const { action } = body;
    // Approving and rejecting are for the flow between two tiers; here, consent is never delegated.
    if (action !== 'lockForApproval' && action !== 'terminate') return fail({ kind: 'action-unknown', action });
    const done = await (action === 'terminate' ? terminateAsPartner : lockForApproval)(act, params.id);
    if (!done.ok) return done;
    const { request } = done.value;
    const wire = {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/requests/$entity'),
      ...requestToWire(request, 'created'),
    };
    return reply(201, wire, { location: link(`${RELATIONSHIPS}/${request.relationship}/requests/${request.id}`) });
  },
});

/** What was asked of a relationship, the oldest first. */
export const listDelegatedAdminRequests = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.ListRequest',
  method: 'GET',
  path: `${RELATIONSHIPS}/{id}/requests`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ params, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    if (!found) return fail({ kind: 'delegated-admin-not-found' });
    const requests = await reader.listDelegatedAdminRequests(found.id);
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/requests'),
      value: requests.map((request) => requestToWire(request)),
    });
  },
});

/** One request. */
export const getDelegatedAdminRequest = operation({
  id: 'tenantRelationship.delegatedAdminRelationship.GetRequest',
  method: 'GET',
  path: `${RELATIONSHIPS}/{id}/requests/{requestId}`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ItemWire },

  async handle({ params, link }, { access, store }) {
    const reader = store.tenant(access.caller.home);
    const found = await findCurrent(reader, params.id, access.at);
    const requests = found ? await reader.listDelegatedAdminRequests(found.id) : [];
    const request = requests.find(({ id }) => id === params.requestId.toLowerCase());
    if (!request) return fail({ kind: 'delegated-admin-not-found' });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/requests/$entity'),
      ...requestToWire(request),
    });
  },
});
