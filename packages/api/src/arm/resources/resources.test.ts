import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (const name of ['Web', 'other', 'kims']) await made('PUT', `${group(name)}?${G}`, { location: 'westeurope' });
  for (const namespace of ['Microsoft.Network', 'Microsoft.Compute', 'Microsoft.ManagedIdentity']) {
    await made('POST', `${subscription()}/providers/${namespace}/register?${G}`);
  }
  await made(
    'PUT',
    `${group('kims')}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
    {
      properties: { roleDefinitionId: OWNER, principalId: world.people.kim.id },
    },
  );
});
afterAll(() => world.close());

const G = 'api-version=2021-04-01';
const N = 'api-version=2022-09-01';
const subscription = () => `/subscriptions/${world.subscription}`;
const group = (name: string) => `${subscription()}/resourceGroups/${name}`;
const vnet = (name: string, where = 'Web') => `${group(where)}/providers/Microsoft.Network/virtualNetworks/${name}`;
const ask = (persona: Persona, method: string, path: string, body?: object) =>
  world.ask(world.caller(persona, world.customer), method, path.includes('?') ? path : `${path}?${N}`, body);
const admin = (method: string, path: string, body?: object) => ask('adminAgent', method, path, body);
async function made(method: string, path: string, body?: object) {
  const seen = await admin(method, path, body);
  must(seen.status < 300 ? ok(seen) : fail(seen));
  return seen;
}
const here = { location: 'westeurope' };

describe('a resource is refused', () => {
  it.each([
    ['no location', () => vnet('v'), {}, 400, 'LocationRequired'],
    ['a location that is none', () => vnet('v'), { location: 'atlantis' }, 400, 'LocationNotAvailableForResourceType'],
    ['a group that is not there', () => vnet('v', 'nowhere'), here, 404, 'ResourceGroupNotFound'],
    ['a parent that is not there', () => `${vnet('none')}/subnets/s`, {}, 404, 'ParentResourceNotFound'],
    ['a property that no provider knows', () => vnet('v'), { ...here, colour: 'red' }, 400, 'InvalidRequestContent'],
    ['tags that no tag may be', () => vnet('v'), { ...here, tags: { 'a<': '' } }, 400, 'InvalidTags'],
    ['a name that ends in a period', () => vnet('v.'), here, 400, 'InvalidResourceName'],
    [
      'an identity that would have to be made',
      () => vnet('v'),
      { ...here, identity: { type: 'SystemAssigned' } },
      400,
      'InvalidRequestContent',
    ],
    [
      'a provider that is not registered',
      () => `${group('Web')}/providers/Microsoft.Storage/storageAccounts/a`,
      here,
      409,
      'MissingSubscriptionRegistration',
    ],
  ])('with %s', async (_name, path, body, status, code) => {
    const seen = await admin('PUT', path(), body);
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it('of a type that Mandate does not serve, whatever one holds', async () => {
    const known = await admin('PUT', `${group('Web')}/providers/Microsoft.Batch/batchAccounts/a`, here);
    expect([known.status, known.body.error.code]).toEqual([501, 'NotImplemented']);
    const unknown = await admin('PUT', `${group('Web')}/providers/Contoso.Nothing/things/a`, here);
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'InvalidResourceNamespace']);
    for (const path of [`${vnet('v')}/peerings/p`, `${vnet('v')}/start`]) {
      expect((await admin('POST', path)).status).toBe(501);
    }
  });

  it('before anybody is told whether it exists', async () => {
    for (const method of ['GET', 'HEAD', 'DELETE'])
      expect((await ask('kim', method, vnet('nothing'))).status).toBe(403);
  });
});

describe('a resource', () => {
  it('is made and changed as az does it, with a doubled slash, and found in any spelling', async () => {
    const path = vnet('Net')
      .replace('Microsoft.Network/', 'Microsoft.Network//')
      .replace('resourceGroups', 'resourcegroups');
    const first = await admin('PUT', path, {
      ...here,
      tags: { A: '1' },
      properties: { addressSpace: { p: ['10.0.0.0/8'] } },
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      name: 'Net',
      type: 'Microsoft.Network/virtualNetworks',
      location: 'westeurope',
      tags: { A: '1' },
      properties: { addressSpace: { p: ['10.0.0.0/8'] }, provisioningState: 'Succeeded' },
    });
    const read = await admin('GET', vnet('NET', 'WEB'));
    expect(read.body.id).toBe(vnet('Net'));
    // az tags by sending everything back.
    const tagged = await admin('PUT', vnet('net'), { ...read.body, tags: { B: '2' } });
    expect([tagged.status, tagged.body.tags, tagged.body.name]).toEqual([200, { B: '2' }, 'Net']);
    const moved = await admin('PUT', vnet('net'), { location: 'northeurope' });
    expect([moved.status, moved.body.error.code]).toEqual([409, 'InvalidResourceLocation']);
    expect((await admin('HEAD', vnet('net'))).status).toBe(204);
  });

  it('is changed in part; null takes away', async () => {
    const patched = await admin('PATCH', vnet('net'), {
      properties: { dns: 'x', addressSpace: null },
      tags: { C: '3' },
    });
    expect(patched.body).toMatchObject({ tags: { C: '3' }, properties: { dns: 'x' } });
    expect(patched.body.properties).not.toHaveProperty('addressSpace');
    expect((await admin('PATCH', vnet('none'), { tags: {} })).body.error.code).toBe('ResourceNotFound');
  });

  it('takes with it what lies in it, and the roles given there', async () => {
    await made('PUT', vnet('short'), here);
    await made('PUT', `${vnet('short')}/subnets/one`, { properties: { addressPrefix: '10.0.0.0/24' } });
    const assignments = `${vnet('short')}/providers/Microsoft.Authorization/roleAssignments`;
    await made('PUT', `${assignments}/${guid()}?api-version=2022-04-01`, {
      properties: { roleDefinitionId: READER, principalId: world.people.lou.id },
    });
    expect((await ask('lou', 'GET', vnet('short'))).status).toBe(200);
    expect((await ask('lou', 'GET', `${vnet('short')}/subnets/one`)).status).toBe(200);
    expect((await ask('lou', 'PUT', vnet('short'), here)).status).toBe(403);
    expect((await admin('DELETE', vnet('short'))).status).toBe(200);
    expect((await admin('DELETE', vnet('short'))).status).toBe(204);
    await made('PUT', vnet('short'), here);
    expect((await ask('lou', 'GET', vnet('short'))).status).toBe(403);
    expect((await admin('GET', `${vnet('short')}/subnets/one`)).status).toBe(404);
  });

  it('gets role assignments only while it is there', async () => {
    const path = `${vnet('nowhere')}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
    const seen = await admin('PUT', path, {
      properties: { roleDefinitionId: READER, principalId: world.people.lou.id },
    });
    expect([seen.status, seen.body.error.code]).toEqual([404, 'ResourceNotFound']);
  });
});

