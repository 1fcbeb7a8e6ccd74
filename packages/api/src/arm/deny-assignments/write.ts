import { putDenyAssignment as put } from '@mandate/app/deny-assignments/put-deny-assignment';
import { removeDenyAssignment } from '@mandate/app/deny-assignments/remove-deny-assignment';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { reply } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { permissionFromWire } from '../role-definition-body.ts';
import { DENY_ASSIGNMENT_WRITE_VERSIONS } from '../versions.ts';
import { DenyAssignmentBody, DenyAssignmentWire, denyAssignmentsToWire } from './wire.ts';

const path = '{scope}/providers/Microsoft.Authorization/denyAssignments/{name}';

/** Creates a deny assignment or replaces it, within what people may deny. */
export const putDenyAssignment = operation({
  id: 'DenyAssignments_CreateOrUpdate',
  method: 'PUT',
  path,
  apiVersions: DENY_ASSIGNMENT_WRITE_VERSIONS,
  requires: { action: 'Microsoft.Authorization/denyAssignments/write', at: '{scope}' },
  body: DenyAssignmentBody,
  replies: { 200: DenyAssignmentWire, 201: DenyAssignmentWire },

  async handle({ params, scope, scopeText, body }, { act, store }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'denial-name-malformed', text: params.name });
    const { properties } = body;
    const principals = principalsFrom(properties.principals);
    if (!principals.ok) return principals;
    const excluded = principalsFrom(properties.excludePrincipals ?? []);
    if (!excluded.ok) return excluded;
    const done = await put(act, {
      id,
      scope,
      scopeText,
      name: properties.denyAssignmentName,
      description: properties.description ?? '',
      permissions: properties.permissions.map(permissionFromWire),
      principals: principals.value,
      excludedPrincipals: excluded.value,
      doNotApplyToChildScopes: properties.doNotApplyToChildScopes ?? false,
      effect: properties.denyAssignmentEffect?.toLowerCase() === 'audit' ? 'audit' : 'enforced',
    });
    if (!done.ok) return done;
    const [written] = await denyAssignmentsToWire([done.value.denial], store.tenant(act.access.caller.tenant));
    return reply(done.value.created ? 201 : 200, written);
  },
});

/** Removes a deny assignment: 200 with what was removed, 204 when there was none. */
export const deleteDenyAssignment = operation({
  id: 'DenyAssignments_Delete',
  method: 'DELETE',
  path,
  apiVersions: DENY_ASSIGNMENT_WRITE_VERSIONS,
  requires: { action: 'Microsoft.Authorization/denyAssignments/delete', at: '{scope}' },
  replies: { 200: DenyAssignmentWire, 204: null },

  async handle({ params, scope }, { act, store }) {
    const id = parseGuid(params.name);
    if (!id) return fail({ kind: 'denial-name-malformed', text: params.name });
    const done = await removeDenyAssignment(act, { scope, id });
    if (!done.ok) return done;
    if (!done.value) return reply(204);
    const [written] = await denyAssignmentsToWire([done.value], store.tenant(act.access.caller.tenant));
    return reply(200, written);
  },
});

// What a client says of a principal's type is not read: it is looked up.
function principalsFrom(named: readonly { readonly id: string }[]): Result<readonly PrincipalId[], ArmFailure> {
  const principals: PrincipalId[] = [];
  for (const { id: text } of named) {
    const id = parseGuid(text);
    if (!id) return fail({ kind: 'principal-id-malformed', text });
    principals.push(id);
  }
  return ok(principals);
}
