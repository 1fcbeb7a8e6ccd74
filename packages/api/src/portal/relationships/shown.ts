import type { AccessSnapshot } from '@mandate/app/access';
import type { Store } from '@mandate/app/ports/store';
import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { findDelegatedRole } from '@mandate/domain/delegated-admin-roles';
import type { SignedRequestLink } from '@mandate/domain/request-links';
import { linkOptions, parseLink } from '@mandate/domain/request-links';
import type { TenantId } from '@mandate/domain/tenants';
import { Type } from 'typebox';
import type { AdminRelationship, LinkOptions, PartnerName } from './wire.ts';

/** How long ago whoever consents may have signed in at most. */
export const CONSENT_SIGN_IN = { withinMs: 600_000 } as const;

/** A link's options in a body. */
export const LinkBody = Type.Object(
  {
    invType: Type.String({ maxLength: 64 }),
    partnerId: Type.String({ maxLength: 64 }),
    indirectCSPId: Type.Optional(Type.String({ maxLength: 64 })),
    DAP: Type.String({ maxLength: 8 }),
    signature: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);

/** Reads a link out of a body; `undefined` when it is none. */
export function linkIn(options: LinkOptions): SignedRequestLink | undefined {
  const given = new Map<string, string>(Object.entries(options));
  return parseLink((name) => given.get(name));
}

/** Writes a link's options. */
export function toOptions(link: SignedRequestLink): LinkOptions {
  // `linkOptions` writes exactly these names.
  return linkOptions(link) as Readonly<Record<string, string>> & LinkOptions;
}

/** How a partner is shown to a customer. */
export async function partnerName(store: Pick<Store, 'tenant'>, id: TenantId): Promise<PartnerName> {
  const tenant = await store.tenant(id).tenant();
  return {
    id,
    displayName: tenant?.displayName ?? id,
    domain: tenant?.defaultDomain ?? '',
    country: tenant?.country ?? '',
  };
}

/** Who else could consent, for somebody who may not: the Global admins of the tenant. `null` for those who may. */
export async function askInstead(
  { caller, directoryRoles, tenant }: AccessSnapshot,
  store: Pick<Store, 'tenant'>,
): Promise<readonly string[] | null> {
  if (directoryRoles.has('globalAdministrator')) return null;
  const ids = [...tenant.directoryRoles].flatMap(([id, roles]) => (roles.has('globalAdministrator') ? [id] : []));
  const found = await store.tenant(caller.tenant).findPrincipals(ids.slice(0, 100));
  return found
    .filter((principal) => principal.kind === 'User' && principal.accountEnabled)
    .map(({ displayName }) => displayName)
    .sort((one, other) => one.localeCompare(other));
}

/** How a granular relationship is shown. */
export function adminRelationship(relationship: DelegatedAdminRelationship): AdminRelationship {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    id: relationship.id,
    displayName: relationship.displayName,
    status: relationship.status,
    roles: relationship.roles.flatMap((id) => findDelegatedRole(id)?.name ?? []),
    durationDays: relationship.durationDays,
    autoExtend: relationship.autoExtendDays > 0,
    activatedAt: time(relationship.activatedAt),
    endsAt: time(relationship.endsAt),
  };
}
