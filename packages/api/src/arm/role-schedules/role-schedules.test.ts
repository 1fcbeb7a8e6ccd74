import { operatorAct } from '@mandate/app/act';
import { addGroup, addMember, removeMember } from '@mandate/app/directory/change-directory';
import { CONTRIBUTOR, OWNER, READER } from '@mandate/rbac/builtin-roles/well-known';
import type { PrincipalId } from '@mandate/rbac/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const V = 'api-version=2020-10-01';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  const [bug] = world.reported;
  await world.close();
  if (bug) throw bug;
});

const sub = () => `/subscriptions/${world.subscription}`;
const admin = () => world.caller('adminAgent', world.customer);
const kim = () => ({ ...world.caller('kim'), hasSecondFactor: true });
const lou = () => ({ ...world.caller('lou'), hasSecondFactor: true });
const at = (type: string, name = '', query = '') =>
  `${sub()}/providers/Microsoft.Authorization/${type}${name === '' ? '' : `/${name}`}?${V}${query}`;
const assignments = 'roleAssignmentScheduleRequests';
const eligibilities = 'roleEligibilityScheduleRequests';

function body(requestType: string, principalId: string, more: object = {}) {
  return {
    properties: {
      principalId,
      roleDefinitionId: `${sub()}/providers/Microsoft.Authorization/roleDefinitions/${CONTRIBUTOR}`,
      requestType,
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
      justification: 'Ticket 7',
      ...more,
    },
  };
}
const listedFor = (id: string) =>
  world.ask(
    admin(),
    'GET',
    `${sub()}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=principalId eq '${id}'`,
  );
const lasting = (duration: string) => ({ scheduleInfo: { expiration: { type: 'AfterDuration', duration } } });
const put = (who: ReturnType<typeof kim>, type: string, wanted: object, name: string = guid()) =>
  world.ask(who, 'PUT', at(type, name), wanted);
const makeEligible = (principal: string = world.people.kim.id, more: object = {}) =>
  put(admin() as never, eligibilities, body('AdminAssign', principal, { ...lasting('P30D'), ...more }));
const activate = (who = kim(), more: object = {}) => put(who, assignments, body('SelfActivate', who.id, more));
const writes = async (who: ReturnType<typeof kim> = kim(), group = 'made') =>
  (await world.ask(who, 'PUT', `${sub()}/resourceGroups/${group}?api-version=2021-04-01`, { location: 'westeurope' }))
    .status;
const codeOf = ({ status, body: { error } }: { status: number; body: { error: { code: string } } }) => [
  status,
  error.code,
];

