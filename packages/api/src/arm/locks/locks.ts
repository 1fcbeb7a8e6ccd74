import { putLock as put } from '@mandate/app/locks/put-lock';
import { lockId } from '@mandate/app/locks/record';
import { removeLock } from '@mandate/app/locks/remove-lock';
import type { ManagementLock } from '@mandate/app/ports/resources';
import { fail } from '@mandate/rbac/result';
import { contains, subscriptionOf, subscriptionScope } from '@mandate/rbac/scope';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { LOCK_VERSIONS } from '../versions.ts';

const LockWire = Type.Object({
  id: Type.String(),
  type: Type.String(),
  name: Type.String(),
  properties: Type.Object({ level: Type.String(), notes: Type.Optional(Type.String()) }),
});
const Closed = { additionalProperties: false };
const Unread = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const collection = '{scope}/providers/Microsoft.Authorization/locks';
const one = '{scope}/providers/Microsoft.Authorization/locks/{name}';

/** The locks at a scope and below it; with `atScope()`, those at it and above, which are the ones that it feels. */
export const listLocks = operation({
  id: 'ManagementLocks_ListByScope',
  method: 'GET',
  path: collection,
  apiVersions: LOCK_VERSIONS,
  requires: { action: 'Microsoft.Authorization/locks/read', at: '{scope}' },
  replies: { 200: Type.Object({ value: Type.Array(LockWire) }) },

  async handle({ scope, query }, { access, store }) {
    const filter = query.get('$filter')?.trim() ?? '';
    if (filter !== '' && !/^atScope\(\s*\)$/i.test(filter)) return fail({ kind: 'filter-unsupported', filter });
    const subscription = subscriptionOf(scope);
    if (!subscription) return reply(200, { value: [] });
    const all = await store.tenant(access.caller.tenant).listLocks(subscriptionScope(subscription));
    const value = all
      .filter((lock) => (filter === '' ? contains(scope, lock.scope) : contains(lock.scope, scope)))
      .map(toWire);
    return reply(200, { value });
  },
});

/** One lock, by its name and the exact scope it was made at. */
export const getLock = operation({
  id: 'ManagementLocks_GetByScope',
  method: 'GET',
  path: one,
  apiVersions: LOCK_VERSIONS,
  requires: { action: 'Microsoft.Authorization/locks/read', at: '{scope}' },
  replies: { 200: LockWire },

  async handle({ params, scope }, { access, store }) {
    const found = await store.tenant(access.caller.tenant).findLock(scope, params.name);
    return found ? reply(200, toWire(found)) : fail({ kind: 'lock-not-found', name: params.name });
  },
});

/** Locks a scope against being deleted or changed. */
export const putLock = operation({
  id: 'ManagementLocks_CreateOrUpdateByScope',
  method: 'PUT',
  path: one,
  apiVersions: LOCK_VERSIONS,
  requires: { action: 'Microsoft.Authorization/locks/write', at: '{scope}' },
  body: Type.Object(
    {
      properties: Type.Object(
        {
          level: Type.Union([Type.Literal('CanNotDelete'), Type.Literal('ReadOnly')]),
          notes: Type.Optional(Type.Union([Type.String({ maxLength: 512 }), Type.Null()])),
          owners: Type.Optional(Type.Union([Type.Array(Type.Unknown(), { maxItems: 0 }), Type.Null()])),
        },
        Closed,
      ),
      id: Unread,
      name: Unread,
      type: Unread,
    },
    Closed,
  ),
  replies: { 200: LockWire, 201: LockWire },

  async handle({ params, scope, scopeText, body }, { act }) {
    const { level, notes } = body.properties;
    const done = await put(act, { scope, scopeText, name: params.name, level, notes: notes ?? null });
    return done.ok ? reply(done.value.created ? 201 : 200, toWire(done.value.lock)) : done;
  },
});

/** Takes a lock away: 200, or 204 when there was none. */
export const deleteLock = operation({
  id: 'ManagementLocks_DeleteByScope',
  method: 'DELETE',
  path: one,
  apiVersions: LOCK_VERSIONS,
  requires: { action: 'Microsoft.Authorization/locks/delete', at: '{scope}' },
  replies: { 200: null, 204: null },

  async handle({ params, scope }, { act }) {
    const done = await removeLock(act, { scope, name: params.name });
    return done.ok ? reply(done.value ? 200 : 204) : done;
  },
});

function toWire(lock: ManagementLock): Record<string, unknown> {
  return {
    id: lockId(lock),
    type: 'Microsoft.Authorization/locks',
    name: lock.name,
    properties: { level: lock.level, ...(lock.notes === null ? {} : { notes: lock.notes }) },
  };
}
