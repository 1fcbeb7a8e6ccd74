import type { TenantWriter } from '@mandate/app/ports/store';
import { aDenial, aGroup, anAssignment, aRole, aServicePrincipal, aUser, guid, scope } from './harness.ts';

/** The subscription of the group below. */
export const SUBSCRIPTION = guid();
const SOLD = { id: guid(), displayName: 'Sold', state: 'Enabled', soldBy: null, createdAt: 1 } as const;
const GROUP = {
  subscription: SUBSCRIPTION,
  name: 'Web',
  location: 'x',
  tags: {},
  managedBy: null,
  createdAt: 1,
};
/** The scope of a resource group. */
export const AT_GROUP = scope(`/subscriptions/${SUBSCRIPTION}/resourcegroups/web`);
const AT = { scope: AT_GROUP, createdAt: 1 };

/** What exists before each row of the table below. */
export const user = aUser();
export const group = aGroup();
export const held = anAssignment();
export const denial = aDenial();
export const customRole = aRole();
const ALIAS = { name: 'one', subscription: guid(), customer: guid(), createdAt: 1 };

/** Writes what exists before each row of the table below. */
export async function prepare(writer: TenantWriter): Promise<void> {
  await writer.addUser(user);
  await writer.addGroup(group);
  await writer.addMember(group.id, user.id);
  await writer.assignDirectoryRole('globalReader', user.id);
  await writer.addRoleAssignment(held);
  await writer.addDenyAssignment(denial);
  await writer.putCustomRole(customRole);
  await writer.addSubscription({ ...SOLD, id: guid() });
  await writer.addSubscriptionAlias(ALIAS);
  await writer.putResourceGroup(GROUP);
}

/** Every way to write, and whether it moves the access revision of its tenant. */
export const WRITES: readonly (readonly [string, boolean, (writer: TenantWriter) => Promise<unknown>])[] = [
  ['addUser', true, (w) => w.addUser(aUser())],
  ['addUser that is taken', false, (w) => w.addUser(aUser({ id: user.id }))],
  ['updateUser, name only', false, (w) => w.updateUser({ ...user, displayName: 'Autre' })],
  ['updateUser, disabled', true, (w) => w.updateUser({ ...user, accountEnabled: false })],
  ['addGroup', true, (w) => w.addGroup(aGroup())],
  ['addGroup that is taken', false, (w) => w.addGroup(aGroup({ id: user.id }))],
  ['addMember', true, (w) => w.addMember(group.id, guid())],
  ['addMember that is one', false, (w) => w.addMember(group.id, user.id)],
  ['removeMember', true, (w) => w.removeMember(group.id, user.id)],
  ['removeMember that is none', false, (w) => w.removeMember(group.id, guid())],
  ['addServicePrincipal', true, (w) => w.addServicePrincipal(aServicePrincipal())],
  ['addServicePrincipal that is taken', false, (w) => w.addServicePrincipal(aServicePrincipal({ id: user.id }))],
  ['assignDirectoryRole', true, (w) => w.assignDirectoryRole('globalAdministrator', user.id)],
  ['assignDirectoryRole again', false, (w) => w.assignDirectoryRole('globalReader', user.id)],
  ['unassignDirectoryRole', true, (w) => w.unassignDirectoryRole('globalReader', user.id)],
  ['unassignDirectoryRole not held', false, (w) => w.unassignDirectoryRole('globalReader', guid())],
  [
    'addSubscription',
    true,
    (w) => w.addSubscription({ id: guid(), displayName: 'S', state: 'Enabled', soldBy: null, createdAt: 1 }),
  ],
  ['resellSubscription', false, (w) => w.resellSubscription(SOLD.id, { partner: guid(), policy: 'microsoft' })],
  ['updateSubscription', false, (w) => w.updateSubscription({ ...SOLD, state: 'Disabled' })],
  [
    'addSubscriptionAlias',
    false,
    (w) => w.addSubscriptionAlias({ name: 'a', subscription: guid(), customer: guid(), createdAt: 1 }),
  ],
  ['removeSubscriptionAlias', false, (w) => w.removeSubscriptionAlias(ALIAS.name)],
  ['removeSubscriptionAlias that is none', false, (w) => w.removeSubscriptionAlias('none')],
  [
    'putManagementGroup',
    true,
    (w) => w.putManagementGroup({ name: 'M', displayName: 'M', parent: w.id, createdAt: 1, updatedAt: 1 }),
  ],
  [
    'putLock',
    false,
    (w) => w.putLock({ ...AT, scopeText: AT_GROUP, name: 'L', level: 'ReadOnly', notes: null, updatedAt: 1 }),
  ],
  ['putTags', false, (w) => w.putTags({ scope: AT_GROUP, tags: {} })],
  ['putResource', false, (w) => w.putResource({ ...AT, id: 'r', type: 't', location: null, body: {}, updatedAt: 1 })],
  ['removeLock that is none', false, (w) => w.removeLock(AT_GROUP, 'none')],
  ['removeTags that are none', false, (w) => w.removeTags(scope('/subscriptions/none'))],
  ['removeResource that is none', false, (w) => w.removeResource(scope('/subscriptions/none'))],
  [
    'putProviderRegistration',
    false,
    (w) => w.putProviderRegistration({ subscription: SUBSCRIPTION, namespace: 'N', registeredAt: 1 }),
  ],
  ['putCustomerTags', false, (w) => w.putCustomerTags(guid(), ['Gold', 'Été'])],
  ['putResourceGroup', false, (w) => w.putResourceGroup({ ...GROUP, name: 'Autre' })],
  ['putResourceGroup again', false, (w) => w.putResourceGroup(GROUP)],
  ['removeResourceGroup without assignments', false, (w) => w.removeResourceGroup(SUBSCRIPTION, 'Web')],
  ['removeResourceGroup that is none', false, (w) => w.removeResourceGroup(SUBSCRIPTION, 'none')],
  ['addRoleAssignment', true, (w) => w.addRoleAssignment(anAssignment())],
  ['addRoleAssignment that exists', false, (w) => w.addRoleAssignment({ ...held, id: guid() })],
  ['updateRoleAssignment, description', false, (w) => w.updateRoleAssignment({ ...held, description: 'd' })],
  ['updateRoleAssignment, condition', true, (w) => w.updateRoleAssignment({ ...held, condition: 'c' })],
  ['removeRoleAssignment', true, (w) => w.removeRoleAssignment(held.scope, held.id)],
  ['removeRoleAssignment that is none', false, (w) => w.removeRoleAssignment(held.scope, guid())],
  ['putCustomRole', true, (w) => w.putCustomRole(aRole())],
  ['removeCustomRole', true, (w) => w.removeCustomRole(customRole.id)],
  ['removeCustomRole that is none', false, (w) => w.removeCustomRole(guid())],
  ['addDenyAssignment', true, (w) => w.addDenyAssignment(aDenial())],
  ['addDenyAssignment that is taken', false, (w) => w.addDenyAssignment(aDenial({ id: denial.id }))],
  ['removeDenyAssignment', true, (w) => w.removeDenyAssignment(denial.id)],
  ['removeDenyAssignment that is none', false, (w) => w.removeDenyAssignment(guid())],
  ['setPartnerPolicy', true, (w) => w.setPartnerPolicy('microsoft')],
  ['setPassword', false, (w) => w.setPassword(user.id, { digest: 'x', mustChange: true })],
  [
    'addClientSecret',
    false,
    (w) =>
      w.addClientSecret({ id: guid(), servicePrincipal: guid(), digest: 'x', hint: 'y', createdAt: 1, expiresAt: 2 }),
  ],
];
