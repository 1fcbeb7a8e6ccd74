import { rolesOf, USUAL } from './built-in-role.ts';

/** What each built-in role of this category grants: web and mobile. */
export const WEB_AND_MOBILE_ROLES = rolesOf('web-and-mobile', {
  'App Service Environment Contributor': {
    id: '8ea85a25-eb16-4e29-ab4d-6f2a26c711a2',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Web/hostingEnvironments/*',
        ],
      },
    ],
  },
  'Azure Maps Data Contributor': {
    id: '8f5e0ce6-4f7b-4dcf-bddf-e6f48634a204',
    permissions: [
      {
        dataActions: [
          'Microsoft.Maps/accounts/*/read',
          'Microsoft.Maps/accounts/*/write',
          'Microsoft.Maps/accounts/*/delete',
          'Microsoft.Maps/accounts/*/action',
        ],
      },
    ],
  },
  'Azure Maps Data Reader': {
    id: '423170ca-a8f6-4b0f-8487-9e4eb8f49bfa',
    permissions: [{ dataActions: ['Microsoft.Maps/accounts/*/read'] }],
  },
  'Container Apps Contributor': {
    id: '358470bc-b998-42bd-ab17-a7e34c199c0f',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.App/containerApps/*/read',
          'Microsoft.App/containerApps/*/write',
          'Microsoft.App/containerApps/*/delete',
          'Microsoft.App/containerApps/*/action',
          'Microsoft.App/managedEnvironments/read',
          'Microsoft.App/managedEnvironments/*/read',
          'Microsoft.App/managedEnvironments/join/action',
          'Microsoft.App/managedEnvironments/checknameavailability/action',
          'Microsoft.App/connectedEnvironments/read',
          'Microsoft.App/connectedEnvironments/*/read',
          'Microsoft.App/connectedEnvironments/join/action',
          'Microsoft.App/connectedEnvironments/checknameavailability/action',
        ],
      },
    ],
  },
  'Container Apps Operator': {
    id: 'f3bd1b5c-91fa-40e7-afe7-0c11d331232c',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.App/containerApps/*/read',
          'Microsoft.App/containerApps/*/action',
          'Microsoft.App/managedEnvironments/read',
          'Microsoft.App/managedEnvironments/*/read',
          'Microsoft.App/managedEnvironments/join/action',
          'Microsoft.App/managedEnvironments/checknameavailability/action',
          'Microsoft.App/connectedEnvironments/read',
          'Microsoft.App/connectedEnvironments/*/read',
          'Microsoft.App/connectedEnvironments/join/action',
          'Microsoft.App/connectedEnvironments/checknameavailability/action',
        ],
        dataActions: [
          'Microsoft.App/containerApps/logstream/action',
          'Microsoft.App/containerApps/exec/action',
          'Microsoft.App/containerApps/debug/action',
        ],
      },
    ],
  },
  'ContainerApp Reader': {
    id: 'ad2dd5fb-cd4b-4fd4-a9b6-4fed3630980b',
    permissions: [
      {
        actions: [
          'Microsoft.App/containerApps/*/read',
          'Microsoft.App/containerApps/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
      },
    ],
  },
  'Logic App Contributor': {
    id: '87a39d53-fc1b-424a-814c-f7e04687dc9e',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.ClassicStorage/storageAccounts/listKeys/action',
          'Microsoft.ClassicStorage/storageAccounts/read',
          'Microsoft.Insights/metricAlerts/*',
          'Microsoft.Insights/diagnosticSettings/*',
          'Microsoft.Insights/logdefinitions/*',
          'Microsoft.Insights/metricDefinitions/*',
          'Microsoft.Logic/*',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Storage/storageAccounts/listkeys/action',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Web/connectionGateways/*',
          'Microsoft.Web/connections/*',
          'Microsoft.Web/customApis/*',
          'Microsoft.Web/serverFarms/join/action',
          'Microsoft.Web/serverFarms/read',
          'Microsoft.Web/sites/functions/listSecrets/action',
        ],
      },
    ],
  },
  'Logic Apps Standard Contributor': {
    id: 'ad710c24-b039-4e85-a019-deb4a06e8570',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Web/*/read',
          'Microsoft.Web/certificates/*',
          'Microsoft.Web/connectionGateways/*',
          'Microsoft.Web/connections/*',
          'Microsoft.Web/customApis/*',
          'Microsoft.Web/serverFarms/*',
          'Microsoft.Web/sites/*',
        ],
      },
    ],
  },
  'Logic Apps Standard Operator': {
    id: 'b70c96e9-66fe-4c09-b6e7-c98e69c98555',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Web/*/read',
          'Microsoft.Web/sites/applySlotConfig/Action',
          'microsoft.web/sites/hostruntime/*',
          'Microsoft.Web/sites/restart/Action',
          'Microsoft.Web/sites/slots/restart/Action',
          'Microsoft.Web/sites/slots/slotsswap/Action',
          'Microsoft.Web/sites/slots/start/Action',
          'Microsoft.Web/sites/slots/stop/Action',
          'Microsoft.Web/sites/slotsdiffs/Action',
          'Microsoft.Web/sites/slotsswap/Action',
          'Microsoft.Web/sites/start/Action',
          'Microsoft.Web/sites/stop/Action',
          'Microsoft.Web/sites/write',
        ],
        notActions: [
          'Microsoft.Web/sites/hostruntime/host/_master/read',
          'Microsoft.Web/sites/hostruntime/host/action',
        ],
      },
    ],
  },
  'Search Index Data Contributor': {
    id: '8ebe5a00-799e-43f5-93ac-243d3dce84a7',
    permissions: [
      {
        dataActions: [
          'Microsoft.Search/searchServices/indexes/documents/*',
          'Microsoft.Search/searchServices/indexes/contentSecurity/elevatedOperations/read',
        ],
      },
    ],
  },
  'Search Index Data Reader': {
    id: '1407120a-92aa-4202-b7e9-c0e197c71c8f',
    permissions: [{ dataActions: ['Microsoft.Search/searchServices/indexes/documents/read'] }],
  },
  'Search Service Contributor': {
    id: '7ca78c08-252a-4471-8644-bb5ff32d4ba0',
    permissions: [
      {
        actions: [...USUAL, 'Microsoft.ResourceHealth/availabilityStatuses/read', 'Microsoft.Search/searchServices/*'],
      },
    ],
  },
  'SignalR App Server': {
    id: '420fcaa2-552c-430f-98ca-3264be4806c7',
    permissions: [
      {
        dataActions: [
          'Microsoft.SignalRService/SignalR/auth/accessKey/action',
          'Microsoft.SignalRService/SignalR/serverConnection/write',
          'Microsoft.SignalRService/SignalR/clientConnection/write',
        ],
      },
    ],
  },
  'SignalR/Web PubSub Contributor': {
    id: '8cf5e20a-e4b2-4e9d-b3a1-5ceb692c2761',
    permissions: [{ actions: [...USUAL, 'Microsoft.SignalRService/*'] }],
  },
  'Web Plan Contributor': {
    id: '2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Web/serverFarms/*',
          'Microsoft.Web/hostingEnvironments/Join/Action',
          'Microsoft.Insights/autoscalesettings/*',
        ],
      },
    ],
  },
  'Website Contributor': {
    id: 'de139f84-1756-47ae-9be6-808fbbe84772',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Insights/components/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Web/certificates/*',
          'Microsoft.Web/listSitesAssignedToHostName/read',
          'Microsoft.Web/register/action',
          'Microsoft.Web/serverFarms/join/action',
          'Microsoft.Web/serverFarms/read',
          'Microsoft.Web/sites/*',
        ],
      },
    ],
  },
});
