import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { RESOURCE_TYPES } from './resource-types.ts';

/** One operation that a role can name. */
export interface ProviderOperation {
  readonly name: string;
  readonly isDataAction: boolean;
}

/** The operations of one namespace. */
export interface NamespaceOperations {
  /** As most names spell it. */
  readonly namespace: string;
  readonly operations: readonly ProviderOperation[];
}

// What Mandate itself asks for and no built-in role names letter by letter.
const ASKED_FOR: readonly string[] = [
  ...['roleAssignments', 'roleDefinitions', 'denyAssignments', 'locks'].flatMap((type) =>
    ['read', 'write', 'delete'].map((verb) => `Microsoft.Authorization/${type}/${verb}`),
  ),
  'Microsoft.Authorization/elevateAccess/action',
  'Microsoft.Authorization/permissions/read',
  'Microsoft.Authorization/roleAssignmentsUsageMetrics/read',
  'Microsoft.Insights/eventtypes/values/read',
  ...['read', 'write', 'delete'].map((verb) => `Microsoft.Management/managementGroups/${verb}`),
  ...['read', 'write', 'delete'].map((verb) => `Microsoft.Resources/subscriptions/resourceGroups/${verb}`),
  'Microsoft.Resources/subscriptions/resourceGroups/moveResources/action',
  'Microsoft.Resources/providers/read',
  'Microsoft.Resources/subscriptions/read',
  'Microsoft.Resources/subscriptions/locations/read',
  'Microsoft.Resources/subscriptions/resources/read',
  ...['read', 'write', 'delete'].map((verb) => `Microsoft.Resources/tags/${verb}`),
  ...['cancel', 'enable', 'rename'].map((verb) => `Microsoft.Subscription/${verb}/action`),
  ...RESOURCE_TYPES.flatMap(({ namespace, type }) =>
    ['read', 'write', 'delete'].map((verb) => `${namespace}/${type}/${verb}`),
  ),
];

/**
 * What role definitions can name, by namespace: what Mandate asks for, and what built-in roles name without a wildcard.
 * Azure has about twice as many; roles may name those, too.
 */
export const PROVIDER_OPERATIONS: ReadonlyMap<string, NamespaceOperations> = collect();

function collect(): ReadonlyMap<string, NamespaceOperations> {
  const entries = BUILT_IN_ROLES.flatMap(({ permissions }) => permissions);
  const named: readonly ProviderOperation[] = [
    ...ASKED_FOR.map((name) => ({ name, isDataAction: false })),
    ...entries.flatMap((entry) =>
      [...entry.actions, ...entry.notActions].map((name) => ({ name, isDataAction: false })),
    ),
    ...entries.flatMap((entry) =>
      [...entry.dataActions, ...entry.notDataActions].map((name) => ({ name, isDataAction: true })),
    ),
  ];
  const unique = new Map<string, ProviderOperation>();
  for (const { name, isDataAction } of named) {
    const trimmed = name.trim();
    const key = `${isDataAction} ${trimmed.toLowerCase()}`;
    // The same name can be an operation on either plane.
    if (!trimmed.includes('*') && !unique.has(key)) unique.set(key, { name: trimmed, isDataAction });
  }
  const sorted = [...unique.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const groups = Map.groupBy(sorted, ({ name }) => (name.split('/')[0] ?? '').toLowerCase());
  return new Map(
    [...groups].map(([key, operations]) => [key, { namespace: operations[0]?.name.split('/')[0] ?? key, operations }]),
  );
}
