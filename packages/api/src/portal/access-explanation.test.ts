import { operatorAct } from '@mandate/app/act';
import { addGroup, addMember } from '@mandate/app/directory/change-directory';
import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { EVERYONE, type PrincipalId, type RoleId } from '@mandate/rbac/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../testing/world.ts';

const GROUP_WRITE = 'Microsoft.Resources/subscriptions/resourceGroups/write';
const GROUP_READ = 'Microsoft.Resources/subscriptions/resourceGroups/read';
const AUTHORIZATION = 'providers/Microsoft.Authorization';

let world: World;
let subscription: string;
const made: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  subscription = `/subscriptions/${world.subscription}`;
});
beforeEach(async () => {
  for (const url of made.splice(0)) {
    await world.ask(world.caller('adminAgent', world.customer), 'DELETE', url);
  }
});
afterAll(() => world.close());

const explanation = (persona: Persona, question: Record<string, string>) => {
  const asked = { scope: subscription, principal: world.people.kim.id, action: GROUP_WRITE, ...question };
  const url = `/portal/tenants/${world.customer}/access?${new URLSearchParams(asked).toString()}`;
  return world.ask(world.caller(persona), 'GET', url, undefined, { surface: 'portal' });
};

async function put(url: string, properties: object): Promise<void> {
  const admin = world.caller('adminAgent', world.customer);
  const { status, body } = await world.ask(admin, 'PUT', url, { properties });
  expect(status, JSON.stringify(body)).toBe(201);
  made.push(url);
}

async function give(principalId: PrincipalId, role: RoleId, scope = subscription, more: object = {}): Promise<string> {
  const id = guid();
  await put(`${scope}/${AUTHORIZATION}/roleAssignments/${id}?api-version=2022-04-01`, {
    roleDefinitionId: `/${AUTHORIZATION}/roleDefinitions/${role}`,
    principalId,
    ...more,
  });
  return id;
}

async function addResourceGroup(name: string): Promise<string> {
  const scope = `${subscription}/resourceGroups/${name}`;
  const admin = world.caller('adminAgent', world.customer);
  const url = `${scope}?api-version=2021-04-01`;
  expect((await world.ask(admin, 'PUT', url, { location: 'westeurope' })).status).toBe(201);
  return scope;
}

