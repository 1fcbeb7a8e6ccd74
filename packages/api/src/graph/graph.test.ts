import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, openWorld, type Persona, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = { surface: 'graph' } as const;
const ask = (persona: Persona, url: string, method = 'GET', body?: unknown) =>
  world.ask(world.caller(persona, world.customer), method, url, body, at);
const names = (body: { value: readonly { displayName: string }[] }) => body.value.map(({ displayName }) => displayName);

describe('the directory of a customer', () => {
  it.each(['billingAdmin', 'stranger'] as const)('is closed to %s, whom nothing lets in', async (persona) => {
    const { status, body } = await ask(persona, '/v1.0/users');
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  });

  it.each(['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent', 'kim'] as const)(
    'is open to %s',
    async (persona) => {
      const { status, body } = await ask(persona, '/v1.0/users');
      expect(status).toBe(200);
      expect(names(body)).toEqual(['customerAdmin', 'kim', 'lou']);
    },
  );

  it.each([
    "/v1.0/users?$filter=endswith(displayName,'m')",
    "/v1.0/users?$filter=displayName eq 'kim' or",
    "/v1.0/users?$filter=(displayName eq 'kim'",
    "/v1.0/users?$filter=displayName ne 'kim'",
    '/v1.0/users?$filter=displayName eq kim',
    "/v1.0/users?$filter=jobTitle eq 'x'",
    `/v1.0/users?$filter=${'('.repeat(50)}displayName eq 'kim'${')'.repeat(50)}`,
    "/v1.0/users?$filter=displayName eq 'kim' and",
    '/v1.0/users?$search="jobTitle:x"',
    '/v1.0/users?$expand=manager',
    '/v1.0/users?$orderby=mail desc',
    '/v1.0/users?$top=0',
    '/v1.0/users?$skiptoken=forged',
  ])('refuses a question it does not understand: %s', async (url) => {
    expect((await ask('kim', url)).status).toBe(400);
  });

  it.each([
    ["/v1.0/users?$filter=startswith(displayName,'K')", ['kim']],
    ["/v1.0/users?$filter=userPrincipalName eq 'LOU@elysee.example'", ['lou']],
    ["/v1.0/users?$filter=displayName eq 'kim' or displayName eq 'lou' and mailNickname eq 'x'", ['kim']],
    ["/v1.0/users?$filter=startswith(displayName,'l') or startswith(userPrincipalName,'kim@')", ['kim', 'lou']],
    [
      "/v1.0/users?$filter=(displayName eq 'kim' or displayName eq 'lou') and startswith(userPrincipalName,'l')",
      ['lou'],
    ],
    ["/v1.0/users?$filter=displayName eq 'O''Brien'", []],
    ["/v1.0/groups?$filter=displayName eq 'team'", ['Team']],
    ['/v1.0/servicePrincipals', ['automation']],
  ])('answers %s', async (url, expected) => {
    expect(names((await ask('kim', url)).body)).toEqual(expected);
  });

  it('pages by links and selects properties', async () => {
    const first = await ask('kim', '/v1.0/users?$top=2&$select=id,displayName');
    expect(Object.keys(first.body.value[0])).toEqual(['id', 'displayName']);
    const next = first.body['@odata.nextLink'].slice('https://arm.example'.length);
    expect(names((await ask('kim', next)).body)).toEqual(['lou']);
  });

  it('answers 404 for an object of another tenant as for one that does not exist', async () => {
    for (const id of [world.people.stranger.id, guid(), 'stranger@contoso.example']) {
      expect((await ask('kim', `/v1.0/users/${id}`)).body.error.code).toBe('Request_ResourceNotFound');
    }
  });

  it("resolves ids, and names the partner's groups only when asked for partner references", async () => {
    const ids = [world.people.kim.id, world.groups.AdminAgents, world.people.stranger.id, guid()];
    const plain = await ask('kim', '/v1.0/directoryObjects/getByIds', 'POST', { ids });
    expect(plain.body.value.map((found: { id: string }) => found.id)).toEqual([world.people.kim.id]);

    const types = ['user', 'directoryObjectPartnerReference'];
    const full = await ask('kim', '/v1.0/directoryObjects/getByIds', 'POST', { ids, types });
    const foreign = full.body.value.find((found: { id: string }) => found.id === world.groups.AdminAgents);
    expect(foreign.displayName).toBe("Foreign Principal for 'Fabrikam' in Role 'TenantAdmins' (Hôtel Élysée)");
    expect(full.body.value).toHaveLength(2);
  });

  it('has no me for an application', async () => {
    expect((await ask('automation', '/v1.0/me')).status).toBe(400);
    expect((await ask('salesAgent', '/v1.0/me')).body.displayName).toBe('salesAgent');
  });
});
