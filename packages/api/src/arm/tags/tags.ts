import { missingScope } from '@mandate/app/role-assignments/missing-scope';
import { type ChangeTags, changeTags } from '@mandate/app/tags/change-tags';
import { readTags, type Tags } from '@mandate/app/tags/tags';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { RESOURCE_GROUP_VERSIONS } from '../versions.ts';

const path = '{scope}/providers/Microsoft.Resources/tags/default';
const Closed = { additionalProperties: false };
const TagMap = Type.Record(Type.String(), Type.String());
const TagsWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  properties: Type.Object({ tags: TagMap }),
});
const properties = Type.Object({ tags: Type.Optional(TagMap) }, Closed);

/** The tags at a scope. */
export const getTags = operation({
  id: 'Tags_GetAtScope',
  method: 'GET',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/tags/read', at: '{scope}' },
  replies: { 200: TagsWire },

  async handle({ scope, scopeText }, { access, store }) {
    const tenant = store.tenant(access.caller.tenant);
    const missing = await missingScope(tenant, scope);
    return missing ? fail(missing) : reply(200, toWire(scopeText, await readTags(tenant, scope)));
  },
});

/** Replaces all tags at a scope. */
export const putTags = operation({
  id: 'Tags_CreateOrUpdateAtScope',
  method: 'PUT',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/tags/write', at: '{scope}' },
  body: Type.Object({ properties, id: Unread(), name: Unread(), type: Unread() }, Closed),
  replies: { 200: TagsWire },
  handle: ({ scope, scopeText, body }, { act }) =>
    change(act, { scope, scopeText, how: 'Replace', tags: body.properties.tags ?? {} }),
});

/** Adds, replaces or takes away some tags at a scope. */
export const patchTags = operation({
  id: 'Tags_UpdateAtScope',
  method: 'PATCH',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/tags/write', at: '{scope}' },
  body: Type.Object(
    {
      operation: Type.Union([Type.Literal('Merge'), Type.Literal('Replace'), Type.Literal('Delete')]),
      properties,
    },
    Closed,
  ),
  replies: { 200: TagsWire },
  handle: ({ scope, scopeText, body }, { act }) =>
    change(act, { scope, scopeText, how: body.operation, tags: body.properties.tags ?? {} }),
});

/** Takes all tags at a scope away. */
export const deleteTags = operation({
  id: 'Tags_DeleteAtScope',
  method: 'DELETE',
  path,
  apiVersions: RESOURCE_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Resources/tags/delete', at: '{scope}' },
  replies: { 200: null },

  async handle({ scope, scopeText }, { act }) {
    const done = await changeTags(act, { scope, scopeText, how: 'Replace', tags: {} });
    return done.ok ? reply(200) : done;
  },
});

async function change(act: Work['act'], wanted: ChangeTags) {
  const done = await changeTags(act, wanted);
  return done.ok ? reply(200, toWire(wanted.scopeText, done.value)) : done;
}

function toWire(scopeText: string, tags: Tags): Record<string, unknown> {
  return {
    id: `${scopeText}/providers/Microsoft.Resources/tags/default`,
    name: 'default',
    type: 'Microsoft.Resources/tags',
    properties: { tags },
  };
}

function Unread() {
  return Type.Optional(Type.Union([Type.String(), Type.Null()]));
}
