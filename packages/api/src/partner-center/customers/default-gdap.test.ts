import { findDelegatedRole } from '@mandate/domain/delegated-admin-roles';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerBody, openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const granularOf = async (customer: string) => {
  const { world } = trade;
  const filter = encodeURIComponent(`customer/tenantId eq '${customer}'`);
  const path = `/v1.0/tenantRelationships/delegatedAdminRelationships?$filter=${filter}`;
  return (await world.ask(world.caller('adminAgent'), 'GET', path, undefined, { surface: 'graph' })).body.value;
};

describe('a customer that is created', () => {
  it.each([
    [true, 'active'],
    [false, undefined],
    [undefined, 'active'],
  ] as const)(
    'F88: grants no delegated admin, and granular roles, with enableGDAPByDefault: %s',
    async (flag, status) => {
      const created = await trade.ask('salesAgent', 'POST', '/customers', {
        ...customerBody(),
        ...(flag === undefined ? {} : { enableGDAPByDefault: flag }),
      });
      expect([created.status, created.body.allowDelegatedAccess]).toEqual([201, false]);
      const { id } = created.body;
      const read = await trade.ask('adminAgent', 'GET', `/customers/${id}`);
      expect(read.body.allowDelegatedAccess).toBe(false);
      expect((await granularOf(id)).map((each: { status: string }) => each.status)).toEqual(status ? [status] : []);
      // Until a group holds some of the roles, nobody enters by them.
      const { presence } = (await trade.world.act('adminAgent', id)).access;
      expect(presence).toMatchObject({
        entry: { allowed: false, reason: flag === false ? 'no-delegated-admin' : 'not-in-assigned-group' },
      });
    },
  );

  it('F88: grants eleven roles for two years, which agents enter by once a group has some', async () => {
    const { world } = trade;
    const id = await trade.newCustomer({ enableGDAPByDefault: true });
    const [relationship] = await granularOf(id);
    const roles = relationship.accessDetails.unifiedRoles.map(
      (each: { roleDefinitionId: string }) => findDelegatedRole(each.roleDefinitionId)?.name,
    );
    expect(roles.toSorted()).toEqual([
      'Application Administrator',
      'Cloud Application Administrator',
      'Directory Readers',
      'Directory Writers',
      'Global Reader',
      'Helpdesk Administrator',
      'License Administrator',
      'Privileged Authentication Administrator',
      'Privileged Role Administrator',
      'Service Support Administrator',
      'User Administrator',
    ]);
    expect(relationship).toMatchObject({ duration: 'P730D', autoExtendDuration: 'PT0S' });
    expect(relationship.displayName).toMatch(
      new RegExp(`^Default_${world.partner.slice(0, 8)}_${id.slice(0, 8)}_\\d{8}$`),
    );
    const users = () => trade.ask('adminAgent', 'GET', `/customers/${id}/users`);
    expect((await users()).status).toBe(403);
    const assigned = await world.ask(
      world.caller('adminAgent'),
      'POST',
      `/v1.0/tenantRelationships/delegatedAdminRelationships/${relationship.id}/accessAssignments`,
      {
        accessContainer: { accessContainerId: world.groups.AdminAgents, accessContainerType: 'securityGroup' },
        accessDetails: { unifiedRoles: [{ roleDefinitionId: DIRECTORY_ROLES.directoryReaders }] },
      },
      { surface: 'graph' },
    );
    expect([assigned.status, (await users()).status]).toEqual([201, 200]);
    // Its customer sees it, and what happened is told as far as somebody did it.
    const there = await world.ports.store.tenant(parseGuid(id)!).listReceivedDelegatedAdmin();
    expect(there).toEqual([{ partner: world.partner, id: relationship.id }]);
    const audited = await trade.ask('adminAgent', 'GET', '/auditrecords?startDate=2026-11-01');
    const told = audited.body.items.filter((each: { customerId: string }) => each.customerId === id);
    expect(told.map((each: { operationType: string }) => each.operationType)).toContain(
      'granular_admin_relationship_activated',
    );
  });
});