describe('an activation is refused', () => {
  it('without an eligibility, one that is over, has not begun, is for another role or lies beside', async () => {
    expect(codeOf(await activate())).toEqual([404, 'RoleAssignmentDoesNotExist']);
    expect((await makeEligible(world.people.lou.id)).status).toBe(201);
    expect((await makeEligible(undefined, { roleDefinitionId: READER })).status).toBe(201);
    expect(codeOf(await activate())).toEqual([404, 'RoleAssignmentDoesNotExist']);
    const later = new Date(world.ports.clock.now() + DAY).toISOString();
    const scheduleInfo = { startDateTime: later, expiration: { type: 'AfterDuration', duration: 'P1D' } };
    expect((await makeEligible(undefined, { scheduleInfo })).status).toBe(201);
    expect(codeOf(await activate())).toEqual([404, 'RoleAssignmentDoesNotExist']);
    world.advance(2 * DAY + HOUR);
    expect(codeOf(await activate())).toEqual([404, 'RoleAssignmentDoesNotExist']);
    expect(await writes()).toBe(403);
  });

  it('for what the policy asks: a second factor, a reason, a ticket, an end, and not too late a one', async () => {
    await makeEligible();
    const rulesOf = async (who: ReturnType<typeof kim>, more: object) => {
      const { status, body: answer } = await activate(who, more);
      expect([status, answer.error.code]).toEqual([400, 'RoleAssignmentRequestPolicyValidationFailed']);
      return JSON.parse(answer.error.message.split('failed: ')[1]);
    };
    expect(await rulesOf({ ...kim(), hasSecondFactor: false }, {})).toEqual(['MfaRule']);
    expect(await rulesOf(world.caller('kim') as never, { justification: ' ' })).toEqual([
      'MfaRule',
      'JustificationRule',
    ]);
    expect(await rulesOf(kim(), lasting('PT8H1M'))).toEqual(['ExpirationRule']);
    expect(await rulesOf(kim(), { scheduleInfo: { expiration: { type: 'NoExpiration' } } })).toEqual([
      'ExpirationRule',
    ]);
    expect(await rulesOf(kim(), { scheduleInfo: null })).toEqual(['ExpirationRule']);
    const rules = [{ id: 'Enablement_EndUser_Assignment', enabledRules: ['Ticketing'] }];
    const policy = at('roleManagementPolicies', CONTRIBUTOR);
    expect((await world.ask(admin(), 'PATCH', policy, { properties: { rules } })).status).toBe(200);
    expect(await rulesOf(world.caller('kim') as never, {})).toEqual(['TicketingRule']);
    expect((await activate(kim(), { ticketInfo: { ticketNumber: '7', ticketSystem: 's' } })).status).toBe(201);
  });

  it('for another person, for too short a time, with what is no time, and twice', async () => {
    await makeEligible();
    expect(codeOf(await put(lou(), assignments, body('SelfActivate', kim().id)))).toEqual([
      403,
      'InsufficientPermissions',
    ]);
    expect(codeOf(await activate(kim(), lasting('PT4M')))).toEqual([400, 'ActiveDurationTooShort']);
    for (const expiration of [
      { type: 'Sometimes' },
      { type: 'AfterDuration', duration: '8 hours' },
      { type: 'AfterDateTime' },
    ]) {
      expect((await activate(kim(), { scheduleInfo: { expiration } })).status).toBe(400);
    }
    expect((await activate()).status).toBe(201);
    expect(codeOf(await activate())).toEqual([409, 'RoleAssignmentExists']);
    expect(codeOf(await put(kim(), eligibilities, body('SelfActivate', kim().id)))[0]).toBe(400);
  });

  it('past the end of the eligibility', async () => {
    await makeEligible(undefined, lasting('PT6H'));
    expect(codeOf(await activate())).toEqual([400, 'RoleAssignmentRequestPolicyValidationFailed']);
    expect((await activate(kim(), lasting('PT5H'))).status).toBe(201);
  });
});

