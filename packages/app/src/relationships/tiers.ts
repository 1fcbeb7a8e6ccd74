import { timingSafeEqual } from 'node:crypto';
import { AGENT_GROUPS_OF_RESELLERS } from '@mandate/domain/directory';
import { providerText, type SignedProviderLink } from '@mandate/domain/provider-links';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { addAgentGroups } from '../installation/agent-groups.ts';
import type { Signer } from '../ports/relationships.ts';
import type { Change, TenantReader } from '../ports/store.ts';
import { type OtherMarket, otherMarket } from './change-relationship.ts';

/** Why a provider's invitation cannot be accepted. */
export type TierFailure =
  /** Forged, altered, or voided by the provider; which of them nobody is told. */
  | { readonly kind: 'link-void' }
  /** The reader works for the provider that sent it. */
  | { readonly kind: 'own-link' }
  /** Whoever sells through resellers is none itself: there are two tiers and no third. */
  | { readonly kind: 'third-tier' }
  | OtherMarket;

/** What accepting a provider's invitation would do; opening one changes nothing. */
export interface ProviderInvitation {
  readonly provider: TenantId;
  /** Whether the two belong together already. */
  readonly accepted: boolean;
}

interface Reads {
  tenant(tenant: TenantId): Pick<TenantReader, 'tenant' | 'requestSettings' | 'listTiers'>;
}

/** The link as the provider may send it to any reseller: the same each time, until the provider renews its links. */
export async function providerLink(store: Reads, signer: Signer, provider: TenantId): Promise<SignedProviderLink> {
  const { linkSerial } = await store.tenant(provider).requestSettings();
  return { provider, signature: signer.sign(providerText(provider, linkSerial)) };
}

/** Whether a partner may take up resellers. One that is a reseller itself may not: there is no third tier. */
export async function mayProvide(store: Reads, partner: TenantId): Promise<boolean> {
  const { providers } = await store.tenant(partner).listTiers();
  return providers.length === 0;
}

/** Reads what a provider's link asks of an organization, or why it asks for nothing. */
export async function readProviderInvitation(
  store: Reads,
  signer: Signer,
  { link, reader }: { readonly link: SignedProviderLink; readonly reader: TenantId },
): Promise<Result<ProviderInvitation, TierFailure>> {
  const { provider } = link;
  const genuine = await providerLink(store, signer, provider);
  const [expected, given] = [Buffer.from(genuine.signature), Buffer.from(link.signature)];
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return fail({ kind: 'link-void' });
  if (!(await mayProvide(store, provider))) return fail({ kind: 'link-void' });
  if (provider === reader) return fail({ kind: 'own-link' });
  const tiers = await store.tenant(reader).listTiers();
  if (tiers.resellers.length > 0) return fail({ kind: 'third-tier' });
  const other = await otherMarket(store as Pick<Change, 'tenant'>, provider, reader);
  if (other) return fail(other);
  return ok({ provider, accepted: tiers.providers.includes(provider) });
}

/**
 * An organization accepts a provider and becomes its indirect reseller, so that the two may ask customers together. If
 * it was no partner it becomes one, with groups for its agents. Accepting again changes nothing. The operation that
 * calls this requires a Global Administrator whose home is the organization and who has just signed in.
 */
export async function acceptProvider(
  act: CallerAct,
  signer: Signer,
  link: SignedProviderLink,
): Promise<Result<void, TierFailure>> {
  const { tenant: reseller } = act.access.caller;
  const already = act.access.home.wellKnownGroups.size > 0;
  return commit<void, TierFailure>(act, async (change) => {
    const invitation = await readProviderInvitation(change, signer, { link, reader: reseller });
    if (!invitation.ok) return invitation;
    const { provider, accepted } = invitation.value;
    if (accepted) return ok(undefined);
    if (!already) await addAgentGroups(act, change, { tenant: reseller, names: AGENT_GROUPS_OF_RESELLERS });
    await change.tenant(provider).addTier({ kind: 'reseller', tenant: reseller });
    await change.tenant(reseller).addTier({ kind: 'provider', tenant: provider });
    const entry = {
      operation: 'Mandate.Relationships/indirectResellers/write',
      target: `indirectResellers/${provider}/${reseller}`,
      before: null,
      after: { provider, reseller, becamePartner: !already },
    };
    await change.tenant(provider).record(entry);
    await change.tenant(reseller).record(entry);
    return ok(undefined);
  });
}
