import { timingSafeEqual } from 'node:crypto';
import type { DelegatedAdminOnNew } from '@mandate/domain/relationships';
import { type RequestLink, type SignedRequestLink, signedText } from '@mandate/domain/request-links';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { Signer } from '../ports/relationships.ts';
import type { TenantReader } from '../ports/store.ts';

/** Reads one tenant, in a transaction or outside. */
interface Reads {
  tenant(tenant: TenantId): Pick<TenantReader, 'tenant' | 'requestSettings' | 'hasIndirectReseller'>;
}

/** The link as the partner may send it to any customer: the same each time, until it is renewed. */
export async function requestLink(store: Reads, signer: Signer, link: RequestLink): Promise<SignedRequestLink> {
  const { linkSerial } = await store.tenant(link.partner).requestSettings();
  return { ...link, signature: signer.sign(signedText(link, linkSerial)) };
}

/** Whom a request names besides the partner that makes it. */
export interface RequestedTiers {
  readonly provider: string | undefined;
  readonly reseller: string | undefined;
  /** An indirect reseller does not: it asks together with a provider or not at all. */
  readonly sellsItself: boolean;
}

/**
 * Who asks by a link: a partner alone, or an indirect reseller with a provider of its own, whichever of the two makes
 * it. `undefined` where the two do not belong together, or a reseller would ask without its provider.
 */
export async function requestParties(
  partner: Pick<TenantReader, 'id' | 'listTiers'>,
  { provider, reseller, sellsItself }: RequestedTiers,
): Promise<Omit<RequestLink, 'delegatedAdmin'> | undefined> {
  if (provider === undefined && reseller === undefined) {
    return sellsItself ? { partner: partner.id, indirectProvider: null } : undefined;
  }
  if (provider !== undefined && reseller !== undefined) return undefined;
  const { providers, resellers } = await partner.listTiers();
  const found = (provider === undefined ? resellers : providers).find(
    (each) => each === parseGuid(provider ?? reseller ?? ''),
  );
  if (!found) return undefined;
  return provider === undefined
    ? { partner: found, indirectProvider: partner.id }
    : { partner: partner.id, indirectProvider: found };
}

/** Whether this installation made the link for this partner and the partner has not voided it since. */
export async function isGenuine(store: Reads, signer: Signer, link: SignedRequestLink): Promise<boolean> {
  const { signature } = await requestLink(store, signer, link);
  const [expected, given] = [Buffer.from(signature), Buffer.from(link.signature)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Voids every link the partner has sent, and makes way for new ones. Relationships that came of them stay. */
export async function renewLinks(act: CallerAct): Promise<Result<void, never>> {
  const partner = act.access.caller.home;
  return commit<void, never>(act, async (change) => {
    const writer = change.tenant(partner);
    const settings = await writer.requestSettings();
    await writer.putRequestSettings({ ...settings, linkSerial: act.ports.randomness.guid() });
    await writer.record({
      operation: 'Mandate.Relationships/requestLinks/renew/action',
      target: `requestLinks/${partner}`,
      before: null,
      after: { renewed: true },
    });
    return ok(undefined);
  });
}

/** Whether new requests of the partner may ask for delegated admin privileges. What was granted before stays. */
export async function setDelegatedAdminOnNew(
  act: CallerAct,
  policy: DelegatedAdminOnNew,
): Promise<Result<void, never>> {
  const partner = act.access.caller.home;
  return commit<void, never>(act, async (change) => {
    const writer = change.tenant(partner);
    const settings = await writer.requestSettings();
    if (settings.delegatedAdminOnNew === policy) return ok(undefined);
    await writer.putRequestSettings({ ...settings, delegatedAdminOnNew: policy });
    await writer.record({
      operation: 'Mandate.Relationships/requestSettings/write',
      target: `requestSettings/${partner}`,
      before: { delegatedAdminOnNew: settings.delegatedAdminOnNew },
      after: { delegatedAdminOnNew: policy },
    });
    return ok(undefined);
  });
}
