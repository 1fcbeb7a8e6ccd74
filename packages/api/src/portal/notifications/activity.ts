import type { ChangeRecord } from '@mandate/app/ports/change-log';
import type { PageRequest } from '@mandate/app/ports/listing';
import type { Store } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import type { ForeignActWire, PageWire, RefusalWire } from './wire.ts';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 90;
const ROWS = 50;
const AT_ONCE = 200;
const READ_AT_MOST = 5_000;

const schema = Type.Object({ rows: Type.Array(Type.Object({})), next: Type.Union([Type.String(), Type.Null()]) });
// What others did in an organization, and whom it refused, is for its own Global administrators to know.
const requires = { homeMember: 'globalAdministrator' } as const;

/** What people of partners did in the reader's own organization, newest first, of the last 90 days. */
export const listForeignActs = operation({
  id: 'Portal_ListForeignActs',
  method: 'GET',
  path: '/portal/activity/of-partners',
  requires,
  replies: { 200: schema },

  async handle({ query }, { access, store, act }) {
    const home = access.caller.home;
    // Whole days, so that the pages of a list belong together.
    const until = Math.ceil(act.ports.clock.now() / DAY_MS) * DAY_MS;
    const span = { from: until - SHOWN_DAYS * DAY_MS, until };
    const found = await foreignRecords(store, home, { span, after: query.get('after') ?? null });
    const names = await namesOf(
      store,
      found.rows.flatMap(({ actor }) => (actor.kind === 'Operator' ? [] : [actor])),
    );
    const relationships = await relationshipNames(store, found.rows);
    const rows = found.rows.flatMap(
      ({ actor, sequence, at, through, ground, operation: name, target }): ForeignActWire[] => {
        if (actor.kind === 'Operator') return [];
        return [
          {
            sequence,
            at: new Date(at).toISOString(),
            who: { name: names.people.get(actor.id) ?? actor.id, kind: actor.kind },
            partner: { id: actor.home, name: names.tenants.get(actor.home) ?? actor.home },
            through: through === null ? 'none' : entryOf(ground).by,
            relationships: entryOf(ground).relationships.map((id) => relationships.get(id) ?? id),
            operation: name,
            target,
          },
        ];
      },
    );
    const answer: PageWire<ForeignActWire> = { rows, next: found.next };
    return reply(200, answer);
  },
});

/** What was refused in the reader's own organization, and to whom, newest first. */
export const listRefusedActs = operation({
  id: 'Portal_ListRefusedActs',
  method: 'GET',
  path: '/portal/activity/refused',
  requires,
  replies: { 200: schema },

  async handle({ query }, { access, store }) {
    const page = { after: query.get('after') ?? null, limit: ROWS };
    const found = await store.tenant(access.caller.home).listRefusals(page);
    const names = await namesOf(
      store,
      found.rows.map(({ caller }) => caller),
    );
    const rows = found.rows.map(
      ({ id, at, caller, action, scope }): RefusalWire => ({
        id,
        at: new Date(at).toISOString(),
        who: {
          name: names.people.get(caller.id) ?? caller.id,
          home: names.tenants.get(caller.home) ?? caller.home,
        },
        action,
        scope,
      }),
    );
    const answer: PageWire<RefusalWire> = { rows, next: found.next };
    return reply(200, answer);
  },
});

// What the record of an act says of how its actor came in; older records say nothing of it.
function entryOf(ground: ChangeRecord['ground']) {
  const entry: unknown = typeof ground === 'object' && ground !== null ? Reflect.get(ground, 'entry') : undefined;
  const by: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'by') : undefined;
  if (by === 'DAP') return { by: 'privileges', relationships: [] } as const;
  if (by !== 'GDAP') return { by: 'other', relationships: [] } as const;
  const ids: unknown = Reflect.get(entry as object, 'relationships');
  const relationships = Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  return { by: 'granular', relationships } as const;
}

async function relationshipNames(store: Store, rows: readonly ChangeRecord[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { actor, ground } of rows) {
    const home = actor.kind === 'Operator' ? undefined : parseGuid(actor.home);
    if (!home) continue;
    for (const id of entryOf(ground).relationships) {
      if (names.has(id)) continue;
      names.set(id, (await store.tenant(home).findDelegatedAdmin(id))?.displayName ?? id);
    }
  }
  return names;
}

async function foreignRecords(
  store: Store,
  home: TenantId,
  {
    span,
    after: first,
  }: { readonly span: { readonly from: number; readonly until: number }; readonly after: string | null },
) {
  const rows: ChangeRecord[] = [];
  let after: PageRequest['after'] = first;
  for (let read = 0; read < READ_AT_MOST; ) {
    const found = await store.tenant(home).listChangesWithin(span, { after, limit: AT_ONCE });
    rows.push(...found.rows.filter(({ actor }) => actor.kind !== 'Operator' && actor.home !== home));
    read += found.rows.length;
    after = found.next;
    if (after === null || rows.length >= ROWS) break;
  }
  return { rows, next: after };
}

// People are named by their own organization; what is gone keeps its id.
async function namesOf(store: Store, actors: readonly { readonly id: PrincipalId; readonly home: TenantId }[]) {
  const people = new Map<PrincipalId, string>();
  const tenants = new Map<TenantId, string>();
  for (const [home, own] of Map.groupBy(actors, (actor) => actor.home)) {
    const id = parseGuid(home);
    if (!id) continue;
    const reader = store.tenant(id);
    const tenant = await reader.tenant();
    if (tenant) tenants.set(home, tenant.displayName);
    const ids = [...new Set(own.map((actor) => actor.id))];
    for (const each of await reader.findPrincipals(ids.slice(0, 1000))) people.set(each.id, each.displayName);
  }
  return { people, tenants };
}
