import type { ResourceGroup } from '@mandate/domain/resource-groups';
import type { AzureSubscription } from '@mandate/domain/subscriptions';
import { describe, expect, it } from 'vitest';
import { addTenant, allPages, anAssignment, type Ground, guid, scope, write } from './harness.ts';

function aSubscription(overrides: Partial<AzureSubscription> = {}): AzureSubscription {
  return { id: guid(), displayName: 'Production', state: 'Enabled', soldBy: null, createdAt: 5, ...overrides };
}

function aResourceGroup(overrides: Partial<ResourceGroup> = {}): ResourceGroup {
  return {
    subscription: guid(),
    name: 'Web',
    location: 'francecentral',
    tags: { Équipe: 'bleue' },
    managedBy: null,
    createdAt: 5,
    ...overrides,
  };
}

/** Tenants, subscriptions and resource groups. */
export function resourcesContract(ground: Ground): void {
  describe('subscriptions', () => {
    it('keeps every field and orders by display name, then id', async () => {
      const [tenant, partner] = [guid(), guid()];
      const subscriptions = [
        aSubscription({ displayName: 'zeta', state: 'Disabled' }),
        aSubscription({ displayName: 'Été', soldBy: { partner, policy: 'microsoft' } }),
        aSubscription({ displayName: 'alpha' }),
      ];
      await write(ground.store, tenant, async (writer) => {
        for (const subscription of subscriptions) {
          expect(await writer.addSubscription(subscription)).toMatchObject({ ok: true });
        }
      });
      const [zeta, ete, alpha] = subscriptions;
      const reader = ground.store.tenant(tenant);
      expect(await reader.listSubscriptions()).toEqual([alpha, ete, zeta]);
      expect(ete && (await reader.findSubscription(ete.id))).toEqual(ete);
      expect(ete && (await ground.store.installation.findTenantOfSubscription(ete.id))).toBe(tenant);
    });

    it('refuses an id that any tenant uses, and shows nothing to another tenant', async () => {
      const [tenant, other] = [guid(), guid()];
      const subscription = aSubscription();
      await write(ground.store, tenant, (writer) => writer.addSubscription(subscription));
      for (const anyTenant of [tenant, other]) {
        const again = await write(ground.store, anyTenant, (writer) => writer.addSubscription(subscription));
        expect(again).toEqual({ ok: false, failure: { kind: 'taken' } });
      }
      expect(await ground.store.tenant(other).findSubscription(subscription.id)).toBeUndefined();
      expect(await ground.store.tenant(other).listSubscriptions()).toEqual([]);
      expect(await ground.store.installation.findTenantOfSubscription(guid())).toBeUndefined();
    });
  });

  describe('a subscription', () => {
    it('changes its name and state, and nothing else', async () => {
      const [tenant, partner] = [guid(), guid()];
      const before = aSubscription({ soldBy: { partner, policy: 'microsoft' } });
      await write(ground.store, tenant, (writer) => writer.addSubscription(before));
      const after = { ...before, displayName: 'Été', state: 'Disabled' } as const;
      await write(ground.store, tenant, (writer) =>
        writer.updateSubscription({ ...after, soldBy: null, createdAt: 9 }),
      );
      expect(await ground.store.tenant(tenant).findSubscription(before.id)).toEqual(after);
      expect(await ground.store.tenant(guid()).findSubscription(before.id)).toBeUndefined();
    });

    it('is sold by another partner once it was handed over', async () => {
      const tenant = guid();
      const before = aSubscription({ soldBy: { partner: guid(), policy: 'microsoft' } });
      const soldBy = { partner: guid(), policy: 'least-privilege' } as const;
      await write(ground.store, tenant, async (writer) => {
        await writer.addSubscription(before);
        await writer.resellSubscription(before.id, soldBy);
      });
      expect(await ground.store.tenant(tenant).findSubscription(before.id)).toEqual({ ...before, soldBy });
    });

    it('has aliases at the tenant that provisioned it, found without case', async () => {
      const partner = guid();
      const alias = { name: 'Dev-1', subscription: guid(), customer: guid(), createdAt: 4 };
      const other = { ...alias, name: 'another' };
      await write(ground.store, partner, async (writer) => {
        expect(await writer.addSubscriptionAlias(alias)).toMatchObject({ ok: true });
        expect(await writer.addSubscriptionAlias({ ...alias, name: 'DEV-1' })).toMatchObject({ ok: false });
        await writer.addSubscriptionAlias(other);
      });
      const reader = ground.store.tenant(partner);
      expect(await reader.listSubscriptionAliases()).toEqual([other, alias]);
      expect(await reader.findSubscriptionAlias('dEV-1')).toEqual(alias);
      expect(await ground.store.tenant(guid()).findSubscriptionAlias('dev-1')).toBeUndefined();
      await write(ground.store, partner, async (writer) => {
        expect(await writer.removeSubscriptionAlias('DEV-1')).toBe(true);
        expect(await writer.removeSubscriptionAlias('dev-1')).toBe(false);
      });
      expect(await reader.listSubscriptionAliases()).toEqual([other]);
    });
  });

  describe('resource groups', () => {
    it('finds a group without case, keeps its first spelling and age, and replaces the rest', async () => {
      const tenant = guid();
      const group = aResourceGroup({ name: 'Été-Web' });
      const again = { ...group, name: 'ÉTÉ-web', location: 'westeurope', tags: {}, managedBy: 'm', createdAt: 9 };
      await write(ground.store, tenant, (writer) => writer.putResourceGroup(group));
      await write(ground.store, tenant, (writer) => writer.putResourceGroup(again));
      const reader = ground.store.tenant(tenant);
      expect(await reader.findResourceGroup(group.subscription, 'été-WEB')).toEqual({
        ...again,
        name: group.name,
        createdAt: group.createdAt,
      });
      expect(await reader.countResourceGroups(group.subscription)).toBe(1);
      expect(await ground.store.tenant(guid()).findResourceGroup(group.subscription, 'Été-Web')).toBeUndefined();
    });

    it('lists the groups of one subscription by name without case, in pages of any size', async () => {
      const tenant = guid();
      const subscription = guid();
      const names = ['b', 'A', 'a-b', 'a.b', 'a_b', 'C', 'é'];
      await write(ground.store, tenant, async (writer) => {
        for (const name of names) await writer.putResourceGroup(aResourceGroup({ subscription, name }));
        await writer.putResourceGroup(aResourceGroup());
      });
      const reader = ground.store.tenant(tenant);
      for (const limit of [1, 3, 100]) {
        const groups = await allPages(limit, (page) => reader.listResourceGroups(subscription, page));
        expect(groups.map(({ name }) => name)).toEqual(['A', 'a-b', 'a.b', 'a_b', 'b', 'C', 'é']);
      }
      expect(await reader.countResourceGroups(subscription)).toBe(7);
    });

    it('removes a group with the role assignments at it and below it, and no other', async () => {
      const tenant = guid();
      const subscription = guid();
      const at = `/subscriptions/${subscription}/resourcegroups/web`;
      const gone = [at, `${at}/providers/microsoft.compute/disks/d`].map((text) =>
        anAssignment({ scope: scope(text) }),
      );
      const kept = [`${at}-2`, `${at}2`, `${at}.x`, `/subscriptions/${subscription}`, '/'].map((text) =>
        anAssignment({ scope: scope(text) }),
      );
      await write(ground.store, tenant, async (writer) => {
        await writer.putResourceGroup(aResourceGroup({ subscription, name: 'Web' }));
        for (const assignment of [...gone, ...kept]) await writer.addRoleAssignment(assignment);
      });
      expect(await ground.store.tenant(tenant).countRoleAssignments(subscription)).toBe(6);
      await write(ground.store, tenant, async (writer) => {
        expect(await writer.removeResourceGroup(subscription, 'WEB')).toBe(true);
        expect(await writer.removeResourceGroup(subscription, 'web')).toBe(false);
      });
      const left = await ground.store.tenant(tenant).listRoleAssignments();
      expect(new Set(left.map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)));
      expect(await ground.store.tenant(tenant).countRoleAssignments(subscription)).toBe(4);
    });
  });

  describe('tenants', () => {
    it('finds a tenant by id, by any of its domains and by a user name, without case', async () => {
      const id = guid();
      const tenant = await addTenant(ground.store, {
        id,
        displayName: 'Hôtel',
        defaultDomain: `Main-${id}.example`,
        domains: [`Main-${id}.example`, `B-${id}.example`],
      });
      const { installation } = ground.store;
      expect(await ground.store.tenant(id).tenant()).toEqual(tenant);
      expect(await installation.findTenant(id.toUpperCase())).toEqual(tenant);
      expect(await installation.findTenant(`b-${id}.EXAMPLE`)).toEqual(tenant);
      expect(await installation.findTenantOfUser(`odd@name@B-${id}.example`)).toEqual(tenant);
      expect(await installation.findTenantOfUser(`b-${id}.example`)).toBeUndefined();
      expect(await installation.findTenant(guid())).toBeUndefined();
      const other = await addTenant(ground.store);
      const asked = [id.toUpperCase(), `B-${id}.EXAMPLE`, other.defaultDomain, guid(), 'nothing.example'];
      expect(new Set(await installation.findTenants(asked))).toEqual(new Set([tenant, other]));
      expect(await installation.findTenants(asked.slice(0, 2))).toEqual([tenant]);
      expect(await installation.findTenants([])).toEqual([]);
      await expect(installation.findTenants(Array.from({ length: 1001 }, guid))).rejects.toThrow(RangeError);
      expect(await ground.store.tenant(guid()).tenant()).toBeUndefined();
    });
  });
}
