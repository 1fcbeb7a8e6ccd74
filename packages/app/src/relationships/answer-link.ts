import type { AgreementContact } from '@mandate/domain/agreements';
import type { User } from '@mandate/domain/directory';
import { type ResellerRelationship, requested, transition } from '@mandate/domain/relationships';
import type { SignedRequestLink } from '@mandate/domain/request-links';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import type { Signer } from '../ports/relationships.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import { type OtherMarket, otherMarket, step } from './change-relationship.ts';
import { putRelationship } from './record.ts';
import { isGenuine } from './request-link.ts';

/** Why a link cannot be answered. */
export type LinkFailure =
  /** Forged, altered, or voided by the partner; which of them nobody is told. */
  | { readonly kind: 'link-void' }
  /** The customer is the partner that asks. */
  | { readonly kind: 'own-link' }
  | OtherMarket;

/** Why an acceptance has no effect. */
export type AcceptFailure =
  | LinkFailure
  | { readonly kind: 'agreement-missing' }
  /** What would be granted now is not what the person was shown. */
  | { readonly kind: 'shown-otherwise' };

/** What accepting a link would do; opening one changes nothing. */
export interface Invitation {
  /** The partner that asks, and with two tiers the provider that sells through it. */
  readonly parties: readonly Party[];
  readonly delegatedAdmin: boolean;
  readonly agreementMissing: boolean;
}

interface Party {
  readonly partner: TenantId;
  readonly tier: ResellerRelationship['tier'];
  readonly otherTier: TenantId | null;
  /** What stands between the two already. */
  readonly existing: ResellerRelationship | undefined;
  /** The customer has not accepted the agreement that buying from this partner takes. */
  readonly agreementMissing: boolean;
}

interface Reads {
  tenant(tenant: TenantId): TenantReader;
}

/** Reads what a link asks of a customer, or why it asks for nothing. */
export async function readInvitation(
  store: Reads,
  signer: Signer,
  { link, customer }: { readonly link: SignedRequestLink; readonly customer: TenantId },
): Promise<Result<Invitation, LinkFailure>> {
  const { partner, indirectProvider } = link;
  if (!(await isGenuine(store, signer, link))) return fail({ kind: 'link-void' });
  if (indirectProvider && !(await store.tenant(indirectProvider).hasIndirectReseller(partner))) {
    return fail({ kind: 'link-void' });
  }
  if (partner === customer || indirectProvider === customer) return fail({ kind: 'own-link' });
  const asking = indirectProvider ? [partner, indirectProvider] : [partner];
  const parties: Party[] = [];
  for (const [index, each] of asking.entries()) {
    const other = await otherMarket(store as Pick<Change, 'tenant'>, each, customer);
    if (other) return fail(other);
    const tier = indirectProvider ? (index === 0 ? 'indirectReseller' : 'indirectProvider') : 'direct';
    const existing = await store.tenant(customer).findRelationship(each);
    const agreementMissing = await isAgreementMissing(store, customer, each);
    parties.push({ partner: each, tier, otherTier: asking[1 - index] ?? null, existing, agreementMissing });
  }
  const settings = await Promise.all(asking.map((each) => store.tenant(each).requestSettings()));
  return ok({
    parties,
    delegatedAdmin: link.delegatedAdmin && settings.every((each) => each.delegatedAdminOnNew === 'allowed'),
    agreementMissing: parties.some((party) => party.agreementMissing),
  });
}

async function isAgreementMissing(store: Reads, customer: TenantId, partner: TenantId): Promise<boolean> {
  const agreements = await store.tenant(customer).listCommerce(partner, 'agreement');
  return !agreements.some(({ type }) => type === 'MicrosoftCustomerAgreement');
}

/** What the person who accepts was shown and says. */
export interface Acceptance {
  readonly link: SignedRequestLink;
  /** Whether the page said that delegated admin privileges are granted. */
  readonly delegatedAdmin: boolean;
  readonly acceptsAgreement: boolean;
}

/**
 * A customer accepts a link: each partner of it becomes a reseller, with delegated admin privileges where the page said
 * so. Accepting again what stands already has no effect. The operation that calls this requires a Global Administrator
 * whose home is the customer and who has just signed in: consent is never delegated.
 */
