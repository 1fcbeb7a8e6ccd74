import { resourceGroupId } from '@mandate/app/resource-groups/record';
import type { ResourceGroup } from '@mandate/domain/resource-groups';
import { Type } from 'typebox';

/** A resource group on the wire (https://learn.microsoft.com/rest/api/resources/resource-groups/get). */
export const ResourceGroupWire = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  location: Type.String(),
  managedBy: Type.Optional(Type.String()),
  tags: Type.Record(Type.String(), Type.String()),
  properties: Type.Object({ provisioningState: Type.String() }),
});

const Closed = { additionalProperties: false };
const OptionalText = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/**
 * What a client may send. `az group update` sends back what it read, so read-only properties are let through unread.
 */
export const ResourceGroupBody = Type.Object(
  {
    location: Type.Optional(Type.String({ maxLength: 64 })),
    managedBy: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
    tags: Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()])),
    properties: Type.Optional(Type.Union([Type.Object({ provisioningState: OptionalText }, Closed), Type.Null()])),
    id: OptionalText,
    name: OptionalText,
    type: OptionalText,
  },
  Closed,
);

/** What a client may send to change a group; names and places never change. */
export const ResourceGroupPatch = Type.Object(
  {
    managedBy: Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()])),
    tags: Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()])),
    properties: Type.Optional(Type.Union([Type.Object({ provisioningState: OptionalText }, Closed), Type.Null()])),
    name: OptionalText,
  },
  Closed,
);

/** Writes a resource group as ARM does. */
export function resourceGroupToWire(group: ResourceGroup): Record<string, unknown> {
  return {
    id: resourceGroupId(group),
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    ...(group.managedBy === null ? {} : { managedBy: group.managedBy }),
    tags: group.tags,
    properties: { provisioningState: 'Succeeded' },
  };
}
