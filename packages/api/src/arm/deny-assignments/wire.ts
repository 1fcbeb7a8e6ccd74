import { denyAssignmentId } from '@mandate/app/deny-assignments/record';
import type { StoredDenyAssignment } from '@mandate/app/ports/role-assignments';
import type { TenantReader } from '@mandate/app/ports/store';
import { EVERYONE, type PrincipalId } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { PermissionBody } from '../role-definition-body.ts';
import { PermissionWire, permissionToWire } from '../role-definition-wire.ts';
import { armTime } from '../timestamp.ts';

const PrincipalWire = Type.Object({ id: Type.String(), type: Type.String() });
const OptionalText = Type.Union([Type.String(), Type.Null()]);

/** A deny assignment on the wire (https://learn.microsoft.com/rest/api/authorization/deny-assignments/get). */
export const DenyAssignmentWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    denyAssignmentName: Type.String(),
    description: Type.String(),
    permissions: Type.Array(PermissionWire),
    scope: Type.String(),
    doNotApplyToChildScopes: Type.Boolean(),
    principals: Type.Array(PrincipalWire),
    excludePrincipals: Type.Array(PrincipalWire),
    isSystemProtected: Type.Boolean(),
    denyAssignmentEffect: Type.String(),
    createdOn: Type.String(),
    updatedOn: Type.String(),
    createdBy: OptionalText,
    updatedBy: OptionalText,
  }),
});

const Closed = { additionalProperties: false };
const Unread = Type.Optional(OptionalText);
const Principals = Type.Array(
  Type.Object(
    {
      id: Type.String({ maxLength: 128 }),
      type: Type.Optional(OptionalText),
      displayName: Unread,
      email: Unread,
    },
    Closed,
  ),
  { maxItems: 1000 },
);

/** A deny assignment as a client may send it, from 2024-07-01-preview on. */
export const DenyAssignmentBody = Type.Object(
  {
    properties: Type.Object(
      {
        denyAssignmentName: Type.String({ minLength: 1, maxLength: 256 }),
        description: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
        permissions: Type.Array(PermissionBody, { minItems: 1, maxItems: 100 }),
        principals: Principals,
        excludePrincipals: Type.Optional(Type.Union([Principals, Type.Null()])),
        doNotApplyToChildScopes: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
        denyAssignmentEffect: Type.Optional(
          Type.Union([
            Type.Literal('enforced'),
            Type.Literal('audit'),
            Type.Literal('Enforced'),
            Type.Literal('Audit'),
          ]),
        ),
        // Only the system makes those that it protects.
        isSystemProtected: Type.Optional(Type.Union([Type.Literal(false), Type.Null()])),
        scope: Unread,
        createdOn: Unread,
        updatedOn: Unread,
        createdBy: Unread,
        updatedBy: Unread,
        condition: Type.Optional(Type.Null()),
        conditionVersion: Type.Optional(Type.Null()),
      },
      Closed,
    ),
    id: Unread,
    name: Unread,
    type: Unread,
  },
  Closed,
);

/** Writes deny assignments as ARM does; principals that are gone since have no type. */
export async function denyAssignmentsToWire(
  denials: readonly StoredDenyAssignment[],
  tenant: TenantReader,
): Promise<readonly Record<string, unknown>[]> {
  const named = new Set(
    denials.flatMap(({ principals, excludedPrincipals }) => [...principals, ...excludedPrincipals]),
  );
  const found = await tenant.findPrincipals([...named].slice(0, MOST_PRINCIPALS));
  const kinds = new Map(found.map(({ id, kind }) => [id, kind]));
  const principal = (id: PrincipalId) => ({
    id,
    type: id === EVERYONE ? 'SystemDefined' : (kinds.get(id) ?? 'Unknown'),
  });
  return denials.map((denial) => ({
    id: denyAssignmentId(denial),
    type: 'Microsoft.Authorization/denyAssignments',
    name: denial.id,
    properties: {
      denyAssignmentName: denial.name,
      description: denial.description,
      permissions: denial.permissions.map((entry) => permissionToWire(entry, true)),
      scope: denial.scopeText,
      doNotApplyToChildScopes: denial.doNotApplyToChildScopes,
      principals: denial.principals.map(principal),
      excludePrincipals: denial.excludedPrincipals.map(principal),
      isSystemProtected: denial.isSystemProtected,
      denyAssignmentEffect: denial.effect,
      createdOn: armTime(denial.createdAt),
      updatedOn: armTime(denial.updatedAt),
      createdBy: denial.createdBy,
      updatedBy: denial.updatedBy,
    },
  }));
}

const MOST_PRINCIPALS = 1000;
