import { homeAccount } from '@mandate/app/ports/access';
import type { Among } from '@mandate/app/ports/directory';
import { plainApplication } from '@mandate/domain/applications';
import { describe, expect, it } from 'vitest';
import { aGroup, allPages, aServicePrincipal, aUser, type Ground, guid, write } from './harness.ts';

const FIRST = { after: null, limit: 100 };
const ALL = ['User', 'Group', 'ServicePrincipal'] as const;

const anApplication = (overrides: object = {}) => ({
  ...plainApplication({ id: guid(), appId: guid(), displayName: 'Appli', createdAt: 5 }),
  ...overrides,
});

/** Relations between directory objects, applications, guests, and what is deleted. */
export function directoryObjectsContract(ground: Ground): void {
  const related = async (tenant: ReturnType<typeof guid>, among: Among) => {
    const reader = ground.store.tenant(tenant);
    const { rows } = await reader.listPrincipals(among, {}, FIRST);
    expect(await reader.countPrincipals(among, {})).toBe(rows.length);
    expect(await allPages(1, (page) => reader.listPrincipals(among, {}, page))).toEqual(rows);
    return new Set(rows.map(({ id }) => id));
  };

  describe('relations in a directory', () => {
    it('are walked through groups that contain each other, and end at deleted ones', async () => {
      const tenant = guid();
      const [top, middle, bottom] = [aGroup(), aGroup(), aGroup()];
      const user = aUser();
      await write(ground.store, tenant, async (writer) => {
        for (const group of [top, middle, bottom]) await writer.addGroup(group);
        await writer.addUser(user);
        await writer.addMember(top.id, middle.id);
        await writer.addMember(middle.id, bottom.id);
        await writer.addMember(bottom.id, user.id);
        await writer.addMember(bottom.id, top.id);
      });
      const members = (to: typeof top.id) =>
        related(tenant, { kinds: ALL, related: { by: 'transitiveMembersOf', to } });
      const groups = (to: typeof top.id) => related(tenant, { kinds: ALL, related: { by: 'transitiveGroupsOf', to } });
      expect(await members(top.id)).toEqual(new Set([middle.id, bottom.id, user.id]));
      expect(await groups(user.id)).toEqual(new Set([bottom.id, middle.id, top.id]));
      expect(await related(tenant, { kinds: ['User'], related: { by: 'transitiveMembersOf', to: top.id } })).toEqual(
        new Set([user.id]),
      );
      expect(await related(tenant, { kinds: ALL, related: { by: 'membersOf', to: bottom.id } })).toEqual(
        new Set([user.id, top.id]),
      );
      expect(await related(tenant, { kinds: ALL, related: { by: 'groupsOf', to: user.id } })).toEqual(
        new Set([bottom.id]),
      );
      expect(await related(tenant, { kinds: [] })).toEqual(new Set());

      await write(ground.store, tenant, (writer) => writer.removeObject(middle.id, 9));
      expect(await members(top.id)).toEqual(new Set());
      expect(await groups(user.id)).toEqual(new Set([bottom.id]));
      expect((await ground.store.access.tenant(tenant)).groupsOf.get(bottom.id)).toBeUndefined();
    });

    it('know owners, and what somebody owns', async () => {
      const tenant = guid();
      const [group, robot, user, application] = [aGroup(), aServicePrincipal(), aUser(), anApplication()];
      await write(ground.store, tenant, async (writer) => {
        await writer.addGroup(group);
        await writer.addServicePrincipal(robot);
        await writer.addUser(user);
        await writer.addApplication(application);
        for (const { id } of [group, robot, application]) await writer.addOwner(id, user.id);
        expect(await writer.addOwner(group.id, user.id)).toEqual({ ok: false, failure: { kind: 'taken' } });
      });
      expect(await related(tenant, { kinds: ALL, related: { by: 'ownersOf', to: group.id } })).toEqual(
        new Set([user.id]),
      );
      expect(await related(tenant, { kinds: ALL, related: { by: 'ownedBy', to: user.id } })).toEqual(
        new Set([group.id, robot.id]),
      );
      expect(await ground.store.tenant(tenant).listApplicationsOwnedBy(user.id)).toEqual([application]);
      expect((await ground.store.access.tenant(tenant)).ownersOf.get(group.id)).toEqual(new Set([user.id]));
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeOwner(group.id, user.id)).toBe(true);
        expect(await writer.removeOwner(group.id, user.id)).toBe(false);
      });
      await write(ground.store, tenant, (writer) => writer.removeObject(user.id, 9));
      expect((await ground.store.access.tenant(tenant)).ownersOf.size).toBe(0);
    });
  });

  describe('applications', () => {
    it('keep every field, and are found by id, application id and URI', async () => {
      const tenant = guid();
      const role = {
        id: guid(),
        value: 'read',
        displayName: 'R',
        description: 'd',
        allowedMemberTypes: ['User'] as const,
        isEnabled: true,
      };
      const application = anApplication({
        identifierUris: ['api://Robot'],
        appRoles: [role],
        redirectUris: { web: ['https://a.example/'], spa: [], publicClient: [] },
        description: 'd',
        notes: 'n',
        tags: ['t'],
      });
      const robot = aServicePrincipal({ appId: application.appId });
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addApplication(application)).toMatchObject({ ok: true });
        await writer.addServicePrincipal(robot);
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.findApplication(application.id)).toEqual(application);
      expect(await reader.findApplicationByAppId(application.appId)).toEqual(application);
      expect(await reader.findApplicationByUri('API://robot')).toEqual(application);
      const named = { where: { applicationName: 'Api://robot' } };
      expect((await reader.listApplications(named, FIRST)).rows).toEqual([application]);
      expect(await reader.countApplications({ where: { not: named.where } })).toBe(0);
      expect((await reader.listServicePrincipals(named, FIRST)).rows).toEqual([robot]);
      const { servicePrincipalOf } = await ground.store.access.tenant(tenant);
      expect(servicePrincipalOf).toEqual(new Map([[application.id, robot.id]]));
      expect((await ground.store.tenant(guid()).listApplications({}, FIRST)).rows).toEqual([]);
    });

    it('do not share an application id or a URI', async () => {
      const tenant = guid();
      const application = anApplication({ identifierUris: ['api://one'] });
      const other = anApplication({ identifierUris: ['api://two'] });
      await write(ground.store, tenant, async (writer) => {
        await writer.addApplication(application);
        await writer.addApplication(other);
        expect(await writer.addApplication(anApplication({ appId: application.appId }))).toMatchObject({ ok: false });
      });
      const stolen = write(ground.store, tenant, async (writer) => {
        expect(await writer.updateApplication({ ...other, identifierUris: ['API://one'] })).toMatchObject({
          ok: false,
        });
        throw new Error('undo');
      });
      await expect(stolen).rejects.toThrow('undo');
      await write(ground.store, tenant, (writer) => writer.updateApplication({ ...application, identifierUris: [] }));
      expect(await ground.store.tenant(tenant).findApplicationByUri('api://one')).toBeUndefined();
      expect(await allPages(1, (page) => ground.store.tenant(tenant).listApplications({}, page))).toHaveLength(2);
    });

    it('give roles once, and forget them with the holder', async () => {
      const tenant = guid();
      const [robot, user] = [aServicePrincipal(), aUser()];
      const given = { id: guid(), role: guid(), principal: user.id, resource: robot.id, createdAt: 5 };
      await write(ground.store, tenant, async (writer) => {
        await writer.addServicePrincipal(robot);
        await writer.addUser(user);
        expect(await writer.addAppRoleAssignment(given)).toMatchObject({ ok: true });
        expect(await writer.addAppRoleAssignment({ ...given, id: guid() })).toMatchObject({ ok: false });
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.findAppRoleAssignment(given.id)).toEqual(given);
      expect(await reader.listAppRoleAssignments({ principal: user.id })).toEqual([given]);
      expect(await reader.listAppRoleAssignments({ resource: robot.id })).toEqual([given]);
      await write(ground.store, tenant, (writer) => writer.removeObject(user.id, 9));
      expect(await reader.listAppRoleAssignments({ resource: robot.id })).toEqual([]);
      await write(ground.store, tenant, (writer) => writer.purgeObject(user.id, 9));
      expect(await reader.findAppRoleAssignment(given.id)).toBeUndefined();
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeAppRoleAssignment(given.id)).toBe(false);
      });
    });
  });

  describe('credentials of an application', () => {
    it('are listed where they are kept, and signed in with by its service principal', async () => {
      const tenant = guid();
      const application = anApplication();
      const [robot, other] = [aServicePrincipal({ appId: application.appId }), aServicePrincipal()];
      const secret = { digest: 'x', hint: 'y', createdAt: 1, expiresAt: 2 };
      const [own, registered] = [guid(), guid()];
      const trusted = { name: 'n', issuer: 'i', subject: 's', audiences: ['a'], createdAt: 1 };
      await write(ground.store, tenant, async (writer) => {
        await writer.addApplication(application);
        for (const each of [robot, other]) await writer.addServicePrincipal(each);
        await writer.addClientSecret({ ...secret, id: own, servicePrincipal: robot.id });
        await writer.addClientSecret({ ...secret, id: registered, servicePrincipal: application.id });
        await writer.addFederatedCredential({ ...trusted, id: guid(), servicePrincipal: application.id });
        await writer.putCredentialLabel(application.id, registered, 'old');
        await writer.putCredentialLabel(application.id, registered, 'rbac');
      });
      const { signIn } = ground.opened;
      const ids = (secrets: readonly { id: string }[]) => new Set(secrets.map(({ id }) => id));
      const reader = ground.store.tenant(tenant);
      expect(ids(await signIn.listClientSecrets(tenant, robot.id))).toEqual(new Set([own, registered]));
      expect(await signIn.listFederatedCredentials(tenant, robot.id)).toHaveLength(1);
      expect(await signIn.listClientSecrets(tenant, other.id)).toEqual([]);
      expect(await signIn.listClientSecrets(guid(), robot.id)).toEqual([]);
      expect(ids(await reader.listClientSecrets(application.id))).toEqual(new Set([registered]));
      expect(ids(await reader.listClientSecrets(robot.id))).toEqual(new Set([own]));
      expect(await reader.listCredentialLabels(application.id)).toEqual(new Map([[registered, 'rbac']]));
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeCredential('secret', { holder: robot.id, id: registered })).toBe(false);
        expect(await writer.removeCredential('secret', { holder: application.id, id: registered })).toBe(true);
      });
      expect(ids(await signIn.listClientSecrets(tenant, robot.id))).toEqual(new Set([own]));
      expect((await reader.listCredentialLabels(application.id)).size).toBe(0);
      // A deleted registration takes its credentials with it.
      await write(ground.store, tenant, (writer) => writer.removeObject(application.id, 9));
      expect(await signIn.listFederatedCredentials(tenant, robot.id)).toEqual([]);
    });
  });

  describe('a guest', () => {
    const home = { tenant: guid(), id: guid() };
    const guest = { invitedAs: 'Ada@Home.example', home: null, changedAt: 5 };

    it('lets in its home account once it has one, and never itself', async () => {
      const tenant = guid();
      const user = aUser({ guest });
      await write(ground.store, tenant, async (writer) => {
        await writer.addUser(user);
        expect(await writer.addUser(aUser({ guest: { ...guest, invitedAs: 'ADA@home.example' } }))).toMatchObject({
          ok: false,
        });
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.findGuestByInvitation('ada@HOME.example')).toEqual(user);
      expect(await ground.store.access.tenant(tenant)).toMatchObject({ enabled: new Set(), guests: new Map() });

      const redeemed = { ...user, guest: { ...guest, home } };
      await write(ground.store, tenant, (writer) => writer.updateUser(redeemed));
      const account = homeAccount(home.tenant, home.id);
      expect(await reader.findUser(user.id)).toEqual(redeemed);
      expect(await reader.findGuestByHome(home)).toEqual(redeemed);
      expect(await reader.findGuestByHome({ ...home, id: guid() })).toBeUndefined();
      expect((await ground.store.access.tenant(tenant)).guests).toEqual(new Map([[account, user.id]]));
      expect(await ground.store.tenant(home.tenant).listGuestTenants(home.id)).toEqual([tenant]);
      expect(await ground.store.tenant(home.tenant).listGuestTenants(guid())).toEqual([]);

      await write(ground.store, tenant, (writer) => writer.updateUser({ ...redeemed, accountEnabled: false }));
      expect((await ground.store.access.tenant(tenant)).guests).toEqual(new Map([[account, null]]));
      expect(await ground.store.tenant(home.tenant).listGuestTenants(home.id)).toEqual([]);

      await write(ground.store, tenant, (writer) => writer.removeObject(user.id, 9));
      expect((await ground.store.access.tenant(tenant)).guests).toEqual(new Map());
    });
  });

  describe('what is deleted', () => {
    it('is gone from everything that decides, and comes back with what it had', async () => {
      const tenant = guid();
      const [group, user, owned] = [aGroup({ roleAssignable: true }), aUser({ profile: { city: 'Lyon' } }), aGroup()];
      await write(ground.store, tenant, async (writer) => {
        for (const each of [group, owned]) await writer.addGroup(each);
        await writer.addUser(user);
        await writer.addMember(group.id, user.id);
        await writer.addOwner(owned.id, user.id);
        await writer.assignDirectoryRole('globalReader', user.id);
        await writer.assignDirectoryRole('userAdministrator', group.id);
      });
      const before = await ground.store.access.tenant(tenant);
      for (const id of [user.id, group.id]) {
        await write(ground.store, tenant, async (writer) => expect(await writer.removeObject(id, 9)).toBe(true));
        await write(ground.store, tenant, async (writer) => expect(await writer.removeObject(id, 9)).toBe(false));
      }
      const reader = ground.store.tenant(tenant);
      const { enabled, groupsOf, directoryRoles, ownersOf, roleAssignableGroups } =
        await ground.store.access.tenant(tenant);
      for (const nothing of [enabled, groupsOf, directoryRoles, ownersOf, roleAssignableGroups]) {
        expect(nothing.size).toBe(0);
      }
      expect(await reader.findUserByName(user.userPrincipalName)).toBeUndefined();
      expect(await reader.listRoleHolders('globalReader')).toEqual([]);
      expect(await reader.findDeleted(user.id)).toEqual({ kind: 'User', ...user, deletedAt: 9 });
      expect((await reader.listDeleted('Group', FIRST)).rows).toEqual([{ kind: 'Group', ...group, deletedAt: 9 }]);
      expect(await reader.listDeletedBefore(9)).toEqual([]);
      expect(new Set(await reader.listDeletedBefore(10))).toEqual(new Set([user.id, group.id]));
      // What it would hold, were it there: its own, and those of groups that are there.
      expect(await reader.directoryRolesOf(user.id)).toEqual(new Set(['globalReader']));

      for (const id of [group.id, user.id]) {
        await write(ground.store, tenant, async (writer) =>
          expect(await writer.restoreObject(id)).toMatchObject({ ok: true }),
        );
      }
      expect({ ...(await ground.store.access.tenant(tenant)), revision: before.revision }).toEqual(before);
      expect(await reader.directoryRolesOf(user.id)).toEqual(new Set(['globalReader', 'userAdministrator']));
      expect(await reader.findUser(user.id)).toEqual(user);
      expect(await reader.findDeleted(user.id)).toBeUndefined();
      await expect(write(ground.store, tenant, (writer) => writer.restoreObject(user.id))).rejects.toThrow('find it');
    });

    it('keeps its id, but not its name', async () => {
      const tenant = guid();
      const [user, application] = [aUser(), anApplication({ identifierUris: ['api://x'] })];
      await write(ground.store, tenant, async (writer) => {
        await writer.addUser(user);
        await writer.addApplication(application);
        await writer.removeObject(user.id, 9);
        await writer.removeObject(application.id, 9);
        expect(await writer.addUser(aUser({ id: user.id }))).toMatchObject({ ok: false });
        expect(await writer.addUser(aUser({ userPrincipalName: user.userPrincipalName }))).toMatchObject({ ok: true });
        expect(await writer.addApplication(anApplication({ identifierUris: ['api://x'] }))).toMatchObject({ ok: true });
      });
      for (const id of [user.id, application.id]) {
        const failing = write(ground.store, tenant, async (writer) => {
          expect(await writer.restoreObject(id)).toEqual({ ok: false, failure: { kind: 'taken' } });
          throw new Error('undo');
        });
        await expect(failing).rejects.toThrow('undo');
      }
      const reader = ground.store.tenant(tenant);
      expect((await allPages(1, (page) => reader.listDeleted('Application', page))).map(({ id }) => id)).toEqual([
        application.id,
      ]);
      expect((await ground.store.tenant(guid()).listDeleted('User', FIRST)).rows).toEqual([]);
    });

    it('leaves nothing behind once it is gone for good', async () => {
      const tenant = guid();
      const [group, user, robot] = [aGroup(), aUser(), aServicePrincipal()];
      await write(ground.store, tenant, async (writer) => {
        await writer.addGroup(group);
        await writer.addUser(user);
        await writer.addServicePrincipal(robot);
        await writer.addMember(group.id, user.id);
        await writer.addOwner(robot.id, user.id);
        await writer.assignDirectoryRole('globalReader', user.id);
        await writer.setPassword(user.id, { digest: 'x', mustChange: false });
        await writer.addClientSecret({
          id: guid(),
          servicePrincipal: robot.id,
          digest: 'x',
          hint: 'y',
          createdAt: 1,
          expiresAt: 2,
        });
        for (const { id } of [group, user, robot]) {
          await writer.removeObject(id, 9);
          await writer.purgeObject(id, 10);
        }
        // The same ids, as if they were somebody else's.
        await writer.addUser(user);
        await writer.addGroup(group);
        await writer.addServicePrincipal(robot);
      });
      const { groupsOf, directoryRoles, ownersOf } = await ground.store.access.tenant(tenant);
      for (const nothing of [groupsOf, directoryRoles, ownersOf]) expect(nothing.size).toBe(0);
      expect(await ground.opened.signIn.findPassword(tenant, user.id)).toBeUndefined();
      expect(await ground.opened.signIn.listClientSecrets(tenant, robot.id)).toEqual([]);
    });
  });
}
