import { assignDirectoryRole, unassignDirectoryRole } from '@mandate/app/directory/directory-roles';
import { DIRECTORY_ROLES, type DirectoryRole } from '@mandate/domain/directory';
import { ALL_DIRECTORY_ROLES, DIRECTORY_ROLE_TEXTS, directoryRoleOf } from '@mandate/domain/directory-roles';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { actAtCustomer, customerAt } from '../place.ts';
import { attributesOf, collection } from '../resources.ts';
import { collectionOf } from '../wire.ts';
import { DirectoryRoleWire, UserMemberWire } from './wire.ts';

const roleToWire = (role: DirectoryRole) => ({
  id: DIRECTORY_ROLES[role],
  name: DIRECTORY_ROLE_TEXTS[role].name,
  attributes: attributesOf('DirectoryRole'),
});

function roleAt(text: string): Result<DirectoryRole, PartnerCenterFailure> {
  const role = directoryRoleOf(text.toLowerCase());
  return role ? ok(role) : fail({ kind: 'object-not-found', id: text });
}

/** The directory roles there are; they are the same everywhere, so that whoever sells may know them. */
export const listDirectoryRoles = operation({
  id: 'DirectoryRoles_List',
  method: 'GET',
  path: '/v1/customers/{customerId}/directoryroles',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(DirectoryRoleWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    return reply(200, collection(ALL_DIRECTORY_ROLES.map(roleToWire), `/customers/${place.value.id}/directoryroles`));
  },
});

/** The directory roles that a person holds, directly or through groups. */
export const listUserRoles = operation({
  id: 'CustomerUsers_ListDirectoryRoles',
  method: 'GET',
  path: '/v1/customers/{customerId}/users/{userId}/directoryroles',
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(DirectoryRoleWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'readDirectory', work);
    if (!act.ok) return act;
    const { reader, id } = place.value;
    const user = parseGuid(params.userId);
    if (!user || !(await reader.findUser(user))) return fail({ kind: 'object-not-found', id: params.userId });
    const roles = await reader.directoryRolesOf(user);
    const items = ALL_DIRECTORY_ROLES.filter((role) => roles.has(role)).map(roleToWire);
    return reply(200, collection(items, `/customers/${id}/users/${user}/directoryroles`));
  },
});

const members = '/v1/customers/{customerId}/directoryroles/{roleId}/usermembers';

/** The people who are given a directory role directly. */
export const listRoleMembers = operation({
  id: 'DirectoryRoleMembers_List',
  method: 'GET',
  path: members,
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(UserMemberWire) },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'readDirectory', work);
    if (!act.ok) return act;
    const role = roleAt(params.roleId);
    if (!role.ok) return role;
    const holders = await place.value.reader.listRoleHolders(role.value);
    const items = holders.flatMap((holder) =>
      holder.kind === 'User'
        ? [
            {
              id: holder.id,
              displayName: holder.displayName,
              userPrincipalName: holder.userPrincipalName,
              roleId: DIRECTORY_ROLES[role.value],
              attributes: attributesOf('UserMember'),
            },
          ]
        : [],
    );
    const path = `/customers/${place.value.id}/directoryroles/${DIRECTORY_ROLES[role.value]}/usermembers`;
    return reply(200, collection(items, path));
  },
});

/** Gives a person a directory role. */
export const postRoleMember = operation({
  id: 'DirectoryRoleMembers_Add',
  method: 'POST',
  path: members,
  callers: 'U',
  requires: { partner: 'customers.read' },
  body: Type.Object({ id: Type.String({ maxLength: 64 }) }),
  replies: { 201: UserMemberWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'assignRoles', work);
    if (!act.ok) return act;
    const role = roleAt(params.roleId);
    if (!role.ok) return role;
    const principal = parseGuid(body.id);
    const user = principal && (await place.value.reader.findUser(principal));
    if (!user) return fail({ kind: 'object-not-found', id: body.id });
    const assigned = await assignDirectoryRole(act.value, { role: role.value, principal: user.id });
    if (!assigned.ok) return assigned;
    const { id, displayName, userPrincipalName } = user;
    const roleId = DIRECTORY_ROLES[role.value];
    return reply(201, { id, displayName, userPrincipalName, roleId, attributes: attributesOf('UserMember') });
  },
});

/** Takes a directory role from a person; the last administrator of a directory stays. */
export const deleteRoleMember = operation({
  id: 'DirectoryRoleMembers_Remove',
  method: 'DELETE',
  path: `${members}/{userId}`,
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 204: null },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'assignRoles', work);
    if (!act.ok) return act;
    const role = roleAt(params.roleId);
    if (!role.ok) return role;
    const principal = parseGuid(params.userId);
    if (!principal) return fail({ kind: 'object-not-found', id: params.userId });
    const removed = await unassignDirectoryRole(act.value, { role: role.value, principal });
    return removed.ok ? reply(204) : removed;
  },
});
