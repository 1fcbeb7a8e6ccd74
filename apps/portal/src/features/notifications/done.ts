import type { MessageId } from '@mandate/messages/portal/en';

/** What operations of the change log are called where people read of them; the others go by their names. */
export const DONE: Readonly<Record<string, MessageId | undefined>> = {
  'Microsoft.Authorization/roleAssignments/write': 'activity.done.roleAssigned',
  'Microsoft.Authorization/roleAssignments/delete': 'activity.done.roleRemoved',
  'Microsoft.Subscription/aliases/write': 'activity.done.subscriptionAdded',
  'Mandate.Commerce/subscriptions/write': 'activity.done.subscriptionChanged',
  'Mandate.Commerce/azureEntitlements/write': 'activity.done.azureChanged',
  'Mandate.Commerce/orders/write': 'activity.done.ordered',
  'Mandate.Commerce/carts/write': 'activity.done.cartChanged',
  'Mandate.Commerce/agreements/write': 'activity.done.attested',
  'Mandate.Commerce/billingProfiles/write': 'activity.done.billingChanged',
  'Mandate.Relationships/resellerRelationships/request/action': 'activity.done.relationshipRequested',
  'Mandate.Relationships/resellerRelationships/end/action': 'activity.done.relationshipEnded',
  'Mandate.Relationships/resellerRelationships/remove-delegated-admin/action': 'activity.done.privilegesRemoved',
  'Mandate.DelegatedAdmin/relationships/lock/action': 'activity.done.rolesRequested',
  'Mandate.DelegatedAdmin/relationships/terminate/action': 'activity.done.rolesTerminated',
  'Mandate.DelegatedAdmin/relationships/assign/action': 'activity.done.groupAssigned',
  'Mandate.DelegatedAdmin/relationships/reassign/action': 'activity.done.groupReassigned',
  'Mandate.DelegatedAdmin/relationships/unassign/action': 'activity.done.groupUnassigned',
  'Microsoft.Directory/users/create': 'activity.done.userCreated',
  'Microsoft.Directory/users/update': 'activity.done.userUpdated',
  'Microsoft.Directory/users/delete': 'activity.done.userDeleted',
  'Microsoft.Directory/users/password/update': 'activity.done.passwordReset',
  'Microsoft.Directory/directoryRoles/members/update': 'activity.done.directoryRole',
  'Microsoft.Directory/groups/members/update': 'activity.done.groupMembers',
  'Microsoft.Resources/subscriptions/resourceGroups/write': 'activity.done.resourceGroup',
};
