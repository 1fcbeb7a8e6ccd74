import { rolesOf, USUAL } from './built-in-role.ts';

/** What each built-in role of this category grants: analytics. */
export const ANALYTICS_ROLES = rolesOf('analytics', {
  'Azure Event Hubs Data Owner': {
    id: 'f526a384-b230-433a-b45c-95f59c4a2dec',
    permissions: [{ actions: ['Microsoft.EventHub/*'], dataActions: ['Microsoft.EventHub/*'] }],
  },
  'Azure Event Hubs Data Receiver': {
    id: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    permissions: [
      {
        actions: ['Microsoft.EventHub/*/eventhubs/consumergroups/read'],
        dataActions: ['Microsoft.EventHub/*/receive/action'],
      },
    ],
  },
  'Azure Event Hubs Data Sender': {
    id: '2b629674-e913-4c01-ae53-ef4638d8f975',
    permissions: [
      { actions: ['Microsoft.EventHub/*/eventhubs/read'], dataActions: ['Microsoft.EventHub/*/send/action'] },
    ],
  },
  'Data Factory Contributor': {
    id: '673868aa-7521-48a0-acc6-0f60742d39f5',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.DataFactory/dataFactories/*',
          'Microsoft.DataFactory/factories/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.EventGrid/eventSubscriptions/write',
        ],
      },
    ],
  },
  'Data Purger': {
    id: '150f5e0c-0603-4f03-8c7f-cf70034c4e90',
    permissions: [
      {
        actions: [
          'Microsoft.Insights/components/*/read',
          'Microsoft.Insights/components/purge/action',
          'Microsoft.OperationalInsights/workspaces/*/read',
          'Microsoft.OperationalInsights/workspaces/purge/action',
        ],
      },
    ],
  },
  'HDInsight Cluster Operator': {
    id: '61ed4efc-fab3-44fd-b111-e24485cc132a',
    permissions: [
      {
        actions: [
          'Microsoft.HDInsight/*/read',
          'Microsoft.HDInsight/clusters/getGatewaySettings/action',
          'Microsoft.HDInsight/clusters/updateGatewaySettings/action',
          'Microsoft.HDInsight/clusters/configurations/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Authorization/*/read',
          'Microsoft.Support/*',
        ],
      },
    ],
  },
  'Schema Registry Reader': {
    id: '2c56ea50-c6b3-40a6-83c0-9d98858bc7d2',
    permissions: [
      {
        actions: ['Microsoft.EventHub/namespaces/schemagroups/read'],
        dataActions: ['Microsoft.EventHub/namespaces/schemas/read'],
      },
    ],
  },
  'Stream Analytics Contributor': {
    id: '6e0c8711-85a0-4490-8365-8ec13c4560b4',
    permissions: [
      {
        actions: [
          'Microsoft.StreamAnalytics/*',
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
      },
    ],
  },
  'Stream Analytics Reader': {
    id: '1dfc38e8-6ce7-447f-807c-029c65262c5f',
    permissions: [
      {
        actions: [
          'Microsoft.StreamAnalytics/streamingjobs/Read',
          'Microsoft.StreamAnalytics/streamingjobs/*/Read',
          'Microsoft.StreamAnalytics/clusters/Read',
          'Microsoft.StreamAnalytics/clusters/*/Read',
          'Microsoft.StreamAnalytics/clusters/ListStreamingJobs/action',
          'Microsoft.StreamAnalytics/locations/*/Read',
          'Microsoft.StreamAnalytics/operations/Read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
      },
    ],
  },
});
