import { CONTRIBUTOR, READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, openWorld, type Persona, type World } from '../../testing/world.ts';
import { parseEventFilter } from './filter.ts';

let world: World;
const name = guid();
beforeAll(async () => {
  world = await openWorld();
  const admin = world.caller('adminAgent', world.customer);
  await world.ask(admin, 'PUT', `${subscription()}/resourceGroups/Web?api-version=2021-04-01`, {
    location: 'westeurope',
  });
  const assignment = `${subscription()}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
  await world.ask(admin, 'PUT', assignment, {
    properties: { roleDefinitionId: CONTRIBUTOR, principalId: world.people.kim.id },
  });
  await world.ask(admin, 'DELETE', assignment);
  for (const persona of ['lou', 'automation'] as const) {
    const group = `${subscription()}/resourceGroups/Web/providers/Microsoft.Authorization/roleAssignments/${guid()}`;
    await world.ask(admin, 'PUT', `${group}?api-version=2022-04-01`, {
      properties: { roleDefinitionId: READER, principalId: world.people[persona].id },
    });
  }
});
afterAll(() => world.close());

const subscription = () => `/subscriptions/${world.subscription}`;
const day = 24 * 3_600_000;
const time = (ago: number) => new Date(Date.UTC(2026, 10, 1) - ago).toISOString();
const since = () => `eventTimestamp ge '${time(day)}'`;
const ask = (filter: string, { persona = 'adminAgent', more = '' }: { persona?: Persona; more?: string } = {}) =>
  world.ask(
    world.caller(persona, world.customer),
    'GET',
    `${subscription()}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01${more}` +
      `&$filter=${encodeURIComponent(filter)}`,
  );

describe('the activity log', () => {
  it('is refused to those who may not read it, a Reader of one group among them', async () => {
    for (const persona of ['kim', 'lou', 'helpdeskAgent'] as const) {
      expect((await ask(since(), { persona })).status).toBe(403);
    }
  });

  it.each([
    '',
    "resourceProvider eq 'x'",
    "eventTimestamp ge 'yesterday'",
    "eventTimestamp gt '2026-10-31T00:00:00Z'",
    "eventTimestamp ge '2026-10-31T00:00:00Z' or caller eq 'x'",
    "eventTimestamp ge '2026-10-31T00:00:00Z' and",
    "eventTimestamp ge '2026-10-31T00:00:00Z' and colour eq 'red'",
    "eventTimestamp ge '2026-10-31T00:00:00Z' and eventTimestamp ge '2026-10-31T00:00:00Z'",
  ])('is not read under the filter %j', async (filter) => {
    const seen = await ask(filter);
    expect([seen.status, seen.body.error.code]).toEqual([400, 'UnsupportedQuery']);
  });

  it('keeps ninety days', async () => {
    const seen = await ask(`eventTimestamp ge '${time(92 * day)}'`);
    expect([seen.status, seen.body.error.code]).toEqual([400, 'BadRequest']);
    expect((await ask(`eventTimestamp ge '${time(89 * day)}'`)).status).toBe(200);
  });

  it('shows what was changed at the subscription and below, newest first, as it began and as it succeeded', async () => {
    const { status, body } = await ask(since());
    expect(status).toBe(200);
    const statuses = body.value.map((event: { status: { value: string } }) => event.status.value);
    expect(statuses.slice(0, 2)).toEqual(['Succeeded', 'Started']);
    const times = body.value.map((event: { eventTimestamp: string }) => event.eventTimestamp);
    expect(times).toEqual(times.toSorted().toReversed());
    for (const { resourceId, subscriptionId } of body.value) {
      expect(resourceId.startsWith(subscription())).toBe(true);
      expect(subscriptionId).toBe(world.subscription);
    }
    const group = body.value.find(
      ({ operationName }: { operationName: { value: string } }) =>
        operationName.value === 'Microsoft.Resources/subscriptions/resourceGroups/write',
    );
    expect(group).toMatchObject({
      caller: 'adminAgent@fabrikam.example',
      authorization: { role: 'Owner', action: 'Microsoft.Resources/subscriptions/resourceGroups/write' },
      resourceGroupName: 'web',
      resourceType: { value: 'Microsoft.Resources/subscriptions/resourceGroups' },
    });
  });

  it('tells az who got which role and who lost it, by a filter without quotes', async () => {
    const filter = `resourceProvider eq Microsoft.Authorization and eventTimestamp ge ${time(day)} and eventTimestamp le ${time(-day)}`;
    const { body } = await ask(filter);
    interface Event {
      readonly operationId: string;
      readonly status: { readonly value: string };
      readonly httpRequest?: { readonly method: string };
      readonly properties: { readonly requestbody?: string; readonly responseBody?: string };
      readonly authorization: { readonly scope: string };
    }
    const ofName = (body.value as Event[]).filter(({ authorization }) => authorization.scope.endsWith(name));
    const pairs = Map.groupBy(ofName, ({ operationId }) => operationId);
    expect(pairs.size).toBe(2);
    const [removed, given] = [...pairs.values()].map((events) =>
      Object.fromEntries(events.map((event) => [event.status.value, event])),
    );
    expect(given?.Started?.httpRequest?.method).toBe('PUT');
    expect(JSON.parse(given?.Started?.properties.requestbody ?? '').properties).toMatchObject({
      principalId: world.people.kim.id,
      roleDefinitionId: `${subscription()}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`,
      scope: subscription(),
    });
    expect(removed?.Started?.httpRequest?.method).toBe('DELETE');
    expect(JSON.parse(removed?.Succeeded?.properties.responseBody ?? '').properties).toMatchObject({
      principalId: world.people.kim.id,
      scope: subscription(),
    });
  });

  it('is narrowed by group, resource, caller, status and correlation', async () => {
    const count = async (filter: string) => (await ask(`${since()} and ${filter}`)).body.value.length;
    expect(await count("resourceGroupName eq 'WEB'")).toBe(6);
    expect(await count(`resourceUri eq '${subscription()}/resourceGroups/web'`)).toBe(6);
    expect(await count("resourceGroupName eq 'We'")).toBe(0);
    expect(await count(`resourceUri eq '${subscription()}/resourceGroups/we'`)).toBe(0);
    expect(await count("caller eq 'ADMINAGENT@fabrikam.example' and resourceGroupName eq 'web'")).toBe(6);
    expect(await count("caller eq 'kim@elysee.example'")).toBe(0);
    expect(await count("status eq 'Succeeded' and resourceGroupName eq 'web'")).toBe(3);
    expect(await count(`correlationId eq '${guid()}'`)).toBe(0);
  });

  it('shows only the fields that were asked for', async () => {
    const { body } = await ask(since(), { more: '&$select=caller,eventName' });
    for (const event of body.value) expect(Object.keys(event).toSorted()).toEqual(['caller', 'eventName']);
  });

  it('has the same ids whenever it is read', async () => {
    const idsOf = async () => (await ask(since())).body.value.map(({ id }: { id: string }) => id);
    const ids = await idsOf();
    expect(new Set(ids).size).toBe(ids.length);
    expect(await idsOf()).toEqual(ids);
  });

  it('of a tenant is for those who hold a role at its root', async () => {
    const url = `/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=${encodeURIComponent(since())}`;
    const admin = world.caller('customerAdmin');
    expect((await world.ask(admin, 'GET', url)).status).toBe(403);
    await world.ask(admin, 'POST', '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01');
    const { status, body } = await world.ask(admin, 'GET', url);
    expect(status).toBe(200);
    const operations = body.value.map((event: { operationName: { value: string } }) => event.operationName.value);
    expect(new Set(operations)).toEqual(new Set(['Microsoft.Authorization/elevateAccess/action']));
  });
});

describe('the filter of events', () => {
  const now = Date.UTC(2026, 10, 22);
  it.each([
    ['eventTimestamp ge 2026-11-20T05:08:54.338650 and eventTimestamp le 2026-11-21T05:08:54.338650', 54],
    ["EventTimestamp GE '2026-11-20T05:08:00Z'", 0],
    ["eventTimestamp ge '2026-11-20T06:08:01+01:00'", 1],
  ])('reads the time of %s', (filter, second) => {
    const parsed = parseEventFilter(filter, now);
    expect(parsed.ok && new Date(parsed.value.from).getUTCSeconds()).toBe(second);
    expect(parsed.ok && new Date(parsed.value.from).getUTCHours()).toBe(5);
  });
});
