import { CONTRIBUTOR, READER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';
import { parseQuery } from './query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const admin = world.caller('adminAgent', world.customer);
  for (const [path, body] of [
    [`${group('mine')}?api-version=2021-04-01`, { location: 'westeurope', tags: { Team: 'nord' } }],
    [`${group('theirs')}?api-version=2021-04-01`, { location: 'northeurope' }],
    [`${assignments(group('mine'))}/${guid()}?api-version=2022-04-01`, to(READER, 'kim')],
    [`${assignments(group('theirs'))}/${guid()}?api-version=2022-04-01`, to(CONTRIBUTOR, 'lou')],
  ] as const) {
    const seen = await world.ask(admin, 'PUT', path, body);
    must(seen.status === 201 ? ok(seen) : fail(seen));
  }
});
afterAll(() => world.close());

const group = (name: string) => `/subscriptions/${world.subscription}/resourceGroups/${name}`;
const assignments = (scope: string) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const to = (roleDefinitionId: string, persona: Persona) => ({
  properties: { roleDefinitionId, principalId: world.people[persona].id },
});
const ask = (persona: Persona, query: string, more: object = {}) =>
  world.ask(
    world.caller(persona, world.customer),
    'POST',
    '/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01',
    { query, ...more },
  );
const ASSIGNMENTS = "authorizationresources | where type =~ 'Microsoft.Authorization/roleAssignments'";

describe('a query is refused', () => {
  it.each([
    'policyresources',
    'authorizationresources | join (resources) on id',
    'authorizationresources | mv-expand properties',
    'authorizationresources | where',
    'authorizationresources | where name ==',
    'authorizationresources | where strlen(name) == 3',
    'authorizationresources where name == 1',
    'authorizationresources | limit x',
    'authorizationresources | summarize max(name)',
    "authorizationresources | where name == 'a",
    'authorizationresources; resources',
  ])('when it is not understood: %s', async (query) => {
    const { status, body } = await ask('adminAgent', query);
    expect([status, body.error.code]).toEqual([400, 'InvalidQuery']);
  });

  it.each([{ query: '' }, { query: 'resources', colour: 'red' }, { query: 'resources', facets: [{}] }, {}])(
    'when its body is %o',
    async (body) => {
      const seen = await world.ask(
        world.caller('kim'),
        'POST',
        '/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01',
        body,
      );
      expect([seen.status, seen.body.error.code]).toEqual([400, 'InvalidRequestContent']);
    },
  );
});

describe('rows', () => {
  it('are those that the caller may read, each at its own place', async () => {
    const scopes = async (persona: Persona) =>
      (await ask(persona, `${ASSIGNMENTS} | project properties.scope`)).body.data.map(
        (row: { properties_scope: string }) => row.properties_scope,
      );
    expect(await scopes('helpdeskAgent')).toEqual([]);
    expect(await scopes('kim')).toEqual([group('mine')]);
    expect(await scopes('lou')).toEqual([group('theirs')]);
    expect((await scopes('adminAgent')).length).toBe(4);

    const containers = async (persona: Persona) =>
      (await ask(persona, 'resourcecontainers | project name | order by name asc')).body.data;
    expect(await containers('kim')).toEqual([{ name: 'Production' }, { name: 'mine' }]);
    expect(await containers('customerAdmin')).toEqual([]);
  });

  it("never are another tenant's", async () => {
    const { body } = await ask('adminAgent', 'resourcecontainers', { subscriptions: [world.otherSubscription] });
    expect(body).toMatchObject({ totalRecords: 0, data: [] });
  });

  it('are counted, grouped, ordered and cut', async () => {
    const count = await ask(
      'adminAgent',
      `${ASSIGNMENTS} | summarize n = count() by tostring(properties.principalType) | order by n desc`,
    );
    expect(count.body.data).toEqual([
      { tostring_properties_principalType: 'ForeignGroup', n: 2 },
      { tostring_properties_principalType: 'User', n: 2 },
    ]);
    const found = await ask(
      'adminAgent',
      `resourcecontainers | where type == 'microsoft.resources/subscriptions/resourcegroups' and (tags.team =~ 'NORD' or location in~ ('NorthEurope'))
       | extend place = toupper(location) | project name, place | sort by name | take 1`,
    );
    expect(found.body.data).toEqual([{ name: 'theirs', place: 'NORTHEUROPE' }]);
    expect((await ask('adminAgent', `${ASSIGNMENTS} | count`)).body.data).toEqual([{ Count: 4 }]);
    expect((await ask('adminAgent', `${ASSIGNMENTS} | distinct tenantId`)).body.data).toEqual([
      { tenantId: world.customer },
    ]);
  });

  it('come in pages and as a table', async () => {
    const first = await ask('adminAgent', ASSIGNMENTS, { options: { $top: 3, resultFormat: 'table' } });
    expect(first.body).toMatchObject({ totalRecords: 4, count: 3, resultTruncated: 'true' });
    expect(first.body.data.columns[0]).toEqual({ name: 'id', type: 'string' });
    const rest = await ask('adminAgent', ASSIGNMENTS, { options: { $top: 3, $skipToken: first.body.$skipToken } });
    expect(rest.body).toMatchObject({ count: 1, resultTruncated: 'false' });
  });

  it('are those of a scope, with what reaches it where that is asked for', async () => {
    const count = async (authorizationScopeFilter: string) =>
      (
        await ask('adminAgent', ASSIGNMENTS, {
          subscriptions: [world.subscription],
          options: { authorizationScopeFilter },
        })
      ).body.totalRecords;
    expect(await count('AtScopeAndBelow')).toBe(4);
    expect(await count('AtScopeExact')).toBe(2);
    expect(await count('AtScopeAndAbove')).toBe(2);
    const roles = await ask(
      'kim',
      "authorizationresources | where properties.roleName == 'Reader' | project properties['type']",
      {
        subscriptions: [world.subscription],
      },
    );
    expect(roles.body.data).toEqual([{ properties_type: 'BuiltInRole' }]);
  });
});

describe('the language', () => {
  const rows = [
    { name: 'a-b', n: 1 },
    { name: 'AB', n: 10 },
    { name: null, n: 2 },
  ];
  it.each([
    ["resources | where name == 'ab'", 0],
    ["resources | where name =~ 'ab'", 1],
    ["resources | where name !~ 'ab'", 2],
    ["resources | where not (name =~ 'ab')", 2],
    ["resources | where name has 'b'", 1],
    ["resources | where name contains 'B'", 2],
    ["resources | where name startswith 'A'", 2],
    ["resources | where name in ('AB', 'x') // a remark", 1],
    ["resources | where name == 'AB' or name == 'a-b' and name == 'x'", 1],
    ['resources | where NAME == "AB"', 1],
  ])('reads %s', (query, count) => {
    const parsed = parseQuery(query);
    expect(parsed.ok && parsed.value.run(rows)).toHaveLength(count);
  });

  it('orders numbers by their worth', () => {
    const parsed = parseQuery('resources | order by n asc | project n');
    expect(parsed.ok && parsed.value.run(rows)).toEqual([{ n: 1 }, { n: 2 }, { n: 10 }]);
  });
});
