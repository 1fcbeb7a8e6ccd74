import type { Caller } from '@mandate/app/caller';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, graphOf, referenceTo } from '../testing/graph.ts';
import { guid, openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let admin: Caller;
beforeAll(async () => {
  world = await openWorld();
  graph = graphOf(world);
  admin = world.caller('customerAdmin');
});
afterAll(() => world.close());

const REFUSED = [403, 'Authorization_RequestDenied'];
const NOT_FOUND = [404, 'Request_ResourceNotFound'];
const newGroup = (overrides: object = {}) => ({
  displayName: 'Group',
  mailNickname: 'group',
  mailEnabled: false,
  securityEnabled: true,
  ...overrides,
});
const create = async (overrides: object = {}): Promise<string> =>
  (await graph.ask(admin, 'POST', '/groups', newGroup(overrides))).body.id;
const join = async (group: string, member: string, caller = admin) =>
  errorOf(await graph.ask(caller, 'POST', `/groups/${group}/members/$ref`, referenceTo(member)));
const ids = async (path: string) =>
  ((await graph.ask(admin, 'GET', path)).body.value as { id: string }[]).map(({ id }) => id);

describe('making a group', () => {
  it.each([
    [{ groupTypes: ['Unified'] }, 501, "groups of type 'Unified'"],
    [{ groupTypes: ['DynamicMembership'] }, 501, 'DynamicMembership'],
    [{ mailEnabled: true }, 501, 'mail-enabled'],
    [{ securityEnabled: false }, 501, 'without security'],
    [{ visibility: 'Public' }, 501, 'Public'],
    [{ mailNickname: 'a b' }, 400, 'mailNickname'],
    [{ displayName: '' }, 400, 'displayName'],
    [{ 'members@odata.bind': ['nobody'] }, 400, 'refers to no object'],
    [{ 'members@odata.bind': [`https://graph/v1.0/directoryObjects/${guid()}`] }, 404, 'does not exist'],
    [{ membershipRule: 'x' }, 400, 'membershipRule'],
  ])('is refused with %j, by name', async (overrides, status, text) => {
    const seen = await graph.ask(admin, 'POST', '/groups', newGroup(overrides));
    expect([seen.status, seen.body.error.message]).toEqual([status, expect.stringContaining(text)]);
  });

  it('that may hold roles takes the right to assign them, and nobody else manages it', async () => {
    const groupsAdmin = await graph.person('groupsAdministrator');
    const assignable = newGroup({ isAssignableToRole: true });
    expect(errorOf(await graph.ask(groupsAdmin, 'POST', '/groups', assignable))).toEqual(REFUSED);
    const id = await create({ isAssignableToRole: true });
    const { id: somebody } = await graph.person();
    expect(await join(id, somebody, groupsAdmin)).toEqual(REFUSED);
    expect(errorOf(await graph.ask(groupsAdmin, 'PATCH', `/groups/${id}`, { displayName: 'x' }))).toEqual(REFUSED);
    expect(errorOf(await graph.ask(groupsAdmin, 'DELETE', `/groups/${id}`))).toEqual(REFUSED);
    expect((await join(id, somebody, await graph.person('privilegedRoleAdministrator')))[0]).toBe(204);
    expect(await join(id, await create())).toEqual([400, 'Request_BadRequest']);
  });
});

describe('members', () => {
  it('are refused twice, as themselves, and when they are not there', async () => {
    const [group, { id: member }] = [await create(), await graph.person()];
    expect(await join(group, member)).toEqual([204, undefined]);
    const again = await graph.ask(admin, 'POST', `/groups/${group}/members/$ref`, referenceTo(member));
    expect(again.body.error.message).toBe(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
    expect(await join(group, group)).toEqual([400, 'Request_BadRequest']);
    expect(await join(group, world.people.stranger.id)).toEqual(NOT_FOUND);
    expect(await join(guid(), member)).toEqual(NOT_FOUND);
    const remove = () => graph.ask(admin, 'DELETE', `/groups/${group}/members/${member}/$ref`);
    expect([(await remove()).status, errorOf(await remove())]).toEqual([204, NOT_FOUND]);
    const bad = await graph.ask(admin, 'POST', `/groups/${group}/members/$ref`, { '@odata.id': 'x' });
    expect(bad.status).toBe(400);
  });

  it('come all or none when several are added at once', async () => {
    const [group, { id }] = [await create(), await graph.person()];
    const bind = (...all: string[]) => ({ 'members@odata.bind': all.map((each) => referenceTo(each)['@odata.id']) });
    expect((await graph.ask(admin, 'PATCH', `/groups/${group}`, bind(id, guid()))).status).toBe(404);
    expect(await ids(`/groups/${group}/members`)).toEqual([]);
    expect((await graph.ask(admin, 'PATCH', `/groups/${group}`, bind(id))).status).toBe(204);
    expect(await ids(`/groups/${group}/members`)).toEqual([id]);
  });

  it('are managed by owners, and by nobody else without a role', async () => {
    const [owner, other] = [await graph.person(), await graph.person()];
    const group = await create({ 'owners@odata.bind': [referenceTo(owner.id)['@odata.id']] });
    expect(await join(group, other.id, other)).toEqual(REFUSED);
    expect(await join(group, other.id, owner)).toEqual([204, undefined]);
    expect((await graph.ask(owner, 'PATCH', `/groups/${group}`, { description: 'Ours' })).status).toBe(204);
    const [reader, owners] = [await graph.person(), `/groups/${group}/owners`];
    expect((await graph.ask(owner, 'POST', `${owners}/$ref`, referenceTo(reader.id))).status).toBe(204);
    expect((await graph.ask(reader, 'DELETE', `${owners}/${owner.id}/$ref`)).status).toBe(204);
    expect(await join(group, owner.id, owner)).toEqual(REFUSED);
    expect(await ids(owners)).toEqual([reader.id]);
    expect(errorOf(await graph.ask(admin, 'POST', `${owners}/$ref`, referenceTo(group)))[0]).toBe(400);
    expect((await graph.ask(reader, 'DELETE', `/groups/${group}`)).status).toBe(204);
  });

  it('of the agents’ groups, and of groups within them, are nothing for a User administrator', async () => {
    const home = { id: guid() };
    const partnerAdmin = world.caller('globalAdmin');
    const { body: nested } = await graph.ask(partnerAdmin, 'POST', '/groups', newGroup());
    const { AdminAgents } = world.groups;
    await graph.ask(partnerAdmin, 'POST', `/groups/${AdminAgents}/members/$ref`, referenceTo(nested.id));
    const lesser = await graph.ask(partnerAdmin, 'POST', '/users', {
      accountEnabled: true,
      displayName: 'Lesser',
      mailNickname: 'lesser',
      userPrincipalName: `l${home.id}@fabrikam.example`,
      passwordProfile: { password: 'correct horse battery' },
    });
    const role = `/directoryRoles/${DIRECTORY_ROLES.userAdministrator}/members/$ref`;
    await graph.ask(partnerAdmin, 'POST', role, referenceTo(lesser.body.id));
    const caller: Caller = { ...partnerAdmin, id: lesser.body.id };
    for (const group of [AdminAgents, nested.id]) expect(await join(group, caller.id, caller)).toEqual(REFUSED);
    const renamed = await graph.ask(partnerAdmin, 'PATCH', `/groups/${AdminAgents}`, { displayName: 'x' });
    const deleted = await graph.ask(partnerAdmin, 'DELETE', `/groups/${AdminAgents}`);
    expect([renamed.status, deleted.status]).toEqual([400, 400]);
  });

  it('are found through groups in groups, also where these contain each other', async () => {
    const [outer, inner, { id: member }] = [await create(), await create(), await graph.person()];
    await join(outer, inner);
    await join(inner, member);
    await join(inner, outer);
    expect(new Set(await ids(`/groups/${outer}/transitiveMembers`))).toEqual(new Set([inner, member]));
    expect(await ids(`/groups/${outer}/transitiveMembers/microsoft.graph.user`)).toEqual([member]);
    expect(new Set(await ids(`/users/${member}/transitiveMemberOf`))).toEqual(new Set([inner, outer]));
    expect(await ids(`/users/${member}/memberOf`)).toEqual([inner]);
    const check = await graph.ask(admin, 'POST', `/directoryObjects/${member}/checkMemberGroups`, {
      groupIds: [outer.toUpperCase(), guid()],
    });
    expect(check.body.value).toEqual([outer]);
    const get = await graph.ask(admin, 'POST', `/users/${member}/getMemberGroups`, { securityEnabledOnly: true });
    expect(new Set(get.body.value)).toEqual(new Set([inner, outer]));
    const count = await graph.askEventually(admin, 'GET', `/groups/${outer}/transitiveMembers/$count`);
    expect(count.body).toBe('2');
    expect((await graph.ask(admin, 'GET', `/groups/${outer}/members/microsoft.graph.device`)).status).toBe(501);
    const many = { groupIds: Array.from({ length: 21 }, guid) };
    expect((await graph.ask(admin, 'POST', `/users/${member}/checkMemberGroups`, many)).status).toBe(400);
  });
});

describe('directory roles', () => {
  const HOLDERS = `/directoryRoles/${DIRECTORY_ROLES.groupsAdministrator}/members`;

  it('are given by those who may, and count with the next request', async () => {
    const [userAdmin, somebody] = [await graph.person('userAdministrator'), await graph.person()];
    expect(errorOf(await graph.ask(userAdmin, 'POST', `${HOLDERS}/$ref`, referenceTo(userAdmin.id)))).toEqual(REFUSED);
    expect((await graph.ask(somebody, 'POST', '/groups', newGroup())).status).toBe(403);
    expect((await graph.ask(admin, 'POST', `${HOLDERS}/$ref`, referenceTo(somebody.id))).status).toBe(204);
    expect((await graph.ask(admin, 'POST', `${HOLDERS}/$ref`, referenceTo(somebody.id))).status).toBe(400);
    expect((await graph.ask(somebody, 'POST', '/groups', newGroup())).status).toBe(201);
    expect(await ids(HOLDERS)).toContain(somebody.id);
    const held = await graph.ask(admin, 'GET', `/users/${somebody.id}/memberOf/microsoft.graph.directoryRole`);
    expect(held.body.value).toMatchObject([{ roleTemplateId: DIRECTORY_ROLES.groupsAdministrator }]);
    expect((await graph.ask(admin, 'DELETE', `${HOLDERS}/${somebody.id}/$ref`)).status).toBe(204);
    expect((await graph.ask(somebody, 'POST', '/groups', newGroup())).status).toBe(403);
  });

  it('come by groups that may hold them, and by no others', async () => {
    const [plain, assignable] = [await create(), await create({ isAssignableToRole: true })];
    const member = await graph.person();
    await join(assignable, member.id);
    const assign = (principalId: string, more: object = {}) =>
      graph.ask(admin, 'POST', '/roleManagement/directory/roleAssignments', {
        roleDefinitionId: DIRECTORY_ROLES.groupsAdministrator,
        principalId,
        directoryScopeId: '/',
        ...more,
      });
    expect((await assign(plain)).status).toBe(400);
    expect((await assign(guid())).status).toBe(404);
    expect((await assign(member.id, { roleDefinitionId: guid() })).status).toBe(404);
    expect((await assign(member.id, { directoryScopeId: '/administrativeUnits/1' })).status).toBe(501);
    const { body } = await assign(assignable);
    expect((await graph.ask(member, 'POST', '/groups', newGroup())).status).toBe(201);
    const filter = `/roleManagement/directory/roleAssignments?$filter=principalId eq '${assignable}'`;
    expect((await graph.ask(admin, 'GET', filter)).body.value).toEqual([
      { id: body.id, principalId: assignable, directoryScopeId: '/', roleDefinitionId: body.roleDefinitionId },
    ]);
    const path = `/roleManagement/directory/roleAssignments/${body.id}`;
    expect((await graph.ask(member, 'DELETE', path)).status).toBe(403);
    expect([(await graph.ask(admin, 'DELETE', path)).status, (await graph.ask(admin, 'GET', path)).status]).toEqual([
      204, 404,
    ]);
    expect((await graph.ask(member, 'POST', '/groups', newGroup())).status).toBe(403);
  });

  it('are listed, found by template, and never activated twice', async () => {
    const all = await graph.ask(admin, 'GET', '/directoryRoles');
    expect(all.body.value.map(({ displayName }: { displayName: string }) => displayName)).toContain(
      'User Administrator',
    );
    const key = `roleTemplateId='${DIRECTORY_ROLES.globalReader}'`;
    expect((await graph.ask(admin, 'GET', `/directoryRoles(${key})`)).body.displayName).toBe('Global Reader');
    const activate = { roleTemplateId: DIRECTORY_ROLES.globalReader };
    expect((await graph.ask(admin, 'POST', '/directoryRoles', activate)).status).toBe(400);
    const named = "/roleManagement/directory/roleDefinitions?$filter=displayName eq 'global reader'";
    expect(await ids(named)).toEqual([DIRECTORY_ROLES.globalReader]);
    expect((await graph.ask(admin, 'GET', '/directoryRoles?$filter=x eq y')).status).toBe(400);
  });

  it('of staff on behalf are those of their relationship: Admin agents assign them, others do not', async () => {
    const somebody = await graph.person();
    const by = (persona: 'adminAgent' | 'salesAgent' | 'helpdeskAgent') =>
      graph.ask(world.caller(persona, world.customer), 'POST', `${HOLDERS}/$ref`, referenceTo(somebody.id));
    expect((await by('salesAgent')).status).toBe(403);
    expect((await by('helpdeskAgent')).status).toBe(403);
    expect((await by('adminAgent')).status).toBe(204);
  });
});