describe('an activation', () => {
  it('grants from its first moment to its last, by the clock alone', async () => {
    await makeEligible();
    expect(await writes()).toBe(403);
    const before = world.ports.clock.now();
    const asked = await activate();
    expect(asked.body.properties).toMatchObject({
      status: 'Provisioned',
      requestType: 'SelfActivate',
      approvalId: null,
    });
    expect(await writes()).toBe(201);
    const mine = await world.ask(kim(), 'GET', at('roleAssignmentScheduleInstances', '', '&$filter=asTarget()'));
    expect(mine.body.value).toMatchObject([{ properties: { assignmentType: 'Activated', memberType: 'Direct' } }]);
    const { endDateTime } = mine.body.value[0].properties;
    const listed = await listedFor(kim().id);
    expect(listed.body.value).toHaveLength(1);

    const end = Date.parse(endDateTime);
    expect(end).toBeGreaterThan(before + 8 * HOUR);
    world.advance(end - world.ports.clock.now() - 50);
    expect(await writes(kim(), 'late')).toBe(201);
    world.advance(50);
    expect(await writes(kim(), 'too-late')).toBe(403);
    const after = await listedFor(kim().id);
    expect(after.body.value).toEqual([]);
    expect((await activate()).status).toBe(201);
    expect(await writes(kim(), 'again')).toBe(201);
  });

  it('does not let through a write that it was decided for and that commits after its end', async () => {
    await makeEligible();
    await activate();
    world.beforeNextCommit(async () => world.advance(8 * HOUR));
    expect(await writes()).toBe(403);
  });

  it('begins when it was planned to', async () => {
    await makeEligible();
    const startDateTime = new Date(world.ports.clock.now() + HOUR).toISOString();
    const scheduleInfo = { startDateTime, expiration: { type: 'AfterDuration', duration: 'PT1H' } };
    expect((await activate(kim(), { scheduleInfo })).status).toBe(201);
    expect(await writes()).toBe(403);
    world.advance(HOUR);
    expect(await writes()).toBe(201);
  });

  it('is handed back, but not in its first five minutes', async () => {
    await makeEligible();
    await activate();
    const handBack = () => put(kim(), assignments, body('SelfDeactivate', kim().id));
    expect(codeOf(await handBack())).toEqual([400, 'ActiveDurationTooShort']);
    world.advance(5 * 60_000);
    expect((await handBack()).body.properties.status).toBe('Revoked');
    expect(await writes()).toBe(403);
    expect(codeOf(await handBack())).toEqual([404, 'RoleAssignmentDoesNotExist']);
  });

  it('reaches no further than was asked, and keeps the condition of the eligibility', async () => {
    const condition = "@Environment[UtcNow] DateTimeLessThan '2000-01-01T00:00:00.0Z'";
    await makeEligible(world.people.lou.id, { condition, conditionVersion: '2.0' });
    expect((await activate(lou())).body.properties.status).toBe('Provisioned');
    expect(await writes(lou())).toBe(403);

    await makeEligible();
    await world.ask(admin(), 'PUT', `${sub()}/resourceGroups/one?api-version=2021-04-01`, { location: 'westeurope' });
    const group = `${sub()}/resourceGroups/one/providers/Microsoft.Authorization/${assignments}/${guid()}?${V}`;
    expect((await world.ask(kim(), 'PUT', group, body('SelfActivate', kim().id))).status).toBe(201);
    expect([await writes(kim(), 'one'), await writes(kim(), 'two')]).toEqual([200, 403]);
  });

  it('comes through a group for as long as one is in it', async () => {
    const operator = operatorAct(world.ports);
    const group = guid();
    const member = { group, member: world.people.kim.id };
    must(
      await addGroup(operator, world.customer, {
        id: group,
        displayName: 'Ops',
        description: null,
        wellKnown: null,
      } as never),
    );
    must(await addMember(operator, world.customer, member));
    await makeEligible(group);
    const mine = await world.ask(kim(), 'GET', at('roleEligibilityScheduleInstances', '', '&$filter=asTarget()'));
    expect(mine.body.value).toMatchObject([{ properties: { memberType: 'Group', principalId: group } }]);
    must(await removeMember(operator, world.customer, member));
    expect(codeOf(await activate())).toEqual([404, 'RoleAssignmentDoesNotExist']);
    must(await addMember(operator, world.customer, member));
    expect((await activate()).status).toBe(201);
  });

  it('ends when the eligibility is taken away or cut short', async () => {
    await makeEligible();
    await activate();
    expect((await put(admin() as never, eligibilities, body('AdminUpdate', kim().id, lasting('PT1H')))).status).toBe(
      201,
    );
    world.advance(HOUR);
    expect(await writes()).toBe(403);
    await makeEligible();
    await activate();
    expect(await writes()).toBe(201);
    expect((await put(admin() as never, eligibilities, body('AdminRemove', kim().id))).body.properties.status).toBe(
      'Revoked',
    );
    expect(await writes()).toBe(403);
  });
});

