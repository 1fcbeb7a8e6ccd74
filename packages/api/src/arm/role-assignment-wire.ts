import type { StoredRoleAssignment } from '@mandate/app/ports/role-assignments';
import { roleAssignmentId } from '@mandate/app/role-assignments/record';
import type { Scope } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { roleDefinitionId } from './role-definition-wire.ts';
import { armTime } from './timestamp.ts';

const OptionalText = Type.Union([Type.String(), Type.Null()]);

/** A role assignment on the wire (https://learn.microsoft.com/rest/api/authorization/role-assignments/get). */
export const RoleAssignmentWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    roleDefinitionId: Type.String(),
    principalId: Type.String(),
    principalType: Type.String(),
    scope: Type.String(),
    condition: OptionalText,
    conditionVersion: OptionalText,
    createdOn: Type.String(),
    updatedOn: Type.String(),
    createdBy: OptionalText,
    updatedBy: OptionalText,
    delegatedManagedIdentityResourceId: OptionalText,
    description: OptionalText,
  }),
});

const Closed = { additionalProperties: false };
const ReadOnly = Type.Optional(OptionalText);

/** What a client may send. Read-only properties come back from clients that send what they read; they are not read. */
export const RoleAssignmentBody = Type.Object(
  {
    properties: Type.Object(
      {
        roleDefinitionId: Type.String({ maxLength: 2048 }),
        principalId: Type.String({ maxLength: 128 }),
        principalType: Type.Optional(OptionalText),
        description: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
        condition: Type.Optional(OptionalText),
        conditionVersion: Type.Optional(OptionalText),
        // Needs a managing tenant, which no assignment here has yet.
        delegatedManagedIdentityResourceId: Type.Optional(Type.Null()),
        // Never had an effect in Azure either; 2018 previews send it.
        canDelegate: Type.Optional(Type.Union([Type.Literal(false), Type.Null()])),
        scope: ReadOnly,
        createdOn: ReadOnly,
        updatedOn: ReadOnly,
        createdBy: ReadOnly,
        updatedBy: ReadOnly,
      },
      Closed,
    ),
    id: ReadOnly,
    name: ReadOnly,
    type: ReadOnly,
  },
  Closed,
);

/** Writes an assignment as ARM does, its role qualified by the subscription of the request. */
export function roleAssignmentToWire(assignment: StoredRoleAssignment, asked: Scope): Record<string, unknown> {
  return {
    id: roleAssignmentId(assignment),
    type: 'Microsoft.Authorization/roleAssignments',
    name: assignment.id,
    properties: {
      roleDefinitionId: roleDefinitionId(assignment.role, asked),
      principalId: assignment.principal,
      principalType: assignment.principalType,
      scope: assignment.scopeText,
      condition: assignment.condition,
      conditionVersion: assignment.condition === null ? null : '2.0',
      createdOn: armTime(assignment.createdAt),
      updatedOn: armTime(assignment.updatedAt),
      createdBy: assignment.createdBy,
      updatedBy: assignment.updatedBy,
      delegatedManagedIdentityResourceId: null,
      description: assignment.description,
    },
  };
}