export async function acceptLink(
  act: CallerAct,
  signer: Signer,
  acceptance: Acceptance,
): Promise<Result<readonly ResellerRelationship[], AcceptFailure>> {
  const { tenant: customer, id } = act.access.caller;
  return commit<readonly ResellerRelationship[], AcceptFailure>(act, async (change) => {
    const invitation = await readInvitation(change, signer, { link: acceptance.link, customer });
    if (!invitation.ok) return invitation;
    const { parties, delegatedAdmin, agreementMissing } = invitation.value;
    if (delegatedAdmin !== acceptance.delegatedAdmin) return fail({ kind: 'shown-otherwise' });
    if (agreementMissing) {
      if (!acceptance.acceptsAgreement) return fail({ kind: 'agreement-missing' });
      const user = await change.tenant(customer).findUser(id);
      if (!user) throw new Error('Whoever accepts for a customer is a user of it.');
      const lacking = parties.filter((party) => party.agreementMissing);
      for (const { partner } of lacking) await addAgreement(act, change, { customer, partner, user });
    }
    const at = act.ports.clock.now();
    const accepted: ResellerRelationship[] = [];
    for (const party of parties) accepted.push(await accept(change, { customer, party, delegatedAdmin, at }));
    return ok(accepted);
  });
}

async function accept(
  change: Change,
  {
    customer,
    party,
    delegatedAdmin,
    at,
  }: {
    readonly customer: TenantId;
    readonly party: Party;
    readonly delegatedAdmin: boolean;
    readonly at: number;
  },
): Promise<ResellerRelationship> {
  const { partner, tier, otherTier, existing } = party;
  if (existing?.state !== 'active') {
    // A named request says that the partner knows the customer; an ended or declined relationship no longer does.
    const confirmed = existing?.state === 'requested' && existing.confirmed;
    const asked = requested({ partner, customer, tier, otherTier, confirmed }, { delegatedAdmin, at });
    const next = transition(asked, 'accept', at);
    if (!next.ok) throw new Error('What is requested can be accepted.');
    await putRelationship(change, 'accept', existing, next.value);
    return next.value;
  }
  if (!delegatedAdmin || existing.delegatedAdmin === 'granted') return existing;
  const asked = existing.delegatedAdmin === 'asked' ? ok(existing) : transition(existing, 'ask-delegated-admin', at);
  const granted = asked.ok ? await step(change, asked.value, 'grant-delegated-admin', at) : asked;
  if (!granted.ok) throw new Error('Delegated admin can be asked for and granted in an active relationship.');
  return granted.value;
}

async function addAgreement(
  act: CallerAct,
  change: Change,
  { customer, partner, user }: { readonly customer: TenantId; readonly partner: TenantId; readonly user: User },
): Promise<void> {
  const { clock, randomness } = act.ports;
  const now = clock.now();
  const contact: AgreementContact = {
    firstName: user.givenName ?? user.displayName,
    lastName: user.surname ?? user.displayName,
    email: user.mail ?? user.userPrincipalName,
    phoneNumber: null,
  };
  const type = 'MicrosoftCustomerAgreement';
  const id = randomness.guid();
  const signed = { agreedAt: now, attestedBy: user.id, direct: true } as const;
  const agreement = { id, type, contact, ...signed, createdAt: now, version: 1 } as const;
  await change.tenant(customer).putCommerce(partner, 'agreement', agreement);
  const entry = {
    operation: 'Mandate.Relationships/agreements/accept/action',
    target: `agreements/${id}`,
    before: null,
    after: { type, customer, partner, acceptedBy: personal(contact.email) },
  };
  await change.tenant(customer).record(entry);
  await change.tenant(partner).record(entry);
}

/**
 * A customer declines a link. Only a partner that asked it by name learns so; from anybody else there is nothing that
 * could be declined, and nothing changes.
 */
export async function declineLink(
  act: CallerAct,
  signer: Signer,
  link: SignedRequestLink,
): Promise<Result<void, LinkFailure>> {
  const customer = act.access.caller.tenant;
  return commit<void, LinkFailure>(act, async (change) => {
    const invitation = await readInvitation(change, signer, { link, customer });
    if (!invitation.ok) return invitation;
    for (const { existing } of invitation.value.parties) {
      const waiting = existing?.state === 'requested' || existing?.delegatedAdmin === 'asked';
      if (existing && waiting) await step(change, existing, 'decline', act.ports.clock.now());
    }
    return ok(undefined);
  });
}
