import { assignAppRole, unassignAppRole } from '@mandate/app/directory/app-roles';
import type { AppRoleAssignment } from '@mandate/app/ports/directory';
import type { TenantReader } from '@mandate/app/ports/store';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type FindObject, type Operation, reply } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { findIdIn } from './keys.ts';
import { graphTime, ObjectListWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const Id = Type.String({ maxLength: 64 });
const Body = Type.Object({ principalId: Id, resourceId: Id, appRoleId: Id }, { additionalProperties: false });
const CONTEXT = '/v1.0/$metadata#appRoleAssignments';

const ENDS = [
  ['users', 'appRoleAssignments'],
  ['groups', 'appRoleAssignments'],
  ['servicePrincipals', 'appRoleAssignments'],
  ['servicePrincipals', 'appRoleAssignedTo'],
] as const;

const applicationOffering: FindObject = async (params, reader) => {
  const id = parseGuid(params['assignmentId'] ?? '');
  return id && (await reader.findAppRoleAssignment(id))?.resource;
};

/**
 * Who holds which role of an application, seen from the holder or from the application. Giving and taking is for those
 * who manage the application that offers the role.
 */
export const APP_ROLE_ASSIGNMENTS: readonly Operation<GraphFailure>[] = ENDS.flatMap(([from, name]) => {
  const path = `/v1.0/${from}/{id}/${name}` as const;
  const noun = `${from.slice(0, -1)}.${name}`;
  const end = (id: PrincipalId) => (name === 'appRoleAssignedTo' ? { resource: id } : { principal: id });
  return [
    operation({
      id: `${noun}.List`,
      method: 'GET',
      path,
      requires: { directory: 'readDirectory' },
      replies: { 200: ObjectListWire },
      async handle({ params, query, link }, { access, store }) {
        const filter = query.get('$filter') ?? '';
        if (filter !== '') return fail({ kind: 'filter-unsupported', filter });
        const reader = store.tenant(access.caller.tenant);
        const id = await findIdIn(from, reader, params.id);
        if (!id) return fail({ kind: 'object-not-found', id: params.id });
        const found = await reader.listAppRoleAssignments(end(id));
        const value = await Promise.all(found.map((each) => assignmentToWire(reader, each)));
        return reply(200, { '@odata.context': link(CONTEXT), value });
      },
    }),
    operation({
      id: `${noun}.Create`,
      method: 'POST',
      path,
      // The body names the application; the use case decides on it.
      requires: { directory: 'readDirectory' },
      body: Body,
      replies: { 201: ObjectWire },
      async handle({ params, body, link }, { access, store, act }) {
        const reader = store.tenant(access.caller.tenant);
        const id = await findIdIn(from, reader, params.id);
        const [principal, resource, role] = [body.principalId, body.resourceId, body.appRoleId].map(parseGuid);
        if (!principal || !resource || !role) {
          return fail({ kind: 'body-malformed', detail: 'principalId, resourceId and appRoleId must be GUIDs.' });
        }
        if (id && id !== (name === 'appRoleAssignedTo' ? resource : principal)) {
          return fail({ kind: 'body-malformed', detail: 'The body names another object than the path.' });
        }
        const assigned = await assignAppRole(act, { role, principal, resource });
        if (!assigned.ok) return assigned;
        return reply(201, {
          '@odata.context': link(`${CONTEXT}/$entity`),
          ...(await assignmentToWire(reader, assigned.value)),
        });
      },
    }),
    operation({
      id: `${noun}.Delete`,
      method: 'DELETE',
      path: `${path}/{assignmentId}` as const,
      requires: { directory: 'manageApplications', over: applicationOffering },
      replies: { 204: null },
      async handle({ params }, { access, store, act }) {
        const id = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
        const assignment = parseGuid(params.assignmentId);
        if (!id || !assignment) return fail({ kind: 'object-not-found', id: id ? params.assignmentId : params.id });
        const taken = await unassignAppRole(act, end(id), assignment);
        return taken.ok ? reply(204) : taken;
      },
    }),
  ];
});

async function assignmentToWire(reader: TenantReader, { id, role, principal, resource, createdAt }: AppRoleAssignment) {
  const found = await reader.findPrincipals([principal, resource]);
  const named = (wanted: PrincipalId) => found.find((each) => each.id === wanted);
  return {
    id,
    deletedDateTime: null,
    appRoleId: role,
    createdDateTime: graphTime(createdAt),
    principalDisplayName: named(principal)?.displayName ?? null,
    principalId: principal,
    principalType: named(principal)?.kind ?? null,
    resourceDisplayName: named(resource)?.displayName ?? null,
    resourceId: resource,
  };
}