describe('an explanation of access', () => {
  it.each(['stranger', 'billingAdmin', 'kim', 'lou'] as const)('is kept from %s', async (persona) => {
    expect((await explanation(persona, {})).status).toBe(404);
  });

  it.each([
    ['a scope of another tenant', () => ({ scope: `/subscriptions/${world.otherSubscription}` })],
    ['somebody nobody knows', () => ({ principal: guid() })],
    ['somebody of the partner, who is nobody here', () => ({ principal: world.people.salesAgent.id })],
    ['a principal that is no id', () => ({ principal: 'kim' })],
  ])('is not given of %s', async (_, question) => {
    expect((await explanation('adminAgent', question())).status).toBe(404);
  });

  it.each([
    { action: '' },
    { action: '*/read' },
    { action: 'two words/read' },
    { plane: 'control' },
    { scope: 'nowhere' },
  ])('refuses %j', async (question) => {
    const { status, body } = await explanation('adminAgent', question);
    expect(status).toBe(400);
    expect(body.error.kind).toBe('bad-request');
  });

  it('names what comes nearest when nothing grants the operation', async () => {
    const assignment = await give(world.people.kim.id, READER);
    const { body } = await explanation('adminAgent', {});
    expect(body).toMatchObject({ allowed: false, ground: 'nothing-grants-it', grants: [], denials: [] });
    expect(body.nearMisses[0]).toMatchObject({
      assignment,
      role: 'Reader',
      path: [world.people.kim.id],
      obstacles: [{ kind: 'not-included' }],
    });
    expect(body.nearMissCount).toBeGreaterThan(1);
    expect(body.names[world.people.kim.id]).toEqual({ name: 'kim', kind: 'User' });
    expect(body.names[world.groups.AdminAgents].kind).toBe('ForeignGroup');
  });

  it('names the assignment that grants it and the groups on the way', async () => {
    const [outer, inner] = [guid(), guid()];
    const operator = operatorAct(world.ports);
    for (const [id, displayName] of [
      [outer, 'Everybody'],
      [inner, 'Developers'],
    ] as const) {
      must(await addGroup(operator, world.customer, { id, displayName, description: null, wellKnown: null }));
    }
    must(await addMember(operator, world.customer, { group: outer, member: inner }));
    must(await addMember(operator, world.customer, { group: inner, member: world.people.kim.id }));
    const assignment = await give(outer, CONTRIBUTOR);

    const { body } = await explanation('customerAdmin', {}).then(async (refused) => {
      // A Global administrator holds no Azure role of its own.
      expect(refused.status).toBe(404);
      return explanation('salesAgent', {});
    });
    expect(body).toMatchObject({ allowed: true, ground: 'role-assignment', denials: [], nearMisses: [] });
    expect(body.grants).toMatchObject([
      { assignment, role: 'Contributor', holder: outer, path: [world.people.kim.id, inner, outer] },
    ]);
    expect(body.names).toMatchObject({ [inner]: { name: 'Developers', kind: 'Group' } });
  });

  it('names the denial, and what would grant the operation without it', async () => {
    await give(world.people.lou.id, CONTRIBUTOR);
    const denial = guid();
    await put(`${subscription}/${AUTHORIZATION}/denyAssignments/${denial}?api-version=2024-07-01-preview`, {
      denyAssignmentName: 'No new groups',
      permissions: [{ actions: [GROUP_WRITE] }],
      principals: [{ id: EVERYONE }],
      excludePrincipals: [{ id: world.people.kim.id, type: 'User' }],
    });
    const { body } = await explanation('adminAgent', { principal: world.people.lou.id });
    expect(body).toMatchObject({
      allowed: false,
      ground: 'deny-assignment',
      grants: [{ role: 'Contributor' }],
      denials: [{ id: denial, name: 'No new groups', everybody: true, path: [world.people.lou.id] }],
    });
  });

  it('names the part of a condition that is not met', async () => {
    const condition = `(@Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEquals 'User')`;
    await give(world.people.lou.id, OWNER, subscription, { condition, conditionVersion: '2.0' });
    const { body } = await explanation('adminAgent', { principal: world.people.lou.id });
    expect(body).toMatchObject({ allowed: false, ground: 'condition-not-met' });
    const [{ failed }] = body.grants;
    expect(failed).toMatchObject([{ holder: 'assignment', condition, problem: null }]);
    expect(failed[0].parts).toEqual([{ expression: expect.stringContaining('StringEquals'), wanted: true }]);
  });

  it('looks at the plane it is asked about', async () => {
    await give(world.people.lou.id, OWNER);
    const question = { principal: world.people.lou.id, action: GROUP_READ };
    expect((await explanation('adminAgent', question)).body.allowed).toBe(true);
    expect((await explanation('adminAgent', { ...question, plane: 'data' })).body.allowed).toBe(false);
  });

  it('speaks of a group of the partner as of what it holds itself', async () => {
    const { body } = await explanation('adminAgent', { principal: world.groups.AdminAgents });
    expect(body).toMatchObject({ allowed: true, grants: [{ role: 'Owner', path: [world.groups.AdminAgents] }] });
  });

  it('says nothing of assignments where the caller may not read them', async () => {
    const [mine, theirs] = [await addResourceGroup('mine'), await addResourceGroup('theirs')];
    await give(world.people.lou.id, READER, mine);
    const hidden = await give(world.people.kim.id, CONTRIBUTOR, theirs);
    const assignments = async (persona: Persona) => {
      const { status, body } = await explanation(persona, { scope: mine });
      expect(status).toBe(200);
      expect(body.nearMissCount).toBeGreaterThanOrEqual(body.nearMisses.length);
      return body.nearMisses.map(({ assignment }: { assignment: string }) => assignment);
    };
    expect(await assignments('adminAgent')).toContain(hidden);
    expect(await assignments('lou')).not.toContain(hidden);
  });

  it('grants nothing to an account that is disabled', async () => {
    await give(world.people.lou.id, OWNER);
    const admin = world.caller('customerAdmin');
    const enable = (accountEnabled: boolean) =>
      world.ask(admin, 'PATCH', `/v1.0/users/${world.people.lou.id}`, { accountEnabled }, { surface: 'graph' });
    expect((await enable(false)).status).toBe(204);
    const { body } = await explanation('adminAgent', { principal: world.people.lou.id });
    expect(body).toMatchObject({ allowed: false, subject: { disabled: true }, grants: [], nearMisses: [] });
    expect((await enable(true)).status).toBe(204);
    expect((await explanation('adminAgent', { principal: world.people.lou.id })).body.allowed).toBe(true);
  });
});
