import type { AccessSnapshot } from '@mandate/app/access';
import { foreignPrincipals } from '@mandate/app/directory/foreign-principals';
import type { ChangeReport } from '@mandate/app/directory-change/report';
import type { Store } from '@mandate/app/ports/store';
import type { PrincipalId, RoleId } from '@mandate/rbac/model';
import type { LeftRole } from './wire.ts';

/** Everybody who holds something on a subscription that does not go along, by name. */
export async function leftRoles(
  report: ChangeReport,
  { caller, facts }: AccessSnapshot,
  store: Store,
): Promise<readonly LeftRole[]> {
  const held = [
    ...report.assignments.map((each) => ({ ...each, how: 'assigned' as const })),
    ...report.schedules.map((each) => ({
      ...each,
      how: each.kind === 'eligible' ? ('eligible' as const) : ('for-a-time' as const),
    })),
    ...report.inherited.map((each) => ({ ...each, how: 'inherited' as const })),
  ];
  const denied = report.denials.flatMap((denial) => denial.principals.map((principal) => ({ denial, principal })));
  const ids = [...new Set([...held.map(({ principal }) => principal), ...denied.map(({ principal }) => principal)])];
  const names = await holders(store, caller.tenant, ids);
  const holder = (id: PrincipalId) => names.get(id) ?? { holder: id, holderKind: 'unknown' as const };
  const roleName = (role: RoleId) => facts.roles.get(role)?.name ?? role;
  return [
    ...held.map(({ id, principal, role, scopeText, how }) => ({
      id,
      ...holder(principal),
      role: roleName(role),
      scope: scopeText,
      how,
    })),
    ...denied.map(({ denial, principal }) => ({
      id: `${denial.id}/${principal}`,
      ...holder(principal),
      role: denial.name,
      scope: denial.scopeText,
      how: 'denied' as const,
    })),
  ];
}

type Holder = Pick<LeftRole, 'holder' | 'holderKind'>;

async function holders(
  store: Store,
  tenant: AccessSnapshot['caller']['tenant'],
  ids: readonly PrincipalId[],
): Promise<ReadonlyMap<PrincipalId, Holder>> {
  const found = new Map<PrincipalId, Holder>();
  // A directory is asked about at most a thousand ids at a time.
  for (let start = 0; start < ids.length; start += 1_000) {
    const some = ids.slice(start, start + 1_000);
    for (const { group, displayName } of await foreignPrincipals(store, tenant, some)) {
      found.set(group, { holder: displayName, holderKind: 'ForeignGroup' });
    }
    for (const { id, displayName, kind } of await store.tenant(tenant).findPrincipals(some)) {
      found.set(id, { holder: displayName, holderKind: kind });
    }
  }
  return found;
}
