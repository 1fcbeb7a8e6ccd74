import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2021-12-01-preview';
let world: World;
let review: string;
beforeEach(async () => {
  world = await openWorld();
  review = guid();
});
afterEach(async () => {
  const [bug] = world.reported;
  await world.close();
  if (bug) throw bug;
});

const sub = () => `/subscriptions/${world.subscription}`;
const admin = () => world.caller('adminAgent', world.customer);
const kim = () => world.caller('kim');
const at = (rest = '') =>
  `${sub()}/providers/Microsoft.Authorization/accessReviewScheduleDefinitions/${review}${rest}?${V}`;
const mine = (rest = '') => `/providers/Microsoft.Authorization/accessReviewScheduleDefinitions${rest}?${V}`;
const give = async (principalId: string, roleDefinitionId: string) =>
  (
    await world.ask(
      admin(),
      'PUT',
      `${sub()}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId, principalId } },
    )
  ).body.name as string;
const begin = (more: object = {}, settings: object = {}) =>
  world.ask(admin(), 'PUT', at(), {
    displayName: 'Quarterly',
    reviewers: [{ principalId: world.people.kim.id }],
    settings: { instanceDurationInDays: 7, ...settings },
    ...more,
  });
const say = (who: ReturnType<typeof kim>, assignment: string, decision: string, justification: string | null = null) =>
  world.ask(who, 'PATCH', mine(`/${review}/instances/${review}/decisions/${assignment}`), {
    properties: { decision, justification },
  });
const holds = async (assignment: string) =>
  (
    await world.ask(
      admin(),
      'GET',
      `${sub()}/providers/Microsoft.Authorization/roleAssignments/${assignment}?api-version=2022-04-01`,
    )
  ).status === 200;

describe('an access review', () => {
  it('is refused without a reviewer who exists, and with what is not done here', async () => {
    for (const [more, settings] of [
      [{ reviewers: [] }, {}],
      [{ reviewers: [{ principalId: guid() }] }, {}],
      [{ reviewers: [{ principalId: world.groups.SalesAgents }] }, {}],
      [{ displayName: ' ' }, {}],
      [{ scope: { roleDefinitionId: guid() } }, {}],
      [{}, { mailNotificationsEnabled: true }],
      [{}, { autoApplyDecisionsEnabled: true }],
      [{}, { recommendationsEnabled: true }],
      [{}, { recurrence: { pattern: { type: 'weekly' } } }],
      [{}, { recurrence: { range: { startDate: 'soon' } } }],
      [{}, { recurrence: { range: { startDate: '2020-01-01T00:00:00Z' } } }],
      [{}, { defaultDecisionEnabled: true, defaultDecision: 'Recommendation' }],
    ] as const) {
      expect((await begin(more, settings)).status).toBe(400);
    }
    const reader = await give(world.people.lou.id, READER);
    expect(reader).toBeDefined();
    expect((await world.ask(world.caller('lou'), 'PUT', at(), { displayName: 'Mine' })).status).toBe(403);
  });

  it('is decided by its reviewers alone, with reasons, about others, while it lasts', async () => {
    const lou = await give(world.people.lou.id, CONTRIBUTOR);
    const own = await give(world.people.kim.id, READER);
    expect((await begin()).body.properties.status).toBe('InProgress');
    expect((await world.ask(kim(), 'GET', mine())).body.value).toHaveLength(1);
    expect((await world.ask(world.caller('lou'), 'GET', mine())).body.value).toEqual([]);
    expect((await say(world.caller('lou'), lou, 'Approve', 'x')).status).toBe(404);
    expect((await say(admin() as never, lou, 'Approve', 'x')).status).toBe(404);
    expect((await say(kim(), lou, 'Perhaps')).status).toBe(400);
    expect((await say(kim(), lou, 'Approve')).status).toBe(400);
    expect((await say(kim(), own, 'Approve', 'Mine.')).status).toBe(400);
    expect((await say(kim(), guid(), 'Deny')).status).toBe(404);
    expect((await say(kim(), lou, 'Approve', 'Needed.')).body.properties.decision).toBe('Approve');
    // What somebody has decided in is not rewritten under them.
    expect((await begin({ displayName: 'Other' })).status).toBe(409);
    world.advance(7 * 86_400_000);
    expect((await say(kim(), lou, 'Deny')).body.error.code).toBe('InvalidAccessReviewState');
  });

  it('takes away what was denied once it is over and somebody applies it, and nothing else', async () => {
    const [lou, robot] = [await give(world.people.lou.id, CONTRIBUTOR), await give(world.people.automation.id, READER)];
    await begin();
    await say(kim(), lou, 'Deny');
    const apply = (who = admin()) => world.ask(who, 'POST', at(`/instances/${review}/applyDecisions`));
    expect((await apply()).body.error.code).toBe('InvalidAccessReviewState');
    expect(await holds(lou)).toBe(true);
    expect((await apply(kim() as never)).status).toBe(403);
    expect((await world.ask(admin(), 'POST', at('/stop'))).status).toBe(204);
    expect((await apply()).status).toBe(204);
    expect([await holds(lou), await holds(robot)]).toEqual([false, true]);
    expect((await world.ask(admin(), 'GET', at())).body.properties.status).toBe('Applied');
    expect((await apply()).status).toBe(400);
  });

  it('removes nothing that whoever applies it could not remove', async () => {
    const robot = await give(world.people.automation.id, READER);
    const role = guid();
    const reviewing = ['*/read', 'Microsoft.Authorization/roleManagementPolicies/write'];
    await world.ask(
      admin(),
      'PUT',
      `${sub()}/providers/Microsoft.Authorization/roleDefinitions/${role}?api-version=2022-04-01`,
      {
        properties: { roleName: 'Review', permissions: [{ actions: reviewing }], assignableScopes: [sub()] },
      },
    );
    await give(world.people.lou.id, role);
    await begin({ scope: { roleDefinitionId: READER } });
    await say(kim(), robot, 'Deny');
    await world.ask(admin(), 'POST', at('/stop'));
    const apply = at(`/instances/${review}/applyDecisions`);
    expect((await world.ask(world.caller('lou'), 'POST', apply)).status).toBe(204);
    expect(await holds(robot)).toBe(true);
    const decided = await world.ask(admin(), 'GET', at(`/instances/${review}/decisions`));
    expect(decided.body.value).toMatchObject([{ properties: { applyResult: 'AppliedWithUnknownFailure' } }]);
  });

  it('applies its default where nobody decided, but keeps the last who can give roles', async () => {
    const robot = await give(world.people.automation.id, READER);
    await begin({}, { defaultDecisionEnabled: true, defaultDecision: 'Deny' });
    world.advance(7 * 86_400_000);
    expect((await world.ask(admin(), 'POST', at(`/instances/${review}/applyDecisions`))).status).toBe(204);
    expect(await holds(robot)).toBe(false);
    const left = await world.ask(
      admin(),
      'GET',
      `${sub()}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`,
    );
    expect(
      left.body.value.map(({ properties }: { properties: { roleDefinitionId: string } }) =>
        properties.roleDefinitionId.split('/').at(-1),
      ),
    ).toEqual([OWNER]);
    const decided = await world.ask(admin(), 'GET', at(`/instances/${review}/decisions`));
    expect(decided.body.value).toMatchObject([{ properties: { applyResult: 'AppliedWithUnknownFailure' } }]);
  });

  it('is about one role where it says so, is started over, and goes', async () => {
    const [lou, robot] = [await give(world.people.lou.id, CONTRIBUTOR), await give(world.people.automation.id, READER)];
    await begin({ scope: { roleDefinitionId: READER } });
    const names = async () =>
      (await world.ask(admin(), 'GET', at(`/instances/${review}/decisions`))).body.value.map(
        (each: { name: string }) => each.name,
      );
    expect(await names()).toEqual([robot]);
    expect((await say(kim(), lou, 'Deny')).status).toBe(404);
    await say(kim(), robot, 'Deny');
    expect((await world.ask(admin(), 'POST', at(`/instances/${review}/resetDecisions`))).status).toBe(204);
    const [decision] = (await world.ask(kim(), 'GET', mine(`/${review}/instances/${review}/decisions`))).body.value;
    expect(decision.properties.decision).toBe('NotReviewed');
    expect((await world.ask(admin(), 'GET', at(`/instances/${guid()}`))).status).toBe(404);
    expect([
      (await world.ask(admin(), 'DELETE', at())).status,
      (await world.ask(admin(), 'DELETE', at())).status,
    ]).toEqual([200, 204]);
  });

  it('begins with the settings of its scope', async () => {
    const settings = `${sub()}/providers/Microsoft.Authorization/accessReviewScheduleSettings/default?${V}`;
    expect((await world.ask(admin(), 'GET', settings)).body.properties.instanceDurationInDays).toBe(30);
    expect((await world.ask(admin(), 'PUT', settings, { instanceDurationInDays: 3 })).status).toBe(200);
    const reviewers = [{ principalId: world.people.kim.id }];
    const made = await world.ask(admin(), 'PUT', at(), { properties: { displayName: 'Q', reviewers } });
    expect(made.body.properties.settings.instanceDurationInDays).toBe(3);
  });
});
