import { rolesOf, USUAL } from './built-in-role.ts';
import { allOf, assignsAndRemovesOnly, assignsToServicePrincipalsOnly, removesOnly } from './conditions.ts';

/** What each built-in role of this category grants: ai and machine learning. */
export const AI_AND_MACHINE_LEARNING_ROLES = rolesOf('ai-and-machine-learning', {
  'Azure AI Developer': {
    id: '64702f94-c441-49e6-a78b-ef80e0188fee',
    permissions: [
      {
        actions: [
          'Microsoft.MachineLearningServices/workspaces/*/read',
          'Microsoft.MachineLearningServices/workspaces/*/action',
          'Microsoft.MachineLearningServices/workspaces/*/delete',
          'Microsoft.MachineLearningServices/workspaces/*/write',
          'Microsoft.MachineLearningServices/locations/*/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/deployments/*',
        ],
        notActions: [
          'Microsoft.MachineLearningServices/workspaces/delete',
          'Microsoft.MachineLearningServices/workspaces/write',
          'Microsoft.MachineLearningServices/workspaces/listKeys/action',
          'Microsoft.MachineLearningServices/workspaces/hubs/write',
          'Microsoft.MachineLearningServices/workspaces/hubs/delete',
          'Microsoft.MachineLearningServices/workspaces/featurestores/write',
          'Microsoft.MachineLearningServices/workspaces/featurestores/delete',
          'Microsoft.MachineLearningServices/workspaces/evaluations/results/labels/read',
          'Microsoft.MachineLearningServices/workspaces/evaluations/results/reasonings/read',
          'Microsoft.MachineLearningServices/workspaces/simulations/results/images/read',
        ],
        dataActions: [
          'Microsoft.CognitiveServices/accounts/OpenAI/*',
          'Microsoft.CognitiveServices/accounts/SpeechServices/*',
          'Microsoft.CognitiveServices/accounts/ContentSafety/*',
          'Microsoft.CognitiveServices/accounts/MaaS/*',
        ],
        notDataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes-deployments/write'],
      },
    ],
  },
  'AzureML Compute Operator': {
    id: 'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815',
    permissions: [
      {
        actions: [
          'Microsoft.MachineLearningServices/workspaces/computes/*',
          'Microsoft.MachineLearningServices/workspaces/notebooks/vm/*',
        ],
      },
    ],
  },
  'AzureML Data Scientist': {
    id: 'f6c7c914-8db3-469d-8ca1-694a8f32e121',
    permissions: [
      {
        actions: [
          'Microsoft.MachineLearningServices/workspaces/*/read',
          'Microsoft.MachineLearningServices/workspaces/*/action',
          'Microsoft.MachineLearningServices/workspaces/*/delete',
          'Microsoft.MachineLearningServices/workspaces/*/write',
        ],
        notActions: [
          'Microsoft.MachineLearningServices/workspaces/delete',
          'Microsoft.MachineLearningServices/workspaces/write',
          'Microsoft.MachineLearningServices/workspaces/computes/*/write',
          'Microsoft.MachineLearningServices/workspaces/computes/*/delete',
          'Microsoft.MachineLearningServices/workspaces/computes/listKeys/action',
          'Microsoft.MachineLearningServices/workspaces/listKeys/action',
          'Microsoft.MachineLearningServices/workspaces/hubs/write',
          'Microsoft.MachineLearningServices/workspaces/hubs/delete',
          'Microsoft.MachineLearningServices/workspaces/featurestores/write',
          'Microsoft.MachineLearningServices/workspaces/featurestores/delete',
        ],
      },
    ],
  },
  'Cognitive Services Contributor': {
    id: '25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.CognitiveServices/*',
          'Microsoft.Features/features/read',
          'Microsoft.Features/providers/features/read',
          'Microsoft.Features/providers/features/register/action',
          'Microsoft.Insights/diagnosticSettings/*',
          'Microsoft.Insights/logDefinitions/read',
          'Microsoft.Insights/metricdefinitions/read',
          'Microsoft.Insights/metrics/read',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
        ],
      },
    ],
  },
  'Cognitive Services Data Reader': {
    id: 'b59867f0-fa02-499b-be73-45a86b5b3e1c',
    permissions: [{ dataActions: ['Microsoft.CognitiveServices/*/read'] }],
  },
  'Cognitive Services OpenAI Contributor': {
    id: 'a001fd3d-188f-4b5d-821b-7da978bf7442',
    permissions: [
      {
        actions: [
          'Microsoft.CognitiveServices/*/read',
          'Microsoft.CognitiveServices/accounts/deployments/write',
          'Microsoft.CognitiveServices/accounts/deployments/delete',
          'Microsoft.CognitiveServices/accounts/raiPolicies/read',
          'Microsoft.CognitiveServices/accounts/raiPolicies/write',
          'Microsoft.CognitiveServices/accounts/raiPolicies/delete',
          'Microsoft.CognitiveServices/accounts/commitmentplans/read',
          'Microsoft.CognitiveServices/accounts/commitmentplans/write',
          'Microsoft.CognitiveServices/accounts/commitmentplans/delete',
          'Microsoft.Authorization/roleAssignments/read',
          'Microsoft.Authorization/roleDefinitions/read',
        ],
        dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/*'],
      },
    ],
  },
  'Cognitive Services OpenAI User': {
    id: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    permissions: [
      {
        actions: [
          'Microsoft.CognitiveServices/*/read',
          'Microsoft.Authorization/roleAssignments/read',
          'Microsoft.Authorization/roleDefinitions/read',
        ],
        dataActions: [
          'Microsoft.CognitiveServices/accounts/OpenAI/*/read',
          'Microsoft.CognitiveServices/accounts/OpenAI/engines/completions/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/engines/search/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/engines/generate/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/audio/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/search/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/completions/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/realtime/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/extensions/chat/completions/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/images/generations/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/video/generations/*/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/video/generations/*/delete',
          'Microsoft.CognitiveServices/accounts/OpenAI/assistants/*',
          'Microsoft.CognitiveServices/accounts/OpenAI/responses/*',
        ],
        notDataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/stored-completions/read'],
      },
    ],
  },
  'Cognitive Services Usages Reader': {
    id: 'bba48692-92b0-4667-a9ad-c31c7b334ac2',
    permissions: [{ actions: ['Microsoft.CognitiveServices/locations/usages/read'] }],
  },
  'Cognitive Services User': {
    id: 'a97b65f3-24c7-4388-baec-2e87135dc908',
    permissions: [
      {
        actions: [
          'Microsoft.CognitiveServices/*/read',
          'Microsoft.CognitiveServices/accounts/listkeys/action',
          'Microsoft.Insights/alertRules/read',
          'Microsoft.Insights/diagnosticSettings/read',
          'Microsoft.Insights/logDefinitions/read',
          'Microsoft.Insights/metricdefinitions/read',
          'Microsoft.Insights/metrics/read',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
        ],
        dataActions: ['Microsoft.CognitiveServices/*'],
        notDataActions: [
          'Microsoft.CognitiveServices/accounts/AIServices/agents/endpoints/UserIdentityImpersonation/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes-deployments/write',
          'Microsoft.CognitiveServices/accounts/AIServices/fine_tuning_deployments/write',
        ],
      },
    ],
  },
  'Foundry Account Owner': {
    id: 'e47c6f54-e4a2-4754-9501-8e0985b135e1',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.CognitiveServices/*',
          'Microsoft.Features/features/read',
          'Microsoft.Features/providers/features/read',
          'Microsoft.Features/providers/features/register/action',
          'Microsoft.Insights/diagnosticSettings/*',
          'Microsoft.Insights/logDefinitions/read',
          'Microsoft.Insights/metricdefinitions/read',
          'Microsoft.Insights/metrics/read',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
        ],
        condition: assignsAndRemovesOnly(
          'eed3b665-ab3a-47b6-8f48-c9382fb1dad6',
          '53ca6127-db72-4b80-b1b0-d745d6d5456d',
          '3bc748fc-213d-45c1-8d91-9da5725539b9',
          '2a1e307c-b015-4ebd-883e-5b7698a07328',
          '73c42c96-874c-492b-b04d-ab87d138a893',
        ),
      },
    ],
  },
  'Foundry Owner': {
    id: 'c883944f-8b7b-4483-af10-35834be79c4a',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.AlertsManagement/actionRules/*',
          'Microsoft.AlertsManagement/alerts/*',
          'Microsoft.AlertsManagement/issues/*',
          'Microsoft.AlertsManagement/prometheusRuleGroups/*',
          'Microsoft.AlertsManagement/smartDetectorAlertRules/*',
          'Microsoft.Authorization/*/read',
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.CognitiveServices/*',
          'Microsoft.Insights/activityLogAlerts/*',
          'Microsoft.Insights/metricalerts/*',
          'Microsoft.Insights/scheduledqueryrules/*',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/deployments/operations/read',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
        ],
        dataActions: ['Microsoft.CognitiveServices/*'],
        notDataActions: [
          'Microsoft.CognitiveServices/accounts/AIServices/agents/endpoints/UserIdentityImpersonation/action',
        ],
        condition: assignsAndRemovesOnly(
          'eed3b665-ab3a-47b6-8f48-c9382fb1dad6',
          '53ca6127-db72-4b80-b1b0-d745d6d5456d',
          '3bc748fc-213d-45c1-8d91-9da5725539b9',
          '2a1e307c-b015-4ebd-883e-5b7698a07328',
          '73c42c96-874c-492b-b04d-ab87d138a893',
        ),
      },
    ],
  },
  'Foundry Project Manager': {
    id: 'eadc314b-1a2d-4efa-be10-5d325db5065e',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.CognitiveServices/accounts/*/read',
          'Microsoft.CognitiveServices/accounts/projects/*',
          'Microsoft.CognitiveServices/locations/*/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
        ],
        dataActions: ['Microsoft.CognitiveServices/*'],
        notDataActions: [
          'Microsoft.CognitiveServices/accounts/AIServices/agents/endpoints/UserIdentityImpersonation/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes-deployments/write',
          'Microsoft.CognitiveServices/accounts/AIServices/fine_tuning_deployments/write',
        ],
        condition: assignsAndRemovesOnly(
          'eed3b665-ab3a-47b6-8f48-c9382fb1dad6',
          '53ca6127-db72-4b80-b1b0-d745d6d5456d',
        ),
      },
    ],
  },
  'Foundry User': {
    id: '53ca6127-db72-4b80-b1b0-d745d6d5456d',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.CognitiveServices/*/read',
          'Microsoft.CognitiveServices/accounts/listkeys/action',
          'Microsoft.Insights/alertRules/read',
          'Microsoft.Insights/diagnosticSettings/read',
          'Microsoft.Insights/logDefinitions/read',
          'Microsoft.Insights/metricdefinitions/read',
          'Microsoft.Insights/metrics/read',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/operationresults/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
        ],
        dataActions: ['Microsoft.CognitiveServices/*'],
        notDataActions: [
          'Microsoft.CognitiveServices/accounts/AIServices/agents/endpoints/UserIdentityImpersonation/action',
          'Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes-deployments/write',
          'Microsoft.CognitiveServices/accounts/AIServices/fine_tuning_deployments/write',
        ],
      },
    ],
  },
  'Microsoft Discovery Platform Administrator (Preview)': {
    id: '7a2b6e6c-472e-4b39-8878-a26eb63d75c6',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Discovery/locations/operationStatuses/read',
          'Microsoft.Discovery/checkNameAvailability/action',
          'Microsoft.Discovery/*',
          'Microsoft.Network/virtualNetworks/subnets/read',
          'Microsoft.Network/virtualNetworks/read',
          'Microsoft.Network/virtualNetworks/subnets/join/action',
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
        ],
        dataActions: ['Microsoft.Discovery/*'],
        condition: allOf(
          assignsToServicePrincipalsOnly(
            '4d97b98b-1d4f-4787-a291-c67834d212e7',
            'f1a07417-d97a-45cb-824c-7a7467783830',
            'acdd72a7-3385-48ef-bd42-f606fba81ae7',
            '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
          ),
          removesOnly(
            '4d97b98b-1d4f-4787-a291-c67834d212e7',
            'f1a07417-d97a-45cb-824c-7a7467783830',
            'acdd72a7-3385-48ef-bd42-f606fba81ae7',
            '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
          ),
        ),
      },
    ],
  },
});