describe('approval', () => {
  const approvals = (name = '') =>
    `${sub()}/providers/Microsoft.Authorization/roleAssignmentApprovals${name}?api-version=2021-01-01-preview`;
  const decide = (who: ReturnType<typeof kim>, id: string, reviewResult: string, justification = 'Fine.') =>
    world.ask(who, 'PATCH', approvals(`/${id}/stages/${id}`), { properties: { reviewResult, justification } });
  const approvedBy = (...ids: readonly PrincipalId[]) => ({
    properties: {
      rules: [
        {
          id: 'Approval_EndUser_Assignment',
          setting: {
            isApprovalRequired: true,
            approvalStages: [{ primaryApprovers: ids.map((id) => ({ id, userType: 'User' })) }],
          },
        },
      ],
    },
  });
  const policy = () => at('roleManagementPolicies', CONTRIBUTOR);

  it('needs approvers who exist, and none is left out', async () => {
    expect((await world.ask(admin(), 'PATCH', policy(), approvedBy())).status).toBe(400);
    expect((await world.ask(admin(), 'PATCH', policy(), approvedBy(guid()))).status).toBe(400);
  });

  it('is waited for; by nobody else, not by oneself, and once', async () => {
    await makeEligible();
    expect((await world.ask(admin(), 'PATCH', policy(), approvedBy(lou().id, kim().id))).status).toBe(200);
    const asked = await activate();
    const { name: id, properties } = asked.body;
    expect(properties.status).toBe('PendingApproval');
    expect(properties.approvalId).toBe(`/providers/Microsoft.Authorization/roleAssignmentApprovals/${id}`);
    expect(await writes()).toBe(403);
    expect(codeOf(await activate())).toEqual([400, 'PendingRoleAssignmentRequest']);
    expect((await decide(admin() as never, id, 'Approve')).status).toBe(404);
    expect((await decide(kim(), id, 'Approve')).status).toBe(403);
    expect((await decide(lou(), id, 'Perhaps')).status).toBe(400);
    expect((await decide(lou(), id, 'Approve', ' ')).status).toBe(400);
    expect(await writes()).toBe(403);
    expect((await world.ask(lou(), 'GET', approvals())).body.value).toHaveLength(1);
    world.advance(HOUR);
    expect((await decide(lou(), id, 'Approve')).body.properties).toMatchObject({
      reviewResult: 'Approve',
      status: 'Completed',
    });
    expect(await writes()).toBe(201);
    expect((await decide(lou(), id, 'Deny')).status).toBe(400);
    // What was asked for counts from the approval on.
    world.advance(8 * HOUR - 60_000);
    expect(await writes()).toBe(200);
    world.advance(60_000);
    expect(await writes()).toBe(403);
  });

  it('comes to nothing when it is denied, taken back, too late, or nobody is eligible any more', async () => {
    await makeEligible();
    await world.ask(admin(), 'PATCH', policy(), approvedBy(lou().id));
    const ask = async () => (await activate()).body.name as string;
    expect((await decide(lou(), await ask(), 'Deny')).body.properties.reviewResult).toBe('Deny');

    const taken = await ask();
    const cancel = (who: ReturnType<typeof kim>) => world.ask(who, 'POST', at(assignments, `${taken}/cancel`));
    expect((await cancel(lou())).status).toBe(403);
    expect((await cancel(kim())).status).toBe(200);
    expect((await cancel(kim())).status).toBe(400);
    expect((await decide(lou(), taken, 'Approve')).status).toBe(400);

    const late = await ask();
    world.advance(DAY);
    expect((await decide(lou(), late, 'Approve')).status).toBe(400);
    expect((await world.ask(kim(), 'GET', at(assignments, late))).body.properties.status).toBe('TimedOut');

    const gone = await ask();
    await put(admin() as never, eligibilities, body('AdminRemove', kim().id));
    expect((await decide(lou(), gone, 'Approve')).status).toBe(404);
    expect(await writes()).toBe(403);
  });
});

