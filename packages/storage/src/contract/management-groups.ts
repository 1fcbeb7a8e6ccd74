import type { Partition } from '@mandate/app/ports/access';
import type { ManagementGroup } from '@mandate/app/ports/management-groups';
import { lineage, managementGroupScope, ROOT, subscriptionScope } from '@mandate/rbac/scope';
import { describe, expect, it } from 'vitest';
import { anAssignment, type Ground, guid, write } from './harness.ts';

type Id = ReturnType<typeof guid>;

function aManagementGroup(tenant: Id, overrides: Partial<ManagementGroup> = {}): ManagementGroup {
  return { name: 'Paris', displayName: 'Région Paris', parent: tenant, createdAt: 1, updatedAt: 1, ...overrides };
}

/** Management groups, and what lies in them. */
export function managementGroupsContract(ground: Ground): void {
  const revision = async (tenant: Id) => {
    const partition: Partition = `tenant:${tenant}`;
    return (await ground.store.access.revisions([partition])).get(partition);
  };
  const parentsOf = async (tenant: Id) => (await ground.store.access.tenant(tenant)).parents;
  const addSubscription = async (tenant: Id) => {
    const subscription = { id: guid(), displayName: 'S', state: 'Enabled', soldBy: null, createdAt: 1 } as const;
    await write(ground.store, tenant, (writer) => writer.addSubscription(subscription));
    return subscription.id;
  };

  describe('management groups', () => {
    it('finds one without case, keeps its first spelling and age, replaces the rest, and lists all by name', async () => {
      const tenant = guid();
      const paris = aManagementGroup(tenant);
      const lyon = aManagementGroup(tenant, { name: 'Lyon' });
      const root = aManagementGroup(tenant, { name: tenant, displayName: 'Tout', parent: null });
      await write(ground.store, tenant, async (writer) => {
        for (const group of [paris, lyon, root]) await writer.putManagementGroup(group);
      });
      const again = aManagementGroup(tenant, {
        name: 'PARIS',
        displayName: 'P',
        parent: 'LYON',
        createdAt: 9,
        updatedAt: 9,
      });
      await write(ground.store, tenant, (writer) => writer.putManagementGroup(again));
      const kept = { ...again, name: 'Paris', parent: 'lyon', createdAt: 1 };
      const reader = ground.store.tenant(tenant);
      expect(await reader.findManagementGroup('paRis')).toEqual(kept);
      expect(new Set(await reader.listManagementGroups())).toEqual(new Set([kept, lyon, root]));
      expect((await reader.listManagementGroups()).map(({ name }) => name).filter((name) => name !== tenant)).toEqual([
        'Lyon',
        'Paris',
      ]);
      expect(await ground.store.tenant(guid()).findManagementGroup('Paris')).toBeUndefined();
      expect(await ground.store.tenant(guid()).listManagementGroups()).toEqual([]);
    });

    it('hangs a subscription under the root group until it is placed, and under it again when it is placed there', async () => {
      const tenant = guid();
      const root = managementGroupScope(tenant);
      const subscription = await addSubscription(tenant);
      const above = async () => lineage(subscriptionScope(subscription), await parentsOf(tenant)).slice(1);
      expect(await above()).toEqual([root, ROOT]);
      await write(ground.store, tenant, async (writer) => {
        await writer.putManagementGroup(aManagementGroup(tenant));
        await writer.putManagementGroup(aManagementGroup(tenant, { name: 'Web', parent: 'PARIS' }));
        await writer.placeSubscription(subscription, 'WEB');
      });
      expect(await above()).toEqual([managementGroupScope('web'), managementGroupScope('paris'), root, ROOT]);
      await write(ground.store, tenant, (writer) => writer.placeSubscription(subscription, 'paris'));
      expect(await above()).toEqual([managementGroupScope('paris'), root, ROOT]);
      await write(ground.store, tenant, (writer) => writer.placeSubscription(subscription, tenant));
      expect(await above()).toEqual([root, ROOT]);
    });

    it('moves the access revision with what lies in what, and not with a display name', async () => {
      const tenant = guid();
      const subscription = await addSubscription(tenant);
      expect(await revision(tenant)).toBe(1);
      const group = aManagementGroup(tenant);
      await write(ground.store, tenant, (writer) => writer.putManagementGroup(group));
      expect(await revision(tenant)).toBe(2);
      await write(ground.store, tenant, (writer) => writer.putManagementGroup({ ...group, displayName: 'Autre' }));
      expect(await revision(tenant)).toBe(2);
      await write(ground.store, tenant, (writer) => writer.placeSubscription(subscription, group.name));
      expect(await revision(tenant)).toBe(3);
      await write(ground.store, tenant, (writer) => writer.placeSubscription(subscription, tenant));
      expect(await revision(tenant)).toBe(4);
      await write(ground.store, tenant, (writer) => writer.removeManagementGroup(group.name));
      expect(await revision(tenant)).toBe(5);
    });

    it('removes an empty one with the role assignments at it, and no other', async () => {
      const tenant = guid();
      const subscription = await addSubscription(tenant);
      const at = (name: string) => anAssignment({ scope: managementGroupScope(name) });
      const other = at('paris2');
      const remove = () => write(ground.store, tenant, (writer) => writer.removeManagementGroup('PARIS'));
      const notEmpty = { ok: false, failure: { kind: 'management-group-not-empty' } };
      await write(ground.store, tenant, async (writer) => {
        await writer.putManagementGroup(aManagementGroup(tenant));
        await writer.putManagementGroup(aManagementGroup(tenant, { name: 'Web', parent: 'Paris' }));
        await writer.addRoleAssignment(at('paris'));
        await writer.addRoleAssignment(other);
      });
      expect(await remove()).toEqual(notEmpty);
      await write(ground.store, tenant, async (writer) => {
        await writer.removeManagementGroup('web');
        await writer.placeSubscription(subscription, 'paris');
      });
      expect(await remove()).toEqual(notEmpty);
      await write(ground.store, tenant, (writer) => writer.placeSubscription(subscription, tenant));
      expect(await remove()).toEqual({ ok: true, value: true });
      expect(await remove()).toEqual({ ok: true, value: false });
      expect(await ground.store.tenant(tenant).listRoleAssignments()).toEqual([other]);
    });

    it('refuses as a bug what lies nowhere', async () => {
      const [tenant, other] = [guid(), guid()];
      const subscription = await addSubscription(tenant);
      await write(ground.store, other, (writer) => writer.putManagementGroup(aManagementGroup(other)));
      const act = (work: Parameters<typeof write>[2]) => write(ground.store, tenant, work);
      const lost = aManagementGroup(tenant, { parent: 'none' });
      await expect(act((writer) => writer.putManagementGroup(lost))).rejects.toThrow('no management group none');
      await expect(act((writer) => writer.putManagementGroup({ ...lost, parent: null }))).rejects.toThrow('no other');
      const root = { ...lost, name: tenant, parent: tenant };
      await expect(act((writer) => writer.putManagementGroup(root))).rejects.toThrow('no other');
      await expect(act((writer) => writer.placeSubscription(subscription, 'Paris'))).rejects.toThrow('paris');
      await expect(act((writer) => writer.placeSubscription(guid(), tenant))).rejects.toThrow('no subscription');
    });
  });
}
