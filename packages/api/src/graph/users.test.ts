import type { Caller } from '@mandate/app/caller';
import type { DirectoryRole } from '@mandate/domain/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, graphOf, PASSWORD } from '../testing/graph.ts';
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
const newUser = (overrides: object = {}) => ({
  accountEnabled: true,
  displayName: 'New Person',
  mailNickname: 'new.person',
  userPrincipalName: `n${guid()}@elysee.example`,
  passwordProfile: { password: PASSWORD },
  ...overrides,
});
const create = async (overrides: object = {}) =>
  (await graph.ask(admin, 'POST', '/users', newUser(overrides))).body as { id: string; userPrincipalName: string };

describe('creating a user', () => {
  it.each([
    [{ userPrincipalName: 'x@fabrikam.example' }, 'verified domain names'],
    [{ userPrincipalName: 'x' }, 'userPrincipalName'],
    [{ userPrincipalName: 'a b@elysee.example' }, 'userPrincipalName'],
    [{ userPrincipalName: '.a@elysee.example' }, 'userPrincipalName'],
    [{ userPrincipalName: 'a@b@elysee.example' }, 'userPrincipalName'],
    [{ displayName: '  ' }, 'displayName'],
    [{ mailNickname: 'two words' }, 'mailNickname'],
    [{ passwordProfile: { password: 'short' } }, 'too short'],
    [{ passwordProfile: { password: PASSWORD, other: 1 } }, 'other'],
    [{ passwordProfile: undefined }, 'passwordProfile'],
    [{ usageLocation: 'France' }, 'usageLocation'],
    [{ accountEnabled: 'yes' }, 'accountEnabled'],
    [{ guestOf: 'x' }, 'guestOf'],
  ])('is refused with %j, and says why', async (overrides, why) => {
    const { status, body } = await graph.ask(admin, 'POST', '/users', newUser(overrides));
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(why)]);
  });

  it('is refused with a name that is taken, whatever its letter case', async () => {
    const { userPrincipalName } = await create();
    const again = await graph.ask(
      admin,
      'POST',
      '/users',
      newUser({ userPrincipalName: userPrincipalName.toUpperCase() }),
    );
    expect(errorOf(again)).toEqual([400, 'Request_MultipleObjectsWithSameKeyValue']);
  });

  it('is refused to whoever holds no role for it', async () => {
    const seen = await Promise.all(
      (['kim', 'salesAgent', 'helpdeskAgent'] as const).map((persona) =>
        graph.ask(world.caller(persona, world.customer), 'POST', '/users', newUser()),
      ),
    );
    expect(seen.map(errorOf)).toEqual([REFUSED, REFUSED, REFUSED]);
  });

  it('answers the default properties, and keeps the others to be asked for', async () => {
    const created = await graph.ask(
      admin,
      'POST',
      '/users',
      newUser({ jobTitle: 'Chef', city: null, businessPhones: ['+33 1'] }),
    );
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ jobTitle: 'Chef', businessPhones: ['+33 1'], surname: null });
    expect(created.body).not.toHaveProperty('accountEnabled');
    const asked = await graph.ask(
      admin,
      'GET',
      `/users/${created.body.id}?$select=userType,accountEnabled,mailNickname,city,onPremisesSyncEnabled`,
    );
    expect(asked.body).toMatchObject({
      userType: 'Member',
      accountEnabled: true,
      mailNickname: 'new.person',
      city: null,
      onPremisesSyncEnabled: null,
    });
  });
});

