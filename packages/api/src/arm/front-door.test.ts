import { READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const admin = () => world.caller('adminAgent', world.customer);
const groups = () => `/subscriptions/${world.subscription}/resourceGroups`;

describe('the front door of Resource Manager', () => {
  it.each([
    ['no api-version', () => groups(), 400, 'MissingApiVersionParameter'],
    ['an empty api-version', () => `${groups()}?api-version=`, 400, 'MissingApiVersionParameter'],
    ['an api-version of no type', () => `${groups()}?api-version=1999-01-01`, 400, 'InvalidApiVersionParameter'],
    [
      'a subscription that is no GUID',
      () => '/subscriptions/x/resourceGroups?api-version=2021-04-01',
      400,
      'InvalidSubscriptionId',
    ],
    ['a subscription nobody has', () => `/subscriptions/${guid()}?api-version=2022-12-01`, 404, 'SubscriptionNotFound'],
    [
      'the subscription of another customer of the own partner',
      () => `/subscriptions/${world.otherSubscription}?api-version=2022-12-01`,
      401,
      'InvalidAuthenticationTokenTenant',
    ],
    ['broken percent-encoding', () => '/subscriptions/%zz?api-version=2022-12-01', 400, 'InvalidRequestUri'],
    ['a path that climbs', () => `${groups()}/../x?api-version=2021-04-01`, 400, 'InvalidRequestUri'],
    ['an encoded path that climbs', () => `${groups()}/%2e%2e/x?api-version=2021-04-01`, 400, 'InvalidRequestUri'],
    ['a control character', () => `${groups()}/a%00b?api-version=2021-04-01`, 400, 'InvalidRequestUri'],
    [
      'a double encoding',
      () => `/providers/%2561/b/c/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
      400,
      'InvalidScope',
    ],
    [
      'a resource type that is not built',
      () => `/subscriptions/${world.subscription}/providers/Microsoft.Compute/cloudServices?api-version=2022-12-01`,
      501,
      'NotImplemented',
    ],
    [
      'an api-version that a resource type does not have',
      () => `/subscriptions/${world.subscription}/providers/Microsoft.Compute/disks?api-version=2022-12-01`,
      400,
      'NoRegisteredProviderFound',
    ],
    ['an unknown top', () => '/nothing?api-version=2022-12-01', 404, 'MissingSubscription'],
    [
      'a namespace that nobody has',
      () => `/subscriptions/${world.subscription}/providers/Contoso.Nothing/things?api-version=2022-12-01`,
      404,
      'InvalidResourceNamespace',
    ],
    [
      'classic administrators, which Azure took away',
      () =>
        `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/classicAdministrators?api-version=2015-06-01`,
      404,
      'InvalidResourceType',
    ],
  ])('refuses %s by name', async (_name, url, status, code) => {
    const seen = await world.ask(admin(), 'GET', url());
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
    expect(seen.body.error.message).not.toBe('');
  });

  it('refuses a method that a path does not have', async () => {
    const seen = await world.ask(admin(), 'POST', `${groups()}/rg?api-version=2021-04-01`, {});
    expect([seen.status, seen.body.error.code]).toEqual([405, 'HttpMethodNotAllowed']);
  });

  it.each([
    [{ kind: 'malformed', detail: 'Unexpected token' }, 400, 'InvalidRequestContent'],
    [{ kind: 'unsupported', contentType: 'text/xml' }, 415, 'UnsupportedMediaType'],
    [{ kind: 'too-large', limitBytes: 4 }, 413, 'RequestContentTooLarge'],
    [{ kind: 'none' }, 400, 'InvalidRequestContent'],
    [{ kind: 'json', value: [] }, 400, 'InvalidRequestContent'],
    [{ kind: 'json', value: { location: 7 } }, 400, 'InvalidRequestContent'],
    [{ kind: 'json', value: { location: 'westeurope', colour: 'red' } }, 400, 'InvalidRequestContent'],
  ] as const)('refuses the body %o', async (wireBody, status, code) => {
    const seen = await world.ask(admin(), 'PUT', `${groups()}/rg?api-version=2021-04-01`, undefined, { wireBody });
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
    const list = await world.ask(admin(), 'GET', `${groups()}?api-version=2021-04-01`);
    expect(list.body.value).toEqual([]);
  });

  it('names a property that it does not know', async () => {
    const body = { location: 'westeurope', colour: 'red' };
    const seen = await world.ask(admin(), 'PUT', `${groups()}/rg?api-version=2021-04-01`, body);
    expect(seen.body.error.message).toContain("properties that are not known here: 'colour'");
  });

  it('says no before it says what is wrong with a body, so that nobody learns from the answer', async () => {
    const seen = await world.ask(world.caller('lou'), 'PUT', `${groups()}/rg?api-version=2021-04-01`, { location: 7 });
    expect(seen.status).toBe(403);
  });

  it('says no before it says what exists', async () => {
    const seen = await world.ask(world.caller('lou'), 'GET', `${groups()}/nothing?api-version=2021-04-01`);
    expect(seen.status).toBe(403);
  });
});

describe('resource groups', () => {
  const one = (name: string) => `${groups()}/${encodeURIComponent(name)}?api-version=2021-04-01`;

  it.each([
    ['a name that ends in a full stop', 'rg.', { location: 'westeurope' }, 'InvalidResourceGroup'],
    ['a name with a slash', 'a/b', { location: 'westeurope' }, 'NotImplemented'],
    ['a name of 91 letters', 'a'.repeat(91), { location: 'westeurope' }, 'InvalidResourceGroup'],
    ['no location', 'rg', {}, 'LocationRequired'],
    ['a location that is none', 'rg', { location: 'atlantis' }, 'LocationNotAvailableForResourceGroup'],
    ['a tag name that no tag may have', 'rg', { location: 'westeurope', tags: { 'a<b': '1' } }, 'InvalidTags'],
    [
      'fifty-one tags',
      'rg',
      { location: 'westeurope', tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, ''])) },
      'InvalidTags',
    ],
  ])('are refused with %s', async (_name, name, body, code) => {
    const seen = await world.ask(admin(), 'PUT', one(name), body);
    expect(seen.body.error.code).toBe(code);
  });

  it('keep the spelling and place they were made with', async () => {
    const made = await world.ask(admin(), 'PUT', one('Été-Ops'), { location: 'West Europe', tags: { Team: 'Nord' } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Été-Ops', location: 'westeurope', tags: { Team: 'Nord' } });

    const again = await world.ask(admin(), 'PUT', one('ÉTÉ-OPS'), { location: 'westeurope' });
    expect([again.status, again.body.name, again.body.tags]).toEqual([200, 'Été-Ops', {}]);
    const moved = await world.ask(admin(), 'PUT', one('été-ops'), { location: 'northeurope' });
    expect([moved.status, moved.body.error.code]).toEqual([409, 'InvalidResourceGroupLocation']);
    expect((await world.ask(admin(), 'HEAD', one('été-ops'))).status).toBe(204);
    expect((await world.ask(admin(), 'DELETE', one('été-ops'))).status).toBe(200);
    expect((await world.ask(admin(), 'HEAD', one('été-ops'))).status).toBe(404);
    expect((await world.ask(admin(), 'DELETE', one('été-ops'))).body.error.code).toBe('ResourceGroupNotFound');
  });

  it('take the role assignments at them along when they go', async () => {
    await world.ask(admin(), 'PUT', one('short-lived'), { location: 'westeurope' });
    const assignment = `${groups()}/short-lived/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
    const given = await world.ask(admin(), 'PUT', assignment, {
      properties: { roleDefinitionId: READER, principalId: world.people.kim.id },
    });
    expect(given.status).toBe(201);
    await world.ask(admin(), 'DELETE', one('short-lived'));
    await world.ask(admin(), 'PUT', one('short-lived'), { location: 'westeurope' });
    expect((await world.ask(world.caller('kim'), 'GET', one('short-lived'))).status).toBe(403);
    await world.ask(admin(), 'DELETE', one('short-lived'));
  });

  it('are listed in pages whose links can be followed', async () => {
    for (const name of ['b', 'a', 'c']) await world.ask(admin(), 'PUT', one(name), { location: 'westeurope' });
    const names: string[] = [];
    let url: string | undefined = `${groups()}?api-version=2021-04-01&$top=1`;
    for (let page = 0; url && page < 9; page += 1) {
      const { body } = await world.ask(admin(), 'GET', url);
      names.push(...body.value.map((group: { name: string }) => group.name));
      expect(body.nextLink ?? 'https://arm.example/').toMatch(/^https:\/\/arm\.example\//);
      url = body.nextLink?.slice('https://arm.example'.length);
    }
    expect(names).toEqual(['a', 'b', 'c']);
    const forged = await world.ask(admin(), 'GET', `${groups()}?api-version=2021-04-01&$skiptoken=forged`);
    expect([forged.status, forged.body.error.code]).toEqual([400, 'InvalidSkipToken']);
  });
});

describe('the main job', () => {
  it('lets whoever was given Contributor create a resource group, and refuses a Reader', async () => {
    const sales = world.caller('salesAgent', world.customer);
    const assign = (role: string, principalId: string) =>
      world.ask(
        sales,
        'PUT',
        `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
        {
          properties: { roleDefinitionId: role, principalId },
        },
      );
    const group = `${groups()}/first?api-version=2021-04-01`;
    const list = (persona: 'kim' | 'lou') =>
      world.ask(world.caller(persona), 'GET', '/subscriptions?api-version=2022-12-01');
    expect((await list('kim')).body.value).toEqual([]);

    expect((await assign('b24988ac-6180-42a0-ab88-20f7382dd24c', world.people.kim.id)).status).toBe(201);
    expect((await assign(READER, world.people.lou.id)).status).toBe(201);
    expect((await list('lou')).body.value).toHaveLength(1);
    expect((await world.ask(world.caller('lou'), 'PUT', group, { location: 'francecentral' })).status).toBe(403);
    expect((await world.ask(world.caller('kim'), 'PUT', group, { location: 'francecentral' })).status).toBe(201);
  });

  it('stands in the log of the customer, with who did it, through whom, and why it was allowed', async () => {
    const { rows } = await world.ports.store.tenant(world.customer).listChanges({ after: null, limit: 200 });
    const given = rows.findLast((record) => record.operation === 'Microsoft.Authorization/roleAssignments/write');
    expect(given).toMatchObject({
      actor: { kind: 'User', id: world.people.salesAgent.id, home: world.partner },
      through: world.partner,
      actedIn: world.customer,
    });
    expect(given?.ground).toHaveProperty('roleAssignment');
  });
});
