import { CONTRIBUTOR, READER } from '@mandate/rbac/builtin-roles/well-known';
import { fail, ok } from '@mandate/rbac/result';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await made('PUT', `${group('rg')}?${G}`, { location: 'westeurope' });
  await made('POST', `${subscription()}/providers/Microsoft.Network/register?${G}`);
  await made('PUT', `${assignments()}/${guid()}?api-version=2022-04-01`, {
    properties: { roleDefinitionId: CONTRIBUTOR, principalId: world.people.lou.id },
  });
});
afterAll(() => world.close());

const G = 'api-version=2021-04-01';
const L = 'api-version=2016-09-01';
const N = 'api-version=2022-09-01';
const subscription = () => `/subscriptions/${world.subscription}`;
const group = (name: string) => `${subscription()}/resourceGroups/${name}`;
const assignments = (scope = subscription()) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const vnet = () => `${group('rg')}/providers/Microsoft.Network/virtualNetworks/v`;
const locks = (scope: string, name = '') => `${scope}/providers/Microsoft.Authorization/locks${name && `/${name}`}`;
const ask = (persona: Persona, method: string, path: string, body?: object) =>
  world.ask(world.caller(persona, world.customer), method, path, body);
const admin = (method: string, path: string, body?: object) => ask('adminAgent', method, path, body);
async function made(method: string, path: string, body?: object) {
  const seen = await admin(method, path, body);
  must(seen.status < 300 ? ok(seen) : fail(seen));
}
const lock = (scope: string, level: string, name = 'l') =>
  admin('PUT', `${locks(scope, name)}?${L}`, { properties: { level } });

describe('a lock is refused', () => {
  it.each([
    ['a level there is none of', () => group('rg'), { level: 'Everything' }, 400, 'InvalidRequestContent'],
    ['no level', () => group('rg'), {}, 400, 'InvalidRequestContent'],
    [
      'notes of 513 characters',
      () => group('rg'),
      { level: 'ReadOnly', notes: 'x'.repeat(513) },
      400,
      'InvalidRequestContent',
    ],
    ['a place that is not there', () => group('nowhere'), { level: 'ReadOnly' }, 404, 'ResourceGroupNotFound'],
    ['a resource that is not there', vnet, { level: 'ReadOnly' }, 404, 'ResourceNotFound'],
  ])('with %s', async (_name, scope, properties, status, code) => {
    const seen = await admin('PUT', `${locks(scope(), 'l')}?${L}`, { properties });
    expect([seen.status, seen.body.error.code]).toEqual([status, code]);
  });

  it('with a name that no lock may have', async () => {
    for (const name of ['a%3Cb', 'x'.repeat(261), 'a%3Ab']) {
      const seen = await lock(group('rg'), 'ReadOnly', name);
      expect([seen.status, seen.body.error.code]).toEqual([400, 'InvalidLockName']);
    }
  });

  it('to a Contributor', async () => {
    const seen = await ask('lou', 'PUT', `${locks(group('rg'), 'l')}?${L}`, { properties: { level: 'ReadOnly' } });
    expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
  });

  it('as the twenty-first at one scope', async () => {
    for (let count = 0; count < 20; count += 1)
      expect((await lock(group('rg'), 'CanNotDelete', `l${count}`)).status).toBe(201);
    const seen = await lock(group('rg'), 'CanNotDelete', 'one-more');
    expect([seen.status, seen.body.error.code]).toEqual([400, 'LockLimitExceeded']);
    expect((await lock(group('rg'), 'ReadOnly', 'L0')).status).toBe(200);
    for (let count = 0; count < 20; count += 1) await admin('DELETE', `${locks(group('rg'), `l${count}`)}?${L}`);
  });
});

