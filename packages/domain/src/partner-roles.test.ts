import { describe, expect, it } from 'vitest';
import { mayAsPartner, PARTNER_ROLES, type PartnerPermission, partnerRolesOf } from './partner-roles.ts';

describe('the permission matrix', () => {
  // GA = Global admin, AA, SA, HD = agents, BA = Billing admin, UMA = User management admin.
  it.each([
    ['customers.read', 'GA AA SA HD'],
    ['customers.export', 'GA AA SA'],
    ['customers.add', 'GA AA SA UMA'],
    ['customers.tag', 'AA'],
    ['relationships.request', 'GA AA SA'],
    ['azurePortal.open', 'GA AA SA HD'],
    ['subscriptions.read', 'GA AA SA HD'],
    ['subscriptions.provision', 'GA AA SA UMA'],
    ['profile.read', 'GA UMA'],
    ['profile.write', 'GA'],
    ['audit.read', 'GA AA SA HD BA UMA'],
    ['refusals.read', 'GA'],
    ['notifications.read', 'GA AA'],
    ['webhooks.manage', 'GA AA'],
    ['roles.import', 'GA'],
  ] as const satisfies readonly (readonly [PartnerPermission, string])[])(
    'gives %s to %s and to nobody else',
    (permission, holders) => {
      const short = {
        globalAdmin: 'GA',
        adminAgent: 'AA',
        salesAgent: 'SA',
        helpdeskAgent: 'HD',
        billingAdmin: 'BA',
        userManagementAdmin: 'UMA',
      };
      const found = PARTNER_ROLES.filter((role) => mayAsPartner(permission, new Set([role]))).map(
        (role) => short[role],
      );
      expect(found.join(' ')).toBe(holders);
      expect(mayAsPartner(permission, new Set())).toBe(false);
    },
  );

  it('reads agents from groups and admins from directory roles', () => {
    const held = {
      groups: new Set(['SalesAgents'] as const),
      directoryRoles: new Set(['billingAdministrator', 'globalReader'] as const),
    };
    expect([...partnerRolesOf(held)].sort()).toEqual(['billingAdmin', 'salesAgent']);
  });
});
