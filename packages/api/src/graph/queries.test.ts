import type { Caller } from '@mandate/app/caller';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, graphOf, referenceTo } from '../testing/graph.ts';
import { openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let kim: Caller;
let team: string;
beforeAll(async () => {
  world = await openWorld();
  graph = graphOf(world);
  kim = world.caller('kim');
  team = (await graph.ask(kim, 'GET', "/groups?$filter=displayName eq 'Team'")).body.value[0].id;
  const admin = world.caller('customerAdmin');
  for (const persona of ['kim', 'lou'] as const) {
    await graph.ask(admin, 'POST', `/groups/${team}/members/$ref`, referenceTo(world.people[persona].id));
  }
});
afterAll(() => world.close());

const names = (body: { value: readonly { displayName: string }[] }) => body.value.map(({ displayName }) => displayName);

describe('a question that takes ConsistencyLevel: eventual', () => {
  it.each([
    ['/users?$count=true', 'Request_BadRequest'],
    ['/users/$count', 'Request_BadRequest'],
    ['/groups/x/members/$count', 'Request_BadRequest'],
    ['/users?$search="displayName:k"', 'Request_UnsupportedQuery'],
    ["/users?$filter=displayName ne 'x'", 'Request_UnsupportedQuery'],
    ["/users?$filter=not startswith(displayName,'x')", 'Request_UnsupportedQuery'],
    ["/users?$filter=endswith(displayName,'x')", 'Request_UnsupportedQuery'],
    ["/users?$filter=displayName eq 'x'&$orderby=displayName", 'Request_UnsupportedQuery'],
  ])('is refused without: %s', async (url, code) => {
    expect(errorOf(await graph.ask(kim, 'GET', url))).toEqual([400, code]);
  });

  it('takes $count=true besides, where it filters in an advanced way', async () => {
    const url = "/users?$filter=displayName ne 'kim'";
    expect((await graph.askEventually(kim, 'GET', url)).status).toBe(400);
    expect((await graph.askEventually(kim, 'GET', `${url}&$count=true`)).status).toBe(200);
    expect((await graph.ask(kim, 'GET', "/users?$filter=displayName eq 'ne'")).status).toBe(200);
  });

  it.each([
    ["/users?$count=true&$filter=displayName ne 'kim'", ['customerAdmin', 'lou']],
    ["/users?$count=true&$filter=not startswith(displayName,'K')", ['customerAdmin', 'lou']],
    [
      "/users?$count=true&$filter=endswith(userPrincipalName,'@elysee.example') and displayName ne 'lou'",
      ['customerAdmin', 'kim'],
    ],
    ['/users?$count=true&$filter=accountEnabled ne true', []],
    ['/users?$count=true&$orderby=displayName desc', ['lou', 'kim', 'customerAdmin']],
    ['/users?$search="displayName:usto"', ['customerAdmin']],
    ['/users?$search="displayName:kim" OR "userPrincipalName:lou"', ['kim', 'lou']],
    ['/users?$search="displayName:kim" AND "userPrincipalName:lou"', []],
    ['/servicePrincipals?$search="displayName:auto"', ['automation']],
  ])('answers %s', async (url, expected) => {
    const { body } = await graph.askEventually(kim, 'GET', url);
    const count = url.includes('$count=true') ? expected.length : undefined;
    expect([names(body), body['@odata.count']]).toEqual([expected, count]);
  });

  it('counts all, whatever the page, and in plain text by itself', async () => {
    const page = await graph.askEventually(kim, 'GET', '/users?$count=true&$top=1');
    expect([page.body['@odata.count'], page.body.value.length]).toEqual([3, 1]);
    const count = await graph.askEventually(kim, 'GET', "/users/$count?$filter=startswith(displayName,'k')");
    expect([count.body, count.headers['content-type']]).toEqual(['1', 'text/plain']);
  });
});

describe('a filter', () => {
  it.each([
    ["displayName in ('kim','lou')", ['kim', 'lou']],
    ["not(displayName in ('kim'))", 400],
    ['accountEnabled eq true', ['customerAdmin', 'kim', 'lou']],
    ["userType eq 'Guest'", []],
    ['mail eq null', []],
    ["createdDateTime ge 2026-01-01T00:00:00Z and displayName eq 'kim'", ['kim']],
    ['createdDateTime lt 2026-01-01', []],
    ["(displayName eq 'kim' or displayName eq 'lou') and startswith(mailNickname,'l')", ['lou']],
    ["displayName eq 'O''Brien'", []],
    ['displayName eq true', 400],
    ["accountEnabled eq 'true'", 400],
    ["displayName has 'x'", 400],
    ["groupTypes/any(c:c eq 'Unified')", 400],
    ["createdDateTime eq 'yesterday'", 400],
    ['displayName in ()', 400],
    ["jobTitle eq 'x'", 400],
    ["contains(displayName,'x')", 400],
  ])('%s finds %j among users', async (filter, expected) => {
    const seen = await graph.ask(kim, 'GET', `/users?$filter=${filter}`);
    expect(seen.status === 200 ? names(seen.body) : seen.status).toEqual(expected);
  });

  it('names the property that objects of the kind do not have', async () => {
    const { status, body } = await graph.ask(kim, 'GET', "/groups?$filter=userPrincipalName eq 'x'");
    expect([status, body.error.message]).toEqual([
      400,
      "Could not find a property named 'userPrincipalName' on type 'microsoft.graph.group'.",
    ]);
    expect((await graph.ask(kim, 'GET', '/users?$select=id,nothing')).body.error.message).toContain("'nothing'");
  });

  it.each([
    ["securityEnabled eq true and displayName eq 'team'", ['Team']],
    ['securityEnabled eq false', []],
    ["groupTypes/any(c:c eq 'Unified')", []],
    ['isAssignableToRole eq true', []],
  ])('%s finds %j among groups', async (filter, expected) => {
    expect(names((await graph.ask(kim, 'GET', `/groups?$filter=${filter}`)).body)).toEqual(expected);
  });
});

describe('what comes along', () => {
  it('is expanded with its own selection, and refused where it is not there', async () => {
    const url = `/groups/${team}?$select=displayName&$expand=members($select=id,displayName)`;
    const { body } = await graph.ask(kim, 'GET', url);
    expect(body).toMatchObject({ displayName: 'Team' });
    expect(body.members).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: kim.id, displayName: 'kim' },
      { '@odata.type': '#microsoft.graph.user', id: world.people.lou.id, displayName: 'lou' },
    ]);
    const list = await graph.ask(kim, 'GET', "/users?$filter=displayName eq 'kim'&$expand=memberOf");
    expect(list.body.value[0].memberOf.map(({ id }: { id: string }) => id)).toEqual([team]);
    for (const relation of ['manager', 'members', 'memberOf($levels=2)', 'memberOf,owners']) {
      expect((await graph.ask(kim, 'GET', `/users/${kim.id}?$expand=${relation}`)).status).toBe(400);
    }
  });

  it('is paged, sorted and counted in relations, too', async () => {
    const first = await graph.askEventually(kim, 'GET', `/groups/${team}/members?$top=1&$count=true`);
    expect([names(first.body), first.body['@odata.count']]).toEqual([['kim'], 2]);
    const next = first.body['@odata.nextLink'].replace(/^.*\/v1\.0/, '');
    const second = await graph.askEventually(kim, 'GET', next);
    expect([names(second.body), second.body['@odata.nextLink']]).toEqual([['lou'], undefined]);
    const found = await graph.ask(kim, 'GET', `/groups/${team}/members?$filter=startswith(displayName,'l')`);
    expect(names(found.body)).toEqual(['lou']);
    expect((await graph.ask(kim, 'GET', `/users/${kim.id}/memberOf?$filter=displayName eq 'x'`)).status).toBe(501);
  });

  it('is reached by every way to write a key', async () => {
    for (const path of [
      `/users/${kim.id.toUpperCase()}`,
      `/users('${kim.id}')`,
      "/users('kim@elysee.example')",
      "/users(userPrincipalName='kim@elysee.example')",
      `/directoryObjects('${kim.id}')`,
      '/USERS/kim@elysee.example',
    ]) {
      expect((await graph.ask(kim, 'GET', path)).body.id).toBe(kim.id);
    }
    expect((await graph.ask(kim, 'GET', "/users(mail='kim@elysee.example')")).status).toBe(404);
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', '/users/x/manager'],
    ['GET', '/users/delta'],
    ['GET', '/me/messages'],
    ['POST', '/$batch'],
    ['GET', '/oauth2PermissionGrants'],
    ['GET', '/administrativeUnits'],
    ['GET', '/devices'],
  ])('is refused by name: %s %s', async (method, path) => {
    const { status, body } = await graph.ask(kim, method, path, {});
    expect([404, 501]).toContain(status);
    expect(body.error.message).toContain(path.split('/').at(-1));
  });
});