describe('a lock', () => {
  beforeEach(async () => {
    await admin('PUT', `${group('rg')}?${G}`, { location: 'westeurope' });
    await admin('PUT', `${vnet()}?${N}`, { location: 'westeurope' });
  });
  const unlock = async (scope: string) => {
    expect((await admin('DELETE', `${locks(scope, 'L')}?${L}`)).status).toBe(200);
  };
  const expectLocked = ({ status, body }: { status: number; body: { error?: { code: string } } }) =>
    expect([status, body.error?.code]).toEqual([409, 'ScopeLocked']);

  it('against deleting keeps what is below it and the place itself, whoever one is', async () => {
    for (const scope of [subscription(), group('rg'), vnet()]) {
      expect((await lock(scope, 'CanNotDelete')).status).toBe(201);
      expectLocked(await admin('DELETE', `${vnet()}?${N}`));
      expectLocked(await admin('DELETE', `${group('rg')}?${G}`));
      expect((await admin('PUT', `${vnet()}?${N}`, { location: 'westeurope' })).status).toBe(200);
      await unlock(scope);
    }
    expect((await admin('DELETE', `${vnet()}?${N}`)).status).toBe(200);
  });

  it('against deleting keeps role assignments in its scope', async () => {
    const path = `${assignments(group('rg'))}/${guid()}?api-version=2022-04-01`;
    await made('PUT', path, { properties: { roleDefinitionId: READER, principalId: world.people.kim.id } });
    await lock(group('rg'), 'CanNotDelete');
    expectLocked(await admin('DELETE', path));
    await unlock(group('rg'));
    await lock(vnet(), 'CanNotDelete');
    expect((await admin('DELETE', path)).status).toBe(200);
    await unlock(vnet());
  });

  it('against changing stops every write below it, and says where it is', async () => {
    await lock(group('rg'), 'ReadOnly');
    const refused = [
      await admin('PUT', `${vnet()}?${N}`, { location: 'westeurope' }),
      await admin('PATCH', `${vnet()}?${N}`, { tags: {} }),
      await admin('DELETE', `${vnet()}?${N}`),
      await admin('PATCH', `${group('rg')}?${G}`, { tags: {} }),
      await admin('PUT', `${vnet()}/providers/Microsoft.Resources/tags/default?${G}`, { properties: { tags: {} } }),
      await admin('PUT', `${assignments(vnet())}/${guid()}?api-version=2022-04-01`, {
        properties: { roleDefinitionId: READER, principalId: world.people.kim.id },
      }),
    ];
    for (const seen of refused) {
      expectLocked(seen);
      expect(seen.body.error.message).toContain(`'${group('rg')}'`);
    }
    expect((await admin('GET', `${vnet()}?${N}`)).status).toBe(200);
    expect((await admin('PUT', `${group('beside')}?${G}`, { location: 'westeurope' })).status).toBe(201);
    // Who has no right is not told about locks.
    expect((await ask('kim', 'DELETE', `${vnet()}?${N}`)).status).toBe(403);
    expect((await lock(vnet(), 'CanNotDelete', 'second')).status).toBe(201);
    await admin('DELETE', `${locks(vnet(), 'second')}?${L}`);
    await unlock(group('rg'));
    expect((await admin('PATCH', `${vnet()}?${N}`, { tags: {} })).status).toBe(200);
  });

  it('stops a move out of its scope and into it', async () => {
    await admin('PUT', `${group('target')}?${G}`, { location: 'westeurope' });
    const move = () =>
      admin('POST', `${group('rg')}/moveResources?${G}`, { resources: [vnet()], targetResourceGroup: group('target') });
    for (const [scope, level] of [
      [vnet(), 'CanNotDelete'],
      [group('target'), 'ReadOnly'],
    ] as const) {
      await lock(scope, level);
      expectLocked(await move());
      await unlock(scope);
    }
    expect((await move()).status).toBe(204);
  });

  it('leaves cancelling alone', async () => {
    await lock(subscription(), 'ReadOnly');
    const post = (verb: string) =>
      admin('POST', `${subscription()}/providers/Microsoft.Subscription/${verb}api-version=2021-10-01`);
    const used = await post('cancel?');
    expect([used.status, used.body.error.code]).toEqual([409, 'SubscriptionNotEmpty']);
    expect((await post('cancel?IgnoreResourceCheck=true&')).status).toBe(200);
    expect((await post('enable?')).status).toBe(200);
    await unlock(subscription());
  });

  it('is listed at its scope and above it, and found by name without case', async () => {
    await lock(vnet(), 'CanNotDelete', 'Mine');
    const names = async (scope: string, filter = '') =>
      (await ask('lou', 'GET', `${locks(scope)}?${L}&$filter=${filter}`)).body.value.map(
        ({ id }: { id: string }) => id,
      );
    const id = locks(vnet(), 'Mine');
    expect(await names(subscription())).toEqual([id]);
    expect(await names(vnet())).toEqual([id]);
    expect(await names(group('beside'))).toEqual([]);
    expect(await names(group('rg'), 'atScope()')).toEqual([]);
    expect(await names(`${vnet()}/subnets/s`, 'atScope()')).toEqual([id]);
    expect((await admin('GET', `${locks(vnet(), 'MINE')}?${L}`)).body).toMatchObject({
      name: 'Mine',
      properties: { level: 'CanNotDelete' },
    });
    expect((await admin('GET', `${locks(subscription(), 'mine')}?${L}`)).body.error.code).toBe('LockNotFound');
    expect((await admin('DELETE', `${locks(vnet(), 'mine')}?${L}`)).status).toBe(200);
    expect((await admin('DELETE', `${locks(vnet(), 'mine')}?${L}`)).status).toBe(204);
  });
});

