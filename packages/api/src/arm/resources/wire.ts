import type { Json, StoredResource } from '@mandate/app/ports/resources';
import { isJsonObject } from '@mandate/app/resources/merge-body';
import { tagsOf } from '@mandate/app/tags/tags';
import { Type } from 'typebox';
import { armTime } from '../timestamp.ts';

/** A resource of any type on the wire (https://learn.microsoft.com/rest/api/resources/resources/get). */
export const ResourceWire = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    type: Type.String(),
    location: Type.Optional(Type.String()),
    tags: Type.Optional(Type.Record(Type.String(), Type.String())),
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: true },
);

const OptionalText = Type.Optional(Type.Union([Type.String({ maxLength: 2048 }), Type.Null()]));
const OptionalObject = Type.Optional(Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]));
const Unread = Type.Optional(Type.Unknown());

/**
 * What a client may send: what every provider understands. `az resource tag` sends back all that it read. A system-assigned
 * identity would be a principal of its own, which is not made here.
 */
export const ResourceBody = Type.Object(
  {
    location: OptionalText,
    tags: Type.Optional(Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()])),
    kind: OptionalText,
    managedBy: OptionalText,
    sku: OptionalObject,
    plan: OptionalObject,
    identity: Type.Optional(
      Type.Union([
        Type.Object({
          type: Type.Union([Type.Literal('UserAssigned'), Type.Literal('None')]),
          userAssignedIdentities: OptionalObject,
        }),
        Type.Null(),
      ]),
    ),
    properties: OptionalObject,
    zones: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
    extendedLocation: OptionalObject,
    id: Unread,
    name: Unread,
    type: Unread,
    etag: Unread,
    systemData: Unread,
  },
  { additionalProperties: false },
);

const KEPT = ['tags', 'kind', 'managedBy', 'sku', 'plan', 'identity', 'properties', 'zones', 'extendedLocation'];

/** What of a body is kept. A body that met its schema came from JSON, and so is JSON. */
export function bodyFromWire(body: Readonly<Record<string, unknown>>, keepNulls: boolean): { [key: string]: Json } {
  const kept: Record<string, Json> = {};
  for (const key of KEPT) {
    const value = body[key] as Json | undefined;
    if (value !== undefined && (value !== null || keepNulls)) kept[key] = value;
  }
  return kept;
}

/** Writes a resource as ARM does. Its state is always the end of all states, since nothing runs. */
export function resourceToWire(resource: StoredResource): Record<string, unknown> {
  const { properties, ...rest } = resource.body;
  return {
    id: resource.id,
    name: resource.id.slice(resource.id.lastIndexOf('/') + 1),
    type: resource.type,
    ...(resource.location === null ? {} : { location: resource.location }),
    ...rest,
    tags: tagsOf(resource),
    properties: { ...(isJsonObject(properties) ? properties : {}), provisioningState: 'Succeeded' },
  };
}

/** A resource as lists over all types show it, with what `$expand` asks for. */
export function resourceSummaryToWire(resource: StoredResource, expand: ReadonlySet<string>): Record<string, unknown> {
  const { properties: _properties, ...rest } = resourceToWire(resource);
  return {
    ...rest,
    ...(expand.has('createdtime') ? { createdTime: armTime(resource.createdAt) } : {}),
    ...(expand.has('changedtime') ? { changedTime: armTime(resource.updatedAt) } : {}),
    ...(expand.has('provisioningstate') ? { provisioningState: 'Succeeded' } : {}),
  };
}
