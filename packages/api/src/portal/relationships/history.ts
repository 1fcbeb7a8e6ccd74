import { isPresent } from '@mandate/app/access';
import { mayInDirectory } from '@mandate/app/directory/authorize';
import type { ChangeRecord } from '@mandate/app/ports/change-log';
import type { PageRequest } from '@mandate/app/ports/listing';
import type { TenantReader } from '@mandate/app/ports/store';
import { textOf } from '@mandate/domain/audit/acts';
import { RELATIONSHIP_EVENTS } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import type { HistoryStep, RelationshipHistory } from './wire.ts';

const ROWS = 50;
const AT_ONCE = 200;
const READ_AT_MOST = 5_000;

/**
 * What happened between the partner and a customer, newest first, from the customer's change log. Nothing else of that
 * log is the partner's to read, and of the customer's people it learns names only where it may read the directory.
 */
export const getRelationshipHistory = operation({
  id: 'Portal_GetRelationshipHistory',
  method: 'GET',
  path: '/portal/customers/{id}/history',
  requires: { partner: 'customers.read' },
  replies: {
    200: Type.Object({
      rows: Type.Array(Type.Object({ step: Type.String() })),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
  },

  async handle({ params, query }, work) {
    const { store, access } = work;
    const customer = parseGuid(params.id);
    const reader = customer && store.tenant(customer);
    if (!reader || !(await reader.findRelationship(access.caller.home))) return fail({ kind: 'not-found' });
    const between = { partner: access.caller.home, customer };
    const found = await recordsBetween(reader, between, query.get('after') ?? null);
    const rows = await shown(found.rows, between, work);
    const history: RelationshipHistory = { rows, next: found.next };
    return reply(200, history);
  },
});

interface Parties {
  readonly partner: TenantId;
  readonly customer: TenantId;
}

const STEPS: ReadonlySet<string> = new Set(['request', ...RELATIONSHIP_EVENTS]);

function stepOf({ operation: name, target }: ChangeRecord, { partner, customer }: Parties): HistoryStep | undefined {
  if (target === `resellerRelationships/${partner}/${customer}`) {
    const [, step = ''] = /\/resellerRelationships\/([\w-]+)\/action$/.exec(name) ?? [];
    return STEPS.has(step) ? (step as HistoryStep) : undefined;
  }
  // Whoever makes a customer makes the relationship with it.
  return name.startsWith('Mandate.Customers/') && target === `tenants/${customer}` ? 'created' : undefined;
}

async function recordsBetween(reader: TenantReader, between: Parties, first: PageRequest['after']) {
  const rows: ChangeRecord[] = [];
  let after = first;
  for (let read = 0; read < READ_AT_MOST; ) {
    const found = await reader.listChangesBackwards({ after, limit: AT_ONCE });
    rows.push(...found.rows.filter((record) => stepOf(record, between) !== undefined));
    read += found.rows.length;
    after = found.next;
    if (after === null || rows.length >= ROWS) break;
  }
  return { rows, next: after };
}

async function shown(
  records: readonly ChangeRecord[],
  between: Parties,
  { store, snapshotIn }: Work,
): Promise<RelationshipHistory['rows']> {
  const { partner, customer } = between;
  const there = await snapshotIn(customer);
  const namesIn = async (home: TenantId, mayRead: boolean) => {
    const ids = records.flatMap(({ actor }) => (actor.kind !== 'Operator' && actor.home === home ? [actor.id] : []));
    const found = mayRead ? await store.tenant(home).findPrincipals([...new Set(ids)].slice(0, 1000)) : [];
    return new Map(found.map(({ id, displayName }) => [id, displayName] as const));
  };
  const own = await namesIn(partner, true);
  const theirs = await namesIn(customer, isPresent(there) && mayInDirectory(there, 'readDirectory'));
  return records.flatMap((record) => {
    const step = stepOf(record, between);
    if (!step) return [];
    const { actor, sequence, at, after } = record;
    const who =
      actor.kind === 'Operator'
        ? ({ of: 'operator', name: null } as const)
        : actor.home === partner
          ? ({ of: 'partner', name: own.get(actor.id) ?? actor.id } as const)
          : ({ of: actor.home === customer ? 'customer' : 'other', name: theirs.get(actor.id) ?? null } as const);
    const delegatedAdmin = textOf(after, 'delegatedAdmin') === 'granted';
    return [{ sequence, at: new Date(at).toISOString(), step, delegatedAdmin, who }];
  });
}
