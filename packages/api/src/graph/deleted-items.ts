import { isKept, purgeObject, restoreObject } from '@mandate/app/directory/deleted-objects';
import type { DeletedKind } from '@mandate/app/ports/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { pageRequest } from '../paging.ts';
import { deletedToWire, ObjectListWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const KINDS = new Map<string, DeletedKind>([
  ['microsoft.graph.user', 'User'],
  ['microsoft.graph.group', 'Group'],
  ['microsoft.graph.serviceprincipal', 'ServicePrincipal'],
  ['microsoft.graph.application', 'Application'],
]);

/** Whoever may delete something may bring it back, which the use case decides by what it was. */
const DECIDED_BY_KIND = { directory: 'readDirectory' } as const;

/** What was deleted less than 30 days ago: all of one type, or one by its id. */
export const getDeletedItems = operation({
  id: 'directory.GetDeletedItem',
  method: 'GET',
  path: '/v1.0/directory/deletedItems/{id}',
  requires: { directory: 'readDirectory' },
  replies: { 200: Type.Union([ObjectListWire, ObjectWire]) },

  async handle({ params, query, link }, { act, access, store }) {
    const { tenant } = access.caller;
    const reader = store.tenant(tenant);
    const now = act.ports.clock.now();
    const domain = (await reader.tenant())?.defaultDomain ?? '';
    const kind = KINDS.get(params.id.toLowerCase());
    if (!kind) {
      const id = parseGuid(params.id);
      const found = id && (await reader.findDeleted(id));
      if (!found || !isKept(found, now)) return fail({ kind: 'object-not-found', id: params.id });
      return reply(200, {
        '@odata.context': link('/v1.0/$metadata#directory/deletedItems/$entity'),
        ...deletedToWire(found, tenant, domain),
      });
    }
    for (const option of ['$filter', '$search', '$orderby', '$select', '$expand', '$count']) {
      if (query.get(option)) return fail({ kind: 'query-option-unsupported', option });
    }
    const page = pageRequest(query);
    if (!page.ok) return page;
    const { rows, next } = await reader.listDeleted(kind, page.value);
    const path = `/v1.0/directory/deletedItems/${params.id}`;
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#directoryObjects'),
      ...(next ? { '@odata.nextLink': link(`${path}?${query.with('$skiptoken', next)}`) } : {}),
      value: rows.filter((row) => isKept(row, now)).map((row) => deletedToWire(row, tenant, domain)),
    });
  },
});

/** Brings back what was deleted, with what it had. */
export const restoreDeletedItem = operation({
  id: 'directory.deletedItem.restore',
  method: 'POST',
  path: '/v1.0/directory/deletedItems/{id}/restore',
  requires: DECIDED_BY_KIND,
  replies: { 200: ObjectWire },

  async handle({ params, link }, { act, access, store }) {
    const id = parseGuid(params.id);
    if (!id) return fail({ kind: 'object-not-found', id: params.id });
    const restored = await restoreObject(act, id);
    if (!restored.ok) return restored;
    const { tenant } = access.caller;
    const domain = (await store.tenant(tenant).tenant())?.defaultDomain ?? '';
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#directoryObjects/$entity'),
      ...deletedToWire(restored.value, tenant, domain),
      deletedDateTime: null,
    });
  },
});

/** Removes what was deleted for good. */
export const purgeDeletedItem = operation({
  id: 'directory.DeleteDeletedItem',
  method: 'DELETE',
  path: '/v1.0/directory/deletedItems/{id}',
  requires: DECIDED_BY_KIND,
  replies: { 204: null },

  async handle({ params }, { act }) {
    const id = parseGuid(params.id);
    if (!id) return fail({ kind: 'object-not-found', id: params.id });
    const purged = await purgeObject(act, id);
    return purged.ok ? reply(204) : purged;
  },
});
