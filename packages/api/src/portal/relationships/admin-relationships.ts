import { approveDelegatedAdmin, endAsCustomer, findForCustomer } from '@mandate/app/delegated-admin/answer';
import { carriesDelegatedAdmin } from '@mandate/domain/relationships';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { adminRelationship, askInstead, CONSENT_SIGN_IN, partnerName } from './shown.ts';
import type { AdminInvitation } from './wire.ts';

/** What an approval link asks for; of a link that is for somebody else nobody learns that it exists. */
export const getAdminInvitation = operation({
  id: 'Portal_GetAdminInvitation',
  method: 'GET',
  path: '/portal/partners/{partnerId}/admin-relationships/{id}',
  requires: { anyoneInTenant: 'Whoever holds the link may read it, at the customer that it is for.' },
  replies: { 200: Type.Object({ relationship: Type.Object({ id: Type.String() }) }) },

  async handle({ params }, { access, store }) {
    const partner = parseGuid(params.partnerId);
    const customer = access.caller.tenant;
    const found = partner && (await findForCustomer(store, { partner, id: params.id }, { customer, now: access.at }));
    if (!partner || !found) return fail({ kind: 'not-found' });
    const reader = store.tenant(customer);
    const invitation: AdminInvitation = {
      customer: (await reader.tenant())?.displayName ?? '',
      partner: await partnerName(store, partner),
      relationship: adminRelationship(found),
      delegatedAdmin: carriesDelegatedAdmin(await reader.findRelationship(partner)),
      askInstead: await askInstead(access, store),
    };
    return reply(200, invitation);
  },
});

/** A Global admin approves all roles of a request, having just signed in. */
export const approveAdminRelationship = operation({
  id: 'Portal_ApproveAdminRelationship',
  method: 'POST',
  path: '/portal/partners/{partnerId}/admin-relationships/{id}/approve',
  requires: { homeMember: 'globalAdministrator', freshSignIn: CONSENT_SIGN_IN },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const partner = parseGuid(params.partnerId);
    if (!partner) return fail({ kind: 'delegated-admin-not-found' });
    const approved = await approveDelegatedAdmin(act, { partner, id: params.id });
    return approved.ok ? reply(204) : approved;
  },
});

/** A Global admin turns a request down, or takes back what was approved. */
export const endAdminRelationship = operation({
  id: 'Portal_EndAdminRelationship',
  method: 'POST',
  path: '/portal/partners/{partnerId}/admin-relationships/{id}/end',
  requires: { homeMember: 'globalAdministrator' },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const partner = parseGuid(params.partnerId);
    if (!partner) return fail({ kind: 'delegated-admin-not-found' });
    const ended = await endAsCustomer(act, { partner, id: params.id });
    return ended.ok ? reply(204) : ended;
  },
});