describe('those who give roles', () => {
  it('need the right to, also to give them as role assignments', async () => {
    for (const type of [assignments, eligibilities]) {
      expect(codeOf(await put(kim(), type, body('AdminAssign', kim().id)))).toEqual([403, 'AuthorizationFailed']);
    }
    // Owner, but only to give Reader.
    const attribute = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';
    const condition = `!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}) OR ${attribute} ForAnyOfAnyValues:GuidEquals {${READER}}`;
    const name = guid();
    const given = { roleDefinitionId: OWNER, principalId: lou().id, condition, conditionVersion: '2.0' };
    const path = `${sub()}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
    expect((await world.ask(admin(), 'PUT', path, { properties: given })).status).toBe(201);
    for (const type of [assignments, eligibilities]) {
      expect(codeOf(await put(lou(), type, body('AdminAssign', kim().id)))).toEqual([403, 'AuthorizationFailed']);
      const reader = body('AdminAssign', kim().id, { roleDefinitionId: READER });
      expect((await put(lou(), type, reader)).status).toBe(201);
    }
  });

  it('give them for a time to whom they can, change the time, and take them back', async () => {
    const give = (type: string, more: object = {}) => put(admin() as never, assignments, body(type, kim().id, more));
    expect((await give('AdminAssign', { principalId: guid() })).body.error.code).toBe('PrincipalNotFound');
    expect((await give('AdminAssign', lasting('P181D'))).body.error.message).toContain('ExpirationRule');
    expect((await give('AdminAssign', { justification: null })).body.error.message).toContain('JustificationRule');
    expect(codeOf(await makeEligible(world.people.automation.id))).toEqual([400, 'InvalidPrincipalType']);
    expect(codeOf(await makeEligible(world.groups.SalesAgents))).toEqual([400, 'InvalidPrincipalType']);
    for (const type of ['AdminUpdate', 'AdminExtend', 'AdminRenew', 'AdminRemove']) {
      expect(codeOf(await give(type))).toEqual([404, 'RoleAssignmentDoesNotExist']);
    }
    expect((await give('AdminAssign')).status).toBe(201);
    expect(codeOf(await give('AdminAssign'))).toEqual([409, 'RoleAssignmentExists']);
    expect(codeOf(await give('AdminRenew'))).toEqual([404, 'RoleAssignmentDoesNotExist']);
    expect((await give('AdminExtend', lasting('PT20H'))).status).toBe(201);
    world.advance(19 * HOUR);
    expect(await writes()).toBe(201);
    world.advance(HOUR);
    expect(await writes()).toBe(403);
    expect(codeOf(await give('AdminExtend'))).toEqual([404, 'RoleAssignmentDoesNotExist']);
    expect((await put(kim(), assignments, body('SelfRenew', kim().id))).body.properties.status).toBe('PendingApproval');
    expect((await give('AdminRenew')).status).toBe(201);
    expect(await writes()).toBe(200);
    expect((await give('AdminRemove')).status).toBe(201);
    expect(await writes()).toBe(403);
  });

  it('find one assignment, whichever way it was made', async () => {
    await put(admin() as never, assignments, body('AdminAssign', kim().id));
    const listed = await world.ask(
      admin(),
      'GET',
      at('roleAssignmentSchedules', '', `&$filter=principalId eq '${kim().id}'`),
    );
    const { name } = listed.body.value[0];
    const path = (id: string) =>
      `${sub()}/providers/Microsoft.Authorization/roleAssignments/${id}?api-version=2022-04-01`;
    const same = { properties: { roleDefinitionId: CONTRIBUTOR, principalId: kim().id } };
    expect(codeOf(await world.ask(admin(), 'PUT', path(guid()), same))).toEqual([409, 'RoleAssignmentExists']);
    expect((await world.ask(admin(), 'GET', path(name))).body.name).toBe(name);
    expect((await world.ask(admin(), 'DELETE', path(name))).status).toBe(200);
    expect(await writes()).toBe(403);
    expect((await world.ask(admin(), 'PUT', path(guid()), same)).status).toBe(201);
    expect(codeOf(await put(admin() as never, assignments, body('AdminAssign', kim().id)))).toEqual([
      409,
      'RoleAssignmentExists',
    ]);
    expect((await put(admin() as never, assignments, body('AdminRemove', kim().id))).status).toBe(201);
    expect(await writes()).toBe(403);
  });

  it('rehearse without leaving anything behind, and use a name once', async () => {
    const name = guid();
    const wanted = body('AdminAssign', kim().id);
    const rehearsed = await world.ask(admin(), 'POST', at(assignments, `${name}/validate`), wanted);
    expect([rehearsed.status, rehearsed.body.properties.status]).toEqual([200, 'Provisioned']);
    expect(await writes()).toBe(403);
    expect((await put(admin() as never, assignments, wanted, name)).status).toBe(201);
    expect((await put(admin() as never, assignments, wanted, name)).status).toBe(409);
    expect((await world.ask(admin(), 'GET', at(assignments, name))).body.name).toBe(name);
    expect((await world.ask(lou(), 'GET', at(assignments, name))).status).toBe(403);
    expect((await world.ask(lou(), 'GET', at(assignments, guid()))).status).toBe(403);
  });
});
