import { rolesOf, USUAL } from './built-in-role.ts';
import { assignsAndRemovesOnly, assignsToServicePrincipalsOnly } from './conditions.ts';

/** What each built-in role of this category grants: storage. */
export const STORAGE_ROLES = rolesOf('storage', {
  'Avere Contributor': {
    id: '4f8fab4f-1852-4a58-a46a-8eaf358af14a',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Compute/*/read',
          'Microsoft.Compute/availabilitySets/*',
          'Microsoft.Compute/proximityPlacementGroups/*',
          'Microsoft.Compute/virtualMachines/*',
          'Microsoft.Compute/disks/*',
          'Microsoft.Network/*/read',
          'Microsoft.Network/networkInterfaces/*',
          'Microsoft.Network/virtualNetworks/read',
          'Microsoft.Network/virtualNetworks/subnets/read',
          'Microsoft.Network/virtualNetworks/subnets/join/action',
          'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action',
          'Microsoft.Network/networkSecurityGroups/join/action',
          'Microsoft.Storage/*/read',
          'Microsoft.Storage/storageAccounts/*',
          'Microsoft.Resources/subscriptions/resourceGroups/resources/read',
        ],
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
        ],
      },
    ],
  },
  'Azure Container Storage Owner': {
    id: '95de85bd-744d-4664-9dde-11430bc34793',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.ElasticSan/elasticSans/*',
          'Microsoft.ElasticSan/locations/*',
          'Microsoft.ElasticSan/elasticSans/volumeGroups/*',
          'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes/*',
          'Microsoft.ElasticSan/locations/asyncoperations/read',
          'Microsoft.KubernetesConfiguration/extensions/write',
          'Microsoft.KubernetesConfiguration/extensions/read',
          'Microsoft.KubernetesConfiguration/extensions/delete',
          'Microsoft.KubernetesConfiguration/extensions/operations/read',
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Support/*',
        ],
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete'],
        condition: assignsAndRemovesOnly('08d4c71a-cc63-4ce4-a9c8-5dd251b4d619'),
      },
    ],
  },
  'Azure File Sync Administrator': {
    id: '92b92042-07d9-4307-87f7-36a593fc5850',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.StorageSync/register/action',
          'Microsoft.StorageSync/unregister/action',
          'Microsoft.StorageSync/locations/*',
          'Microsoft.StorageSync/deployments/preflight/action',
          'Microsoft.StorageSync/storageSyncServices/*',
          'Microsoft.StorageSync/operations/read',
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Insights/AlertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Storage/storageAccounts/fileServices/shares/read',
          'Microsoft.Storage/storageAccounts/fileServices/read',
          'Microsoft.Support/*',
          'Microsoft.Authorization/*/read',
        ],
        condition: assignsToServicePrincipalsOnly(
          'c12c1c16-33a1-487b-954d-41c89c60f349',
          '69566ab7-960f-475b-8e7c-b3118f30c6bd',
          '17d1049b-9a84-46fb-8f53-869881c3d3ab',
        ),
      },
    ],
  },
  'Data Box Contributor': {
    id: 'add466c9-e687-43fc-8d98-dfcf8d720be5',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Databox/*',
        ],
      },
    ],
  },
  'Data Box Reader': {
    id: '028f4ed7-e2a9-465e-a8f4-9c0ffdfdc027',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Databox/*/read',
          'Microsoft.Databox/jobs/listsecrets/action',
          'Microsoft.Databox/jobs/listcredentials/action',
          'Microsoft.Databox/locations/availableSkus/action',
          'Microsoft.Databox/locations/validateInputs/action',
          'Microsoft.Databox/locations/regionConfiguration/action',
          'Microsoft.Databox/locations/validateAddress/action',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Support/*',
        ],
      },
    ],
  },
  'Reader and Data Access': {
    id: 'c12c1c16-33a1-487b-954d-41c89c60f349',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/listKeys/action',
          'Microsoft.Storage/storageAccounts/ListAccountSas/action',
          'Microsoft.Storage/storageAccounts/read',
        ],
      },
    ],
  },
  'Storage Account Backup Contributor': {
    id: 'e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Authorization/locks/read',
          'Microsoft.Authorization/locks/write',
          'Microsoft.Authorization/locks/delete',
          'Microsoft.Features/features/read',
          'Microsoft.Features/providers/features/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Storage/operations/read',
          'Microsoft.Storage/storageAccounts/objectReplicationPolicies/delete',
          'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
          'Microsoft.Storage/storageAccounts/objectReplicationPolicies/write',
          'Microsoft.Storage/storageAccounts/objectReplicationPolicies/restorePointMarkers/write',
          'Microsoft.Storage/storageAccounts/blobServices/containers/read',
          'Microsoft.Storage/storageAccounts/blobServices/containers/write',
          'Microsoft.Storage/storageAccounts/blobServices/read',
          'Microsoft.Storage/storageAccounts/blobServices/write',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Storage/storageAccounts/restoreBlobRanges/action',
        ],
      },
    ],
  },
  'Storage Account Contributor': {
    id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.Insights/diagnosticSettings/*',
          'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action',
          'Microsoft.ResourceHealth/availabilityStatuses/read',
          'Microsoft.Storage/storageAccounts/*',
        ],
      },
    ],
  },
  'Storage Account Key Operator Service Role': {
    id: '81a9662b-bebf-436f-a333-f67b29880f12',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/listkeys/action',
          'Microsoft.Storage/storageAccounts/regeneratekey/action',
        ],
      },
    ],
  },
  'Storage Actions Task Assignment Contributor': {
    id: '77789c21-1643-48a2-8f27-47f858540b51',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Storage/storageAccounts/reports/read',
          'Microsoft.Storage/storageAccounts/read',
          'Microsoft.Storage/storageAccounts/blobServices/read',
          'Microsoft.Storage/storageAccounts/storageTaskAssignments/read',
          'Microsoft.Storage/storageAccounts/storageTaskAssignments/write',
          'Microsoft.Storage/storageAccounts/storageTaskAssignments/delete',
          'Microsoft.Storage/storageAccounts/storageTaskAssignments/reports/read',
        ],
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete'],
        condition: assignsAndRemovesOnly('4bad4d9e-2a13-4888-94bb-c8432f6f3040'),
      },
    ],
  },
  'Storage Blob Data Contributor': {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/delete',
          'Microsoft.Storage/storageAccounts/blobServices/containers/read',
          'Microsoft.Storage/storageAccounts/blobServices/containers/write',
          'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
        ],
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/move/action',
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action',
        ],
      },
    ],
  },
  'Storage Blob Data Owner': {
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/*',
          'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
        ],
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'],
      },
    ],
  },
  'Storage Blob Data Reader': {
    id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/read',
          'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action',
        ],
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
      },
    ],
  },
  'Storage Blob Delegator': {
    id: 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a',
    permissions: [{ actions: ['Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action'] }],
  },
  'Storage File Backup Contributor': {
    id: 'c8a487a2-c85b-4487-83a1-9f04cde10293',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Authorization/locks/delete',
          'Microsoft.Authorization/locks/write',
          'Microsoft.Storage/storageAccounts/fileServices/read',
          'Microsoft.Storage/storageAccounts/fileServices/shares/delete',
          'Microsoft.Storage/storageAccounts/fileServices/shares/lease/action',
          'Microsoft.Storage/storageAccounts/fileServices/shares/read',
          'Microsoft.Storage/storageAccounts/fileServices/shares/write',
          'Microsoft.Storage/storageAccounts/fileServices/write',
          'Microsoft.Storage/storageAccounts/read',
        ],
        dataActions: [
          'Microsoft.Storage/storageAccounts/fileServices/fileShares/files/read',
          'Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action',
        ],
      },
    ],
  },
  'Storage File Data Privileged Contributor': {
    id: '69566ab7-960f-475b-8e7c-b3118f30c6bd',
    permissions: [
      {
        dataActions: [
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/delete',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/modifypermissions/action',
          'Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action',
          'Microsoft.Storage/storageAccounts/fileServices/writeFileBackupSemantics/action',
        ],
      },
    ],
  },
  'Storage File Data Privileged Reader': {
    id: 'b8eda974-7b85-4f76-af95-65846b26df6d',
    permissions: [
      {
        dataActions: [
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
          'Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action',
        ],
      },
    ],
  },
  'Storage File Data SMB Share Contributor': {
    id: '0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb',
    permissions: [
      {
        dataActions: [
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/delete',
        ],
      },
    ],
  },
  'Storage File Data SMB Share Elevated Contributor': {
    id: 'a7264617-510b-434b-a828-9731dc254ea7',
    permissions: [
      {
        dataActions: [
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/delete',
          'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/modifypermissions/action',
        ],
      },
    ],
  },
  'Storage File Data SMB Share Reader': {
    id: 'aba4ae5f-2193-4029-9191-0cb91df5e314',
    permissions: [{ dataActions: ['Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read'] }],
  },
  'Storage Queue Data Contributor': {
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/queueServices/queues/delete',
          'Microsoft.Storage/storageAccounts/queueServices/queues/read',
          'Microsoft.Storage/storageAccounts/queueServices/queues/write',
        ],
        dataActions: [
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/delete',
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read',
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/write',
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action',
        ],
      },
    ],
  },
  'Storage Queue Data Message Processor': {
    id: '8a0f0c08-91a1-4084-bc3d-661d67233fed',
    permissions: [
      {
        dataActions: [
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read',
          'Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action',
        ],
      },
    ],
  },
  'Storage Queue Data Message Sender': {
    id: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a',
    permissions: [{ dataActions: ['Microsoft.Storage/storageAccounts/queueServices/queues/messages/add/action'] }],
  },
  'Storage Queue Data Reader': {
    id: '19e7f393-937e-4f77-808e-94535e297925',
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/queueServices/queues/read'],
        dataActions: ['Microsoft.Storage/storageAccounts/queueServices/queues/messages/read'],
      },
    ],
  },
  'Storage Table Data Contributor': {
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/read',
          'Microsoft.Storage/storageAccounts/tableServices/tables/write',
          'Microsoft.Storage/storageAccounts/tableServices/tables/delete',
        ],
        dataActions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/read',
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/write',
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/delete',
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action',
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/update/action',
        ],
      },
    ],
  },
  'Storage Table Data Reader': {
    id: '76199698-9eea-4c19-bc75-cec21354c6b6',
    permissions: [
      {
        actions: ['Microsoft.Storage/storageAccounts/tableServices/tables/read'],
        dataActions: ['Microsoft.Storage/storageAccounts/tableServices/tables/entities/read'],
      },
    ],
  },
});
