import { rolesOf } from './built-in-role.ts';

/** What each built-in role of this category grants: other. */
export const OTHER_ROLES = rolesOf('other', {
  'PlayFab Contributor': {
    id: '0c8b84dc-067c-4039-9615-fa1a4b77c726',
    permissions: [
      {
        actions: [
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.PlayFab/*/read',
          'Microsoft.PlayFab/*/write',
          'Microsoft.PlayFab/*/delete',
        ],
      },
    ],
  },
  'PlayFab Reader': {
    id: 'a9a19cc5-31f4-447c-901f-56c0bb18fcaf',
    permissions: [
      {
        actions: [
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.PlayFab/*/read',
        ],
      },
    ],
  },
  'Quantum Workspace Data Contributor': {
    id: 'c1410b24-3e69-4857-8f86-4d0a2e603250',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Quantum/Workspaces/read',
          'Microsoft.Quantum/locations/offerings/read',
        ],
        dataActions: [
          'Microsoft.Quantum/Workspaces/jobs/read',
          'Microsoft.Quantum/Workspaces/jobs/write',
          'Microsoft.Quantum/Workspaces/chat/action',
        ],
      },
    ],
  },
  'Services Hub Operator': {
    id: '82200a5b-e217-47a5-b665-6d8765ee745b',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.ServicesHub/connectors/write',
          'Microsoft.ServicesHub/connectors/read',
          'Microsoft.ServicesHub/connectors/delete',
          'Microsoft.ServicesHub/connectors/checkAssessmentEntitlement/action',
          'Microsoft.ServicesHub/connectors/*',
          'Microsoft.ServicesHub/*',
          'Microsoft.ServicesHub/supportOfferingEntitlement/read',
          'Microsoft.ServicesHub/workspaces/read',
        ],
      },
    ],
  },
});
