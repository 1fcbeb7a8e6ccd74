import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2021-04-01';
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const root = () => world.customer;
const groupId = (name: string) => `/providers/Microsoft.Management/managementGroups/${name}`;
const settings = (group: string = root()) => `${groupId(group)}/settings/default?${V}`;
const admin = () => world.caller('customerAdmin');
const elevate = () =>
  world.ask(admin(), 'POST', '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01');

/** The tenant's administrator as Owner of the root group, which takes elevated access first. */
async function ownRoot() {
  expect((await elevate()).status).toBe(200);
  const given = await world.ask(
    admin(),
    'PUT',
    `${groupId(root())}/providers/Microsoft.Authorization/roleAssignments/${world.subscription}?api-version=2022-04-01`,
    { properties: { roleDefinitionId: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', principalId: admin().id } },
  );
  expect(given.status).toBe(201);
}
const set = (properties: object, method = 'PATCH') => world.ask(admin(), method, settings(), { properties });
const make = (name: string) => world.ask(world.caller('kim'), 'PUT', `${groupId(name)}?${V}`, {});

describe('the settings of a hierarchy', () => {
  it('are for those who may set the root, and of no other group', async () => {
    expect((await world.ask(admin(), 'GET', settings())).status).toBe(403);
    await ownRoot();
    expect((await make('web')).status).toBe(200);
    expect((await world.ask(admin(), 'PUT', settings('web'), { properties: {} })).body.error.code).toBe('BadRequest');
    expect((await world.ask(admin(), 'GET', settings('web'))).status).toBe(400);
    expect((await set({ defaultManagementGroup: groupId('nowhere') })).status).toBe(404);
    expect((await set({ defaultManagementGroup: 'web' })).status).toBe(404);
    expect((await world.ask(world.caller('kim'), 'PATCH', settings(), { properties: {} })).status).toBe(403);
  });

  it('keep others from making groups below the root, and let them again', async () => {
    await ownRoot();
    expect((await make('one')).status).toBe(200);
    expect((await set({ requireAuthorizationForGroupCreation: true })).status).toBe(200);
    expect((await make('two')).status).toBe(403);
    expect((await world.ask(admin(), 'PUT', `${groupId('three')}?${V}`, {})).status).toBe(200);
    const read = await world.ask(admin(), 'GET', `${groupId(root())}/settings?${V}`);
    expect(read.body.value[0].properties.requireAuthorizationForGroupCreation).toBe(true);
    const remove = () => world.ask(admin(), 'DELETE', settings());
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 204]);
    expect((await make('two')).status).toBe(200);
  });

  it('say where new subscriptions go', async () => {
    await ownRoot();
    await make('landing');
    expect((await set({ defaultManagementGroup: groupId('landing') }, 'PUT')).status).toBe(200);
    const billingScope = `/providers/Microsoft.Billing/billingAccounts/${world.partner}/customers/${world.customer}`;
    const alias = '/providers/Microsoft.Subscription/aliases/new?api-version=2021-10-01';
    const sold = await world.ask(world.caller('adminAgent'), 'PUT', alias, {
      properties: { displayName: 'New', billingScope },
    });
    expect(sold.status).toBe(201);
    const { parents } = await world.ports.store.access.tenant(world.customer);
    const id = `/subscriptions/${sold.body.properties.subscriptionId}`;
    expect(Object.fromEntries(parents)[id]).toBe(groupId('landing').toLowerCase());
    expect(Object.fromEntries(parents)[`/subscriptions/${world.subscription}`]).toBe(groupId(root()).toLowerCase());
  });
});
