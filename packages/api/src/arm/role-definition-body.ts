import type { Permission, Scope } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { parseScope } from '@mandate/rbac/scope';
import { type Static, type TSchema, Type } from 'typebox';
import type { ArmFailure } from './failures.ts';

const Closed = { additionalProperties: false };
const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));
const Patterns = orNull(Type.Array(Type.String({ maxLength: 512 }), { maxItems: 5000 }));
// Read-only properties come back from clients that send what they read; they are not read.
const Unread = orNull(Type.String());

/** One permission entry as a client may send it. Conditions stand on assignments; in a role they are Azure's alone. */
export const PermissionBody = Type.Object(
  {
    actions: Patterns,
    notActions: Patterns,
    dataActions: Patterns,
    notDataActions: Patterns,
    condition: Type.Optional(Type.Null()),
    conditionVersion: Type.Optional(Type.Null()),
  },
  Closed,
);

/**
 * A custom role as a client may send it
 * (https://learn.microsoft.com/rest/api/authorization/role-definitions/create-or-update).
 */
export const RoleDefinitionBody = Type.Object(
  {
    properties: Type.Object(
      {
        roleName: Type.String({ maxLength: 4096 }),
        description: orNull(Type.String({ maxLength: 8192 })),
        type: orNull(Type.Literal('CustomRole')),
        permissions: Type.Array(PermissionBody, { minItems: 1, maxItems: 1 }),
        assignableScopes: Type.Array(Type.String({ maxLength: 2048 }), { maxItems: 2001 }),
        createdOn: Unread,
        updatedOn: Unread,
        createdBy: Unread,
        updatedBy: Unread,
      },
      Closed,
    ),
    id: Unread,
    name: Unread,
    type: Unread,
  },
  Closed,
);

/** A permission entry from the wire; what is absent is empty. */
export function permissionFromWire(entry: Static<typeof PermissionBody>): Permission {
  return {
    actions: entry.actions ?? [],
    notActions: entry.notActions ?? [],
    dataActions: entry.dataActions ?? [],
    notDataActions: entry.notDataActions ?? [],
    condition: null,
  };
}

/** The assignable scopes of a body, or the first that is none. */
export function assignableScopesFrom(texts: readonly string[]): Result<readonly Scope[], ArmFailure> {
  const scopes: Scope[] = [];
  for (const text of texts) {
    const scope = parseScope(text);
    if (!scope.ok) return fail({ kind: 'assignable-scope-malformed', text });
    scopes.push(scope.value);
  }
  return ok(scopes);
}
