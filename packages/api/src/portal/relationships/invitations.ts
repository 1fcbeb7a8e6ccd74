import { acceptLink, declineLink, readInvitation } from '@mandate/app/relationships/answer-link';
import type { RelationshipState } from '@mandate/domain/relationships';
import { parseLink } from '@mandate/domain/request-links';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { askInstead, CONSENT_SIGN_IN, LinkBody, linkIn, partnerName } from './shown.ts';
import type { ResellerInvitation } from './wire.ts';

/** What a request link asks of the reader's own organization. Opening it changes nothing. */
export const getResellerInvitation = operation({
  id: 'Portal_GetResellerInvitation',
  method: 'GET',
  path: '/portal/invitations/reseller',
  requires: { anyoneInTenant: 'Whoever holds the link may read it; what it says is for the reader’s own tenant.' },
  replies: { 200: Type.Object({ kind: Type.String() }) },

  async handle({ query }, { access, store, signer }) {
    const link = parseLink((name) => query.get(name));
    if (!link) return reply(200, { kind: 'void' });
    const customer = access.caller.tenant;
    const read = await readInvitation(store, signer, { link, customer });
    if (!read.ok) return reply(200, refusalOf(read.failure));
    const { parties, delegatedAdmin, agreementMissing } = read.value;
    const partners = await Promise.all(
      parties.map(async ({ partner, tier, existing }) => {
        const state: RelationshipState | null = existing?.state ?? null;
        return { ...(await partnerName(store, partner)), tier, state };
      }),
    );
    const invitation: ResellerInvitation = {
      kind: 'open',
      customer: (await store.tenant(customer).tenant())?.displayName ?? '',
      partners,
      delegatedAdmin,
      agreementMissing,
      accepted: parties.every(
        ({ existing }) => existing?.state === 'active' && (!delegatedAdmin || existing.delegatedAdmin === 'granted'),
      ),
      askInstead: await askInstead(access, store),
    };
    return reply(200, invitation);
  },
});

function refusalOf(
  failure: Extract<Awaited<ReturnType<typeof readInvitation>>, { ok: false }>['failure'],
): ResellerInvitation {
  if (failure.kind === 'other-market') return failure;
  return { kind: failure.kind === 'own-link' ? 'own' : 'void' };
}

/** A Global admin accepts a partner, having just signed in. */
export const acceptResellerInvitation = operation({
  id: 'Portal_AcceptResellerInvitation',
  method: 'POST',
  path: '/portal/invitations/reseller/accept',
  requires: { homeMember: 'globalAdministrator', freshSignIn: CONSENT_SIGN_IN },
  body: Type.Object(
    { link: LinkBody, delegatedAdmin: Type.Boolean(), acceptsAgreement: Type.Boolean() },
    { additionalProperties: false },
  ),
  replies: { 204: null },

  async handle({ body }, { act, signer }) {
    const link = linkIn(body.link);
    if (!link) return fail({ kind: 'link-void' });
    const { delegatedAdmin, acceptsAgreement } = body;
    const accepted = await acceptLink(act, signer, { link, delegatedAdmin, acceptsAgreement });
    return accepted.ok ? reply(204) : accepted;
  },
});

/** A Global admin turns a partner down. */
export const declineResellerInvitation = operation({
  id: 'Portal_DeclineResellerInvitation',
  method: 'POST',
  path: '/portal/invitations/reseller/decline',
  requires: { homeMember: 'globalAdministrator' },
  body: Type.Object({ link: LinkBody }, { additionalProperties: false }),
  replies: { 204: null },

  async handle({ body }, { act, signer }) {
    const link = linkIn(body.link);
    if (!link) return fail({ kind: 'link-void' });
    const declined = await declineLink(act, signer, link);
    return declined.ok ? reply(204) : declined;
  },
});
