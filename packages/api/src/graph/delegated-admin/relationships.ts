import { findCurrent } from '@mandate/app/delegated-admin/current';
import {
  createDelegatedAdmin,
  type DraftChanges,
  deleteDelegatedAdmin,
  updateDelegatedAdmin,
} from '@mandate/app/delegated-admin/draw-up';
import type { TenantReader } from '@mandate/app/ports/store';
import { delegatedAdminAt } from '@mandate/domain/delegated-admin';
import { daysOf } from '@mandate/domain/delegated-admin-terms';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply } from '../../operation.ts';
import type { GraphFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { type RelationshipListOptions, relationshipListOptions, selectOf } from './list-options.ts';
import { AccessDetailsBody, ItemWire, ListWire, RELATIONSHIPS, relationshipToWire } from './wire.ts';

const Terms = {
  '@odata.type': Type.Optional(Type.String()),
  displayName: Type.String({ maxLength: 1024 }),
  duration: Type.String({ maxLength: 64 }),
  customer: Type.Union([
    Type.Null(),
    Type.Object(
      {
        '@odata.type': Type.Optional(Type.String()),
        tenantId: Type.String({ maxLength: 64 }),
        displayName: Type.Optional(Type.Union([Type.Null(), Type.String()])),
      },
      { additionalProperties: false },
    ),
  ]),
  accessDetails: AccessDetailsBody,
  autoExtendDuration: Type.String({ maxLength: 64 }),
};
const PatchBody = Type.Partial(Type.Object(Terms), { additionalProperties: false });
const CreateBody = Type.Object(
  {
    ...Terms,
    customer: Type.Optional(Terms.customer),
    autoExtendDuration: Type.Optional(Terms.autoExtendDuration),
  },
  { additionalProperties: false },
);

/** The partner's relationships, by name. */
export const listDelegatedAdminRelationships = operation({
  id: 'tenantRelationship.ListDelegatedAdminRelationship',
  method: 'GET',
  path: RELATIONSHIPS,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ListWire },

  async handle({ query, link }, { access, store }) {
    const options = relationshipListOptions(query);
    if (!options.ok) return options;
    const now = access.at;
    const reader = store.tenant(access.caller.home);
    const { search, page, select, count } = options.value;
    const { rows, next } = await reader.listDelegatedAdmin({ ...search, now }, page);
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships'),
      ...(count ? { '@odata.count': await countAll(reader, search, now) } : {}),
      ...(next ? { '@odata.nextLink': link(`${RELATIONSHIPS}?${query.with('$skiptoken', next)}`) } : {}),
      value: await Promise.all(rows.map((row) => relationshipToWire(store, delegatedAdminAt(row, now), select))),
    });
  },
});

async function countAll(reader: TenantReader, search: RelationshipListOptions['search'], now: number): Promise<number> {
  let [count, after]: [number, string | null] = [0, null];
  do {
    const page: Awaited<ReturnType<TenantReader['listDelegatedAdmin']>> = await reader.listDelegatedAdmin(
      { ...search, now },
      { after, limit: 10_000 },
    );
    count += page.rows.length;
    after = page.next;
  } while (after !== null);
  return count;
}

/** One relationship of the partner. */
export const getDelegatedAdminRelationship = operation({
  id: 'tenantRelationship.GetDelegatedAdminRelationship',
  method: 'GET',
  path: `${RELATIONSHIPS}/{id}`,
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: ItemWire },

  async handle({ params, query, link }, { access, store }) {
    const found = await findCurrent(store.tenant(access.caller.home), params.id, access.at);
    if (!found) return fail({ kind: 'delegated-admin-not-found' });
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/$entity'),
      ...(await relationshipToWire(store, found, selectOf(query))),
    });
  },
});

