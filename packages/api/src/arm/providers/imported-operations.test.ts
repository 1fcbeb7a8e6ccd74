import { operatorAct } from '@mandate/app/act';
import { importNaming } from '@mandate/app/operation-names/import-naming';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2018-01-01-preview';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const list = (namespace = '') =>
  world.ask(world.caller('kim'), 'GET', `/providers/Microsoft.Authorization/providerOperations/${namespace}?${V}`);
const operation = (name: string, isDataAction = false) => ({
  name,
  isDataAction,
  displayName: 'Do it',
  description: 'D',
});
const importing = async (...listing: readonly object[]) =>
  must(await importNaming(operatorAct(world.ports), { partner: world.partner, listing }));
const write = 'Microsoft.Resources/subscriptions/resourceGroups/write';

it('cannot be taken for operations that somebody serves, nor take any away', async () => {
  const before = (await list('Microsoft.Authorization')).body;
  await importing({ name: 'Microsoft.Authorization', operations: [operation('Microsoft.Authorization/new/action')] });
  const after = (await list('Microsoft.Authorization')).body;
  for (const { name, operations } of before.resourceTypes) {
    const found = after.resourceTypes.find((type: { name: string }) => type.name === name);
    expect(found.operations.map((each: { name: string }) => each.name)).toEqual(
      expect.arrayContaining(operations.map((each: { name: string }) => each.name)),
    );
  }
});

it('name providers that nobody knew, and win over our own texts', async () => {
  expect((await list('Contoso.New')).status).toBe(404);
  await importing(
    { name: 'Contoso.New', displayName: 'New', operations: [operation('Contoso.New/register/action')] },
    {
      name: 'Microsoft.Resources',
      displayName: 'Resources',
      resourceTypes: [
        {
          name: 'subscriptions/resourceGroups',
          displayName: 'Groups',
          operations: [operation(write), operation(write, true)],
        },
      ],
    },
  );
  expect((await list('contoso.NEW')).body).toMatchObject({ displayName: 'New', name: 'Contoso.New' });
  const { resourceTypes } = (await list('Microsoft.Resources')).body;
  const groups = resourceTypes.find(({ name }: { name: string }) => name === 'subscriptions/resourceGroups');
  expect(groups.displayName).toBe('Groups');
  const named = groups.operations.filter(({ name }: { name: string }) => name === write);
  expect(named).toMatchObject([
    { isDataAction: false, displayName: 'Do it' },
    { isDataAction: true, displayName: 'Do it' },
  ]);
  const all = (await list()).body.value.map(({ name }: { name: string }) => name);
  expect(all).toContain('Contoso.New');
  expect(new Set(all).size).toBe(all.length);
});

it('change nothing about what a request requires', async () => {
  const group = `/subscriptions/${world.subscription}/resourceGroups/rg?api-version=2021-04-01`;
  const ask = async (persona: 'kim' | 'adminAgent') =>
    (await world.ask(world.caller(persona, world.customer), 'PUT', group, { location: 'westeurope' })).status;
  // As if writing a group were an operation on data, which nobody has by a role on management.
  await importing({ name: 'Microsoft.Resources', operations: [operation(write, true)] });
  expect([await ask('kim'), await ask('adminAgent')]).toEqual([403, 201]);
  await importing({ name: 'Contoso.New', operations: [operation('Contoso.New/register/action')] });
  const unknown = `/subscriptions/${world.subscription}/providers/Contoso.New/register?api-version=2021-04-01`;
  expect((await world.ask(world.caller('adminAgent', world.customer), 'POST', unknown)).status).toBeGreaterThan(399);
  const resource = `/subscriptions/${world.subscription}/resourceGroups/rg/providers/Contoso.New/a/${guid()}?${V}`;
  expect((await world.ask(world.caller('adminAgent', world.customer), 'PUT', resource, {})).status).toBeGreaterThan(
    399,
  );
});
