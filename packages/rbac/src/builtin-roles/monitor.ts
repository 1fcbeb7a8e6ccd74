import { rolesOf, USUAL } from './built-in-role.ts';
import { READS_UNGUARDED_TABLES_ONLY } from './conditions.ts';

/** What each built-in role of this category grants: monitor. */
export const MONITOR_ROLES = rolesOf('monitor', {
  'Application Insights Component Contributor': {
    id: 'ae349356-3a1b-4a5e-921d-050484c6347e',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Insights/generateLiveToken/read',
          'Microsoft.Insights/metricAlerts/*',
          'Microsoft.Insights/components/*',
          'Microsoft.Insights/scheduledqueryrules/*',
          'Microsoft.Insights/topology/read',
          'Microsoft.Insights/transactions/read',
          'Microsoft.Insights/webtests/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
        ],
      },
    ],
  },
  'Application Insights Snapshot Debugger': {
    id: '08954f03-6346-4c2e-81c0-ec3a5cfae23b',
    permissions: [{ actions: [...USUAL, 'Microsoft.Insights/components/*/read', 'Microsoft.Insights/snapshots/read'] }],
  },
  'Grafana Admin': {
    id: '22926164-76b3-42b3-bc55-97df8dab3e41',
    permissions: [{ dataActions: ['Microsoft.Dashboard/grafana/ActAsGrafanaAdmin/action'] }],
  },
  'Grafana Editor': {
    id: 'a79a5197-3a5c-4973-a920-486035ffd60f',
    permissions: [{ dataActions: ['Microsoft.Dashboard/grafana/ActAsGrafanaEditor/action'] }],
  },
  'Grafana Viewer': {
    id: '60921a7e-fef1-4a43-9b16-a26c52ad4769',
    permissions: [{ dataActions: ['Microsoft.Dashboard/grafana/ActAsGrafanaViewer/action'] }],
  },
  'Log Analytics Contributor': {
    id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
    permissions: [
      {
        actions: [
          '*/read',
          'Microsoft.ClassicCompute/virtualMachines/extensions/*',
          'Microsoft.ClassicStorage/storageAccounts/listKeys/action',
          'Microsoft.Compute/virtualMachines/extensions/*',
          'Microsoft.HybridCompute/machines/extensions/write',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Insights/diagnosticSettings/*',
          'Microsoft.OperationalInsights/*',
          'Microsoft.OperationsManagement/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
          'Microsoft.Storage/storageAccounts/listKeys/action',
          'Microsoft.Support/*',
        ],
        dataActions: ['Microsoft.OperationalInsights/workspaces/jobs/export/action'],
      },
    ],
  },
  'Log Analytics Reader': {
    id: '73c42c96-874c-492b-b04d-ab87d138a893',
    permissions: [
      {
        actions: [
          '*/read',
          'Microsoft.OperationalInsights/workspaces/analytics/query/action',
          'Microsoft.OperationalInsights/workspaces/search/action',
          'Microsoft.Support/*',
        ],
        notActions: ['Microsoft.OperationalInsights/workspaces/sharedKeys/read'],
        dataActions: ['Microsoft.OperationalInsights/workspaces/jobs/export/action'],
      },
    ],
  },
  'Monitoring Contributor': {
    id: '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
    permissions: [
      {
        actions: [
          '*/read',
          'Microsoft.AlertsManagement/alerts/*',
          'Microsoft.AlertsManagement/alertsSummary/*',
          'Microsoft.AlertsManagement/issues/*',
          'Microsoft.Insights/actiongroups/*',
          'Microsoft.Insights/activityLogAlerts/*',
          'Microsoft.Insights/AlertRules/*',
          'Microsoft.Insights/components/*',
          'Microsoft.Insights/createNotifications/*',
          'Microsoft.Insights/dataCollectionEndpoints/*',
          'Microsoft.Insights/dataCollectionRules/*',
          'Microsoft.Insights/dataCollectionRuleAssociations/*',
          'Microsoft.Insights/DiagnosticSettings/*',
          'Microsoft.Insights/eventtypes/*',
          'Microsoft.Insights/LogDefinitions/*',
          'Microsoft.Insights/metricalerts/*',
          'Microsoft.Insights/MetricDefinitions/*',
          'Microsoft.Insights/Metrics/*',
          'Microsoft.Insights/notificationStatus/*',
          'Microsoft.Insights/Register/Action',
          'Microsoft.Insights/scheduledqueryrules/*',
          'Microsoft.Insights/webtests/*',
          'Microsoft.Insights/workbooks/*',
          'Microsoft.Insights/workbooktemplates/*',
          'Microsoft.Insights/privateLinkScopes/*',
          'Microsoft.Insights/privateLinkScopeOperationStatuses/*',
          'Microsoft.Monitor/accounts/*',
          'Microsoft.Monitor/settings/*',
          'Microsoft.OperationalInsights/workspaces/write',
          'Microsoft.OperationalInsights/workspaces/intelligencepacks/*',
          'Microsoft.OperationalInsights/workspaces/savedSearches/*',
          'Microsoft.OperationalInsights/workspaces/search/action',
          'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
          'Microsoft.OperationalInsights/workspaces/sharedKeys/read',
          'Microsoft.OperationalInsights/workspaces/storageinsightconfigs/*',
          'Microsoft.OperationalInsights/locations/workspaces/failover/action',
          'Microsoft.OperationalInsights/workspaces/failback/action',
          'Microsoft.Support/*',
          'Microsoft.AlertsManagement/smartDetectorAlertRules/*',
          'Microsoft.AlertsManagement/actionRules/*',
          'Microsoft.AlertsManagement/smartGroups/*',
          'Microsoft.AlertsManagement/migrateFromSmartDetection/*',
          'Microsoft.AlertsManagement/investigations/*',
          'Microsoft.AlertsManagement/prometheusRuleGroups/*',
          'Microsoft.Monitor/investigations/*',
          'Microsoft.Resources/deployments/*',
        ],
      },
    ],
  },
  'Monitoring Data Reader': {
    id: 'b0d8363b-8ddd-447d-831f-62ca05bff136',
    permissions: [{ dataActions: ['Microsoft.Monitor/accounts/data/metrics/read'] }],
  },
  'Monitoring Metrics Publisher': {
    id: '3913510d-42f4-4e42-8a64-420c390055eb',
    permissions: [
      {
        actions: [
          'Microsoft.Insights/Register/Action',
          'Microsoft.Support/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
        dataActions: ['Microsoft.Insights/Metrics/Write', 'Microsoft.Insights/Telemetry/Write'],
      },
    ],
  },
  'Monitoring Reader': {
    id: '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
    permissions: [
      { actions: ['*/read', 'Microsoft.OperationalInsights/workspaces/search/action', 'Microsoft.Support/*'] },
    ],
  },
  'Privileged Monitoring Data Reader': {
    id: 'dbc9c667-e97f-4491-aee6-90b9cf960190',
    permissions: [
      {
        actions: [
          'Microsoft.OperationalInsights/workspaces/query/read',
          'Microsoft.OperationalInsights/workspaces/read',
          'Microsoft.Insights/Logs/Read',
        ],
        dataActions: ['Microsoft.OperationalInsights/workspaces/tables/data/read', 'Microsoft.Insights/logs/data/read'],
        condition: READS_UNGUARDED_TABLES_ONLY,
      },
    ],
  },
  'Workbook Contributor': {
    id: 'e8ddcd69-c73f-4f9f-9844-4100522f16ad',
    permissions: [
      {
        actions: [
          'Microsoft.Insights/workbooks/write',
          'Microsoft.Insights/workbooks/delete',
          'Microsoft.Insights/workbooks/read',
          'Microsoft.Insights/workbooks/revisions/read',
          'Microsoft.Insights/workbooktemplates/write',
          'Microsoft.Insights/workbooktemplates/delete',
          'Microsoft.Insights/workbooktemplates/read',
        ],
      },
    ],
  },
  'Workbook Reader': {
    id: 'b279062a-9be3-42a0-92ae-8b3cf002ec4d',
    permissions: [
      {
        actions: [
          'microsoft.insights/workbooks/read',
          'microsoft.insights/workbooks/revisions/read',
          'microsoft.insights/workbooktemplates/read',
        ],
      },
    ],
  },
});
