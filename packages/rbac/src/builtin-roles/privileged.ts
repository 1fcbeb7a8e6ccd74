import { rolesOf } from './built-in-role.ts';

/** What each built-in role of this category grants: privileged. */
export const PRIVILEGED_ROLES = rolesOf('privileged', {
  'Access Review Operator Service Role': {
    id: '76cc9ee4-d5d3-4a45-a930-26add3d73475',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/read',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.Management/getEntities/action',
        ],
      },
    ],
  },
  Contributor: {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    privileged: true,
    permissions: [
      {
        actions: ['*'],
        notActions: [
          'Microsoft.Authorization/*/Delete',
          'Microsoft.Authorization/*/Write',
          'Microsoft.Authorization/elevateAccess/Action',
          'Microsoft.Blueprint/blueprintAssignments/write',
          'Microsoft.Blueprint/blueprintAssignments/delete',
          'Microsoft.Compute/galleries/share/action',
          'Microsoft.Purview/consents/write',
          'Microsoft.Purview/consents/delete',
          'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
          'Microsoft.Subscription/cancel/action',
          'Microsoft.Subscription/enable/action',
        ],
      },
    ],
  },
  Owner: {
    id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
    privileged: true,
    permissions: [{ actions: ['*'] }],
  },
  'Role Based Access Control Administrator': {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          '*/read',
          'Microsoft.Support/*',
        ],
      },
    ],
  },
  'User Access Administrator': {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    privileged: true,
    permissions: [{ actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'] }],
  },
});
