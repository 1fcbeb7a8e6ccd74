import { changeHierarchy, hierarchySettings } from '@mandate/app/management-groups/hierarchy-settings';
import { managementGroupId, nameKey } from '@mandate/app/management-groups/tree';
import type { HierarchySettings } from '@mandate/app/ports/management-groups';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { type Input, reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { MANAGEMENT_GROUP_VERSIONS } from '../versions.ts';
import { parentFrom } from './write.ts';

const at = '/providers/Microsoft.Management/managementGroups/{groupId}' as const;
const collection = `${at}/settings` as const;
const path = `${collection}/default` as const;
const apiVersions = MANAGEMENT_GROUP_VERSIONS;
const may = (verb: string) => ({ action: `Microsoft.Management/managementGroups/settings/${verb}`, at }) as const;

const SettingsWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({
    tenantId: Type.String(),
    requireAuthorizationForGroupCreation: Type.Boolean(),
    defaultManagementGroup: Type.Union([Type.String(), Type.Null()]),
  }),
});

const Closed = { additionalProperties: false };
const SettingsBody = Type.Object(
  {
    properties: Type.Object(
      {
        requireAuthorizationForGroupCreation: Type.Optional(Type.Boolean()),
        defaultManagementGroup: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
        tenantId: Type.Optional(Type.Unknown()),
      },
      Closed,
    ),
    id: Type.Optional(Type.Unknown()),
    name: Type.Optional(Type.Unknown()),
    type: Type.Optional(Type.Unknown()),
  },
  Closed,
);

function toWire(tenant: TenantId, { groupsNeedRight, defaultGroup }: HierarchySettings): Static<typeof SettingsWire> {
  return {
    id: `${managementGroupId({ name: tenant })}/settings/default`,
    type: 'Microsoft.Management/managementGroups/settings',
    name: 'default',
    properties: {
      tenantId: tenant,
      requireAuthorizationForGroupCreation: groupsNeedRight,
      defaultManagementGroup: defaultGroup,
    },
  };
}

async function read({ params }: Pick<Input<'groupId', unknown>, 'params'>, { access, store }: Work) {
  const { tenant } = access.caller;
  if (nameKey(params.groupId) !== tenant) {
    return fail({ kind: 'hierarchy-settings-beside-root', group: params.groupId } as const);
  }
  return ok(toWire(tenant, await hierarchySettings(store.tenant(tenant))));
}

async function write(
  { params, body: { properties } }: Pick<Input<'groupId', Static<typeof SettingsBody>>, 'params' | 'body'>,
  { act, access }: Work,
  whole: boolean,
) {
  const named: Result<string | undefined, ArmFailure> = parentFrom(properties.defaultManagementGroup);
  if (!named.ok) return named;
  const { requireAuthorizationForGroupCreation: asked, defaultManagementGroup } = properties;
  const done = await changeHierarchy(act, params.groupId, (before) => ({
    groupsNeedRight: asked ?? (whole ? false : before.groupsNeedRight),
    defaultGroup: named.value ?? (whole || defaultManagementGroup === null ? null : before.defaultGroup),
  }));
  return done.ok ? reply(200, toWire(access.caller.tenant, done.value.settings)) : done;
}

/** How a tenant's tree is set: who may make groups below the root, and where new subscriptions go. */
export const HIERARCHY_SETTINGS_OPERATIONS = [
  operation({
    id: 'HierarchySettings_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires: may('read'),
    replies: { 200: Type.Object({ value: Type.Array(SettingsWire) }) },
    async handle(input, work) {
      const found = await read(input, work);
      return found.ok ? reply(200, { value: [found.value] }) : found;
    },
  }),
  operation({
    id: 'HierarchySettings_Get',
    method: 'GET',
    path,
    apiVersions,
    requires: may('read'),
    replies: { 200: SettingsWire },
    async handle(input, work) {
      const found = await read(input, work);
      return found.ok ? reply(200, found.value) : found;
    },
  }),
  operation({
    id: 'HierarchySettings_CreateOrUpdate',
    method: 'PUT',
    path,
    apiVersions,
    requires: may('write'),
    body: SettingsBody,
    replies: { 200: SettingsWire },
    handle: (input, work) => write(input, work, true),
  }),
  operation({
    id: 'HierarchySettings_Update',
    method: 'PATCH',
    path,
    apiVersions,
    requires: may('write'),
    body: SettingsBody,
    replies: { 200: SettingsWire },
    handle: (input, work) => write(input, work, false),
  }),
  operation({
    id: 'HierarchySettings_Delete',
    method: 'DELETE',
    path,
    apiVersions,
    requires: may('delete'),
    replies: { 200: null, 204: null },
    async handle({ params }, { act }) {
      const done = await changeHierarchy(act, params.groupId, null);
      return done.ok ? reply(done.value.wasSet ? 200 : 204) : done;
    },
  }),
];
