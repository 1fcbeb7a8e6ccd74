import type { Partition } from '@mandate/app/ports/access';
import type { Change } from '@mandate/app/ports/store';
import { fail, ok } from '@mandate/rbac/result';
import { managementGroupScope, subscriptionScope } from '@mandate/rbac/scope';
import { describe, expect, it } from 'vitest';
import {
  addTenant,
  aGroup,
  anAssignment,
  aRelationship,
  aRole,
  aServicePrincipal,
  asDecided,
  aTenant,
  aUser,
  commit,
  context,
  ENTRY,
  type Ground,
  guid,
  relate,
  write,
} from './harness.ts';
import { AT_GROUP, customRole, denial, group, held, prepare, SUBSCRIPTION, user, WRITES } from './writes.ts';

type Id = ReturnType<typeof guid>;

/** Transactions: staleness, failures, bugs, races, revisions. */
export function commitsContract(ground: Ground): void {
  const revision = async (partition: Partition) => (await ground.store.access.revisions([partition])).get(partition);
  const tenantPartition = (tenant: Id): Partition => `tenant:${tenant}`;

  describe('access revisions', () => {
    it.each(WRITES)('%s moves the tenant’s revision: %s', async (_, moves, act) => {
      const { id } = await addTenant(ground.store);
      await write(ground.store, id, prepare);
      expect(await revision(tenantPartition(id))).toBe(1);
      await write(ground.store, id, act);
      expect(await revision(tenantPartition(id))).toBe(moves ? 2 : 1);
      expect((await ground.store.access.tenant(id)).revision).toBe(moves ? 2 : 1);
    });

    it('moves when a resource group takes role assignments with it', async () => {
      const tenant = guid();
      await write(ground.store, tenant, async (writer) => {
        await prepare(writer);
        await writer.addRoleAssignment(anAssignment({ scope: AT_GROUP }));
      });
      await write(ground.store, tenant, (writer) => writer.removeResourceGroup(SUBSCRIPTION, 'WEB'));
      expect(await revision(tenantPartition(tenant))).toBe(2);
    });

    it('moves once in one transaction, and only in what was written', async () => {
      const [tenant, other] = [guid(), guid()];
      await write(ground.store, tenant, async (writer) => {
        for (let count = 0; count < 5; count += 1) await writer.addUser(aUser());
      });
      const asked: Partition[] = [tenantPartition(tenant), tenantPartition(other)];
      expect(await ground.store.access.revisions(asked)).toEqual(
        new Map([
          [tenantPartition(tenant), 1],
          [tenantPartition(other), 0],
        ]),
      );
      expect(await ground.store.access.revisions([])).toEqual(new Map());
    });

    it('moves the relationship alone when a relationship is put, and nothing when a tenant is added', async () => {
      const partner = await addTenant(ground.store);
      const customer = await addTenant(ground.store);
      const between = { partner: partner.id, customer: customer.id };
      await relate(ground.store, aRelationship(between));
      await relate(ground.store, aRelationship(between, { state: 'ended' }));
      expect(await revision(`relationship:${partner.id}:${customer.id}`)).toBe(2);
      expect(await revision(tenantPartition(partner.id))).toBe(0);
      expect(await revision(tenantPartition(customer.id))).toBe(0);
    });

    it('answers all of a tenant that decisions read', async () => {
      const { id } = await addTenant(ground.store);
      const adminAgents = aGroup({ wellKnown: 'AdminAgents' });
      const disabled = aUser({ accountEnabled: false });
      const robot = aServicePrincipal();
      const role = aRole();
      await write(ground.store, id, async (writer) => {
        await prepare(writer);
        await writer.addGroup(adminAgents);
        await writer.addMember(adminAgents.id, user.id);
        await writer.addUser(disabled);
        await writer.addServicePrincipal(robot);
        await writer.putCustomRole(role);
        await writer.setPartnerPolicy('microsoft');
      });
      const { groupsOf, ...access } = await ground.store.access.tenant(id);
      const { principal, role: heldRole, condition } = held;
      const subscriptions = await ground.store.tenant(id).listSubscriptions();
      expect(subscriptions).toHaveLength(1);
      expect(access).toEqual({
        revision: 1,
        assignments: [{ id: held.id, principal, role: heldRole, scope: held.scope, condition }],
        timedAssignments: [],
        delegations: [],
        denials: [asDecided(denial)],
        customRoles: [role, customRole].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        parents: new Map(subscriptions.map((each) => [subscriptionScope(each.id), managementGroupScope(id)])),
        wellKnownGroups: new Map([['AdminAgents', adminAgents.id]]),
        roleAssignableGroups: new Set(),
        ownersOf: new Map(),
        servicePrincipalOf: new Map(),
        guests: new Map(),
        directoryRoles: new Map([[user.id, new Set(['globalReader'])]]),
        enabled: new Set([user.id, robot.id]),
        partnerPolicy: 'microsoft',
      });
      expect([...groupsOf.keys()]).toEqual([user.id]);
      expect(new Set(groupsOf.get(user.id))).toEqual(new Set([group.id, adminAgents.id]));
    });

    it('answers everything at one revision while others write', async () => {
      const tenant = guid();
      const outer = aGroup();
      let writing = true;
      await write(ground.store, tenant, (writer) => writer.addGroup(outer));
      const writes = (async () => {
        for (let count = 0; count < 25; count += 1) {
          await write(ground.store, tenant, async (writer) => {
            const member = aUser();
            await writer.addUser(member);
            await writer.addMember(outer.id, member.id);
            await writer.addRoleAssignment(anAssignment({ principal: member.id }));
          });
        }
        writing = false;
      })();
      while (writing) {
        const { revision: at, enabled, groupsOf, assignments } = await ground.store.access.tenant(tenant);
        expect([enabled.size, groupsOf.size, assignments.length]).toEqual([at - 1, at - 1, at - 1]);
      }
      await writes;
      expect((await ground.store.access.tenant(tenant)).revision).toBe(26);
    });

    it('answers an empty tenant for one that does not exist', async () => {
      expect(await ground.store.access.tenant(guid())).toEqual({
        revision: 0,
        assignments: [],
        timedAssignments: [],
        delegations: [],
        denials: [],
        customRoles: [],
        parents: new Map(),
        groupsOf: new Map(),
        wellKnownGroups: new Map(),
        roleAssignableGroups: new Set(),
        ownersOf: new Map(),
        servicePrincipalOf: new Map(),
        guests: new Map(),
        directoryRoles: new Map(),
        enabled: new Set(),
        partnerPolicy: 'least-privilege',
      });
    });
  });

  describe('commit', () => {
    it('refuses when a partition moved, names the first by its name, and does not run the work', async () => {
      const [a, b, c] = [guid(), guid(), guid()].toSorted();
      const partitions = [a, b, c].map((id) => tenantPartition(id ?? guid()));
      for (const id of [b, c]) if (id) await write(ground.store, id, (writer) => writer.addUser(aUser()));
      const expected = partitions.map((partition) => ({ partition, revision: 0 })).reverse();
      let ran = false;
      const committed = await ground.store.commit(expected, context(), async () => {
        ran = true;
        return ok(1);
      });
      expect(committed).toEqual({ kind: 'stale', partition: partitions[1] });
      expect(ran).toBe(false);
    });

    it('is refused for a revision that is yet to come', async () => {
      const partition = tenantPartition(guid());
      expect(await ground.store.commit([{ partition, revision: 1 }], context(), async () => ok(1))).toEqual({
        kind: 'stale',
        partition,
      });
    });

    it('undoes everything when the work fails', async () => {
      const [tenant, partner] = [aTenant(), guid()];
      const failed = await ground.store.commit([], context(), async (change) => {
        await change.addTenant(tenant);
        await change.putRelationship(aRelationship({ partner, customer: tenant.id }));
        await everyWrite(change, tenant.id);
        await change.tenant(tenant.id).record(ENTRY);
        return fail({ kind: 'no' });
      });
      expect(failed).toEqual({ kind: 'failed', failure: { kind: 'no' } });
      await expectNothing(tenant.id, partner);
    });

    it('undoes everything when the work throws, and throws the same', async () => {
      const [tenant, partner] = [aTenant(), guid()];
      const bug = new Error('bug');
      const throwing = ground.store.commit([], context(), async (change) => {
        await change.addTenant(tenant);
        await everyWrite(change, tenant.id);
        await change.tenant(tenant.id).record(ENTRY);
        throw bug;
      });
      await expect(throwing).rejects.toBe(bug);
      await expectNothing(tenant.id, partner);
    });

    it.each(WRITES.filter(([name]) => !/that|again|not held/.test(name)))(
      'fails as a bug when %s goes unrecorded',
      async (_, __, act) => {
        const { id } = await addTenant(ground.store);
        await write(ground.store, id, prepare);
        const before = await ground.store.tenant(id).listChanges({ after: null, limit: 100 });
        const other = guid();
        const unrecorded = commit(ground.store, async (change) => {
          await act(change.tenant(id));
          await change.tenant(other).record(ENTRY);
        });
        await expect(unrecorded).rejects.toThrow(`Tenant ${id} was written without a record`);
        expect(await ground.store.tenant(id).listChanges({ after: null, limit: 100 })).toEqual(before);
        expect(await revision(tenantPartition(id))).toBe(1);
      },
    );

    it('fails as a bug when a new tenant, or one side of a relationship, goes unrecorded', async () => {
      const tenant = aTenant();
      await expect(commit(ground.store, (change) => change.addTenant(tenant))).rejects.toThrow('without a record');
      expect(await ground.store.tenant(tenant.id).tenant()).toBeUndefined();
      const [partner, customer] = [guid(), guid()];
      for (const recorded of [partner, customer]) {
        const oneSided = commit(ground.store, async (change) => {
          await change.putRelationship(aRelationship({ partner, customer }));
          await change.tenant(recorded).record(ENTRY);
        });
        await expect(oneSided).rejects.toThrow('without a record');
      }
      expect(await ground.store.tenant(customer).listRelationships()).toEqual([]);
    });

    it('shows the work what it wrote, and nobody else before it ends', async () => {
      const tenant = aTenant();
      const newUser = aUser();
      await commit(ground.store, async (change) => {
        await change.addTenant(tenant);
        const writer = change.tenant(tenant.id);
        await writer.addUser(newUser);
        await writer.record(ENTRY);
        expect(await writer.tenant()).toEqual(tenant);
        expect(await writer.findUser(newUser.id)).toEqual(newUser);
        expect((await writer.listChanges({ after: null, limit: 10 })).rows).toHaveLength(1);
        await writer.record(ENTRY);
        expect((await writer.listChangesBackwards({ after: null, limit: 10 })).rows).toHaveLength(2);
        expect(await ground.store.tenant(tenant.id).findUser(newUser.id)).toBeUndefined();
        expect((await ground.store.access.tenant(tenant.id)).revision).toBe(0);
      });
      expect(await ground.opened.verifyChanges(tenant.id)).toMatchObject({ ok: true, records: 2 });
    });

    it('refuses a tenant whose id or any domain is taken, and keeps nothing of it', async () => {
      const tenant = await addTenant(ground.store);
      const free = `free-${guid()}.example`;
      await commit(ground.store, async (change) => {
        const domains = [free, tenant.defaultDomain.toUpperCase()];
        const taken = { ok: false, failure: { kind: 'taken' } };
        expect(await change.addTenant(aTenant({ domains, defaultDomain: free }))).toEqual(taken);
        expect(await change.addTenant(aTenant({ id: tenant.id, domains: [free], defaultDomain: free }))).toEqual(taken);
      });
      expect(await ground.store.installation.findTenant(free)).toBeUndefined();
      expect(await ground.store.tenant(tenant.id).tenant()).toEqual(tenant);
      await addTenant(ground.store, { domains: [free], defaultDomain: free });
    });

    it('lets exactly one of two committers at one revision win', async () => {
      const tenant = guid();
      for (let round = 0; round < 5; round += 1) {
        const expected = [{ partition: tenantPartition(tenant), revision: round }];
        const both = await Promise.all(
          [1, 2].map(() =>
            ground.store.commit(expected, context(), async (change) => {
              await change.tenant(tenant).addUser(aUser());
              await change.tenant(tenant).record(ENTRY);
              return ok(undefined);
            }),
          ),
        );
        expect(both.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'stale']);
      }
      expect((await ground.store.tenant(tenant).listUsers({}, { after: null, limit: 100 })).rows).toHaveLength(5);
    });

    it('loses nothing when many commit at once, also from another node', async () => {
      const [tenant, other] = [guid(), guid()];
      const second = await ground.open(ground.url);
      const kinds = await Promise.all(
        Array.from({ length: 24 }, async (_, index) => {
          const store = index % 2 === 0 ? ground.store : second.store;
          const committed = await store.commit([], context(), async (change) => {
            const writer = change.tenant(tenant);
            expect(await writer.addUser(aUser())).toMatchObject({ ok: true });
            await writer.record(ENTRY);
            await change.tenant(other).record(ENTRY);
            return ok(undefined);
          });
          return committed.kind;
        }),
      );
      expect(new Set(kinds)).toEqual(new Set(['committed']));
      expect((await ground.store.tenant(tenant).listUsers({}, { after: null, limit: 100 })).rows).toHaveLength(24);
      expect(await revision(tenantPartition(tenant))).toBe(24);
      expect(await second.verifyChanges(tenant)).toMatchObject({ ok: true, records: 24 });
      expect(await second.verifyChanges(other)).toMatchObject({ ok: true, records: 24 });
      await second.close();
    });

    it('lets one of two racing writers of the same role assignment win', async () => {
      const tenant = guid();
      const assignment = anAssignment();
      const results = await Promise.all(
        [assignment, { ...assignment, id: guid() }].map((each) =>
          write(ground.store, tenant, (writer) => writer.addRoleAssignment(each)),
        ),
      );
      expect(results.filter(({ ok: added }) => added)).toHaveLength(1);
    });
  });

  async function everyWrite(change: Change, tenant: Id): Promise<void> {
    await prepare(change.tenant(tenant));
    for (const [, , act] of WRITES) await act(change.tenant(tenant));
  }

  async function expectNothing(tenant: Id, partner: Id): Promise<void> {
    const reader = ground.store.tenant(tenant);
    const page = { after: null, limit: 10 };
    expect(await reader.tenant()).toBeUndefined();
    expect((await reader.listUsers({}, page)).rows).toEqual([]);
    expect((await reader.listGroups({}, page)).rows).toEqual([]);
    expect(await reader.listSubscriptions()).toEqual([]);
    expect(await reader.listRoleAssignments()).toEqual([]);
    expect(await reader.listRelationships()).toEqual([]);
    expect((await reader.listChanges(page)).rows).toEqual([]);
    expect((await ground.store.access.tenant(tenant)).revision).toBe(0);
    expect(await ground.store.partner(partner).countCustomers()).toBe(0);
  }
}
