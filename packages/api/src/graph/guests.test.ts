import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addUser } from '@mandate/app/directory/change-directory';
import { redeemInvitation } from '@mandate/app/directory/invitations';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { CONTRIBUTOR } from '@mandate/rbac/builtin-roles/well-known';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorOf, graphOf, referenceTo } from '../testing/graph.ts';
import { guid, must, openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let admin: Caller;
beforeEach(async () => {
  world = await openWorld();
  graph = graphOf(world);
  admin = world.caller('customerAdmin');
});
afterEach(() => world.close());

const REFUSED = [403, 'Authorization_RequestDenied'];
const invite = (address: string, more: object = {}) =>
  graph.ask(admin, 'POST', '/invitations', {
    invitedUserEmailAddress: address,
    inviteRedirectUrl: 'https://portal.example/',
    ...more,
  });
const redeem = async (caller: Caller) =>
  redeemInvitation(await world.actOf({ ...caller, tenant: caller.home }), world.customer);
const atCustomer = (caller: Caller): Caller => ({ ...caller, tenant: world.customer });

describe('inviting', () => {
  it.each([
    ['nobody', {}, 400],
    ['a@b@c.example', {}, 400],
    ['kim@elysee.example', {}, 400],
    ['a@far.example', { sendInvitationMessage: true }, 501],
    ['a@far.example', { invitedUserType: 'Member' }, 501],
    ['a@far.example', { inviteRedirectUrl: 'http://plain.example' }, 400],
  ])('refuses %s with %j', async (address, more, status) => {
    expect((await invite(address, more)).status).toBe(status);
  });

  it('adds a guest who waits, once', async () => {
    const first = await invite('stranger@contoso.example');
    expect(first.body).toMatchObject({
      status: 'PendingAcceptance',
      inviteRedeemUrl: `https://portal.example/redeem/${world.customer}`,
    });
    expect((await invite('STRANGER@contoso.example')).body.invitedUser.id).toBe(first.body.invitedUser.id);
    const select = '?$select=userType,externalUserState,userPrincipalName,mail';
    const { body } = await graph.ask(admin, 'GET', `/users/${first.body.invitedUser.id}${select}`);
    expect(body).toMatchObject({
      userType: 'Guest',
      externalUserState: 'PendingAcceptance',
      userPrincipalName: 'stranger_contoso.example#EXT#@elysee.example',
      mail: 'stranger@contoso.example',
    });
    const guests = await graph.ask(admin, 'GET', "/users?$filter=userType eq 'Guest'");
    expect(guests.body.value).toHaveLength(1);
  });
});

describe('a guest', () => {
  it('enters only after taking the invitation up, and only with the account that was invited', async () => {
    const stranger = world.caller('stranger');
    expect(errorOf(await graph.ask(atCustomer(stranger), 'GET', '/me'))).toEqual(REFUSED);
    expect(await redeem(stranger)).toMatchObject({ ok: false });
    await invite('stranger@contoso.example');
    expect(errorOf(await graph.ask(atCustomer(stranger), 'GET', '/me'))).toEqual(REFUSED);
    expect(await redeem(world.caller('salesAgent'))).toMatchObject({ ok: false });
    expect(await redeem(stranger)).toMatchObject({ ok: true });
    expect(await redeem(stranger)).toMatchObject({ ok: false });
    expect((await graph.ask(atCustomer(stranger), 'GET', '/me')).body.displayName).toBe('stranger');
  });

  it('knows nobody there, administers nothing by its roles at home, and gets in Azure what it is given', async () => {
    const stranger = world.caller('stranger');
    const guest = (await invite('stranger@contoso.example')).body.invitedUser.id as string;
    await redeem(stranger);
    const there = atCustomer(stranger);
    for (const path of ['/users', '/groups', `/users/${world.people.kim.id}`, '/domains']) {
      expect(errorOf(await graph.ask(there, 'GET', path))).toEqual(REFUSED);
    }
    const scope = `/subscriptions/${world.subscription}`;
    const groupPath = `${scope}/resourceGroups/by-guest?api-version=2021-04-01`;
    const put = () => world.ask(there, 'PUT', groupPath, { location: 'westeurope' });
    expect((await put()).status).toBe(403);
    const assignment = `${scope}/providers/Microsoft.Authorization/roleAssignments/${guid()}?api-version=2022-04-01`;
    const properties = { roleDefinitionId: CONTRIBUTOR, principalId: guest };
    const owner = world.caller('adminAgent', world.customer);
    expect((await world.ask(owner, 'PUT', assignment, { properties })).status).toBe(201);
    expect((await put()).status).toBe(201);
    // A directory role is given to the guest, and counts there alone.
    await graph.ask(
      admin,
      'POST',
      `/directoryRoles/${DIRECTORY_ROLES.directoryReaders}/members/$ref`,
      referenceTo(guest),
    );
    expect((await graph.ask(there, 'GET', '/users')).status).toBe(200);
    expect(errorOf(await graph.ask(there, 'POST', '/groups', groupBody()))).toEqual(REFUSED);
  });

  it('is out at once when blocked or deleted here, or blocked at home', async () => {
    const stranger = world.caller('stranger');
    const guest = (await invite('stranger@contoso.example')).body.invitedUser.id as string;
    await redeem(stranger);
    const me = async () => (await graph.ask(atCustomer(stranger), 'GET', '/me')).status;
    await graph.ask(admin, 'PATCH', `/users/${guest}`, { accountEnabled: false });
    expect(await me()).toBe(403);
    await graph.ask(admin, 'PATCH', `/users/${guest}`, { accountEnabled: true });
    expect(await me()).toBe(200);
    await graph.ask(admin, 'DELETE', `/users/${guest}`);
    expect(await me()).toBe(403);
    await graph.ask(admin, 'POST', `/directory/deletedItems/${guest}/restore`);
    expect(await me()).toBe(200);
    const home = world.ports.store.tenant(world.otherCustomer);
    const user = await home.findUser(stranger.id);
    await world.ports.store.commit([], operatorAct(world.ports).context, async (change) => {
      const writer = change.tenant(world.otherCustomer);
      await writer.updateUser({ ...user!, accountEnabled: false });
      await writer.record({ operation: 'test', target: 'x', before: null, after: null });
      return { ok: true, value: undefined };
    });
    expect(await me()).toBe(401);
  });

  it('has no password to set, no name to change, and is no caller of its own', async () => {
    const guest = parseGuid((await invite('stranger@contoso.example')).body.invitedUser.id)!;
    await redeem(world.caller('stranger'));
    for (const body of [
      { passwordProfile: { password: 'correct horse battery' } },
      { userPrincipalName: 'x@elysee.example' },
    ]) {
      expect((await graph.ask(admin, 'PATCH', `/users/${guest}`, body)).status).toBe(400);
    }
    const direct: Caller = { ...admin, id: guest };
    expect((await graph.ask(direct, 'GET', '/me')).status).toBe(401);
  });

  it('of the partner’s staff is a guest and nothing more, with consent as little as on behalf', async () => {
    const agent = world.caller('adminAgent');
    const there = atCustomer(agent);
    expect((await graph.ask(there, 'GET', '/users')).status).toBe(200);
    const guest = (await invite('adminAgent@fabrikam.example')).body.invitedUser.id as string;
    // An invitation that was not taken up takes nothing away.
    expect((await graph.ask(there, 'GET', '/users')).status).toBe(200);
    await redeem(agent);
    expect(errorOf(await graph.ask(there, 'GET', '/users'))).toEqual(REFUSED);
    await graph.ask(
      admin,
      'POST',
      `/directoryRoles/${DIRECTORY_ROLES.globalAdministrator}/members/$ref`,
      referenceTo(guest),
    );
    expect((await graph.ask(there, 'GET', '/users')).status).toBe(200);
    const elevate = '/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01';
    expect((await world.ask(there, 'POST', elevate)).status).toBe(403);
    await graph.ask(admin, 'DELETE', `/users/${guest}`);
    expect((await graph.ask(there, 'GET', '/users')).status).toBe(200);
  });

  it('who is the only other administrator does not count as one', async () => {
    const guest = (await invite('stranger@contoso.example')).body.invitedUser.id as string;
    await redeem(world.caller('stranger'));
    const role = `/directoryRoles/${DIRECTORY_ROLES.globalAdministrator}/members`;
    await graph.ask(admin, 'POST', `${role}/$ref`, referenceTo(guest));
    expect((await graph.ask(admin, 'DELETE', `${role}/${admin.id}/$ref`)).status).toBe(400);
  });

  it('cannot be taken over by a user of the same name that another directory makes', async () => {
    await invite('victim@contoso.example');
    const id = guid();
    const names = { displayName: 'x', givenName: null, surname: null, userPrincipalName: 'victim@elsewhere.example' };
    must(
      await addUser(operatorAct(world.ports), world.otherCustomer, {
        id,
        ...names,
        password: null,
        directoryRoles: [],
      }),
    );
    const impostor: Caller = { ...world.caller('stranger'), id };
    expect(await redeem(impostor)).toMatchObject({ ok: false });
    const stranger = world.caller('stranger');
    const wanted = {
      accountEnabled: true,
      displayName: 'x',
      mailNickname: 'x',
      passwordProfile: { password: 'correct horse battery' },
    };
    const stolen = { ...wanted, userPrincipalName: 'victim@elysee.example' };
    expect((await graph.ask(stranger, 'POST', '/users', stolen)).status).toBe(400);
  });
});

const groupBody = () => ({ displayName: 'G', mailNickname: 'g', mailEnabled: false, securityEnabled: true });
