import { deleteObject } from '@mandate/app/directory/deleted-objects';
import { createGroup, updateGroup } from '@mandate/app/directory/groups';
import { addMembers } from '@mandate/app/directory/members';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { findIdIn, objectOf, referencedId } from './keys.ts';
import { groupToWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const MOST_REFERENCES = 20;
const Text = Type.String({ maxLength: 256 });
const Description = Type.Union([Type.String({ maxLength: 1024 }), Type.Null()]);
const References = Type.Array(Type.String({ maxLength: 1024 }), { maxItems: MOST_REFERENCES });

/** Makes a security group; other kinds of group belong to services that are not here. */
export const postGroup = operation({
  id: 'group.CreateGroup',
  method: 'POST',
  path: '/v1.0/groups',
  requires: { directory: 'createGroups' },
  body: Type.Object(
    {
      displayName: Text,
      mailNickname: Text,
      mailEnabled: Type.Boolean(),
      securityEnabled: Type.Boolean(),
      description: Type.Optional(Description),
      groupTypes: Type.Optional(Type.Array(Text, { maxItems: 8 })),
      isAssignableToRole: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
      visibility: Type.Optional(Type.Union([Text, Type.Null()])),
      'members@odata.bind': Type.Optional(References),
      'owners@odata.bind': Type.Optional(References),
    },
    { additionalProperties: false },
  ),
  replies: { 201: ObjectWire },

  async handle({ body, link }, { act }) {
    const [type] = body.groupTypes ?? [];
    if (type !== undefined) return fail({ kind: 'feature-not-implemented', feature: `groups of type '${type}'` });
    if (body.mailEnabled) return fail({ kind: 'feature-not-implemented', feature: 'mail-enabled groups' });
    if (!body.securityEnabled) return fail({ kind: 'feature-not-implemented', feature: 'groups without security' });
    if (body.visibility && body.visibility !== 'Private') {
      return fail({ kind: 'feature-not-implemented', feature: `groups of visibility '${body.visibility}'` });
    }
    const members = idsOf(body['members@odata.bind'] ?? []);
    if (!members.ok) return members;
    const owners = idsOf(body['owners@odata.bind'] ?? []);
    if (!owners.ok) return owners;
    const created = await createGroup(act, {
      displayName: body.displayName,
      description: body.description ?? null,
      mailNickname: body.mailNickname,
      roleAssignable: body.isAssignableToRole ?? false,
      members: members.value,
      owners: owners.value,
    });
    if (!created.ok) return created;
    return reply(201, {
      '@odata.context': link('/v1.0/$metadata#groups/$entity'),
      ...groupToWire(created.value, null),
    });
  },
});

/** Changes a group's names, or adds up to 20 members at once. */
export const patchGroup = operation({
  id: 'group.UpdateGroup',
  method: 'PATCH',
  path: '/v1.0/groups/{id}',
  requires: { directory: 'updateGroups', over: objectOf('groups') },
  body: Type.Object(
    {
      displayName: Type.Optional(Text),
      mailNickname: Type.Optional(Text),
      description: Type.Optional(Description),
      'members@odata.bind': Type.Optional(References),
    },
    { additionalProperties: false },
  ),
  replies: { 204: null },

  async handle({ params, body }, { access, store, act }) {
    const id = await findIdIn('groups', store.tenant(access.caller.tenant), params.id);
    if (!id) return fail({ kind: 'object-not-found', id: params.id });
    const { 'members@odata.bind': references, ...names } = body;
    const members = idsOf(references ?? []);
    if (!members.ok) return members;
    if (Object.keys(names).length > 0 && members.value.length > 0) {
      return fail({ kind: 'body-malformed', detail: 'Members and other properties cannot be changed in one request.' });
    }
    const done =
      members.value.length > 0 ? await addMembers(act, id, members.value) : await updateGroup(act, id, names);
    return done.ok ? reply(204) : done;
  },
});

/** Deletes a group, for 30 days. */
export const deleteGroup = operation({
  id: 'group.DeleteGroup',
  method: 'DELETE',
  path: '/v1.0/groups/{id}',
  requires: { directory: 'deleteGroups', over: objectOf('groups') },
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const id = await findIdIn('groups', store.tenant(access.caller.tenant), params.id);
    if (!id) return fail({ kind: 'object-not-found', id: params.id });
    const deleted = await deleteObject(act, { kind: 'Group', id });
    return deleted.ok ? reply(204) : deleted;
  },
});

function idsOf(references: readonly string[]): Result<readonly PrincipalId[], GraphFailure> {
  const ids: PrincipalId[] = [];
  for (const reference of references) {
    const id = referencedId(reference);
    if (!id) return fail({ kind: 'body-malformed', detail: `'${reference.slice(0, 256)}' refers to no object.` });
    ids.push(id);
  }
  return ok(ids);
}
