import { assignDirectoryRole, unassignDirectoryRole } from '@mandate/app/directory/directory-roles';
import { DIRECTORY_ROLES, type DirectoryRole } from '@mandate/domain/directory';
import { ALL_DIRECTORY_ROLES, directoryRoleOf } from '@mandate/domain/directory-roles';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { roleToWire } from './directory-role-wire.ts';
import { alternateKey, referencedId } from './keys.ts';
import { ObjectListWire, ObjectWire, principalToWire } from './objects.ts';
import { operation } from './operation.ts';
import { ReferenceBody } from './references.ts';

const READ = { method: 'GET', requires: { directory: 'readDirectory' } } as const;

/** The role of a key: its id, which is that of its template, or `roleTemplateId='…'`. */
function roleOfKey(key: string): DirectoryRole | undefined {
  const named = alternateKey(key);
  if (named && named.property !== 'roletemplateid') return undefined;
  return directoryRoleOf(parseGuid(named?.value ?? key) ?? '');
}

/** The directory roles. Every one of them is in use from the start, so that nobody needs to activate it. */
export const listDirectoryRoles = operation({
  ...READ,
  id: 'directoryRole.ListDirectoryRole',
  path: '/v1.0/directoryRoles',
  replies: { 200: ObjectListWire },

  async handle({ query, link }) {
    const filter = query.get('$filter') ?? '';
    const [, wanted] = /^\s*(?:roleTemplateId|displayName)\s+eq\s+'([^']*)'\s*$/.exec(filter) ?? [];
    if (filter.trim() !== '' && wanted === undefined) return fail({ kind: 'filter-unsupported', filter });
    const roles = ALL_DIRECTORY_ROLES.map(roleToWire).filter(
      (role) =>
        wanted === undefined ||
        role['roleTemplateId'] === wanted.toLowerCase() ||
        String(role['displayName']).toLowerCase() === wanted.toLowerCase(),
    );
    return reply(200, { '@odata.context': link('/v1.0/$metadata#directoryRoles'), value: roles });
  },
});

/** One directory role, by id or template. */
export const getDirectoryRole = operation({
  ...READ,
  id: 'directoryRole.GetDirectoryRole',
  path: '/v1.0/directoryRoles/{id}',
  replies: { 200: ObjectWire },

  async handle({ params, link }) {
    const role = roleOfKey(params.id);
    if (!role) return fail({ kind: 'object-not-found', id: params.id });
    return reply(200, { '@odata.context': link('/v1.0/$metadata#directoryRoles/$entity'), ...roleToWire(role) });
  },
});

/** Who holds a directory role, directly. */
export const listRoleMembers = operation({
  ...READ,
  id: 'directoryRole.ListMember',
  path: '/v1.0/directoryRoles/{id}/members',
  replies: { 200: ObjectListWire },

  async handle({ params, link }, { access, store }) {
    const role = roleOfKey(params.id);
    if (!role) return fail({ kind: 'object-not-found', id: params.id });
    const { tenant } = access.caller;
    const holders = await store.tenant(tenant).listRoleHolders(role);
    const value = holders.map((holder) => principalToWire(holder, tenant, null));
    return reply(200, { '@odata.context': link('/v1.0/$metadata#directoryObjects'), value });
  },
});

/** Gives somebody a directory role. */
export const addRoleMember = operation({
  id: 'directoryRole.CreateMemberGraphBPreRef',
  method: 'POST',
  path: '/v1.0/directoryRoles/{id}/members/$ref',
  requires: { directory: 'assignRoles' },
  body: ReferenceBody,
  replies: { 204: null },

  async handle({ params, body }, { act }) {
    const role = roleOfKey(params.id);
    if (!role) return fail({ kind: 'object-not-found', id: params.id });
    const principal = referencedId(body['@odata.id']);
    if (!principal) return fail({ kind: 'body-malformed', detail: "'@odata.id' refers to no object." });
    const assigned = await assignDirectoryRole(act, { role, principal });
    return assigned.ok ? reply(204) : assigned;
  },
});

/** Takes a directory role from somebody. */
export const removeRoleMember = operation({
  id: 'directoryRole.DeleteMemberGraphBPreRef',
  method: 'DELETE',
  path: '/v1.0/directoryRoles/{id}/members/{memberId}/$ref',
  requires: { directory: 'assignRoles' },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const role = roleOfKey(params.id);
    const principal = parseGuid(params.memberId);
    if (!role || !principal) return fail({ kind: 'object-not-found', id: role ? params.memberId : params.id });
    const taken = await unassignDirectoryRole(act, { role, principal });
    return taken.ok ? reply(204) : taken;
  },
});

/** Activates a role from its template, which has always happened before. */
export const activateDirectoryRole = operation({
  id: 'directoryRole.CreateDirectoryRole',
  method: 'POST',
  path: '/v1.0/directoryRoles',
  requires: { directory: 'assignRoles' },
  body: Type.Object({ roleTemplateId: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
  replies: {},

  async handle({ body }) {
    const role = roleOfKey(body.roleTemplateId);
    return fail(
      role
        ? { kind: 'object-conflict', property: 'roleTemplateId' }
        : { kind: 'object-not-found', id: body.roleTemplateId },
    );
  },
});

/** The templates of directory roles, which are the same in every directory. */
export const listRoleTemplates = operation({
  ...READ,
  id: 'directoryRoleTemplate.ListDirectoryRoleTemplate',
  path: '/v1.0/directoryRoleTemplates',
  replies: { 200: ObjectListWire },

  async handle({ link }) {
    const value = ALL_DIRECTORY_ROLES.map(templateToWire);
    return reply(200, { '@odata.context': link('/v1.0/$metadata#directoryRoleTemplates'), value });
  },
});

/** One template of a directory role. */
export const getRoleTemplate = operation({
  ...READ,
  id: 'directoryRoleTemplate.GetDirectoryRoleTemplate',
  path: '/v1.0/directoryRoleTemplates/{id}',
  replies: { 200: ObjectWire },

  async handle({ params, link }) {
    const role = directoryRoleOf(parseGuid(params.id) ?? '');
    if (!role) return fail({ kind: 'object-not-found', id: params.id });
    const context = { '@odata.context': link('/v1.0/$metadata#directoryRoleTemplates/$entity') };
    return reply(200, { ...context, ...templateToWire(role) });
  },
});

function templateToWire(role: DirectoryRole) {
  const { description, displayName } = roleToWire(role);
  return { id: DIRECTORY_ROLES[role], deletedDateTime: null, description, displayName };
}
