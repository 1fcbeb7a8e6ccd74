import { rolesOf, USUAL } from './built-in-role.ts';

/** What each built-in role of this category grants: integration. */
export const INTEGRATION_ROLES = rolesOf('integration', {
  'API Management Service Contributor': {
    id: '312a565d-c81f-4fd8-895a-4e21e48d571c',
    permissions: [
      {
        actions: [...USUAL, 'Microsoft.ApiManagement/service/*', 'Microsoft.ResourceHealth/availabilityStatuses/read'],
      },
    ],
  },
  'API Management Service Operator Role': {
    id: 'e022efe7-f5ba-4159-bbe4-b44f577e9b61',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.ApiManagement/service/*/read',
          'Microsoft.ApiManagement/service/backup/action',
          'Microsoft.ApiManagement/service/delete',
          'Microsoft.ApiManagement/service/managedeployments/action',
          'Microsoft.ApiManagement/service/read',
          'Microsoft.ApiManagement/service/restore/action',
          'Microsoft.ApiManagement/service/updatecertificate/action',
          'Microsoft.ApiManagement/service/updatehostname/action',
          'Microsoft.ApiManagement/service/write',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
        ],
        notActions: ['Microsoft.ApiManagement/service/users/keys/read'],
      },
    ],
  },
  'API Management Service Reader Role': {
    id: '71522526-b88f-4d52-b57f-d31fc3546d0d',
    permissions: [
      {
        actions: [
          'Microsoft.ApiManagement/service/*/read',
          'Microsoft.ApiManagement/service/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
        ],
        notActions: ['Microsoft.ApiManagement/service/users/keys/read'],
      },
    ],
  },
  'App Configuration Data Owner': {
    id: '5ae67dd6-50cb-40e7-96ff-dc2bfa4b606b',
    permissions: [
      {
        dataActions: [
          'Microsoft.AppConfiguration/configurationStores/*/read',
          'Microsoft.AppConfiguration/configurationStores/*/write',
          'Microsoft.AppConfiguration/configurationStores/*/delete',
          'Microsoft.AppConfiguration/configurationStores/*/action',
        ],
      },
    ],
  },
  'App Configuration Data Reader': {
    id: '516239f1-63e1-4d78-a4de-a74fb236a071',
    permissions: [{ dataActions: ['Microsoft.AppConfiguration/configurationStores/*/read'] }],
  },
  'Azure Relay Listener': {
    id: '26e0b698-aa6d-4085-9386-aadae190014d',
    permissions: [
      {
        actions: ['Microsoft.Relay/*/wcfRelays/read', 'Microsoft.Relay/*/hybridConnections/read'],
        dataActions: ['Microsoft.Relay/*/listen/action'],
      },
    ],
  },
  'Azure Relay Sender': {
    id: '26baccc8-eea7-41f1-98f4-1762cc7f685d',
    permissions: [
      {
        actions: ['Microsoft.Relay/*/wcfRelays/read', 'Microsoft.Relay/*/hybridConnections/read'],
        dataActions: ['Microsoft.Relay/*/send/action'],
      },
    ],
  },
  'Azure Service Bus Data Owner': {
    id: '090c5cfd-751d-490a-894a-3ce6f1109419',
    permissions: [{ actions: ['Microsoft.ServiceBus/*'], dataActions: ['Microsoft.ServiceBus/*'] }],
  },
  'Azure Service Bus Data Receiver': {
    id: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0',
    permissions: [
      {
        actions: [
          'Microsoft.ServiceBus/*/queues/read',
          'Microsoft.ServiceBus/*/topics/read',
          'Microsoft.ServiceBus/*/topics/subscriptions/read',
        ],
        dataActions: ['Microsoft.ServiceBus/*/receive/action'],
      },
    ],
  },
  'Azure Service Bus Data Sender': {
    id: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39',
    permissions: [
      {
        actions: [
          'Microsoft.ServiceBus/*/queues/read',
          'Microsoft.ServiceBus/*/topics/read',
          'Microsoft.ServiceBus/*/topics/subscriptions/read',
        ],
        dataActions: ['Microsoft.ServiceBus/*/send/action'],
      },
    ],
  },
  'EventGrid Contributor': {
    id: '1e241071-0855-49ea-94dc-649edcd759de',
    permissions: [{ actions: [...USUAL, 'Microsoft.EventGrid/*'] }],
  },
  'EventGrid Data Sender': {
    id: 'd5a91429-5739-47e2-a06b-3470a27159e7',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.EventGrid/topics/read',
          'Microsoft.EventGrid/domains/read',
          'Microsoft.EventGrid/partnerNamespaces/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.EventGrid/namespaces/read',
        ],
        dataActions: ['Microsoft.EventGrid/events/send/action'],
      },
    ],
  },
  'EventGrid EventSubscription Contributor': {
    id: '428e0ff0-5e57-4d9c-a221-2c70d0e0a443',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.EventGrid/eventSubscriptions/*',
          'Microsoft.EventGrid/topicTypes/eventSubscriptions/read',
          'Microsoft.EventGrid/locations/eventSubscriptions/read',
          'Microsoft.EventGrid/locations/topicTypes/eventSubscriptions/read',
        ],
      },
    ],
  },
  'EventGrid EventSubscription Reader': {
    id: '2414bbcf-6497-4faf-8c65-045460748405',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.EventGrid/eventSubscriptions/read',
          'Microsoft.EventGrid/topicTypes/eventSubscriptions/read',
          'Microsoft.EventGrid/locations/eventSubscriptions/read',
          'Microsoft.EventGrid/locations/topicTypes/eventSubscriptions/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
      },
    ],
  },
  'FHIR Data Reader': {
    id: '4c8d0bbc-75d3-4935-991f-5f3c56d81508',
    permissions: [
      {
        dataActions: [
          'Microsoft.HealthcareApis/services/fhir/resources/read',
          'Microsoft.HealthcareApis/workspaces/fhirservices/resources/read',
        ],
      },
    ],
  },
  'Logic App Operator': {
    id: '515c2055-d9d4-4321-b1b9-bd0c9a0f79fe',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*/read',
          'Microsoft.Insights/metricAlerts/*/read',
          'Microsoft.Insights/diagnosticSettings/*/read',
          'Microsoft.Insights/metricDefinitions/*/read',
          'Microsoft.Logic/*/read',
          'Microsoft.Logic/workflows/disable/action',
          'Microsoft.Logic/workflows/enable/action',
          'Microsoft.Logic/workflows/validate/action',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Web/connectionGateways/*/read',
          'Microsoft.Web/connections/*/read',
          'Microsoft.Web/customApis/*/read',
          'Microsoft.Web/serverFarms/read',
        ],
      },
    ],
  },
});
