import type { NamespaceNaming, OperationNaming } from '@mandate/app/ports/operation-names';
import { BUILT_IN_ROLES } from '@mandate/rbac/builtin-roles/all';
import { RESOURCE_TYPES } from './resource-types.ts';

/** One operation that a role can name; the texts are there where an import brought them. */
export type ProviderOperation = Pick<OperationNaming, 'name' | 'isDataAction'> & Partial<OperationNaming>;

/** The operations of one namespace. */
export interface NamespaceOperations {
  /** As most names spell it. */
  readonly namespace: string;
  /** Empty where nobody gave it one. */
  readonly displayName: string;
  readonly typeNames: Readonly<Record<string, string>>;
  readonly operations: readonly ProviderOperation[];
}

// What Mandate itself asks for and no built-in role names letter by letter.
const ASKED_FOR: readonly string[] = [
  ...['roleAssignments', 'roleDefinitions', 'denyAssignments', 'locks'].flatMap((type) =>
    ['read', 'write', 'delete'].map((verb) => `Microsoft.Authorization/${type}/${verb}`),
  ),
  'Microsoft.Authorization/elevateAccess/action',
  ...['roleAssignmentScheduleRequests', 'roleEligibilityScheduleRequests'].flatMap((type) =>
    ['read', 'write', 'cancel/action'].map((verb) => `Microsoft.Authorization/${type}/${verb}`),
  ),
  ...['roleAssignment', 'roleEligibility'].flatMap((kind) =>
    ['Schedules', 'ScheduleInstances'].map((type) => `Microsoft.Authorization/${kind}${type}/read`),
  ),
  ...['roleManagementPolicies', 'roleManagementPolicyAssignments'].flatMap((type) =>
    ['read', 'write', 'delete'].map((verb) => `Microsoft.Authorization/${type}/${verb}`),
  ),
  ...['registrationDefinitions', 'registrationAssignments'].flatMap((type) =>
    ['read', 'write', 'delete'].map((verb) => `Microsoft.ManagedServices/${type}/${verb}`),
  ),
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
 * Azure has about twice as many, which an import can add; roles may name those in any case.
 */
const PROVIDER_OPERATIONS: ReadonlyMap<string, NamespaceOperations> = collect();

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
    const operation = { name: name.trim(), isDataAction };
    const key = keyOf(operation);
    if (!operation.name.includes('*') && !unique.has(key)) unique.set(key, operation);
  }
  const sorted = inOrder(unique.values());
  const groups = Map.groupBy(sorted, ({ name }) => (name.split('/')[0] ?? '').toLowerCase());
  return new Map(
    [...groups].map(([key, operations]) => {
      const namespace = operations[0]?.name.split('/')[0] ?? key;
      return [key, { namespace, displayName: '', typeNames: {}, operations }];
    }),
  );
}

/** Every namespace, with what an import called its operations. */
export function listOperations(imported: readonly NamespaceNaming[]): readonly NamespaceOperations[] {
  const byKey = new Map(imported.map((naming) => [naming.namespace.toLowerCase(), naming]));
  const keys = [...new Set([...PROVIDER_OPERATIONS.keys(), ...byKey.keys()])].sort();
  return keys.flatMap(
    (key) =>
      findOperations(
        key,
        [byKey.get(key)].filter((naming) => naming !== undefined),
      ) ?? [],
  );
}

/** One namespace, with what an import called its operations; `undefined` when neither knows it. */
export function findOperations(
  namespace: string,
  [naming]: readonly NamespaceNaming[],
): NamespaceOperations | undefined {
  const own = PROVIDER_OPERATIONS.get(namespace.toLowerCase());
  if (!own || !naming) return own ?? naming;
  const unique = new Map<string, ProviderOperation>(own.operations.map((operation) => [keyOf(operation), operation]));
  for (const operation of naming.operations) unique.set(keyOf(operation), operation);
  return { ...naming, namespace: own.namespace, operations: inOrder(unique.values()) };
}

// The same name can be an operation on either plane.
function keyOf({ name, isDataAction }: ProviderOperation): string {
  return `${isDataAction} ${name.toLowerCase()}`;
}

function inOrder(operations: Iterable<ProviderOperation>): readonly ProviderOperation[] {
  return [...operations].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
