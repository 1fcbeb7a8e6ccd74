import { rolesOf, USUAL } from './built-in-role.ts';
import { assignsOnly, requestNames, resourceNames } from './conditions.ts';

/** What each built-in role of this category grants: internet of things. */
export const INTERNET_OF_THINGS_ROLES = rolesOf('internet-of-things', {
  'Azure Digital Twins Data Owner': {
    id: 'bcd981a7-7f74-457b-83e1-cceb9e632ffe',
    permissions: [
      {
        dataActions: [
          'Microsoft.DigitalTwins/digitaltwins/*',
          'Microsoft.DigitalTwins/digitaltwins/commands/*',
          'Microsoft.DigitalTwins/digitaltwins/relationships/*',
          'Microsoft.DigitalTwins/eventroutes/*',
          'Microsoft.DigitalTwins/jobs/*',
          'Microsoft.DigitalTwins/models/*',
          'Microsoft.DigitalTwins/query/*',
        ],
      },
    ],
  },
  'Azure Digital Twins Data Reader': {
    id: 'd57506d4-4c8d-48b1-8587-93c323f6a5a3',
    permissions: [
      {
        dataActions: [
          'Microsoft.DigitalTwins/digitaltwins/read',
          'Microsoft.DigitalTwins/digitaltwins/relationships/read',
          'Microsoft.DigitalTwins/eventroutes/read',
          'Microsoft.DigitalTwins/jobs/import/read',
          'Microsoft.DigitalTwins/jobs/imports/read',
          'Microsoft.DigitalTwins/jobs/deletions/read',
          'Microsoft.DigitalTwins/models/read',
          'Microsoft.DigitalTwins/query/action',
        ],
      },
    ],
  },
  'Azure IoT Operations Onboarding': {
    id: '7b7c71ed-33fa-4ed2-a91a-e56d5da260b5',
    privileged: true,
    permissions: [
      {
        actions: [
          'Microsoft.IoTOperations/*',
          'Microsoft.DeviceRegistry/register/action',
          'Microsoft.DeviceRegistry/schemaRegistries/read',
          'Microsoft.DeviceRegistry/schemaRegistries/write',
          'Microsoft.Authorization/*/read',
          'Microsoft.Authorization/roleAssignments/write',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.Resources/deployments/*',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Edge/sites/read',
        ],
        condition: assignsOnly('ba92f5b4-2d11-453d-a403-e96b0029c9fe', '12675fd7-7f59-493f-9201-f7944860a2f1'),
      },
    ],
  },
  'Azure Sphere Owner': {
    id: '5a382001-fe36-41ff-bba4-8bf06bd54da9',
    privileged: true,
    permissions: [
      {
        actions: [
          ...USUAL,
          'Microsoft.AzureSphere/*',
          'Microsoft.Resources/subscriptions/read',
          'Microsoft.Management/managementGroups/read',
          'Microsoft.Insights/DiagnosticSettings/*',
          'Microsoft.Insights/DiagnosticSettingsCategories/Read',
        ],
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/write'],
        condition: requestNames(
          '8b9dfcab-4b77-4632-a6df-94bd07820648',
          'c8ae6279-5a0b-4cb2-b3f0-d4d62845742c',
          '6d994134-994b-4a59-9974-f479f0b227fb',
          '5a382001-fe36-41ff-bba4-8bf06bd54da9',
          '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
          '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
        ),
      },
      {
        actions: ['Microsoft.Authorization/roleAssignments/delete'],
        condition: resourceNames(
          '8b9dfcab-4b77-4632-a6df-94bd07820648',
          'c8ae6279-5a0b-4cb2-b3f0-d4d62845742c',
          '6d994134-994b-4a59-9974-f479f0b227fb',
          '5a382001-fe36-41ff-bba4-8bf06bd54da9',
          '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
          '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
        ),
      },
    ],
  },
  'Device Update Administrator': {
    id: '02ca0879-e8e4-47a5-a61e-5c618b76e64a',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.DeviceUpdate/accounts/read',
          'Microsoft.DeviceUpdate/accounts/instances/read',
        ],
        dataActions: [
          'Microsoft.DeviceUpdate/accounts/instances/updates/read',
          'Microsoft.DeviceUpdate/accounts/instances/updates/write',
          'Microsoft.DeviceUpdate/accounts/instances/updates/delete',
          'Microsoft.DeviceUpdate/accounts/instances/management/read',
          'Microsoft.DeviceUpdate/accounts/instances/management/write',
          'Microsoft.DeviceUpdate/accounts/instances/management/delete',
        ],
      },
    ],
  },
  'Device Update Reader': {
    id: 'e9dba6fb-3d52-4cf0-bce3-f06ce71b9e0f',
    permissions: [
      {
        actions: [
          'Microsoft.Authorization/*/read',
          'Microsoft.Resources/subscriptions/resourceGroups/read',
          'Microsoft.Support/*',
          'Microsoft.Insights/alertRules/*',
          'Microsoft.DeviceUpdate/accounts/read',
          'Microsoft.DeviceUpdate/accounts/instances/read',
        ],
        dataActions: [
          'Microsoft.DeviceUpdate/accounts/instances/updates/read',
          'Microsoft.DeviceUpdate/accounts/instances/management/read',
        ],
      },
    ],
  },
  'IoT Hub Data Contributor': {
    id: '4fc6c259-987e-4a07-842e-c321cc9d413f',
    permissions: [{ dataActions: ['Microsoft.Devices/IotHubs/*'] }],
  },
  'IoT Hub Data Reader': {
    id: 'b447c946-2db7-41ec-983d-d8bf3b1c77e3',
    permissions: [
      {
        dataActions: ['Microsoft.Devices/IotHubs/*/read', 'Microsoft.Devices/IotHubs/fileUpload/notifications/action'],
      },
    ],
  },
});
