import { BadPageMark } from '@mandate/app/page-mark';
import type { PrincipalFilter, PrincipalProperty, PrincipalSearch } from '@mandate/app/ports/directory';
import type { PageRequest } from '@mandate/app/ports/listing';
import { searchKey } from '@mandate/domain/customers';
import { describe, expect, it } from 'vitest';
import { aGroup, allPages, aServicePrincipal, aUser, type Ground, guid, write } from './harness.ts';

const FIRST = { after: null, limit: 100 };
const MORE = { mailNickname: 'other', profile: { jobTitle: 'Chef', businessPhones: ['1', '2'] } };

/** Users, groups, service principals: case, order, paging, search, isolation. */
export function directoryContract(ground: Ground): void {
  describe('directory', () => {
    const add = (tenant: ReturnType<typeof guid>, ...users: ReturnType<typeof aUser>[]) =>
      write(ground.store, tenant, async (writer) => {
        for (const user of users) expect(await writer.addUser(user)).toEqual({ ok: true, value: undefined });
      });

    it('refuses a user whose id, or whose name without case, is in use, and writes nothing of it', async () => {
      const tenant = guid();
      const user = aUser({ userPrincipalName: 'Zoé@Contoso.example' });
      await add(tenant, user);
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addUser(aUser({ id: user.id }))).toEqual({ ok: false, failure: { kind: 'taken' } });
        expect(await writer.addUser(aUser({ userPrincipalName: 'ZOÉ@contoso.EXAMPLE' }))).toMatchObject({ ok: false });
        expect(await writer.addGroup(aGroup({ id: user.id }))).toMatchObject({ ok: false });
      });
      expect((await ground.store.tenant(tenant).listUsers({}, FIRST)).rows).toEqual([user]);
      expect((await ground.store.tenant(tenant).listGroups({}, FIRST)).rows).toEqual([]);
    });

    it('refuses an application twice in one directory and a second group of a well-known name', async () => {
      const tenant = guid();
      const servicePrincipal = aServicePrincipal();
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.addServicePrincipal(servicePrincipal)).toMatchObject({ ok: true });
        const again = await writer.addServicePrincipal(aServicePrincipal({ appId: servicePrincipal.appId }));
        expect(again).toMatchObject({ ok: false });
        expect(await writer.addGroup(aGroup({ wellKnown: 'AdminAgents' }))).toMatchObject({ ok: true });
        expect(await writer.addGroup(aGroup({ wellKnown: 'AdminAgents' }))).toMatchObject({ ok: false });
      });
    });

    it('keeps every field of users, groups and service principals', async () => {
      const tenant = guid();
      const user = aUser({
        mail: 'x@y.z',
        givenName: null,
        accountEnabled: false,
        createdAt: 1_795_000_000_123,
        ...MORE,
      });
      const group = aGroup({ wellKnown: 'SalesAgents', description: 'Ventes', roleAssignable: true });
      const servicePrincipal = aServicePrincipal({ accountEnabled: false, details: { tags: ['a'], notes: 'n' } });
      await write(ground.store, tenant, async (writer) => {
        await writer.addUser(user);
        await writer.addGroup(group);
        await writer.addServicePrincipal(servicePrincipal);
      });
      const reader = ground.store.tenant(tenant);
      expect(await reader.findUser(user.id)).toEqual(user);
      expect(await reader.findGroup(group.id)).toEqual(group);
      expect(await reader.findServicePrincipal(servicePrincipal.id)).toEqual(servicePrincipal);
      expect(await reader.findServicePrincipalByAppId(servicePrincipal.appId)).toEqual(servicePrincipal);
      expect(await reader.findUser(group.id)).toBeUndefined();
      const found = await reader.findPrincipals([user.id, group.id, servicePrincipal.id, guid()]);
      expect(new Set(found)).toEqual(
        new Set([
          { kind: 'User', ...user },
          { kind: 'Group', ...group },
          { kind: 'ServicePrincipal', ...servicePrincipal },
        ]),
      );
      expect(await reader.findPrincipals([])).toEqual([]);
      await expect(reader.findPrincipals(Array.from({ length: 1001 }, guid))).rejects.toThrow(RangeError);
    });

    it('finds a user by name without case, but not without accents', async () => {
      const tenant = guid();
      const user = aUser({ userPrincipalName: 'Élodie@Contoso.example' });
      await add(tenant, user);
      const reader = ground.store.tenant(tenant);
      expect(await reader.findUserByName('ÉLODIE@contoso.EXAMPLE')).toEqual(user);
      expect(await reader.findUserByName('elodie@contoso.example')).toBeUndefined();
    });

    it('lists users by display name without case and accents, then by id, in pages of any size', async () => {
      const tenant = guid();
      const names = ['Étienne', 'etienne', 'Zoe', 'abel', 'Ábel', 'Öland', 'a_b', 'a b', 'aB', 'a/b', '愛', 'ß'];
      await add(tenant, ...names.map((displayName) => aUser({ displayName })));
      const reader = ground.store.tenant(tenant);
      const all = (await reader.listUsers({}, FIRST)).rows;
      expect(all.map(({ displayName }) => displayName.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())).toEqual([
        'a b',
        'a/b',
        'a_b',
        'ab',
        'abel',
        'abel',
        'etienne',
        'etienne',
        'oland',
        'ß',
        'zoe',
        '愛',
      ]);
      const sameName = all.filter(({ displayName }) => searchKey(displayName) === 'abel').map(({ id }) => id);
      expect(sameName).toEqual(sameName.toSorted());
      for (const limit of [1, 2, 5, 12]) {
        expect(await allPages(limit, (page) => reader.listUsers({}, page))).toEqual(all);
      }
    });

    it('says on the last page that it is the last', async () => {
      const tenant = guid();
      await add(tenant, aUser(), aUser());
      const reader = ground.store.tenant(tenant);
      expect((await reader.listUsers({}, { after: null, limit: 2 })).next).toBeNull();
      expect((await reader.listUsers({}, { after: null, limit: 1 })).next).not.toBeNull();
    });

    it('refuses a mark of another list, another tenant, another search, and one that was touched', async () => {
      const [tenant, other] = [guid(), guid()];
      await add(tenant, aUser(), aUser());
      const reader = ground.store.tenant(tenant);
      const { next } = await reader.listUsers({}, { after: null, limit: 1 });
      const page = { after: next, limit: 1 };
      expect((await reader.listUsers({}, page)).rows).toHaveLength(1);
      const refused = [
        () => reader.listGroups({}, page),
        () => reader.listUsers({ contains: 'c' }, page),
        () => reader.listChanges(page),
        () => ground.store.tenant(other).listUsers({}, page),
        () => ground.store.partner(tenant).listCustomers({}, page),
        () => reader.listUsers({}, { after: `${next?.slice(0, -4)}AAAA`, limit: 1 }),
        () => reader.listUsers({}, { after: '', limit: 1 }),
        () => reader.listUsers({}, { after: Buffer.from('[]').toString('base64url'), limit: 1 }),
        () => reader.listUsers({}, { after: "'; drop table principal", limit: 1 }),
      ];
      for (const list of refused) await expect(list()).rejects.toThrow(BadPageMark);
      for (const limit of [0, -1, 1.5, Number.NaN, 1e9]) {
        await expect(reader.listUsers({}, { after: null, limit })).rejects.toThrow(RangeError);
      }
    });

    it.each([
      [{ contains: 'ELODIE' }, ['Élodie Œuvrard']],
      [{ contains: 'oeuv' }, ['Élodie Œuvrard']],
      [{ contains: 'x.example' }, ['100 % Bio']],
      [{ contains: '%' }, ['100 % Bio']],
      [{ contains: '_' }, ['a_b']],
      [{ contains: '\\' }, []],
      [{ contains: 'nobody' }, []],
      [{ where: starts('displayName', 'elo') }, ['Élodie Œuvrard']],
      [{ where: starts('displayName', 'odie') }, []],
      [{ where: starts('displayName', '100 %') }, ['100 % Bio']],
      [{ where: equals('displayName', 'élodie œuvrard') }, ['Élodie Œuvrard']],
      [{ where: equals('displayName', 'élodie') }, []],
      [{ where: equals('userPrincipalName', 'BIO@x.example') }, ['100 % Bio']],
      [{ where: equals('mail', 'POST@x.example') }, ['100 % Bio']],
      [{ where: equals('mail', 'bio@x.example') }, []],
      [{ where: equals('mailNickname', 'bio') }, ['100 % Bio']],
      [{ where: equals('appId', 'bio') }, []],
      [{ where: equals('description', 'bio') }, []],
      [{ where: equals('givenName', 'camille') }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { property: 'mail', test: 'isNull' } }, ['a_b', 'Élodie Œuvrard']],
      [{ where: { property: 'appId', test: 'isNull' } }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { property: 'displayName', test: 'endsWith', value: 'BIO' } }, ['100 % Bio']],
      [{ where: { property: 'displayName', test: 'endsWith', value: 'longer than any name here is' } }, []],
      [{ where: { property: 'displayName', test: 'contains', value: '_' } }, ['a_b']],
      [{ where: { not: starts('displayName', 'a') } }, ['100 % Bio', 'Élodie Œuvrard']],
      // A property that nobody has is unequal to everything.
      [{ where: { not: equals('description', 'x') } }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { flag: 'accountEnabled', is: false } }, ['a_b']],
      [{ where: { flag: 'isGuest', is: false } }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { not: { flag: 'isAssignableToRole', is: true } } }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { created: 'after', at: 6 } }, ['a_b']],
      [{ where: { created: 'before', at: 6 } }, ['100 % Bio', 'Élodie Œuvrard']],
      [{ where: { created: 'at', at: 7 } }, ['a_b']],
      [{ where: { applicationName: 'bio' } }, []],
      [{ order: { by: 'displayName', descending: true } }, ['Élodie Œuvrard', 'a_b', '100 % Bio']],
      [{ order: { by: 'userPrincipalName', descending: false } }, ['100 % Bio', 'Élodie Œuvrard', 'a_b']],
      [{ order: { by: 'createdDateTime', descending: true } }, ['a_b', 'Élodie Œuvrard', '100 % Bio']],
      [{ where: { all: [] } }, ['100 % Bio', 'a_b', 'Élodie Œuvrard']],
      [{ where: { any: [] } }, []],
      [{ where: { any: [equals('displayName', 'a_b'), starts('displayName', 'elo')] } }, ['a_b', 'Élodie Œuvrard']],
      [{ where: { all: [starts('displayName', 'a'), starts('userPrincipalName', 'third')] } }, ['a_b']],
      [{ where: { all: [starts('displayName', 'a'), { any: [equals('displayName', 'x')] }] } }, []],
      [{ contains: 'example', where: equals('displayName', 'a_b') }, []],
    ] as [PrincipalSearch, string[]][])('searches users with %j', async (search, names) => {
      const tenant = guid();
      await add(
        tenant,
        aUser({ displayName: 'Élodie Œuvrard', userPrincipalName: 'e1@y', createdAt: 5 }),
        aUser({ displayName: '100 % Bio', userPrincipalName: 'bio@X.example', mail: 'Post@x.example', createdAt: 4 }),
        aUser({ displayName: 'a_b', userPrincipalName: 'third@z', accountEnabled: false, createdAt: 7 }),
      );
      const reader = ground.store.tenant(tenant);
      const shown = async (page: PageRequest) => await reader.listUsers(search, page);
      expect((await shown(FIRST)).rows.map(({ displayName }) => displayName)).toEqual(names);
      expect((await allPages(1, shown)).map(({ displayName }) => displayName)).toEqual(names);
      expect(await reader.countPrincipals({ kinds: ['User'] }, search)).toBe(names.length);
    });

    it('searches groups and service principals, too', async () => {
      const tenant = guid();
      const group = aGroup({ displayName: 'Équipe bleue', mailNickname: 'Bleu' });
      const servicePrincipal = aServicePrincipal({ displayName: 'Équipe robot' });
      await write(ground.store, tenant, async (writer) => {
        await writer.addGroup(group);
        await writer.addServicePrincipal(servicePrincipal);
      });
      const reader = ground.store.tenant(tenant);
      expect((await reader.listGroups({ contains: 'equipe' }, FIRST)).rows).toEqual([group]);
      expect((await reader.listGroups({ where: equals('mailNickname', 'BLEU') }, FIRST)).rows).toEqual([group]);
      expect((await reader.listServicePrincipals({ contains: 'EQUIPE' }, FIRST)).rows).toEqual([servicePrincipal]);
    });

    it('lists direct members only, and answers whether somebody was one', async () => {
      const tenant = guid();
      const [outer, inner, user] = [aGroup(), aGroup(), aUser()];
      await write(ground.store, tenant, async (writer) => {
        await writer.addGroup(outer);
        await writer.addGroup(inner);
        await writer.addUser(user);
        expect(await writer.addMember(outer.id, inner.id)).toMatchObject({ ok: true });
        expect(await writer.addMember(inner.id, user.id)).toMatchObject({ ok: true });
        expect(await writer.addMember(inner.id, user.id)).toEqual({ ok: false, failure: { kind: 'taken' } });
        expect(await writer.listMembers(outer.id)).toEqual([{ kind: 'Group', ...inner }]);
        expect(await writer.listMembers(inner.id)).toEqual([{ kind: 'User', ...user }]);
      });
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeMember(inner.id, user.id)).toBe(true);
        expect(await writer.removeMember(inner.id, user.id)).toBe(false);
      });
      expect(await ground.store.tenant(tenant).listMembers(inner.id)).toEqual([]);
    });

    it('gives a directory role once and takes it once', async () => {
      const [tenant, { id: user, ...person }] = [guid(), aUser()];
      const held = async () => (await ground.store.access.tenant(tenant)).directoryRoles.get(user);
      await write(ground.store, tenant, async (writer) => {
        await writer.addUser({ id: user, ...person });
        await writer.assignDirectoryRole('globalReader', user);
        await writer.assignDirectoryRole('globalReader', user);
        await writer.assignDirectoryRole('userAdministrator', user);
      });
      expect(await held()).toEqual(new Set(['globalReader', 'userAdministrator']));
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.unassignDirectoryRole('globalReader', user)).toBe(true);
        expect(await writer.unassignDirectoryRole('globalReader', user)).toBe(false);
      });
      expect(await held()).toEqual(new Set(['userAdministrator']));
    });

    it('replaces a user, and refuses to update one that is not there or to take a name that is in use', async () => {
      const tenant = guid();
      const [user, other] = [aUser(), aUser()];
      await add(tenant, user, other);
      const changed = { ...user, displayName: 'Nouveau', accountEnabled: false, userPrincipalName: 'n@x' };
      await write(ground.store, tenant, (writer) => writer.updateUser(changed));
      expect(await ground.store.tenant(tenant).findUserByName('N@X')).toEqual(changed);
      await expect(write(ground.store, tenant, (writer) => writer.updateUser(aUser()))).rejects.toThrow(
        'does not exist',
      );
      const stolen = { ...other, userPrincipalName: 'N@X' };
      await expect(write(ground.store, tenant, (writer) => writer.updateUser(stolen))).rejects.toThrow(/unique/i);
    });

    it('shows nothing of one tenant to another', async () => {
      const [tenant, other] = [guid(), guid()];
      const [user, group, servicePrincipal] = [aUser(), aGroup(), aServicePrincipal()];
      await write(ground.store, tenant, async (writer) => {
        await writer.addUser(user);
        await writer.addGroup(group);
        await writer.addServicePrincipal(servicePrincipal);
        await writer.addMember(group.id, user.id);
      });
      const reader = ground.store.tenant(other);
      expect(await reader.findUser(user.id)).toBeUndefined();
      expect(await reader.findUserByName(user.userPrincipalName)).toBeUndefined();
      expect(await reader.findGroup(group.id)).toBeUndefined();
      expect(await reader.listMembers(group.id)).toEqual([]);
      expect(await reader.findServicePrincipalByAppId(servicePrincipal.appId)).toBeUndefined();
      expect(await reader.findPrincipals([user.id, group.id])).toEqual([]);
      expect((await reader.listUsers({}, FIRST)).rows).toEqual([]);
      await write(ground.store, other, async (writer) => {
        expect(await writer.removeMember(group.id, user.id)).toBe(false);
        expect(await writer.addUser(aUser({ id: user.id, userPrincipalName: user.userPrincipalName }))).toMatchObject({
          ok: true,
        });
      });
      expect(await ground.store.tenant(tenant).findUser(user.id)).toEqual(user);
    });
  });
}

function equals(property: PrincipalProperty, value: string): PrincipalFilter {
  return { property, test: 'equals', value };
}

function starts(property: PrincipalProperty, value: string): PrincipalFilter {
  return { property, test: 'startsWith', value };
}
