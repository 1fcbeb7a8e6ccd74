import {
  ALIAS_VERSIONS,
  DENY_ASSIGNMENT_VERSIONS,
  LOCK_VERSIONS,
  MANAGEMENT_GROUP_VERSIONS,
  PERMISSION_VERSIONS,
  RESOURCE_GROUP_VERSIONS,
  ROLE_ASSIGNMENT_VERSIONS,
  ROLE_DEFINITION_VERSIONS,
  SUBSCRIPTION_VERSIONS,
} from '../versions.ts';
import { RESOURCE_TYPES } from './resource-types.ts';

/** A type that a provider offers, as lists of providers show it. */
export interface OfferedType {
  readonly type: string;
  readonly apiVersions: readonly string[];
  /** Whether what is made of it lies in a region. */
  readonly hasLocation: boolean;
}

/** A resource provider. */
export interface Provider {
  readonly namespace: string;
  /** Always registered: Resource Manager's own providers. */
  readonly isFree: boolean;
  readonly types: readonly OfferedType[];
}

const own = (namespace: string, types: Readonly<Record<string, readonly string[]>>): Provider => ({
  namespace,
  isFree: true,
  types: Object.entries(types).map(([type, apiVersions]) => ({
    type,
    apiVersions: apiVersions.toReversed(),
    hasLocation: false,
  })),
});

const OWN: readonly Provider[] = [
  own('Microsoft.Authorization', {
    roleAssignments: ROLE_ASSIGNMENT_VERSIONS,
    roleDefinitions: ROLE_DEFINITION_VERSIONS,
    denyAssignments: DENY_ASSIGNMENT_VERSIONS,
    locks: LOCK_VERSIONS,
    permissions: PERMISSION_VERSIONS,
    providerOperations: PERMISSION_VERSIONS,
  }),
  own('Microsoft.Management', { managementGroups: MANAGEMENT_GROUP_VERSIONS }),
  own('Microsoft.Resources', {
    tenants: SUBSCRIPTION_VERSIONS,
    subscriptions: SUBSCRIPTION_VERSIONS,
    resourceGroups: RESOURCE_GROUP_VERSIONS,
    'subscriptions/resourceGroups': RESOURCE_GROUP_VERSIONS,
    tags: RESOURCE_GROUP_VERSIONS,
  }),
  own('Microsoft.ResourceGraph', { resources: ['2019-04-01', '2021-03-01', '2022-10-01', '2024-04-01'] }),
  own('Microsoft.Subscription', { aliases: ALIAS_VERSIONS }),
];

const SERVING = [...new Set(RESOURCE_TYPES.map(({ namespace }) => namespace))].map(
  (namespace): Provider => ({
    namespace,
    isFree: false,
    types: RESOURCE_TYPES.filter((each) => each.namespace === namespace).map(({ type, apiVersions }) => ({
      type,
      apiVersions,
      hasLocation: !type.includes('/'),
    })),
  }),
);

/** Every provider that Mandate serves something of, by name. */
export const PROVIDERS: readonly Provider[] = [...OWN, ...SERVING].sort((one, other) =>
  one.namespace.localeCompare(other.namespace, 'en'),
);

/** Finds a served provider, without case. */
export function findProvider(namespace: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.namespace.toLowerCase() === namespace.toLowerCase());
}
