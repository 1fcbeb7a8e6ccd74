import { type AccessSnapshot, decideFor } from '@mandate/app/access';
import type { StoredRoleDefinition } from '@mandate/app/ports/role-assignments';
import { isEscalation } from '@mandate/app/role-assignments/assign-role';
import { PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { DESCRIPTIONS } from '@mandate/rbac/builtin-roles/descriptions';
import { whyNotAssignable } from '@mandate/rbac/custom-roles';
import { mayWriteAuthorization } from '@mandate/rbac/escalation';
import type { Attributes, Scope } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { scopeAsked } from './scope-asked.ts';
import type { RoleChoice } from './wire.ts';

const KNOWN = new Map(BUILT_IN_ROLES.map((role) => [role.id, role]));

/** The roles that can be assigned at a scope, and which of them this caller may hand out to a user. */
export const listRoleChoices = operation({
  id: 'Portal_ListRoleChoices',
  method: 'GET',
  path: '/portal/tenants/{id}/roles',
  requires: { anyoneInTenant: 'Everybody in a tenant may know its roles; decided in the tenant asked for.' },
  replies: { 200: Type.Object({ roles: Type.Array(Type.Object({ id: Type.String(), assignable: Type.Boolean() })) }) },

  async handle(input, work) {
    const { store } = work;
    const asked = await scopeAsked(input, work);
    if (!asked.ok) return asked;
    const { id, access, scope } = asked.value;

    const custom = await store.tenant(id).listCustomRoles();
    const roles = [...access.roles.values(), ...custom.filter((role) => !access.roles.has(role.id))]
      .filter((role) => whyNotAssignable(role, scope, access.facts.parents) === undefined)
      .map((role) => describe(role, maySuggest(access, role, scope)))
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
    return reply(200, { roles });
  },
});

function maySuggest(access: AccessSnapshot, role: StoredRoleDefinition, scope: Scope): boolean {
  const none = new Map<string, never>();
  const attributes: Attributes = {
    request: new Map([
      [ROLE_DEFINITION_ID, role.id as string],
      [PRINCIPAL_TYPE, 'User'],
    ]),
    resource: none,
    principal: none,
    environment: none,
  };
  const action = { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' } as const;
  if (decideFor(access, { action, scope, attributes }).effect === 'deny') return false;
  return !isEscalation({ access }, role, { scope, attributes });
}

function describe(role: StoredRoleDefinition, assignable: boolean): RoleChoice {
  const known = KNOWN.get(role.id);
  const ours = DESCRIPTIONS[role.id];
  return {
    id: role.id,
    name: role.name,
    kind: role.kind,
    category: known?.category ?? 'other',
    privileged: known?.privileged ?? mayWriteAuthorization(role),
    description: ours ?? { en: role.description, fr: role.description },
    assignable,
  };
}
