import type { Partition } from '@mandate/app/ports/access';
import type { ManagementLock, StoredResource } from '@mandate/app/ports/resources';
import { ROOT, resourceGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import { describe, expect, it } from 'vitest';
import { allPages, anAssignment, type Ground, guid, scope, write } from './harness.ts';

type Id = ReturnType<typeof guid>;

const SUBSCRIPTION = guid();
const SITE = '/providers/microsoft.web/sites/app';
const GROUP = resourceGroupScope(SUBSCRIPTION, 'web');
const IN_GROUP = scope(`${GROUP}${SITE}`);
const CHILD = scope(`${IN_GROUP}/slots/blue`);
/** Its name merely starts with the same letters. */
const BESIDE = resourceGroupScope(SUBSCRIPTION, 'web-2');
const IN_BESIDE = scope(`${BESIDE}${SITE}`);

function aLock(overrides: Partial<ManagementLock> = {}): ManagementLock {
  const at = overrides.scope ?? GROUP;
  return {
    scope: at,
    scopeText: at.toUpperCase(),
    name: 'Keep',
    level: 'CanNotDelete',
    notes: 'é',
    createdAt: 1,
    updatedAt: 1,
    ...overrides,
  };
}

function aResource(overrides: Partial<StoredResource> = {}): StoredResource {
  const at = overrides.scope ?? IN_GROUP;
  return {
    scope: at,
    id: at.toUpperCase(),
    type: 'Microsoft.Web/sites',
    location: 'francecentral',
    body: { properties: { Été: [1, null, true] } },
    createdAt: 1,
    updatedAt: 1,
    ...overrides,
  };
}

/** What stands at scopes: locks, tags and resources; and registered providers. */
export function atScopesContract(ground: Ground): void {
  const reader = (tenant: Id) => ground.store.tenant(tenant);
  const revision = async (tenant: Id) => {
    const partition: Partition = `tenant:${tenant}`;
    return (await ground.store.access.revisions([partition])).get(partition);
  };

  describe('management locks', () => {
    it('finds one without case at its scope, keeps its first spelling and age, and replaces the rest', async () => {
      const tenant = guid();
      const lock = aLock();
      const again = aLock({ name: 'KEEP', scopeText: 'x', level: 'ReadOnly', notes: null, createdAt: 9, updatedAt: 9 });
      await write(ground.store, tenant, (writer) => writer.putLock(lock));
      await write(ground.store, tenant, (writer) => writer.putLock(again));
      const kept = { ...again, name: 'Keep', scopeText: lock.scopeText, createdAt: 1 };
      expect(await reader(tenant).findLock(GROUP, 'keep')).toEqual(kept);
      expect(await reader(tenant).findLock(BESIDE, 'Keep')).toBeUndefined();
      expect(await reader(guid()).findLock(GROUP, 'Keep')).toBeUndefined();
      const remove = () => write(ground.store, tenant, (writer) => writer.removeLock(GROUP, 'kEEP'));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await reader(tenant).findLock(GROUP, 'Keep')).toBeUndefined();
    });

    it('lists those at a scope and below it, by scope and name', async () => {
      const tenant = guid();
      const [b, a, child, beside] = [{ name: 'b' }, { name: 'a' }, { scope: CHILD }, { scope: BESIDE }].map(aLock);
      await write(ground.store, tenant, async (writer) => {
        for (const each of [b, a, child, beside]) if (each) await writer.putLock(each);
      });
      expect(await reader(tenant).listLocks(GROUP)).toEqual([a, b, child]);
      expect(await reader(tenant).listLocks(ROOT)).toHaveLength(4);
      expect(await reader(tenant).listLocks(IN_BESIDE)).toEqual([]);
      expect(await reader(guid()).listLocks(ROOT)).toEqual([]);
    });
  });

  describe('tags at scopes', () => {
    it('puts, finds, replaces, lists and removes them', async () => {
      const tenant = guid();
      const at = subscriptionScope(SUBSCRIPTION);
      await write(ground.store, tenant, async (writer) => {
        await writer.putTags({ scope: at, tags: { Équipe: 'rouge' } });
        await writer.putTags({ scope: at, tags: { Équipe: 'bleue' } });
        await writer.putTags({ scope: CHILD, tags: {} });
        await writer.putTags({ scope: BESIDE, tags: { a: 'b' } });
      });
      expect(await reader(tenant).findTags(at)).toEqual({ Équipe: 'bleue' });
      expect(await reader(tenant).findTags(GROUP)).toBeUndefined();
      expect(await reader(guid()).findTags(at)).toBeUndefined();
      expect(await reader(tenant).listTags(GROUP)).toEqual([{ scope: CHILD, tags: {} }]);
      expect(await reader(tenant).listTags(at)).toHaveLength(3);
      const remove = () => write(ground.store, tenant, (writer) => writer.removeTags(at));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await reader(tenant).listTags(at)).toHaveLength(2);
    });
  });

  describe('resources', () => {
    it('keeps the first spelling and age of one, and replaces the rest', async () => {
      const tenant = guid();
      const resource = aResource();
      const again = aResource({ id: 'x', type: 'X', location: null, body: {}, createdAt: 9, updatedAt: 9 });
      await write(ground.store, tenant, (writer) => writer.putResource(resource));
      expect(await reader(tenant).findResource(IN_GROUP)).toEqual(resource);
      await write(ground.store, tenant, (writer) => writer.putResource(again));
      const { id, type, createdAt } = resource;
      expect(await reader(tenant).findResource(IN_GROUP)).toEqual({ ...again, id, type, createdAt });
      expect(await reader(guid()).findResource(IN_GROUP)).toBeUndefined();
    });

    it('lists those at a scope and below it, by scope, in pages of any size', async () => {
      const tenant = guid();
      const [child, site, beside] = [CHILD, IN_GROUP, IN_BESIDE].map((at) => aResource({ scope: at }));
      await write(ground.store, tenant, async (writer) => {
        for (const each of [child, site, beside]) if (each) await writer.putResource(each);
      });
      const list = (at: StoredResource['scope'], limit: number) =>
        allPages(limit, (page) => reader(tenant).listResources(at, page));
      for (const limit of [1, 2, 9]) {
        expect(await list(GROUP, limit)).toEqual([site, child]);
        expect(await list(subscriptionScope(SUBSCRIPTION), limit)).toEqual([beside, site, child]);
        expect(await list(ROOT, limit)).toHaveLength(3);
      }
      expect(await list(CHILD, 1)).toEqual([child]);
    });

    it.each(['resource', 'resource group'])('takes with it what is below: a %s', async (kind) => {
      const tenant = guid();
      const group = { subscription: SUBSCRIPTION, name: 'Web', location: 'x', tags: {}, managedBy: null, createdAt: 1 };
      const scopes = [IN_GROUP, CHILD, IN_BESIDE];
      await write(ground.store, tenant, async (writer) => {
        await writer.putResourceGroup(group);
        for (const at of scopes) {
          await writer.putResource(aResource({ scope: at }));
          await writer.putLock(aLock({ scope: at }));
          await writer.putTags({ scope: at, tags: {} });
        }
        await writer.addRoleAssignment(anAssignment({ scope: IN_BESIDE }));
      });
      const remove = () =>
        write(ground.store, tenant, (writer) =>
          kind === 'resource' ? writer.removeResource(IN_GROUP) : writer.removeResourceGroup(SUBSCRIPTION, 'WEB'),
        );
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect((await reader(tenant).listResources(ROOT, { after: null, limit: 9 })).rows).toMatchObject([
        { scope: IN_BESIDE },
      ]);
      expect(await reader(tenant).listLocks(ROOT)).toMatchObject([{ scope: IN_BESIDE }]);
      expect(await reader(tenant).listTags(ROOT)).toMatchObject([{ scope: IN_BESIDE }]);
      expect(await revision(tenant)).toBe(1);
    });

    it('moves the access revision when it takes role assignments with it', async () => {
      const tenant = guid();
      const beside = anAssignment({ scope: IN_BESIDE });
      await write(ground.store, tenant, async (writer) => {
        await writer.putResource(aResource());
        for (const each of [anAssignment({ scope: CHILD }), beside]) await writer.addRoleAssignment(each);
      });
      await write(ground.store, tenant, (writer) => writer.removeResource(IN_GROUP));
      expect(await reader(tenant).listRoleAssignments()).toEqual([beside]);
      expect(await revision(tenant)).toBe(2);
    });
  });

  describe('provider registrations', () => {
    it('finds one without case, keeps the first, lists those of a subscription, and removes one', async () => {
      const tenant = guid();
      const [web, sql] = ['Microsoft.Web', 'Microsoft.Sql'].map((namespace) => ({
        subscription: SUBSCRIPTION,
        namespace,
        registeredAt: 1,
      }));
      if (!web || !sql) throw new Error('There are two.');
      await write(ground.store, tenant, async (writer) => {
        for (const each of [web, sql]) await writer.putProviderRegistration(each);
        await writer.putProviderRegistration({ ...web, namespace: 'MICROSOFT.WEB', registeredAt: 2 });
        await writer.putProviderRegistration({ ...web, subscription: guid() });
      });
      expect(await reader(tenant).findProviderRegistration(SUBSCRIPTION, 'microsoft.web')).toEqual(web);
      expect(await reader(tenant).listProviderRegistrations(SUBSCRIPTION)).toEqual([sql, web]);
      expect(await reader(guid()).listProviderRegistrations(SUBSCRIPTION)).toEqual([]);
      const remove = () =>
        write(ground.store, tenant, (writer) => writer.removeProviderRegistration(SUBSCRIPTION, 'MICROSOFT.web'));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await reader(tenant).findProviderRegistration(SUBSCRIPTION, 'Microsoft.Web')).toBeUndefined();
    });
  });
}
