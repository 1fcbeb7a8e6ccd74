import { redeemInvitation } from '@mandate/app/directory/invitations';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Operation, reply } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import type { GuestInvitation } from './wire.ts';

const OWN = { anyoneInTenant: 'An invitation is found by the own user principal name alone.' } as const;

/** Whether a directory invited the reader. One that did not answers as one that does not exist. */
const getGuestInvitation = operation({
  id: 'Portal_GetGuestInvitation',
  method: 'GET',
  path: '/portal/guest-invitations/{tenantId}',
  requires: OWN,
  replies: { 200: Type.Object({ tenant: Type.Object({}), address: Type.String(), accepted: Type.Boolean() }) },

  async handle({ params }, { access, store }) {
    const { caller } = access;
    const host = parseGuid(params.tenantId);
    const self = await store.tenant(caller.home).findUser(caller.id);
    if (!host || !self) return fail({ kind: 'not-found' });
    const reader = store.tenant(host);
    const guest = await reader.findGuestByInvitation(self.userPrincipalName);
    const tenant = await reader.tenant();
    const home = guest?.guest?.home;
    const own = home?.tenant === caller.home && home.id === caller.id;
    if (!guest?.guest || !tenant || !guest.accountEnabled || (home && !own)) return fail({ kind: 'not-found' });
    const invitation: GuestInvitation = {
      tenant: { id: tenant.id, displayName: tenant.displayName, domain: tenant.defaultDomain },
      address: guest.guest.invitedAs,
      accepted: own,
    };
    return reply(200, invitation);
  },
});

/** Takes the invitation up; from then on the reader enters that directory as its guest. */
const acceptGuestInvitation = operation({
  id: 'Portal_AcceptGuestInvitation',
  method: 'POST',
  path: '/portal/guest-invitations/{tenantId}/accept',
  requires: OWN,
  replies: { 204: null },

  async handle({ params }, { act }) {
    const host = parseGuid(params.tenantId);
    const redeemed = host && (await redeemInvitation(act, host));
    return redeemed?.ok ? reply(204) : fail({ kind: 'not-found' });
  },
});

/** What no public protocol has: taking up an invitation, which Microsoft does on a page of its own. */
export const GUEST_OPERATIONS: readonly Operation<PortalFailure>[] = [getGuestInvitation, acceptGuestInvitation];