describe('tags', () => {
  const tags = (scope: string) => `${scope}/providers/Microsoft.Resources/tags/default?${G}`;
  const patch = (scope: string, operation: string, given: object) =>
    admin('PATCH', tags(scope), { operation, properties: { tags: given } });

  it('are refused to those who may not tag, and where nothing is', async () => {
    expect((await ask('kim', 'PUT', tags(group('rg')), { properties: { tags: {} } })).status).toBe(403);
    expect((await admin('GET', tags(group('nowhere')))).body.error.code).toBe('ResourceGroupNotFound');
    expect((await admin('PUT', tags(group('rg')), { properties: { tags: { 'a>': '' } } })).body.error.code).toBe(
      'InvalidTags',
    );
    expect((await patch(group('rg'), 'Shuffle', {})).body.error.code).toBe('InvalidRequestContent');
  });

  it('are the same at a place and through its tags', async () => {
    await admin('PUT', `${vnet()}?${N}`, { location: 'westeurope', tags: { Own: '1' } });
    for (const scope of [subscription(), group('rg'), vnet()]) {
      expect((await admin('PUT', tags(scope), { properties: { tags: { Team: 'a', Cost: '1' } } })).status).toBe(200);
      expect((await patch(scope, 'Merge', { team: 'b', New: 'x' })).body.properties.tags).toEqual({
        Team: 'b',
        Cost: '1',
        New: 'x',
      });
      expect((await patch(scope, 'Delete', { TEAM: 'b', cost: 'other' })).body.properties.tags).toEqual({
        Cost: '1',
        New: 'x',
      });
      expect((await patch(scope, 'Replace', { Only: '' })).body.properties.tags).toEqual({ Only: '' });
    }
    expect((await admin('GET', `${vnet()}?${N}`)).body.tags).toEqual({ Only: '' });
    expect((await admin('GET', `${group('rg')}?${G}`)).body.tags).toEqual({ Only: '' });
    const { body } = await ask('lou', 'GET', `${subscription()}/tagNames?${G}`);
    expect(body.value).toEqual([
      {
        id: `${subscription()}/tagNames/Only`,
        tagName: 'Only',
        count: { type: 'Total', value: 3 },
        values: [expect.objectContaining({ tagValue: '', count: { type: 'Total', value: 3 } })],
      },
    ]);
    for (const scope of [subscription(), group('rg'), vnet()]) {
      expect((await admin('DELETE', tags(scope))).status).toBe(200);
      expect((await admin('GET', tags(scope))).body.properties.tags).toEqual({});
    }
  });
});
