import { parseGuid } from '@mandate/rbac/guid';
import type { TenantId } from './tenants.ts';

/**
 * The link with which an indirect provider takes up indirect resellers. It says who the provider is and nothing more,
 * and is the same for whoever gets it until the provider renews its links; opening it changes nothing.
 */
export interface SignedProviderLink {
  readonly provider: TenantId;
  readonly signature: string;
}

/** What the signature covers: the provider, and the serial that is renewed to void it. */
export function providerText(provider: TenantId, serial: string): string {
  return ['provider-link-v1', provider, serial].join('\n');
}

/** Where a link leads: to the page of the portal on which a reseller reads and accepts it. */
export function providerAddress(portal: string, { provider, signature }: SignedProviderLink): string {
  return `${portal}/provider-invitation?${new URLSearchParams({ providerId: provider, signature }).toString()}`;
}

/** Reads a link's options; `undefined` when they make no link. Whether it is genuine only its signature can say. */
export function parseProviderLink(option: (name: string) => string | undefined): SignedProviderLink | undefined {
  const provider = parseGuid(option('providerId') ?? '');
  const signature = option('signature') ?? '';
  return provider && /^[\w-]{43}$/.test(signature) ? { provider, signature } : undefined;
}
