import { parseGuid } from '@mandate/rbac/guid';
import type { TenantId } from './tenants.ts';

/**
 * What a request link says. It is the same for every customer that a partner writes to, and stays the same until the
 * partner renews it; opening it changes nothing.
 */
export interface RequestLink {
  readonly partner: TenantId;
  /** Set when two tiers are asked for at once: `partner` is then the indirect reseller. */
  readonly indirectProvider: TenantId | null;
  readonly delegatedAdmin: boolean;
}

/** A link with the signature it came with. */
export interface SignedRequestLink extends RequestLink {
  readonly signature: string;
}

/**
 * What the signature of a link covers: all that it says, and the serial that is renewed to void it. Every part stands
 * in its own line, so that no two links have the same text.
 */
export function signedText({ partner, indirectProvider, delegatedAdmin }: RequestLink, serial: string): string {
  const kind = indirectProvider === null ? 'ResellerRelationship' : 'IndirectResellerRelationship';
  return ['request-link-v1', kind, partner, indirectProvider ?? '-', delegatedAdmin ? 'DAP' : 'no-DAP', serial].join(
    '\n',
  );
}

/** The options of a link's address, named as Partner Center names them where it has a name. */
export function linkOptions(link: SignedRequestLink): Readonly<Record<string, string>> {
  return {
    invType: link.indirectProvider === null ? 'ResellerRelationship' : 'IndirectResellerRelationship',
    partnerId: link.partner,
    ...(link.indirectProvider === null ? {} : { indirectCSPId: link.indirectProvider }),
    DAP: String(link.delegatedAdmin),
    signature: link.signature,
  };
}

/** Reads a link's options; `undefined` when they make no link. Whether it is genuine only its signature can say. */
export function parseLink(option: (name: string) => string | undefined): SignedRequestLink | undefined {
  const partner = parseGuid(option('partnerId') ?? '');
  const delegatedAdmin = { true: true, false: false }[option('DAP') ?? ''];
  const signature = option('signature') ?? '';
  const provider = parseGuid(option('indirectCSPId') ?? '') ?? null;
  const twoTiers = { ResellerRelationship: false, IndirectResellerRelationship: true }[option('invType') ?? ''];
  if (!partner || delegatedAdmin === undefined || twoTiers === undefined) return undefined;
  if (!/^[\w-]{43}$/.test(signature)) return undefined;
  if (twoTiers !== (provider !== null) || (provider === null && option('indirectCSPId') !== undefined)) {
    return undefined;
  }
  return { partner, indirectProvider: provider, delegatedAdmin, signature };
}
