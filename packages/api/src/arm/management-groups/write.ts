import { putManagementGroup as put } from '@mandate/app/management-groups/put-management-group';
import { removeManagementGroup } from '@mandate/app/management-groups/remove-management-group';
import { readTree } from '@mandate/app/management-groups/tree';
import type { ManagementGroup } from '@mandate/app/ports/management-groups';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { MANAGEMENT_GROUP_VERSIONS } from '../versions.ts';
import { groupToWire, ManagementGroupWire } from './wire.ts';

const path = '/providers/Microsoft.Management/managementGroups/{groupId}';
const Closed = { additionalProperties: false };
const OptionalText = Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()]));

/** Makes a management group, or renames and moves one that is there. It is done when this answers. */
export const putManagementGroup = operation({
  id: 'ManagementGroups_CreateOrUpdate',
  method: 'PUT',
  path,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { anyoneInTenant: 'Anybody at home may make a group below the root; the use case decides the rest.' },
  body: Type.Object(
    {
      id: OptionalText,
      type: OptionalText,
      name: OptionalText,
      properties: Type.Optional(
        Type.Object(
          {
            tenantId: OptionalText,
            displayName: OptionalText,
            details: Type.Optional(
              Type.Union([
                // `az` sends an empty parent for the root, and clients send back what they read.
                Type.Object({ parent: Type.Optional(Type.Union([Type.Object({ id: OptionalText }), Type.Null()])) }),
                Type.Null(),
              ]),
            ),
            children: Type.Optional(Type.Unknown()),
            // Ansible's collection sends its own names for what it was not given.
            tenant_id: Type.Optional(Type.Null()),
            parent_id: Type.Optional(Type.Null()),
          },
          Closed,
        ),
      ),
    },
    Closed,
  ),
  replies: { 200: ManagementGroupWire },

  async handle({ params, body }, work) {
    const { displayName, details } = body.properties ?? {};
    return change(work, { name: params.groupId, displayName, parentId: details?.parent?.id, mayCreate: true });
  },
});

/** Renames or moves a management group. */
export const patchManagementGroup = operation({
  id: 'ManagementGroups_Update',
  method: 'PATCH',
  path,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/write', at: path },
  body: Type.Object({ displayName: OptionalText, parentGroupId: OptionalText }, Closed),
  replies: { 200: ManagementGroupWire },
  handle: async ({ params, body }, work) =>
    change(work, {
      name: params.groupId,
      displayName: body.displayName,
      parentId: body.parentGroupId,
      mayCreate: false,
    }),
});

/** Removes a management group in which nothing lies. Clients take 200 for an error here. */
export const deleteManagementGroup = operation({
  id: 'ManagementGroups_Delete',
  method: 'DELETE',
  path,
  apiVersions: MANAGEMENT_GROUP_VERSIONS,
  requires: { action: 'Microsoft.Management/managementGroups/delete', at: path },
  replies: { 204: null },

  async handle({ params }, { act }) {
    const done = await removeManagementGroup(act, params.groupId);
    return done.ok ? reply(204) : done;
  },
});

interface Wanted {
  readonly name: string;
  readonly displayName: string | null | undefined;
  readonly parentId: string | null | undefined;
  readonly mayCreate: boolean;
}

async function change({ act, access, store }: Work, { name, displayName, parentId, mayCreate }: Wanted) {
  const parent = parentFrom(parentId);
  if (!parent.ok) return parent;
  const done = await put(act, {
    name,
    mayCreate,
    ...(displayName ? { displayName } : {}),
    ...(parent.value === undefined ? {} : { parent: parent.value }),
  });
  if (!done.ok) return done;
  const { tenant } = access.caller;
  const tree = await readTree(store.tenant(tenant), access.facts.parents);
  const group: ManagementGroup = tree.groups.get(done.value.name.toLowerCase()) ?? done.value;
  const expansion = { children: false, recurse: false, subscriptions: false };
  return reply(200, groupToWire(group, { tree, tenant, expansion }));
}

/** The name of the management group that an ARM id names; nothing when there is none. */
export function parentFrom(id: string | null | undefined): Result<string | undefined, ArmFailure> {
  if (!id) return ok(undefined);
  const [, name] = /^\/?providers\/microsoft\.management\/managementgroups\/([^/]+)\/?$/i.exec(id) ?? [];
  return name === undefined ? fail({ kind: 'management-group-not-found', name: id }) : ok(name);
}
