import type { StoredRoleDefinition } from '@mandate/app/ports/role-assignments';
import { spelled } from '@mandate/app/role-definitions/record';
import type { Permission, Scope } from '@mandate/rbac/model';
import { subscriptionOf } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { armTime } from './timestamp.ts';

/** One permission entry on the wire; `condition` appears from 2022-05-01-preview on. */
export const PermissionWire = Type.Object({
  actions: Type.Array(Type.String()),
  notActions: Type.Array(Type.String()),
  dataActions: Type.Array(Type.String()),
  notDataActions: Type.Array(Type.String()),
  condition: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  conditionVersion: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

/** A role definition on the wire (https://learn.microsoft.com/rest/api/authorization/role-definitions/get). */
export const RoleDefinitionWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    roleName: Type.String(),
    type: Type.String(),
    description: Type.String(),
    assignableScopes: Type.Array(Type.String()),
    permissions: Type.Array(PermissionWire),
    createdOn: Type.String(),
    updatedOn: Type.String(),
    createdBy: Type.Null(),
    updatedBy: Type.Null(),
  }),
});

/**
 * The id of a role definition as Azure answers it: qualified by the subscription of the request, whatever scope the
 * role came from. `az` joins assignments to definitions by comparing these texts exactly.
 */
export function roleDefinitionId(role: string, asked: Scope): string {
  const subscription = subscriptionOf(asked);
  const prefix = subscription ? `/subscriptions/${subscription}` : '';
  return `${prefix}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
}

/** Writes a permission entry as ARM does. */
export function permissionToWire(
  { condition, ...entry }: Permission,
  withConditions: boolean,
): Record<string, unknown> {
  if (!withConditions) return entry;
  return { ...entry, condition, conditionVersion: condition === null ? null : '2.0' };
}

/** Writes a role definition as ARM does. */
export function roleDefinitionToWire(
  role: StoredRoleDefinition,
  asked: { readonly scope: Scope; readonly withConditions: boolean },
): Record<string, unknown> {
  return {
    id: roleDefinitionId(role.id, asked.scope),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.id,
    properties: propertiesOf(role, asked.withConditions),
  };
}

// `az` asks for all built-in roles to show the names of a few, and they are the same ones every time.
const written = {
  with: new WeakMap<StoredRoleDefinition, object>(),
  without: new WeakMap<StoredRoleDefinition, object>(),
};

function propertiesOf(role: StoredRoleDefinition, withConditions: boolean): object {
  const known = written[withConditions ? 'with' : 'without'];
  const before = known.get(role);
  if (before) return before;
  const properties = {
    roleName: role.name,
    type: role.kind,
    description: role.description,
    assignableScopes: role.assignableScopes.map(spelled),
    permissions: role.permissions.map((entry) => permissionToWire(entry, withConditions)),
    createdOn: armTime(role.createdAt),
    updatedOn: armTime(role.updatedAt),
    createdBy: null,
    updatedBy: null,
  };
  known.set(role, properties);
  return properties;
}