describe('changing a user', () => {
  const change = async (caller: Caller, body: object, roles: readonly DirectoryRole[] = []) =>
    errorOf(await graph.ask(caller, 'PATCH', `/users/${(await graph.person(...roles)).id}`, body))[0];

  it('is refused to a member, even on oneself', async () => {
    const kim = world.caller('kim');
    expect(errorOf(await graph.ask(kim, 'PATCH', `/users/${kim.id}`, { jobTitle: 'CEO' }))).toEqual(REFUSED);
  });

  it('stops a User administrator at a Global administrator, whatever it is', async () => {
    const userAdmin = await graph.person('userAdministrator');
    for (const body of [
      { displayName: 'x' },
      { accountEnabled: false },
      { mobilePhone: '1' },
      { passwordProfile: { password: PASSWORD } },
    ]) {
      expect(await change(userAdmin, body, ['globalAdministrator'])).toBe(403);
      expect(await change(userAdmin, body)).toBe(204);
    }
    const victim = await graph.person('globalAdministrator');
    expect(errorOf(await graph.ask(userAdmin, 'DELETE', `/users/${victim.id}`))).toEqual(REFUSED);
    const revoke = await graph.ask(userAdmin, 'POST', `/users/${victim.id}/revokeSignInSessions`);
    expect(errorOf(revoke)).toEqual(REFUSED);
  });

  it('lets a Helpdesk administrator reset a password of ordinary people, and nothing else of them', async () => {
    const helpdesk = world.caller('helpdeskAgent', world.customer);
    const password = { passwordProfile: { password: PASSWORD } };
    expect(await change(helpdesk, password)).toBe(204);
    expect(await change(helpdesk, { ...password, displayName: 'x' })).toBe(403);
    expect(await change(helpdesk, { displayName: 'x' })).toBe(403);
    expect(await change(helpdesk, password, ['userAdministrator'])).toBe(403);
  });

  it('counts being in or owning a group that may hold roles as holding one', async () => {
    const userAdmin = await graph.person('userAdministrator');
    const [member, owner] = [await graph.person(), await graph.person()];
    const group = {
      displayName: 'Admins',
      mailNickname: 'admins',
      mailEnabled: false,
      securityEnabled: true,
      isAssignableToRole: true,
      'members@odata.bind': [`https://graph.example/v1.0/users/${member.id}`],
      'owners@odata.bind': [`https://graph.example/v1.0/users/${owner.id}`],
    };
    expect((await graph.ask(admin, 'POST', '/groups', group)).status).toBe(201);
    for (const { id } of [member, owner]) {
      for (const body of [{ displayName: 'x' }, { passwordProfile: { password: PASSWORD } }]) {
        expect(errorOf(await graph.ask(userAdmin, 'PATCH', `/users/${id}`, body))).toEqual(REFUSED);
        expect((await graph.ask(admin, 'PATCH', `/users/${id}`, body)).status).toBe(204);
      }
    }
  });

  it('changes nothing when a part of it is refused', async () => {
    const { id } = await create();
    const seen = await graph.ask(admin, 'PATCH', `/users/${id}`, {
      displayName: 'Changed',
      passwordProfile: { password: 'short' },
    });
    expect(seen.status).toBe(400);
    expect((await graph.ask(admin, 'GET', `/users/${id}`)).body.displayName).toBe('New Person');
  });

  it('keeps what it does not name, removes what it sets to null, and renames the mail address along', async () => {
    const { id } = await create({ jobTitle: 'Chef', department: 'Cuisine' });
    const userPrincipalName = `renamed${guid()}@elysee.example`;
    await graph.ask(admin, 'PATCH', `/users/${id}`, { jobTitle: null, userPrincipalName, givenName: 'Zoé' });
    const { body } = await graph.ask(
      admin,
      'GET',
      `/users/${id}?$select=jobTitle,department,userPrincipalName,mail,givenName`,
    );
    expect(body).toMatchObject({
      jobTitle: null,
      department: 'Cuisine',
      userPrincipalName,
      mail: userPrincipalName,
      givenName: 'Zoé',
    });
  });

  it('refuses a name that somebody else has, and lets a blocked person in no longer', async () => {
    const [one, other] = [await create(), await create()];
    const taken = { userPrincipalName: other.userPrincipalName };
    expect(errorOf(await graph.ask(admin, 'PATCH', `/users/${one.id}`, taken))).toEqual([
      400,
      'Request_MultipleObjectsWithSameKeyValue',
    ]);
    const blocked = await graph.person();
    expect((await graph.ask(blocked, 'GET', '/me')).status).toBe(200);
    await graph.ask(admin, 'PATCH', `/users/${blocked.id}`, { accountEnabled: false });
    expect(errorOf(await graph.ask(blocked, 'GET', '/me'))).toEqual([401, 'InvalidAuthenticationToken']);
  });

  it('leaves the directory an administrator who may sign in', async () => {
    const seen = await graph.ask(
      world.caller('adminAgent', world.customer),
      'GET',
      '/directoryRoles/roleTemplateId=x/members',
    );
    expect(seen.status).toBe(404);
    const members = await graph.ask(
      admin,
      'GET',
      "/directoryRoles(roleTemplateId='62e90394-69f5-4237-9190-012177145e10')/members",
    );
    for (const { id } of members.body.value as { id: string }[]) {
      if (id === admin.id) continue;
      expect((await graph.ask(admin, 'PATCH', `/users/${id}`, { accountEnabled: false })).status).toBe(204);
    }
    const last = [
      await graph.ask(admin, 'PATCH', `/users/${admin.id}`, { accountEnabled: false }),
      await graph.ask(admin, 'DELETE', `/users/${admin.id}`),
      await graph.ask(admin, 'DELETE', `/directoryRoles/62e90394-69f5-4237-9190-012177145e10/members/${admin.id}/$ref`),
    ];
    expect(last.map(errorOf)).toEqual(Array.from({ length: 3 }, () => [400, 'Request_BadRequest']));
    expect((await graph.ask(admin, 'GET', '/me')).status).toBe(200);
  });
});

describe('signing out everywhere', () => {
  it('is for oneself, and for whom the roles reach', async () => {
    const [kim, lou] = [world.caller('kim'), world.caller('lou')];
    expect((await graph.ask(kim, 'POST', '/me/revokeSignInSessions')).body.value).toBe(true);
    expect((await graph.ask(kim, 'POST', `/users/${kim.id}/revokeSignInSessions`)).status).toBe(200);
    expect(errorOf(await graph.ask(kim, 'POST', `/users/${lou.id}/revokeSignInSessions`))).toEqual(REFUSED);
    expect((await graph.ask(admin, 'POST', `/users/${lou.id}/microsoft.graph.revokeSignInSessions`)).status).toBe(200);
    const onBehalf = world.caller('adminAgent', world.customer);
    expect(errorOf(await graph.ask(onBehalf, 'POST', '/me/revokeSignInSessions'))).toEqual(REFUSED);
  });
});
