import type { MessageId } from '@mandate/messages/portal/en';

/** The actions that pages ask about, and how a sentence names each: “You do not have the right to …”. */
export const ACTION_NAMES = {
  'Microsoft.Resources/subscriptions/read': 'action.subscriptions.read',
  'Microsoft.Resources/subscriptions/resourceGroups/read': 'action.resourceGroups.read',
  'Microsoft.Resources/subscriptions/resourceGroups/write': 'action.resourceGroups.write',
  'Microsoft.Resources/subscriptions/resourceGroups/delete': 'action.resourceGroups.delete',
  'Microsoft.Authorization/roleAssignments/read': 'action.roleAssignments.read',
  'Microsoft.Authorization/roleAssignments/write': 'action.roleAssignments.write',
  'Microsoft.Authorization/roleAssignments/delete': 'action.roleAssignments.delete',
  'Microsoft.Authorization/roleDefinitions/write': 'action.roleDefinitions.write',
  'Microsoft.Authorization/locks/write': 'action.locks.write',
  'Microsoft.Resources/tags/write': 'action.tags.write',
  'Microsoft.Resources/deployments/write': 'action.deployments.write',
  'Microsoft.Compute/virtualMachines/write': 'action.virtualMachines.write',
  'Microsoft.Storage/storageAccounts/write': 'action.storageAccounts.write',
  'Microsoft.Network/virtualNetworks/write': 'action.virtualNetworks.write',
} as const satisfies Record<string, MessageId>;

/** An action that pages ask about. */
export type KnownAction = keyof typeof ACTION_NAMES;
export const KNOWN_ACTIONS = Object.keys(ACTION_NAMES) as readonly KnownAction[];
