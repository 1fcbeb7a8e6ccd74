import { assignRole, principalTypeOf } from '@mandate/app/role-assignments/assign-role';
import { missingScope } from '@mandate/app/role-assignments/missing-scope';
import type { PrincipalType } from '@mandate/domain/directory';
import { PRINCIPAL_ID, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '@mandate/rbac/attributes';
import { parseGuid } from '@mandate/rbac/guid';
import type { Attributes, Guid, PrincipalId, RoleId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Static } from 'typebox';
import { reply } from '../operation.ts';
import type { ArmFailure } from './failures.ts';
import { operation } from './operation.ts';
import { RoleAssignmentBody, RoleAssignmentWire, roleAssignmentToWire } from './role-assignment-wire.ts';
import { ROLE_ASSIGNMENT_VERSIONS } from './versions.ts';

/** Gives a principal a role at a scope. Conditions on the caller's own right see which role, whom, and of what type. */
export const putRoleAssignment = operation({
  id: 'RoleAssignments_Create',
  method: 'PUT',
  path: '{scope}/providers/Microsoft.Authorization/roleAssignments/{name}',
  apiVersions: ROLE_ASSIGNMENT_VERSIONS,
  requires: { action: 'Microsoft.Authorization/roleAssignments/write', at: '{scope}' },
  body: RoleAssignmentBody,
  replies: { 200: RoleAssignmentWire, 201: RoleAssignmentWire },

  async attributes({ params, body }, { access, store }) {
    const wanted = parse(params.name, body);
    if (!wanted.ok) return wanted;
    const type = await principalTypeOf(store.tenant(access.caller.tenant), store.tenant, wanted.value.principal);
    return ok(requestAttributes({ ...wanted.value, type: type ?? 'Unknown' }));
  },

  async handle({ params, scope, scopeText, body, query, attributes }, { act, access, store }) {
    const wanted = parse(params.name, body);
    if (!wanted.ok) return wanted;
    const missing = await missingScope(store.tenant(access.caller.tenant), scope);
    if (missing) return fail(missing);
    const done = await assignRole(act, { ...wanted.value, scope, scopeText, attributes });
    if (!done.ok) return done;
    // Versions before 2020-04 know 201 only; their SDKs take anything else for an error.
    const status = done.value.created || (query.get('api-version') ?? '') < '2020-04' ? 201 : 200;
    return reply(status, roleAssignmentToWire(done.value.assignment, scope));
  },
});

interface Wanted {
  readonly id: Guid;
  readonly principal: PrincipalId;
  readonly role: RoleId;
  readonly statedType: PrincipalType | null;
  readonly condition: string | null;
  readonly description: string | null;
}

const PRINCIPAL_TYPES: Readonly<Record<string, PrincipalType>> = {
  user: 'User',
  group: 'Group',
  serviceprincipal: 'ServicePrincipal',
  foreigngroup: 'ForeignGroup',
};

function parse(name: string, { properties }: Static<typeof RoleAssignmentBody>): Result<Wanted, ArmFailure> {
  const id = parseGuid(name);
  if (!id) return fail({ kind: 'role-assignment-name-malformed', text: name });
  // Any scope may stand before the role's name; only the GUID counts.
  const [, guid] =
    /\/providers\/microsoft\.authorization\/roledefinitions\/([^/]+)\/?$/i.exec(properties.roleDefinitionId) ?? [];
  const role = parseGuid(guid ?? properties.roleDefinitionId);
  if (!role) return fail({ kind: 'role-id-malformed', text: properties.roleDefinitionId });
  const principal = parseGuid(properties.principalId);
  if (!principal) return fail({ kind: 'principal-id-malformed', text: properties.principalId });
  const stated = properties.principalType || null;
  const statedType = stated === null ? null : PRINCIPAL_TYPES[stated.toLowerCase()];
  if (statedType === undefined) return fail({ kind: 'principal-type-unknown', text: stated ?? '' });
  const condition = properties.condition || null;
  const version = properties.conditionVersion ?? null;
  if (condition !== null && version !== '2.0') return fail({ kind: 'condition-version-unsupported', version });
  return ok({ id, principal, role, statedType, condition, description: properties.description ?? null });
}

/** The attributes that conditions on `roleAssignments/write` may look at. */
function requestAttributes(wanted: {
  readonly role: RoleId;
  readonly principal: PrincipalId;
  readonly type: PrincipalType | 'Unknown';
}): Attributes {
  const none = new Map<string, never>();
  return {
    request: new Map<string, string>([
      [ROLE_DEFINITION_ID, wanted.role],
      [PRINCIPAL_ID, wanted.principal],
      [PRINCIPAL_TYPE, wanted.type],
    ]),
    resource: none,
    principal: none,
    environment: none,
  };
}