describe('what a resource refers to', () => {
  const nic = (where: string) => `${group(where)}/providers/Microsoft.Network/networkInterfaces/nic`;
  const using = (id: string) => ({
    ...here,
    properties: { ipConfigurations: [{ properties: { subnet: { id } } }] },
  });

  it('takes the right to use it, and not only the right to write what refers to it', async () => {
    await made('PUT', vnet('shared'), here);
    await made('PUT', `${vnet('shared')}/subnets/s`, {});
    for (const id of [`${vnet('shared')}/subnets/s`, `/${vnet('SHARED').slice(1).toUpperCase()}/SUBNETS/s/`]) {
      const seen = await ask('kim', 'PUT', nic('kims'), using(id));
      expect([seen.status, seen.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
      expect(seen.body.error.message).toContain('Microsoft.Network/virtualNetworks/subnets/join/action');
    }
    expect((await ask('kim', 'PUT', nic('kims'), here)).status).toBe(201);
    expect(
      (await ask('kim', 'PATCH', nic('kims'), { properties: using(`${vnet('shared')}/subnets/s`).properties })).status,
    ).toBe(403);
    expect((await admin('PUT', nic('kims'), using(`${vnet('shared')}/subnets/s`))).status).toBe(200);
    // What was attached by somebody who may stays when others change the rest.
    expect((await ask('kim', 'PATCH', nic('kims'), { tags: { a: 'b' } })).status).toBe(200);
  });

  it('counts an identity, which stands as a key', async () => {
    const identity = `${group('Web')}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/boss`;
    await made('PUT', `${identity}?api-version=2023-01-31`, here);
    const machine = `${group('kims')}/providers/Microsoft.Compute/virtualMachines/vm?api-version=2024-07-01`;
    const seen = await ask('kim', 'PUT', machine, {
      ...here,
      identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
    });
    expect([seen.status, seen.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect(seen.body.error.message).toContain('userAssignedIdentities/assign/action');
  });
});

describe('lists of resources', () => {
  const names = async (persona: Persona, path: string, filter = '') => {
    const seen = await ask(persona, 'GET', `${path}?${G}&$filter=${encodeURIComponent(filter)}`);
    expect(seen.status).toBe(200);
    return seen.body.value.map(({ name }: { name: string }) => name).toSorted();
  };

  it.each(['kim', 'lou'] as const)('of a subscription are refused to %s, who holds nothing at it', async (persona) => {
    expect((await ask(persona, 'GET', `${subscription()}/resources?${G}`)).status).toBe(403);
  });

  it('show what the filter asks for', async () => {
    const all = await names('adminAgent', `${subscription()}/resources`);
    expect(all).toEqual(expect.arrayContaining(['Net', 'shared', 's', 'nic', 'boss']));
    expect(
      await names(
        'adminAgent',
        `${subscription()}/resources`,
        "resourceGroup eq 'KIMS' and resourceType eq 'microsoft.network/networkinterfaces'",
      ),
    ).toEqual(['nic']);
    expect(await names('adminAgent', `${subscription()}/resources`, "tagName eq 'c' and tagValue eq '3'")).toEqual([
      'Net',
    ]);
    expect(await names('adminAgent', `${subscription()}/resources`, "substringof('HARE', name)")).toEqual(['shared']);
    expect(await names('adminAgent', `${group('kims')}/resources`)).toEqual(['nic']);
    expect(await names('kim', `${group('kims')}/resources`)).toEqual(['nic']);
    for (const filter of [
      "tagName eq 'a' and name eq 'b'",
      "name eq 'a' or name eq 'b'",
      'name eq a',
      "colour eq 'red'",
    ]) {
      const seen = await admin('GET', `${subscription()}/resources?${G}&$filter=${encodeURIComponent(filter)}`);
      expect(seen.body.error.code).toBe('UnsupportedQuery');
    }
  });

  it('hold nothing for those who may list, and read none of what is there', async () => {
    const role = guid();
    await made(
      'PUT',
      `${group('Web')}/providers/Microsoft.Authorization/roleDefinitions/${role}?api-version=2022-04-01`,
      {
        properties: {
          roleName: 'Counts only',
          permissions: [{ actions: ['Microsoft.Resources/subscriptions/resourceGroups/resources/read'] }],
          assignableScopes: [group('Web')],
        },
      },
    );
    const assignments = `${group('Web')}/providers/Microsoft.Authorization/roleAssignments`;
    await made('PUT', `${assignments}/${guid()}?api-version=2022-04-01`, {
      properties: { roleDefinitionId: role, principalId: world.people.customerAdmin.id },
    });
    expect(await names('customerAdmin', `${group('Web')}/resources`)).toEqual([]);
  });

  it('come in pages, with times when asked', async () => {
    const found: string[] = [];
    let url: string | undefined =
      `${subscription()}/resources?${G}&$top=2&$expand=createdTime,changedTime,provisioningState`;
    for (let page = 0; url && page < 9; page += 1) {
      const { body } = await admin('GET', url);
      found.push(...body.value.map(({ name }: { name: string }) => name));
      for (const each of body.value)
        expect(each).toMatchObject({ createdTime: /Z$/.exec(each.createdTime)?.input, provisioningState: 'Succeeded' });
      url = body.nextLink?.slice('https://arm.example'.length);
    }
    expect(found.toSorted()).toEqual(await names('adminAgent', `${subscription()}/resources`));
  });

  it('of one type show that type alone, at each level', async () => {
    const list = async (path: string) =>
      (await admin('GET', path)).body.value.map(({ name }: { name: string }) => name);
    expect(await list(`${subscription()}/providers/Microsoft.Network/virtualNetworks`)).toEqual([
      'Net',
      'shared',
      'short',
    ]);
    expect(await list(`${group('kims')}/providers/Microsoft.Network/virtualNetworks`)).toEqual([]);
    expect(await list(`${vnet('shared')}/subnets`)).toEqual(['s']);
    expect(await list(`${vnet('short')}/subnets`)).toEqual([]);
  });
});

describe('moving', () => {
  const move = (persona: Persona, resources: readonly string[], to: string, from = 'Web') =>
    ask(persona, 'POST', `${group(from)}/moveResources?${G}`, { resources, targetResourceGroup: group(to) });

  it.each([
    ['to a group that is not there', ['Net'], 'nowhere', 404, 'ResourceGroupNotFound'],
    ['what is not there', ['none'], 'other', 404, 'ResourceNotFound'],
  ])('is refused %s', async (_name, names, to, status, code) => {
    const seen = await move(
      'adminAgent',
      names.map((name) => vnet(name)),
      to,
    );
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it('is refused for what lies elsewhere, for a child alone, and for what is in the way', async () => {
    await made('PUT', vnet('Net', 'other'), here);
    for (const id of [vnet('Net', 'other'), `${vnet('shared')}/subnets/s`, vnet('Net')]) {
      const seen = await move('adminAgent', [id], 'other');
      expect([seen.status, seen.body.error.code]).toEqual([409, 'ResourceMoveFailed']);
    }
    expect((await admin('GET', vnet('shared'))).status).toBe(200);
  });

  it('takes the right to write the group it goes to', async () => {
    await made(
      'PUT',
      `${group('Web')}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      {
        properties: { roleDefinitionId: CONTRIBUTOR, principalId: world.people.lou.id },
      },
    );
    const seen = await move('lou', [vnet('shared')], 'kims');
    expect([seen.status, seen.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    expect((await move('kim', [vnet('shared')], 'kims')).status).toBe(403);
  });

  it('takes along what lies in a resource, and leaves the roles at it behind', async () => {
    const assignments = `${vnet('shared')}/providers/Microsoft.Authorization/roleAssignments`;
    await made('PUT', `${assignments}/${guid()}?api-version=2022-04-01`, {
      properties: { roleDefinitionId: READER, principalId: world.people.automation.id },
    });
    expect((await ask('automation', 'GET', vnet('shared'))).status).toBe(200);
    expect((await move('adminAgent', [vnet('SHARED')], 'other')).status).toBe(204);
    expect((await admin('GET', vnet('shared'))).status).toBe(404);
    expect((await admin('GET', `${vnet('shared', 'other')}/subnets/s`)).body.id).toBe(
      `${vnet('shared', 'other')}/subnets/s`,
    );
    expect((await ask('automation', 'GET', vnet('shared', 'other'))).status).toBe(403);
  });

  it('to another subscription is refused by name', async () => {
    const seen = await ask('adminAgent', 'POST', `${group('Web')}/moveResources?${G}`, {
      resources: [vnet('Net')],
      targetResourceGroup: `/subscriptions/${guid()}/resourceGroups/x`,
    });
    expect(seen.status).toBe(501);
  });
});
