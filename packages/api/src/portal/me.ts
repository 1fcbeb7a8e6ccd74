import { mayForPartner } from '@mandate/app/access';
import type { PartnerPermission } from '@mandate/domain/partner-roles';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import type { Work } from '../operation.ts';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import type { Me } from './wire.ts';

const PERMISSIONS: readonly PartnerPermission[] = [
  'customers.read',
  'customers.export',
  'customers.add',
  'customers.tag',
  'relationships.request',
  'relationships.remove',
  'relationships.settings',
  'delegatedAdmin.disable',
  'delegatedAdmin.read',
  'delegatedAdmin.analyse',
  'delegatedAdmin.request',
  'delegatedAdmin.assign',
  'azurePortal.open',
  'subscriptions.read',
  'subscriptions.provision',
  'subscriptions.manage',
  'azureSubscriptions.cancel',
  'azurePlan.buy',
  'agreements.attest',
  'orders.read',
  'audit.read',
  'audit.export',
  'notifications.read',
  'webhooks.manage',
  'supportContact.write',
  'selfServe.read',
  'selfServe.write',
  'roles.import',
];

/** Who is signed in, and what their partner roles carry. */
export const getMe = operation({
  id: 'Portal_Me',
  method: 'GET',
  path: '/portal/me',
  requires: { anyoneInTenant: 'Everybody may know themselves.' },
  replies: { 200: Type.Object({ user: Type.Object({}), tenant: Type.Object({}) }) },

  async handle(_input, work) {
    const me = await describeMe(work);
    return me ? reply(200, me) : fail({ kind: 'not-found' });
  },
});

async function describeMe({ access, store }: Pick<Work, 'access' | 'store'>): Promise<Me | undefined> {
  const reader = store.tenant(access.caller.home);
  const [user, tenant] = [await reader.findUser(access.caller.id), await reader.tenant()];
  if (!user || !tenant) return undefined;
  const staff = access.home.wellKnownGroups.size > 0;
  return {
    user: { id: user.id, displayName: user.displayName, userPrincipalName: user.userPrincipalName },
    tenant: { id: tenant.id, displayName: tenant.displayName, domain: tenant.defaultDomain },
    isGlobalAdmin: access.directoryRoles.has('globalAdministrator'),
    partner: staff
      ? {
          roles: [...access.partnerRoles],
          may: PERMISSIONS.filter((permission) => mayForPartner(permission, access)),
        }
      : null,
  };
}
