import { READER } from '@mandate/rbac/builtin-roles/well-known';
import { EVERYONE } from '@mandate/rbac/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, openWorld, type Persona, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ELEVATE = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
const AT_ROOT = '/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01';

describe('elevating access', () => {
  it.each([
    ['a user of the customer', 'kim', 'home'],
    ['an application of the customer', 'automation', 'home'],
    [
      'an Admin agent of the partner, who is Global Administrator there by delegated privileges',
      'adminAgent',
      'customer',
    ],
    ["the partner's Global administrator", 'globalAdmin', 'customer'],
    ["a stranger's Global administrator", 'stranger', 'customer'],
  ] as const)('is refused to %s', async (_name, persona: Persona, where) => {
    const caller = world.caller(persona, where === 'home' ? undefined : world.customer);
    const seen = await world.ask(caller, 'POST', ELEVATE);
    expect([seen.status, seen.body.error.code]).toEqual([403, 'AuthorizationFailed']);
  });

  it("makes a customer's own Global Administrator able to hand out roles anywhere in the tenant, and nothing more", async () => {
    const admin = world.caller('customerAdmin');
    const group = `/subscriptions/${world.subscription}/resourceGroups/rg?api-version=2021-04-01`;
    expect((await world.ask(admin, 'GET', AT_ROOT)).status).toBe(403);
    for (let time = 0; time < 2; time += 1) {
      const seen = await world.ask(admin, 'POST', ELEVATE);
      expect([seen.status, seen.body]).toEqual([200, undefined]);
    }
    const { body } = await world.ask(admin, 'GET', `${AT_ROOT}&$filter=atScope()`);
    expect(body.value).toHaveLength(1);
    expect(body.value[0].properties).toMatchObject({ scope: '/', principalId: admin.id });
    expect((await world.ask(admin, 'PUT', group, { location: 'westeurope' })).status).toBe(403);
    const there = `/subscriptions/${world.otherSubscription}/resourceGroups?api-version=2021-04-01`;
    expect((await world.ask(admin, 'GET', there)).status).toBe(404);

    const removed = await world.ask(admin, 'DELETE', `${body.value[0].id}?api-version=2022-04-01`);
    expect(removed.status).toBe(200);
    expect((await world.ask(admin, 'GET', AT_ROOT)).status).toBe(403);
  });
});

describe('own role assignments', () => {
  const list = (persona: Persona, filter: string, query = '') =>
    world.ask(
      world.caller(persona),
      'GET',
      `/subscriptions/${world.subscription}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01` +
        `${query}&$filter=${encodeURIComponent(filter)}`,
    );

  it('are for everybody to see; those of others are not', async () => {
    const { kim, lou } = world.people;
    const given = await world.ask(
      world.caller('adminAgent', world.customer),
      'PUT',
      `/subscriptions/${world.subscription}/resourceGroups/kims/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId: READER, principalId: kim.id } },
    );
    expect(given.body.error?.code).toBe('ResourceGroupNotFound');
    expect((await list('kim', `assignedTo('${kim.id}')`)).body.value).toEqual([]);
    expect((await list('kim', `assignedTo('${lou.id}')`)).status).toBe(403);
    expect((await list('kim', `principalId eq '${kim.id}'`)).status).toBe(403);
    expect((await list('kim', `assignedTo('${kim.id}') or atScope()`)).status).toBe(403);
    expect((await list('kim', '')).status).toBe(403);
  });

  it("are of the caller's tenant alone", async () => {
    const { kim } = world.people;
    const own = await list('kim', `assignedTo('${kim.id}')`, `&tenantId=${world.customer}`);
    expect(own.status).toBe(200);
    const foreign = await list('kim', `assignedTo('${kim.id}')`, `&tenantId=${world.partner}`);
    expect([foreign.status, foreign.body.error.code]).toEqual([400, 'UnsupportedQuery']);
  });
});

describe('checkAccess', () => {
  const scope = () => `/subscriptions/${world.subscription}`;
  const ask = (persona: Persona, subject: string, resource = scope(), at = scope()) =>
    world.ask(
      world.caller(persona, world.customer),
      'POST',
      `${at}/providers/Microsoft.Authorization/checkAccess?api-version=2018-09-01-preview`,
      {
        Subject: { Attributes: { ObjectId: subject, Groups: [world.groups.AdminAgents] } },
        Actions: [
          { Id: 'Microsoft.Resources/subscriptions/resourceGroups/read' },
          { Id: 'x/y/read', IsDataAction: true },
        ],
        Resource: { Id: resource },
      },
    );

  it('is refused to those who may not read role assignments, and beside the scope of the path', async () => {
    expect((await ask('kim', world.people.kim.id)).status).toBe(403);
    const beside = await ask('adminAgent', world.people.kim.id, '/subscriptions/x', scope());
    expect(beside.status).toBe(400);
    const above = await ask('adminAgent', world.people.kim.id, scope(), `${scope()}/resourceGroups/rg`);
    expect(above.status).toBe(400);
  });

  it('goes by the directory, not by the groups that the asking service names', async () => {
    for (const subject of [world.people.kim.id, guid(), EVERYONE]) {
      const { status, body } = await ask('adminAgent', subject);
      expect(status).toBe(200);
      expect(body.map(({ accessDecision }: { accessDecision: string }) => accessDecision)).toEqual([
        'NotAllowed',
        'NotAllowed',
      ]);
    }
  });

  it('says which assignment grants, and keeps the planes apart', async () => {
    const given = await world.ask(
      world.caller('adminAgent', world.customer),
      'PUT',
      `${scope()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId: READER, principalId: world.people.kim.id } },
    );
    const { body } = await ask('adminAgent', world.people.kim.id);
    expect(body).toMatchObject([
      { accessDecision: 'Allowed', roleAssignment: { id: given.body.name }, denyAssignment: null },
      { accessDecision: 'NotAllowed', isDataAction: true, roleAssignment: null },
    ]);
  });
});
