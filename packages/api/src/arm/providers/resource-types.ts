/** A type of resource that is kept as a record with its ARM shape. */
export interface ResourceType {
  readonly namespace: string;
  /** Below the namespace, for example `virtualNetworks/subnets`. */
  readonly type: string;
  /** Newest first. */
  readonly apiVersions: readonly string[];
}

// The types in common use, with the stable api-versions since 2019 or, where there is none as young, the last before
// (https://learn.microsoft.com/azure/templates). A type that is missing here is refused.
const SERVED: readonly {
  readonly namespace: string;
  readonly types: readonly string[];
  readonly versions: string;
}[] = [
  {
    namespace: 'Microsoft.Compute',
    types: ['availabilitySets', 'images', 'virtualMachines', 'virtualMachines/extensions'],
    versions:
      '2026-04-01 2026-03-01 2025-11-01 2025-04-01 2024-11-01 2024-07-01 2024-03-01 2023-09-01 2023-07-01 ' +
      '2023-03-01 2022-11-01 2022-08-01 2022-03-01 2021-11-01 2021-07-01 2021-04-01 2021-03-01 2020-12-01 ' +
      '2020-06-01 2019-12-01 2019-07-01 2019-03-01',
  },
  {
    namespace: 'Microsoft.Compute',
    types: ['disks', 'snapshots'],
    versions:
      '2026-03-02 2025-01-02 2024-03-02 2023-10-02 2023-04-02 2023-01-02 2022-07-02 2022-03-02 2021-12-01 ' +
      '2021-08-01 2021-04-01 2020-12-01 2020-06-30 2020-05-01 2019-11-01 2019-07-01 2019-03-01',
  },
  {
    namespace: 'Microsoft.Compute',
    types: ['sshPublicKeys'],
    versions:
      '2026-04-01 2026-03-01 2025-11-01 2025-04-01 2024-11-01 2024-07-01 2024-03-01 2023-09-01 2023-07-01 ' +
      '2023-03-01 2022-11-01 2022-08-01 2022-03-01 2021-11-01 2021-07-01 2021-04-01 2021-03-01 2020-12-01 ' +
      '2020-06-01 2019-12-01',
  },
  {
    namespace: 'Microsoft.Network',
    types: ['dnsZones'],
    versions: '2018-05-01 2017-10-01 2017-09-01 2016-04-01',
  },
  {
    namespace: 'Microsoft.Network',
    types: [
      'loadBalancers',
      'natGateways',
      'networkInterfaces',
      'networkSecurityGroups',
      'networkSecurityGroups/securityRules',
      'publicIPAddresses',
      'routeTables',
      'virtualNetworks',
      'virtualNetworks/subnets',
    ],
    versions:
      '2025-09-01 2025-07-01 2025-05-01 2025-03-01 2025-01-01 2024-10-01 2024-07-01 2024-05-01 2024-03-01 ' +
      '2024-01-01 2023-11-01 2023-09-01 2023-06-01 2023-05-01 2023-04-01 2023-02-01 2022-11-01 2022-09-01 ' +
      '2022-07-01 2022-05-01 2022-01-01 2021-08-01 2021-05-01 2021-03-01 2021-02-01 2020-11-01 2020-08-01 ' +
      '2020-07-01 2020-06-01 2020-05-01 2020-04-01 2020-03-01 2019-12-01 2019-11-01 2019-09-01 2019-08-01 ' +
      '2019-07-01 2019-06-01 2019-04-01 2019-02-01',
  },
  {
    namespace: 'Microsoft.Network',
    types: ['privateDnsZones'],
    versions: '2024-06-01 2020-06-01 2020-01-01',
  },
  {
    namespace: 'Microsoft.Network',
    types: ['privateEndpoints'],
    versions:
      '2025-09-01 2025-07-01 2025-05-01 2025-03-01 2025-01-01 2024-10-01 2024-07-01 2024-05-01 2024-03-01 ' +
      '2024-01-01 2023-11-01 2023-09-01 2023-06-01 2023-05-01 2023-04-01 2023-02-01 2022-11-01 2022-09-01 ' +
      '2022-07-01 2022-05-01 2022-01-01 2021-08-01 2021-05-01 2021-03-01 2021-02-01 2020-11-01 2020-08-01 ' +
      '2020-07-01 2020-06-01 2020-05-01 2020-04-01 2020-03-01 2019-12-01 2019-11-01 2019-09-01 2019-08-01 ' +
      '2019-07-01 2019-06-01 2019-04-01',
  },
  {
    namespace: 'Microsoft.Storage',
    types: ['storageAccounts'],
    versions:
      '2026-04-01 2025-08-01 2025-06-01 2025-01-01 2024-01-01 2023-05-01 2023-04-01 2023-01-01 2022-09-01 ' +
      '2022-05-01 2021-09-01 2021-08-01 2021-06-01 2021-04-01 2021-02-01 2021-01-01 2019-06-01 2019-04-01',
  },
  {
    namespace: 'Microsoft.KeyVault',
    types: ['vaults'],
    versions: '2026-02-01 2025-05-01 2024-11-01 2023-07-01 2023-02-01 2022-11-01 2022-07-01 2021-10-01 2019-09-01',
  },
  {
    namespace: 'Microsoft.Web',
    types: ['serverfarms', 'sites'],
    versions:
      '2025-03-01 2024-11-01 2024-04-01 2023-12-01 2023-01-01 2022-09-01 2022-03-01 2021-03-01 2021-02-01 ' +
      '2021-01-15 2021-01-01 2020-12-01 2020-10-01 2020-09-01 2020-06-01 2019-08-01',
  },
  {
    namespace: 'Microsoft.Sql',
    types: ['servers', 'servers/databases'],
    versions: '2025-01-01 2023-08-01 2021-11-01',
  },
  {
    namespace: 'Microsoft.ContainerRegistry',
    types: ['registries'],
    versions: '2025-11-01 2025-04-01 2023-07-01 2022-12-01 2021-09-01 2019-05-01',
  },
  {
    namespace: 'Microsoft.ContainerService',
    types: ['managedClusters'],
    versions:
      '2026-05-01 2026-04-01 2026-03-01 2026-02-01 2026-01-01 2025-10-01 2025-09-01 2025-08-01 2025-07-01 ' +
      '2025-05-01 2025-04-01 2025-03-01 2025-02-01 2025-01-01 2024-10-01 2024-09-01 2024-08-01 2024-07-01 ' +
      '2024-05-01 2024-02-01 2024-01-01 2023-11-01 2023-10-01 2023-09-01 2023-08-01 2023-07-01 2023-06-01 ' +
      '2023-05-01 2023-04-01 2023-03-01 2023-02-01 2023-01-01 2022-11-01 2022-09-01 2022-07-01 2022-06-01 ' +
      '2022-04-01 2022-03-01 2022-02-01 2022-01-01 2021-10-01 2021-09-01 2021-08-01 2021-07-01 2021-05-01 ' +
      '2021-03-01 2021-02-01 2020-12-01 2020-11-01 2020-09-01 2020-07-01 2020-06-01 2020-04-01 2020-03-01 ' +
      '2020-02-01 2020-01-01 2019-11-01 2019-10-01 2019-08-01 2019-06-01 2019-04-01 2019-02-01',
  },
  {
    namespace: 'Microsoft.ManagedIdentity',
    types: ['userAssignedIdentities'],
    versions: '2024-11-30 2023-01-31',
  },
  {
    namespace: 'Microsoft.OperationalInsights',
    types: ['workspaces'],
    versions: '2026-03-01 2025-07-01 2025-02-01 2023-09-01 2022-10-01 2021-06-01 2020-10-01 2020-08-01',
  },
  {
    namespace: 'Microsoft.Insights',
    types: ['components'],
    versions: '2020-02-02',
  },
  {
    namespace: 'Microsoft.DocumentDB',
    types: ['databaseAccounts'],
    versions:
      '2026-03-15 2025-10-15 2025-04-15 2024-11-15 2024-08-15 2024-05-15 2023-11-15 2023-09-15 2023-04-15 ' +
      '2023-03-15 2022-11-15 2022-08-15 2022-05-15 2021-10-15 2021-06-15 2021-05-15 2021-04-15 2021-03-15 ' +
      '2021-01-15 2020-09-01 2020-04-01 2020-03-01 2019-12-12 2019-08-01',
  },
  {
    namespace: 'Microsoft.ServiceBus',
    types: ['namespaces'],
    versions: '2026-01-01 2024-01-01 2021-11-01',
  },
  {
    namespace: 'Microsoft.EventHub',
    types: ['namespaces'],
    versions: '2026-01-01 2024-01-01 2021-11-01',
  },
  {
    namespace: 'Microsoft.Automation',
    types: ['automationAccounts'],
    versions: '2024-10-23 2023-11-01 2022-08-08 2021-06-22 2019-06-01',
  },
  {
    namespace: 'Microsoft.RecoveryServices',
    types: ['vaults'],
    versions:
      '2026-07-01 2026-05-01 2026-02-01 2026-01-01 2025-08-01 2025-02-01 2025-01-01 2024-10-01 2024-04-01 ' +
      '2024-02-01 2024-01-01 2023-08-01 2023-06-01 2023-04-01 2023-02-01 2023-01-01 2022-10-01 2022-09-10 ' +
      '2022-08-01 2022-05-01 2022-04-01 2022-03-01 2022-02-01 2022-01-01 2021-12-01 2021-08-01 2021-07-01 ' +
      '2021-06-01 2021-04-01 2021-03-01 2021-02-10 2021-01-01 2020-10-01 2020-02-02',
  },
  {
    namespace: 'Microsoft.Logic',
    types: ['workflows'],
    versions: '2019-05-01',
  },
];

/** Every type of resource that is served, child types after their parents. */
export const RESOURCE_TYPES: readonly ResourceType[] = SERVED.flatMap(({ namespace, types, versions }) =>
  types.map((type) => ({ namespace, type, apiVersions: versions.split(' ') })),
);

const BY_NAME = new Map(RESOURCE_TYPES.map((each) => [`${each.namespace}/${each.type}`.toLowerCase(), each]));

/** Finds a served type by its full name, without case. */
export function findResourceType(name: string): ResourceType | undefined {
  return BY_NAME.get(name.toLowerCase());
}
