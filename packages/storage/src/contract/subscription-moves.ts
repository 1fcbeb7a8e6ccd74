import type { Partition } from '@mandate/app/ports/access';
import { resourceGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import { describe, expect, it } from 'vitest';
import { anAssignment, aRole, commit, ENTRY, type Ground, guid, scope } from './harness.ts';

type Id = ReturnType<typeof guid>;

/** Moving a subscription from one tenant to another. */
export function subscriptionMovesContract(ground: Ground): void {
  const revision = async (tenant: Id) => {
    const partition: Partition = `tenant:${tenant}`;
    return (await ground.store.access.revisions([partition])).get(partition) ?? 0;
  };

  describe('a subscription that moves to another tenant', () => {
    it('takes along what lies in it, and nothing of what says who may do what', async () => {
      const { store } = ground;
      const [from, to, partner, id, beside] = [guid(), guid(), guid(), guid(), guid()];
      const at = subscriptionScope(id);
      const group = resourceGroupScope(id, 'web');
      const disk = scope(`${group}/providers/microsoft.compute/disks/d`);
      const role = aRole();
      const fill = async (subscription: Id) =>
        commit(store, async (change) => {
          const writer = change.tenant(from);
          const place = subscriptionScope(subscription);
          const soldBy = { partner, policy: 'least-privilege' } as const;
          await writer.addSubscription({ id: subscription, displayName: 'É', state: 'Enabled', soldBy, createdAt: 7 });
          const common = { subscription, name: 'Web', location: 'francecentral', tags: { a: 'b' }, managedBy: null };
          await writer.putResourceGroup({ ...common, createdAt: 3 });
          const inGroup = resourceGroupScope(subscription, 'web');
          const resource = scope(`${inGroup}/providers/microsoft.compute/disks/d`);
          await writer.putResource({
            scope: resource,
            id: resource,
            type: 'Microsoft.Compute/disks',
            location: null,
            body: { properties: { é: 1 } },
            createdAt: 4,
            updatedAt: 5,
          });
          await writer.putLock({
            scope: inGroup,
            scopeText: inGroup,
            name: 'Keep',
            level: 'ReadOnly',
            notes: null,
            createdAt: 1,
            updatedAt: 1,
          });
          await writer.putTags({ scope: place, tags: { c: 'd' } });
          await writer.putProviderRegistration({ subscription, namespace: 'Microsoft.Compute', registeredAt: 2 });
          await writer.addRoleAssignment(anAssignment({ scope: place }));
          await writer.addRoleAssignment(anAssignment({ scope: resource }));
          await writer.record(ENTRY);
          await change.tenant(partner).addSubscriptionAlias({
            name: `alias-${subscription}`,
            subscription,
            customer: from,
            createdAt: 1,
          });
          await change.tenant(partner).record(ENTRY);
        });
      await fill(id);
      await fill(beside);
      await commit(store, async (change) => {
        await change.tenant(from).putCustomRole(role);
        await change.tenant(from).record(ENTRY);
      });
      const [source, target] = [store.tenant(from), store.tenant(to)];
      const before = {
        subscription: await source.findSubscription(id),
        group: await source.findResourceGroup(id, 'web'),
        disk: await source.findResource(disk),
        locks: await source.listLocks(at),
        tags: await source.listTags(at),
        providers: await source.listProviderRegistrations(id),
        beside: (await source.listRoleAssignments()).filter(({ scope: where }) => !where.startsWith(at)),
      };
      expect(before.disk).toBeDefined();
      const revisions = [await revision(from), await revision(to)];

      await commit(store, async (change) => {
        await change.moveSubscription(id, { from, to });
        for (const tenant of [from, to]) await change.tenant(tenant).record(ENTRY);
      });

      expect(await target.findSubscription(id)).toEqual(before.subscription);
      expect(await target.findResourceGroup(id, 'web')).toEqual(before.group);
      expect(await target.findResource(disk)).toEqual(before.disk);
      expect(await target.listLocks(at)).toEqual(before.locks);
      expect(await target.listTags(at)).toEqual(before.tags);
      expect(await target.listProviderRegistrations(id)).toEqual(before.providers);
      expect(await target.listRoleAssignments()).toEqual([]);
      expect(await store.installation.findTenantOfSubscription(id)).toBe(to);
      expect((await store.tenant(partner).findSubscriptionAlias(`alias-${id}`))?.customer).toBe(to);

      expect(await source.findSubscription(id)).toBeUndefined();
      expect(await source.findResourceGroup(id, 'web')).toBeUndefined();
      expect(await source.listLocks(at)).toEqual([]);
      expect(await source.listTags(at)).toEqual([]);
      expect(await source.listProviderRegistrations(id)).toEqual([]);
      expect((await source.listResources(at, { after: null, limit: 5 })).rows).toEqual([]);
      // What lies beside it stays as it was.
      expect(await source.listRoleAssignments()).toEqual(before.beside);
      expect(before.beside).toHaveLength(2);
      expect((await source.findSubscription(beside))?.id).toBe(beside);
      expect(await source.listCustomRoles()).toHaveLength(1);
      expect((await store.tenant(partner).findSubscriptionAlias(`alias-${beside}`))?.customer).toBe(from);
      // Decisions about either tenant are made anew.
      expect(await revision(from)).toBeGreaterThan(revisions[0] ?? 0);
      expect(await revision(to)).toBeGreaterThan(revisions[1] ?? 0);
    });
  });
}
