import { rolesOf, USUAL } from './built-in-role.ts';
import { assignsAndRemovesOnly, requestNames, resourceNames } from './conditions.ts';

/** What each built-in role of this category grants: security. */
export const SECURITY_ROLES = rolesOf('security', {
  'Attestation Contributor': {
    id: 'bbf86eb8-f7b4-4cce-96e4-18cddf81d86e',
    permissions: [
      {
        actions: [
          'Microsoft.Attestation/attestationProviders/attestation/read',
          'Microsoft.Attestation/attestationProviders/attestation/write',
          'Microsoft.Attestation/attestationProviders/attestation/delete',
        ],
      },
    ],
  },
  'Attestation Reader': {
    id: 'fd1bd22b-8476-40bc-a0bc-69b95687b9f3',
    permissions: [
      {
        actions: [
          'Microsoft.Attestation/attestationProviders/attestation/read',
          'Microsoft.Attestation/attestationProviders/read',
        ],
      },
    ],
  },
  'Defender CSPM Storage Scanner Operator': {
    id: '8480c0f0-4509-4229-9339-7c10018cb8c4',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/write',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Support/*',
          'Microsoft.Security/datascanners/read',
          'Microsoft.Security/datascanners/write',
          'Microsoft.Security/dataScanners/delete',
        ],
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/write'],
        condition: requestNames(
          '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
          'b8eda974-7b85-4f76-af95-65846b26df6d',
          '0b6ca2e8-2cdc-4bd6-b896-aa3d8c21fc35',
        ),
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/delete'],
        condition: resourceNames(
          '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
          'b8eda974-7b85-4f76-af95-65846b26df6d',
          '0b6ca2e8-2cdc-4bd6-b896-aa3d8c21fc35',
        ),
      },
    ],
  },
  'Defender for Storage Scanner Operator': {
    id: '0f641de8-0b88-4198-bdef-bd8b45ceba96',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Security/defenderforstoragesettings/read',
          'Microsoft.Security/defenderforstoragesettings/write',
          'Microsoft.Security/advancedThreatProtectionSettings/read',
          'Microsoft.Security/advancedThreatProtectionSettings/write',
          'Microsoft.Security/datascanners/read',
          'Microsoft.Security/datascanners/write',
          'Microsoft.Security/dataScanners/delete',
          'Microsoft.Storage/storageAccounts/write',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.EventGrid/topics/read',
          'Microsoft.EventGrid/eventSubscriptions/read',
          'Microsoft.EventGrid/eventSubscriptions/write',
          'Microsoft.EventGrid/eventSubscriptions/delete',
          'Microsoft.Storage/storageAccounts/blobServices/read',
          'Microsoft.Storage/storageAccounts/blobServices/write',
        ],
        condition: assignsAndRemovesOnly(
          '1e7ca9b1-60d1-4db8-a914-f2ca1ff27c40',
          'd5a91429-5739-47e2-a06b-3470a27159e7',
          'cd50fd1f-0421-46f2-8cce-afc587dbcc77',
          'c6c9b2d8-9a5e-4122-85e1-81612a046ab2',
        ),
      },
    ],
  },
  'Defender Servers P1': {
    id: '78b19ac9-582c-44d8-9e11-733ae424ad83',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.OperationalInsights/workspaces/read',
          'Microsoft.OperationsManagement/solutions/read',
          'Microsoft.Compute/virtualMachines/read',
          'Microsoft.HybridCompute/machines/read',
          'Microsoft.Compute/virtualMachines/extensions/read',
          'Microsoft.Compute/virtualMachines/extensions/write',
          'Microsoft.HybridCompute/machines/extensions/write',
          'Microsoft.HybridCompute/machines/extensions/delete',
          'Microsoft.HybridCompute/machines/extensions/read',
          'Microsoft.Compute/virtualMachines/extensions/delete',
        ],
      },
    ],
  },
  'Defender Servers P2': {
    id: '1dc24dd8-b00e-4344-837c-58b193cd23c7',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Compute/virtualMachines/read',
          'Microsoft.Network/loadBalancers/read',
          'Microsoft.Network/networkSecurityGroups/read',
          'Microsoft.Network/networkSecurityGroups/write',
          'Microsoft.Network/azureFirewalls/read',
          'Microsoft.Network/azureFirewalls/write',
          'Microsoft.Network/virtualNetworks/read',
          'Microsoft.Network/networkInterfaces/read',
          'Microsoft.Network/publicIPAddresses/read',
          'Microsoft.Network/routeTables/read',
          'Microsoft.HybridCompute/machines/read',
          'Microsoft.OperationalInsights/workspaces/read',
          'Microsoft.OperationsManagement/solutions/read',
          'Microsoft.Compute/virtualMachines/extensions/read',
          'Microsoft.Compute/virtualMachines/extensions/write',
          'Microsoft.HybridCompute/machines/extensions/write',
          'Microsoft.HybridCompute/machines/extensions/delete',
          'Microsoft.HybridCompute/machines/extensions/read',
          'Microsoft.Compute/virtualMachines/extensions/delete',
        ],
      },
    ],
  },
  'Defender SQL Servers On Machines': {
    id: 'd9468a2b-1820-47e1-a40e-d2b7fba1879a',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Compute/virtualMachines/extensions/delete',
          'Microsoft.Compute/virtualMachines/extensions/read',
          'Microsoft.Compute/virtualMachines/extensions/write',
          'Microsoft.Compute/virtualMachines/instanceView/read',
          'Microsoft.Compute/virtualMachines/read',
          'Microsoft.HybridCompute/machines/read',
          'Microsoft.HybridCompute/machines/extensions/write',
          'Microsoft.HybridCompute/machines/extensions/delete',
          'Microsoft.HybridCompute/machines/extensions/read',
          'Microsoft.Compute/virtualMachines/write',
        ],
      },
    ],
  },
  'Key Vault Administrator': {
    id: '00482a5a-887f-4fb3-b363-3b7fe8e74483',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.KeyVault/checkNameAvailability/read',
          'Microsoft.KeyVault/deletedVaults/read',
          'Microsoft.KeyVault/locations/*/read',
          'Microsoft.KeyVault/vaults/*/read',
          'Microsoft.KeyVault/operations/read',
        ],
        dataActions: ['Microsoft.KeyVault/vaults/*'],
      },
    ],
  },
  'Key Vault Certificate User': {
    id: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
    permissions: [
      {
        dataActions: [
          'Microsoft.KeyVault/vaults/certificates/read',
          'Microsoft.KeyVault/vaults/secrets/getSecret/action',
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
          'Microsoft.KeyVault/vaults/keys/read',
        ],
      },
    ],
  },
  'Key Vault Certificates Officer': {
    id: 'a4417e6f-fecd-4de8-b567-7b0420556985',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.KeyVault/checkNameAvailability/read',
          'Microsoft.KeyVault/deletedVaults/read',
          'Microsoft.KeyVault/locations/*/read',
          'Microsoft.KeyVault/vaults/*/read',
          'Microsoft.KeyVault/operations/read',
        ],
        dataActions: [
          'Microsoft.KeyVault/vaults/certificatecas/*',
          'Microsoft.KeyVault/vaults/certificates/*',
          'Microsoft.KeyVault/vaults/certificatecontacts/write',
        ],
      },
    ],
  },
  'Key Vault Contributor': {
    id: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
    permissions: [
      {
        actions: [...USUAL, 'Microsoft.KeyVault/*'],
        notActions: [
          'Microsoft.KeyVault/locations/deletedVaults/purge/action',
          'Microsoft.KeyVault/hsmPools/*',
          'Microsoft.KeyVault/managedHsms/*',
        ],
      },
    ],
  },
  'Key Vault Crypto Officer': {
    id: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.KeyVault/checkNameAvailability/read',
          'Microsoft.KeyVault/deletedVaults/read',
          'Microsoft.KeyVault/locations/*/read',
          'Microsoft.KeyVault/vaults/*/read',
          'Microsoft.KeyVault/operations/read',
        ],
        dataActions: ['Microsoft.KeyVault/vaults/keys/*', 'Microsoft.KeyVault/vaults/keyrotationpolicies/*'],
      },
    ],
  },
  'Key Vault Crypto Service Encryption User': {
    id: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
    permissions: [
      {
        actions: [
          'Microsoft.EventGrid/eventSubscriptions/write',
          'Microsoft.EventGrid/eventSubscriptions/read',
          'Microsoft.EventGrid/eventSubscriptions/delete',
        ],
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read',
          'Microsoft.KeyVault/vaults/keys/wrap/action',
          'Microsoft.KeyVault/vaults/keys/unwrap/action',
        ],
      },
    ],
  },
  'Key Vault Crypto User': {
    id: '12338af0-0e69-4776-bea7-57ae8d297424',
    permissions: [
      {
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read',
          'Microsoft.KeyVault/vaults/keys/update/action',
          'Microsoft.KeyVault/vaults/keys/backup/action',
          'Microsoft.KeyVault/vaults/keys/encrypt/action',
          'Microsoft.KeyVault/vaults/keys/decrypt/action',
          'Microsoft.KeyVault/vaults/keys/wrap/action',
          'Microsoft.KeyVault/vaults/keys/unwrap/action',
          'Microsoft.KeyVault/vaults/keys/sign/action',
          'Microsoft.KeyVault/vaults/keys/verify/action',
        ],
      },
    ],
  },
  'Key Vault Data Access Administrator': {
    id: '8b54135c-b56d-4d72-a534-26097cfdc8d8',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Authorization/roleAssignments/delete',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.Support/*',
          'Microsoft.KeyVault/vaults/*/read',
        ],
        condition: assignsAndRemovesOnly(
          '00482a5a-887f-4fb3-b363-3b7fe8e74483',
          'a4417e6f-fecd-4de8-b567-7b0420556985',
          '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
          'e147488a-f6f5-4113-8e2d-b22465e65bf6',
          '12338af0-0e69-4776-bea7-57ae8d297424',
          '21090545-7ca7-4776-b22c-e363652d74d2',
          'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
          '4633458b-17de-408a-b874-0445c86b69e6',
        ),
      },
    ],
  },
  'Key Vault Reader': {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.KeyVault/checkNameAvailability/read',
          'Microsoft.KeyVault/deletedVaults/read',
          'Microsoft.KeyVault/locations/*/read',
          'Microsoft.KeyVault/vaults/*/read',
          'Microsoft.KeyVault/operations/read',
        ],
        dataActions: ['Microsoft.KeyVault/vaults/*/read', 'Microsoft.KeyVault/vaults/secrets/readMetadata/action'],
      },
    ],
  },
  'Key Vault Secrets Officer': {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.KeyVault/checkNameAvailability/read',
          'Microsoft.KeyVault/deletedVaults/read',
          'Microsoft.KeyVault/locations/*/read',
          'Microsoft.KeyVault/vaults/*/read',
          'Microsoft.KeyVault/operations/read',
        ],
        dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
      },
    ],
  },
  'Key Vault Secrets User': {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    permissions: [
      {
        dataActions: [
          'Microsoft.KeyVault/vaults/secrets/getSecret/action',
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
        ],
      },
    ],
  },
  'Managed HSM contributor': {
    id: '18500a29-7fe2-46b2-a342-b16a415e101d',
    permissions: [
      {
        actions: [
          'Microsoft.KeyVault/managedHSMs/*',
          'Microsoft.KeyVault/deletedManagedHsms/read',
          'Microsoft.KeyVault/locations/deletedManagedHsms/read',
          'Microsoft.KeyVault/locations/deletedManagedHsms/purge/action',
          'Microsoft.KeyVault/locations/managedHsmOperationResults/read',
        ],
      },
    ],
  },
  'Microsoft Sentinel Contributor': {
    id: 'ab8e14d6-4a74-4a29-9ba8-549422addade',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.SecurityInsights/*',
          'Microsoft.OperationalInsights/workspaces/analytics/query/action',
          'Microsoft.OperationalInsights/workspaces/*/read',
          'Microsoft.OperationalInsights/workspaces/savedSearches/*',
          'Microsoft.OperationsManagement/solutions/read',
          'Microsoft.OperationalInsights/workspaces/query/read',
          'Microsoft.OperationalInsights/workspaces/query/*/read',
          'Microsoft.OperationalInsights/workspaces/dataSources/read',
          'Microsoft.OperationalInsights/querypacks/*/read',
          'Microsoft.Insights/workbooks/*',
          'Microsoft.Insights/myworkbooks/read',
        ],
        notActions: [
          'Microsoft.SecurityInsights/ConfidentialWatchlists/*',
          'Microsoft.OperationalInsights/workspaces/query/ConfidentialWatchlist/*',
        ],
      },
    ],
  },
  'Microsoft Sentinel Reader': {
    id: '8d289c81-5878-46d4-8554-54e1e3d8b5cb',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.SecurityInsights/*/read',
          'Microsoft.SecurityInsights/dataConnectorsCheckRequirements/action',
          'Microsoft.SecurityInsights/threatIntelligence/indicators/query/action',
          'Microsoft.SecurityInsights/threatIntelligence/queryIndicators/action',
          'Microsoft.OperationalInsights/workspaces/analytics/query/action',
          'Microsoft.OperationalInsights/workspaces/*/read',
          'Microsoft.OperationalInsights/workspaces/LinkedServices/read',
          'Microsoft.OperationalInsights/workspaces/savedSearches/read',
          'Microsoft.OperationsManagement/solutions/read',
          'Microsoft.OperationalInsights/workspaces/query/read',
          'Microsoft.OperationalInsights/workspaces/query/*/read',
          'Microsoft.OperationalInsights/querypacks/*/read',
          'Microsoft.OperationalInsights/workspaces/dataSources/read',
          'Microsoft.Insights/workbooks/read',
          'Microsoft.Insights/myworkbooks/read',
          'Microsoft.Resources/templateSpecs/*/read',
        ],
        notActions: [
          'Microsoft.SecurityInsights/ConfidentialWatchlists/*',
          'Microsoft.OperationalInsights/workspaces/query/ConfidentialWatchlist/*',
        ],
      },
    ],
  },
  'Microsoft Sentinel Responder': {
    id: '3e150937-b8fe-4cfb-8069-0eaf05ecd056',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.SecurityInsights/*/read',
          'Microsoft.SecurityInsights/dataConnectorsCheckRequirements/action',
          'Microsoft.SecurityInsights/automationRules/*',
          'Microsoft.SecurityInsights/cases/*',
          'Microsoft.SecurityInsights/incidents/*',
          'Microsoft.SecurityInsights/entities/runPlaybook/action',
          'Microsoft.SecurityInsights/threatIntelligence/indicators/appendTags/action',
          'Microsoft.SecurityInsights/threatIntelligence/indicators/query/action',
          'Microsoft.SecurityInsights/threatIntelligence/bulkTag/action',
          'Microsoft.SecurityInsights/threatIntelligence/indicators/replaceTags/action',
          'Microsoft.SecurityInsights/threatIntelligence/queryIndicators/action',
          'Microsoft.SecurityInsights/businessApplicationAgents/systems/undoAction/action',
          'Microsoft.OperationalInsights/workspaces/analytics/query/action',
          'Microsoft.OperationalInsights/workspaces/*/read',
          'Microsoft.OperationalInsights/workspaces/dataSources/read',
          'Microsoft.OperationalInsights/workspaces/savedSearches/read',
          'Microsoft.OperationsManagement/solutions/read',
          'Microsoft.OperationalInsights/workspaces/query/read',
          'Microsoft.OperationalInsights/workspaces/query/*/read',
          'Microsoft.OperationalInsights/querypacks/*/read',
          'Microsoft.Insights/workbooks/read',
          'Microsoft.Insights/myworkbooks/read',
        ],
        notActions: [
          'Microsoft.SecurityInsights/cases/*/Delete',
          'Microsoft.SecurityInsights/incidents/*/Delete',
          'Microsoft.SecurityInsights/ConfidentialWatchlists/*',
          'Microsoft.OperationalInsights/workspaces/query/ConfidentialWatchlist/*',
        ],
      },
    ],
  },
  'Security Admin': {
    id: 'fb1c8493-542b-48eb-b624-b4c8fea62acd',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Authorization/policyAssignments/*',
          'Microsoft.Authorization/policyDefinitions/*',
          'Microsoft.Authorization/policyExemptions/*',
          'Microsoft.Authorization/policySetDefinitions/*',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.operationalInsights/workspaces/*/read',
          'Microsoft.Security/*',
          'Microsoft.IoTSecurity/*',
          'Microsoft.IoTFirmwareDefense/*',
        ],
      },
    ],
  },
  'Security Assessment Contributor': {
    id: '612c2aa1-cb24-443b-ac28-3ab7272de6f5',
    permissions: [{ actions: ['Microsoft.Security/assessments/write'] }],
  },
  'Security Reader': {
    id: '39bc4728-0917-49c7-9d2c-d95423bc2eb4',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/read',
          'Microsoft.operationalInsights/workspaces/*/read',
          'Microsoft.Resources/deployments/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Security/*/read',
          'Microsoft.IoTSecurity/*/read',
          'Microsoft.Support/*/read',
          'Microsoft.Security/iotDefenderSettings/packageDownloads/action',
          'Microsoft.Security/iotDefenderSettings/downloadManagerActivation/action',
          'Microsoft.Security/iotSensors/downloadResetPassword/action',
          'Microsoft.IoTSecurity/defenderSettings/packageDownloads/action',
          'Microsoft.IoTSecurity/defenderSettings/downloadManagerActivation/action',
          'Microsoft.Management/managementGroups/read',
        ],
      },
    ],
  },
});
