import { etagOf } from '@mandate/app/delegated-admin/current';
import { exportEnding } from '@mandate/app/delegated-admin/export-ending';
import type { EndingSearch } from '@mandate/app/ports/delegated-admin';
import type { Store } from '@mandate/app/ports/store';
import { type DelegatedAdminRelationship, delegatedAdminAt } from '@mandate/domain/delegated-admin';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { ENDING_SPANS } from '@mandate/domain/ending-relationships';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type QueryReader, reply } from '../../operation.ts';
import type { PortalFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import type { EndingRelationship, EndingRelationships } from './wire.ts';

const ROWS = 50;
const LONGEST_SEARCH = 256;

/** A page of the relationships that run or have run out, and how many there are in every span. */
export const listEndingRelationships = operation({
  id: 'Portal_ListEndingRelationships',
  method: 'GET',
  path: '/portal/ending-relationships',
  requires: { partner: 'delegatedAdmin.read' },
  replies: {
    200: Type.Object({
      rows: Type.Array(Type.Object({ id: Type.String() })),
      next: Type.Union([Type.String(), Type.Null()]),
      counts: Type.Object({ all: Type.Number() }),
    }),
  },

  async handle({ query }, { access, store }) {
    const search = searchIn(query, access.at);
    if (!search.ok) return search;
    const reader = store.tenant(access.caller.home);
    const page = await reader.listEnding(search.value, { after: query.get('after') ?? null, limit: ROWS });
    const listed: EndingRelationships = {
      rows: await Promise.all(page.rows.map((row) => toWire(store, delegatedAdminAt(row, access.at)))),
      next: page.next,
      counts: await reader.countEnding(search.value),
    };
    return reply(200, listed);
  },
});

/** The same list as a file. */
export const exportEndingRelationships = operation({
  id: 'Portal_ExportEndingRelationships',
  method: 'GET',
  path: '/portal/ending-relationships/export',
  requires: { partner: 'delegatedAdmin.read' },
  replies: { 200: Type.String() },

  async handle({ query }, { access, store }) {
    const search = searchIn(query, access.at);
    if (!search.ok) return search;
    const lines = exportEnding(store.tenant(access.caller.home), search.value, (row) => customerName(store, row));
    return reply(200, (await Array.fromAsync(lines)).join(''), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="GranularRelationships.csv"',
    });
  },
});

function searchIn(query: QueryReader, now: number): Result<EndingSearch, PortalFailure> {
  const named = query.get('span');
  const span = ENDING_SPANS.find((each) => each === named);
  if (named && !span) return fail({ kind: 'bad-request', detail: `span must be one of ${ENDING_SPANS.join(', ')}.` });
  const text = query.get('search') ?? '';
  if (text.length > LONGEST_SEARCH) return fail({ kind: 'bad-request', detail: 'search is too long.' });
  return ok({ now, text, ...(span ? { span } : {}) });
}

/** What the customer of a relationship is called. */
export async function customerName(
  store: Pick<Store, 'tenant'>,
  { customer }: DelegatedAdminRelationship,
): Promise<string> {
  return (customer && (await store.tenant(customer).tenant())?.displayName) ?? '';
}

async function toWire(
  store: Pick<Store, 'tenant'>,
  relationship: DelegatedAdminRelationship,
): Promise<EndingRelationship> {
  const { id, displayName, customer, status, activatedAt, endsAt, autoExtendDays, roles } = relationship;
  return {
    id,
    displayName,
    customer: { id: customer ?? '', name: await customerName(store, relationship) },
    status,
    activatedAt: new Date(activatedAt ?? 0).toISOString(),
    endsAt: new Date(endsAt ?? 0).toISOString(),
    autoExtend: autoExtendDays > 0,
    mayAutoExtend: status === 'active' && !roles.some((role) => role === DIRECTORY_ROLES.globalAdministrator),
    etag: etagOf(relationship),
  };
}
