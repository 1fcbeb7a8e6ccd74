import type { ChangeRecord } from '@mandate/app/ports/change-log';
import type { PageRequest } from '@mandate/app/ports/listing';
import { parseGuid } from '@mandate/rbac/guid';
import type { Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Input, type Reply, reply, type Work } from '../../operation.ts';
import type { ArmFailure } from '../failures.ts';
import { operation } from '../operation.ts';
import { type EventNames, type EventPlace, eventToWire, type Phase, placeOf } from './event.ts';
import { type EventFilter, parseEventFilter } from './filter.ts';

const EventList = Type.Object({
  value: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  nextLink: Type.Optional(Type.String()),
});
const apiVersions = ['2014-04-01', '2015-04-01'];

/** What was changed at and below a subscription, newest first, each change as it began and as it succeeded. */
export const listEvents = operation({
  id: 'ActivityLogs_List',
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values',
  apiVersions,
  requires: { action: 'Microsoft.Insights/eventtypes/values/read', at: '/subscriptions/{subscriptionId}' },
  replies: { 200: EventList },
  handle: (input, work) => list(input, work, input.params.subscriptionId.toLowerCase()),
});

/** What was changed in a tenant beside its subscriptions. */
export const listTenantEvents = operation({
  id: 'TenantActivityLogs_List',
  method: 'GET',
  path: '/providers/Microsoft.Insights/eventtypes/management/values',
  apiVersions,
  requires: { action: 'Microsoft.Insights/eventtypes/values/read', at: '/' },
  replies: { 200: EventList },
  handle: (input, work) => list(input, work, null),
});

/** The kinds of events there are. */
export const listEventCategories = operation({
  id: 'EventCategories_List',
  method: 'GET',
  path: '/providers/Microsoft.Insights/eventcategories',
  apiVersions,
  requires: { anyoneInTenant: 'The names of categories are no secret.' },
  replies: {
    200: Type.Object({ value: Type.Array(Type.Object({ value: Type.String(), localizedValue: Type.String() })) }),
  },
  handle: async () => reply(200, { value: [{ value: 'Administrative', localizedValue: 'Administrative' }] }),
});

// Records of all that happened in the tenant are read through, so a page of events may be short or empty.
const RECORDS_PER_PAGE = 500;

async function list(
  { query, link }: Pick<Input<string, unknown>, 'query' | 'link'>,
  { access, store, act }: Work,
  subscription: string | null,
): Promise<Result<Reply, ArmFailure>> {
  const filter = parseEventFilter(query.get('$filter') ?? '', act.ports.clock.now());
  if (!filter.ok) return filter;
  const page: PageRequest = { after: query.get('$skiptoken') ?? null, limit: RECORDS_PER_PAGE };
  const { rows, next } = await store.tenant(access.caller.tenant).listChangesBackwards(page);
  const oldest = rows.at(-1);
  const more = next !== null && oldest !== undefined && oldest.at >= filter.value.from;

  const found = rows.flatMap((record) => {
    const place = placeOf(record);
    return place && place.subscription === subscription && matches(record, place, filter.value)
      ? [{ record, place }]
      : [];
  });
  const callers = await callersOf(
    found.map(({ record }) => record),
    store,
  );
  const phases = (['succeeded', 'started'] as const).filter((phase) => matchesStatus(phase, filter.value));
  const value = found.flatMap(({ record, place }) => {
    const names = { caller: callers(record), role: roleOf(record, access) };
    if (!matchesCaller(record, names, filter.value)) return [];
    return phases.map((phase) => eventToWire(record, phase, place, names));
  });
  const path = subscription === null ? '' : `/subscriptions/${subscription}`;
  const nextLink = more
    ? link(`${path}/providers/Microsoft.Insights/eventtypes/management/values?${query.with('$skiptoken', next)}`)
    : undefined;
  const fields = query
    .get('$select')
    ?.split(',')
    .map((field) => field.trim().toLowerCase());
  return reply(200, {
    value: fields ? value.map((event) => selected(event, fields)) : value,
    ...(nextLink ? { nextLink } : {}),
  });
}

function matches(record: ChangeRecord, place: EventPlace, filter: EventFilter): boolean {
  const { from, until, resourceGroup, resourceUri, resourceProvider, correlationId } = filter;
  return (
    record.at >= from &&
    record.at <= until &&
    (resourceGroup === undefined || place.resourceGroup === resourceGroup) &&
    (resourceUri === undefined || `${record.target.toLowerCase()}/`.startsWith(`${resourceUri.replace(/\/$/, '')}/`)) &&
    (resourceProvider === undefined || place.provider.toLowerCase() === resourceProvider) &&
    (correlationId === undefined || record.request.correlationId === correlationId)
  );
}

function matchesStatus(phase: Phase, { status }: EventFilter): boolean {
  return status === undefined || status === phase;
}

function matchesCaller({ actor }: ChangeRecord, { caller }: EventNames, filter: EventFilter): boolean {
  if (filter.caller === undefined) return true;
  return caller.toLowerCase() === filter.caller || (actor.kind !== 'Operator' && actor.id === filter.caller);
}

function roleOf({ ground }: ChangeRecord, { facts }: Work['access']): string | null {
  const role = ground !== null && typeof ground === 'object' && 'role' in ground ? ground.role : undefined;
  const id = typeof role === 'string' ? parseGuid(role) : undefined;
  return (id && facts.roles.get(id)?.name) ?? null;
}

/** Names those who did it: the sign-in name while they are there, the object id once they are gone. */
async function callersOf(
  records: readonly ChangeRecord[],
  store: Work['store'],
): Promise<(record: ChangeRecord) => string> {
  const names = new Map<string, string>();
  const actors = records.map(({ actor }) => actor).filter((actor) => actor.kind !== 'Operator');
  for (const [home, ofHome] of Map.groupBy(actors, (actor) => actor.home)) {
    for (const found of await store.tenant(home).findPrincipals([...new Set(ofHome.map(({ id }) => id))])) {
      if (found.kind === 'User') names.set(found.id, found.userPrincipalName);
      if (found.kind === 'ServicePrincipal') names.set(found.id, found.appId);
    }
  }
  return ({ actor }) => (actor.kind === 'Operator' ? 'Mandate' : (names.get(actor.id) ?? actor.id));
}

function selected(event: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([name]) => fields.includes(name.toLowerCase())));
}
