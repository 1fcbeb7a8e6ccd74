import type { Tenant } from '@mandate/domain/tenants';
import { rootOf } from '../discovery.ts';
import type { OpenIdPath } from '../paths.ts';

const ENDINGS = ['/oauth2/v2.0/token', '/oauth2/token', '/v2.0', ''];
const TENANT_BASES = ['/{tenant}', '/adfs/{tenant}/adfs', '/adfs/t/{tenant}'] as const;

/**
 * Whether an assertion was made for this tenant's token endpoint. Clients name the endpoint, the issuer or the
 * authority, by the tenant's id or a domain of its; where the address named no tenant, they name that address.
 */
export function isOwnAudience(
  audience: unknown,
  {
    tenant,
    base,
    loginOrigin,
  }: {
    readonly tenant: Tenant;
    readonly base: OpenIdPath['base'];
    readonly loginOrigin: string;
  },
): boolean {
  if (typeof audience !== 'string') return false;
  const names = [tenant.id, ...tenant.domains];
  const roots = TENANT_BASES.flatMap((each) => names.map((name) => loginOrigin + each.replace('{tenant}', name)));
  if (!base.includes('{tenant}')) roots.push(rootOf(base, undefined, loginOrigin));
  const given = audience.toLowerCase().replace(/\/$/, '');
  return roots.some((root) => ENDINGS.some((ending) => `${root}${ending}`.toLowerCase() === given));
}