/** Draws up a relationship. */
export const createDelegatedAdminRelationship = operation({
  id: 'tenantRelationship.CreateDelegatedAdminRelationship',
  method: 'POST',
  path: RELATIONSHIPS,
  requires: { partner: 'delegatedAdmin.request' },
  body: CreateBody,
  replies: { 201: ItemWire },

  async handle({ body, link }, { act, store }) {
    const read = readChanges(body);
    if (!read.ok) return read;
    const { displayName = '', durationDays = 0, roles = [], customer = null, autoExtendDays = 0 } = read.value;
    const created = await createDelegatedAdmin(act, { displayName, durationDays, roles, customer, autoExtendDays });
    if (!created.ok) return created;
    const wire = {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/$entity'),
      ...(await relationshipToWire(store, created.value, null)),
    };
    return reply(201, wire, { location: link(`${RELATIONSHIPS}/${created.value.id}`) });
  },
});

/** Changes a relationship that is being drawn up, or the extension of an active one. */
export const updateDelegatedAdminRelationship = operation({
  id: 'tenantRelationship.UpdateDelegatedAdminRelationship',
  method: 'PATCH',
  path: `${RELATIONSHIPS}/{id}`,
  requires: { partner: 'delegatedAdmin.request' },
  body: PatchBody,
  replies: { 200: ItemWire },

  async handle({ params, fields, body, link }, { act, store }) {
    const changes = readChanges(body);
    if (!changes.ok) return changes;
    const wanted = { id: params.id, ifMatch: fields.ifMatch, changes: changes.value };
    const updated = await updateDelegatedAdmin(act, wanted);
    if (!updated.ok) return updated;
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships/$entity'),
      ...(await relationshipToWire(store, updated.value, null)),
    });
  },
});

/** Throws away a relationship that was never sent for approval. */
export const deleteDelegatedAdminRelationship = operation({
  id: 'tenantRelationship.DeleteDelegatedAdminRelationship',
  method: 'DELETE',
  path: `${RELATIONSHIPS}/{id}`,
  requires: { partner: 'delegatedAdmin.request' },
  replies: { 204: null },

  async handle({ params, fields }, { act }) {
    const deleted = await deleteDelegatedAdmin(act, { id: params.id, ifMatch: fields.ifMatch });
    return deleted.ok ? reply(204) : deleted;
  },
});

function readChanges(body: Static<typeof PatchBody>): Result<DraftChanges, GraphFailure> {
  const { displayName, duration, customer, accessDetails, autoExtendDuration } = body;
  const durationDays = duration === undefined ? undefined : daysOf(duration);
  if (duration !== undefined && durationDays === undefined)
    return fail({ kind: 'duration-malformed', name: 'duration' });
  const extension = autoExtendDuration === undefined ? undefined : daysOf(autoExtendDuration);
  if (autoExtendDuration !== undefined && extension !== 0 && extension !== 180) {
    return fail({ kind: 'duration-malformed', name: 'autoExtendDuration' });
  }
  const tenant = customer && parseGuid(customer.tenantId);
  if (customer && !tenant) return fail({ kind: 'customer-unacceptable' });
  const roles = accessDetails && rolesIn(accessDetails);
  if (roles && !roles.ok) return roles;
  return ok({
    ...(displayName === undefined ? {} : { displayName }),
    ...(durationDays === undefined ? {} : { durationDays }),
    ...(customer === undefined ? {} : { customer: tenant ?? null }),
    ...(roles ? { roles: roles.value } : {}),
    ...(extension === 0 || extension === 180 ? { autoExtendDays: extension } : {}),
  });
}

/** The roles a body names. */
export function rolesIn(details: Static<typeof AccessDetailsBody>): Result<readonly Guid[], GraphFailure> {
  const roles: Guid[] = [];
  for (const { roleDefinitionId } of details.unifiedRoles) {
    const role = parseGuid(roleDefinitionId);
    if (!role) return fail({ kind: 'roles-refused', problem: { kind: 'role-unknown', role: roleDefinitionId } });
    roles.push(role);
  }
  return ok(roles);
}
