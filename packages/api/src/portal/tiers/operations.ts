import {
  acceptProvider,
  mayProvide,
  providerLink,
  readProviderInvitation,
  type TierFailure,
} from '@mandate/app/relationships/tiers';
import { parseProviderLink, providerAddress } from '@mandate/domain/provider-links';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Operation } from '../../operation.ts';
import { reply } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { askInstead, CONSENT_SIGN_IN, partnerName } from '../relationships/shown.ts';
import type { ProviderInvitation, Tiers } from './wire.ts';

// With whom the partner sells in two tiers, and the link that takes up resellers. Reading it changes nothing.
const listTiers = operation({
  id: 'Portal_ListTiers',
  method: 'GET',
  path: '/portal/tiers',
  requires: { partner: 'relationships.settings' },
  replies: {
    200: Type.Object({
      providers: Type.Array(Type.Object({ id: Type.String() })),
      resellers: Type.Array(Type.Object({ id: Type.String() })),
    }),
  },

  async handle(_input, { access, store, signer, origins }) {
    const partner = access.caller.home;
    const reader = store.tenant(partner);
    const { providers, resellers } = await reader.listTiers();
    const provides = await mayProvide(store, partner);
    const tiers: Tiers = {
      providers: await Promise.all(providers.map((id) => partnerName(store, id))),
      resellers: await Promise.all(resellers.map((id) => partnerName(store, id))),
      invitationUrl: provides ? providerAddress(origins.portal, await providerLink(store, signer, partner)) : null,
      partner: (await reader.tenant())?.displayName ?? '',
    };
    return reply(200, tiers);
  },
});

/** What a provider's link asks of the reader's own organization. Opening it changes nothing. */
const getProviderInvitation = operation({
  id: 'Portal_GetProviderInvitation',
  method: 'GET',
  path: '/portal/invitations/provider',
  requires: { anyoneInTenant: 'Whoever holds the link may read it; what it says is for the reader’s own tenant.' },
  replies: { 200: Type.Object({ kind: Type.String() }) },

  async handle({ query }, { access, store, signer }) {
    const link = parseProviderLink((name) => query.get(name));
    if (!link) return reply(200, { kind: 'void' });
    const reader = access.caller.tenant;
    const read = await readProviderInvitation(store, signer, { link, reader });
    if (!read.ok) return reply(200, refusalOf(read.failure));
    const { provider, accepted } = read.value;
    const invitation: ProviderInvitation = {
      kind: 'open',
      organization: (await store.tenant(reader).tenant())?.displayName ?? '',
      provider: await partnerName(store, provider),
      isPartner: access.tenant.wellKnownGroups.size > 0,
      accepted,
      askInstead: await askInstead(access, store),
    };
    return reply(200, invitation);
  },
});

function refusalOf(failure: TierFailure): ProviderInvitation {
  switch (failure.kind) {
    case 'other-market':
    case 'third-tier':
      return failure;
    case 'own-link':
      return { kind: 'own' };
    case 'link-void':
      return { kind: 'void' };
  }
}

const ProviderLinkBody = Type.Object(
  { providerId: Type.String({ maxLength: 64 }), signature: Type.String({ maxLength: 64 }) },
  { additionalProperties: false },
);

// A Global admin makes their organization the indirect reseller of a provider, having just signed in.
const acceptProviderInvitation = operation({
  id: 'Portal_AcceptProviderInvitation',
  method: 'POST',
  path: '/portal/invitations/provider/accept',
  requires: { homeMember: 'globalAdministrator', freshSignIn: CONSENT_SIGN_IN },
  body: Type.Object({ link: ProviderLinkBody }, { additionalProperties: false }),
  replies: { 204: null },

  async handle({ body }, { act, signer }) {
    const given = new Map<string, string>(Object.entries(body.link));
    const link = parseProviderLink((name) => given.get(name));
    if (!link) return fail({ kind: 'link-void' });
    const accepted = await acceptProvider(act, signer, link);
    return accepted.ok ? reply(204) : accepted;
  },
});

/** Selling in two tiers, which no public protocol has a way to begin. */
export const TIER_OPERATIONS: readonly Operation<PortalFailure>[] = [
  listTiers,
  getProviderInvitation,
  acceptProviderInvitation,
];
