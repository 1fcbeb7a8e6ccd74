import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import type { Guid, PrincipalId, RoleDefinition, RoleId, Scope } from '@mandate/rbac/model';
import { contains } from '@mandate/rbac/scope';
import type { AccessSnapshot } from '../access.ts';
import { isCurrent } from '../ports/role-schedules.ts';
import type { ScopedDocuments } from '../ports/scoped-documents.ts';
import type { TenantReader } from '../ports/store.ts';

/** What Privileged Identity Management warns of (https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-resource-roles-configure-alerts). */
export const ROLE_ALERTS = [
  'TooManyOwnersAssignedToResource',
  'TooManyPermanentOwnersAssignedToResource',
  'DuplicateRoleCreated',
  'AzureRolesAssignedOutsidePim',
] as const;
export type RoleAlertName = (typeof ROLE_ALERTS)[number];

/** What an alert found: an assignment that should not be there, or a role that says what another says. */
export interface RoleIncident {
  /** The assignment's, or the role's. */
  readonly id: Guid;
  readonly scope: Scope;
  readonly principal: PrincipalId | null;
  readonly role: RoleId;
  /** Whether it can be set right by removing the assignment. */
  readonly assignment: boolean;
  readonly since: number;
}

/** How an alert is set at a scope. */
export type AlertSetting = ScopedDocuments['role-alert'];

/** More owners than these are too many: so many, and so large a share of those that they are counted among. */
export const DEFAULT_ALERT: AlertSetting = { isEnabled: true, most: 3, share: 10, dismissed: [] };

/** An alert at a scope as things stand. */
export interface FoundAlert {
  readonly name: RoleAlertName;
  readonly setting: AlertSetting;
  readonly incidents: readonly RoleIncident[];
}

/** Looks for what an alert warns of, at a scope and below it. Nothing is kept: what is set right is gone at once. */
export async function findAlert(
  tenant: TenantReader,
  access: AccessSnapshot,
  scope: Scope,
  name: RoleAlertName,
): Promise<FoundAlert> {
  const setting = (await tenant.findDocument('role-alert', scope, name)) ?? DEFAULT_ALERT;
  if (!setting.isEnabled) return { name, setting, incidents: [] };
  const found =
    name === 'DuplicateRoleCreated'
      ? duplicateRoles(access, scope)
      : await assignments(tenant, access, scope, name, setting);
  return { name, setting, incidents: found.filter(({ id }) => !setting.dismissed.includes(id)) };
}

async function assignments(
  tenant: TenantReader,
  access: AccessSnapshot,
  scope: Scope,
  name: RoleAlertName,
  { most, share }: AlertSetting,
): Promise<readonly RoleIncident[]> {
  const standing = (await tenant.listRoleAssignments())
    .filter((each) => contains(scope, each.scope))
    .map(({ id, scope: at, principal, role, createdAt }) => ({
      id,
      scope: at,
      principal,
      role,
      assignment: true,
      since: createdAt,
    }));
  if (name === 'AzureRolesAssignedOutsidePim') return standing;
  const timed = (await tenant.listRoleSchedules('active'))
    .filter((each) => each.managedBy === null && contains(scope, each.scope) && isCurrent(each, access.at))
    .map(({ id, scope: at, principal, role, createdAt }) => ({
      id,
      scope: at,
      principal,
      role,
      assignment: true,
      since: createdAt,
    }));
  const owners = (all: readonly RoleIncident[]) => all.filter(({ role }) => role === OWNER);
  const all = [...standing, ...timed];
  const [counted, among] =
    name === 'TooManyOwnersAssignedToResource' ? [owners(all), all] : [owners(standing), owners(all)];
  const tooMany = counted.length > most && counted.length * 100 >= among.length * share;
  return tooMany ? counted : [];
}

function duplicateRoles({ facts, tenant }: AccessSnapshot, scope: Scope): readonly RoleIncident[] {
  const first = new Map<string, RoleDefinition>();
  for (const role of [...facts.roles.values()].toSorted(
    (one, other) => Number(one.kind === 'CustomRole') - Number(other.kind === 'CustomRole'),
  )) {
    if (!first.has(meaning(role))) first.set(meaning(role), role);
  }
  return tenant.customRoles
    .filter(
      (role) => first.get(meaning(role))?.id !== role.id && role.assignableScopes.some((at) => contains(scope, at)),
    )
    .map(({ id, assignableScopes }) => ({
      id,
      scope: assignableScopes[0] ?? scope,
      principal: null,
      role: id,
      assignment: false,
      since: 0,
    }));
}

function meaning({ permissions }: RoleDefinition): string {
  const sorted = (patterns: readonly string[]) => patterns.map((each) => each.toLowerCase()).toSorted();
  return JSON.stringify(
    permissions.map(({ actions, notActions, dataActions, notDataActions, condition }) => [
      sorted(actions),
      sorted(notActions),
      sorted(dataActions),
      sorted(notDataActions),
      condition,
    ]),
  );
}
