import { addMembers, addObjectOwner, removeGroupMember, removeObjectOwner } from '@mandate/app/directory/members';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Operation, reply } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { type Collection, findIdIn, objectOf, referencedId } from './keys.ts';
import { operation } from './operation.ts';

/** A reference to an object, as `$ref` takes it. */
export const ReferenceBody = Type.Object(
  { '@odata.id': Type.String({ maxLength: 1024 }) },
  { additionalProperties: false },
);

const GROUPS = { directory: 'updateGroups', over: objectOf('groups') } as const;

/** Adds a member to a group. */
export const addMemberReference = operation({
  id: 'group.CreateMemberGraphBPreRef',
  method: 'POST',
  path: '/v1.0/groups/{id}/members/$ref',
  requires: GROUPS,
  body: ReferenceBody,
  replies: { 204: null },

  async handle({ params, body }, { access, store, act }) {
    const member = referencedId(body['@odata.id']);
    if (!member) return fail({ kind: 'body-malformed', detail: "'@odata.id' refers to no object." });
    const group = await findIdIn('groups', store.tenant(access.caller.tenant), params.id);
    if (!group) return fail({ kind: 'object-not-found', id: params.id });
    const added = await addMembers(act, group, [member]);
    return added.ok ? reply(204) : added;
  },
});

/** Takes a member out of a group. */
export const removeMemberReference = operation({
  id: 'group.DeleteMemberGraphBPreRef',
  method: 'DELETE',
  path: '/v1.0/groups/{id}/members/{memberId}/$ref',
  requires: GROUPS,
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const group = await findIdIn('groups', store.tenant(access.caller.tenant), params.id);
    if (!group) return fail({ kind: 'object-not-found', id: params.id });
    const member = parseGuid(params.memberId);
    if (!member) return fail({ kind: 'object-not-found', id: params.memberId });
    const removed = await removeGroupMember(act, { group, member });
    return removed.ok ? reply(204) : removed;
  },
});

const OWNED = [
  ['groups', 'updateGroups'],
  ['applications', 'manageApplications'],
  ['servicePrincipals', 'manageApplications'],
] as const satisfies readonly (readonly [Collection, string])[];

/** Adds owners to groups, applications and service principals, and takes them away. */
export const OWNER_REFERENCES: readonly Operation<GraphFailure>[] = OWNED.flatMap(([from, directory]) => {
  const requires = { directory, over: objectOf(from) } as const;
  const noun = from.slice(0, -1);
  return [
    operation({
      id: `${noun}.CreateOwnerGraphBPreRef`,
      method: 'POST',
      path: `/v1.0/${from}/{id}/owners/$ref`,
      requires,
      body: ReferenceBody,
      replies: { 204: null },
      async handle({ params, body }, { access, store, act }) {
        const owner = referencedId(body['@odata.id']);
        if (!owner) return fail({ kind: 'body-malformed', detail: "'@odata.id' refers to no object." });
        const object = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
        if (!object) return fail({ kind: 'object-not-found', id: params.id });
        const added = await addObjectOwner(act, { object, owner });
        return added.ok ? reply(204) : added;
      },
    }),
    operation({
      id: `${noun}.DeleteOwnerGraphBPreRef`,
      method: 'DELETE',
      path: `/v1.0/${from}/{id}/owners/{ownerId}/$ref`,
      requires,
      replies: { 204: null },
      async handle({ params }, { access, store, act }) {
        const object = await findIdIn(from, store.tenant(access.caller.tenant), params.id);
        const owner = parseGuid(params.ownerId);
        if (!object || !owner) return fail({ kind: 'object-not-found', id: object ? params.ownerId : params.id });
        const removed = await removeObjectOwner(act, { object, owner });
        return removed.ok ? reply(204) : removed;
      },
    }),
  ];
});
