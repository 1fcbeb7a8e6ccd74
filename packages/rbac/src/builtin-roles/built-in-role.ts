import type { Permission, RoleDefinition } from '../model.ts';
import { ROOT } from '../scope.ts';
import { roleId } from './well-known.ts';

/** Where a reader would look for a role. Ours, not Azure's: Azure sorts by page of its documentation. */
export type RoleCategory =
  | 'privileged'
  | 'general'
  | 'compute'
  | 'networking'
  | 'storage'
  | 'web-and-mobile'
  | 'containers'
  | 'databases'
  | 'analytics'
  | 'ai-and-machine-learning'
  | 'internet-of-things'
  | 'mixed-reality'
  | 'integration'
  | 'identity'
  | 'security'
  | 'devops'
  | 'monitor'
  | 'management-and-governance'
  | 'hybrid-and-multicloud'
  | 'migration'
  | 'other';

/** A role that every tenant has from the start, with what helps a person to choose it. */
export interface BuiltInRole extends RoleDefinition {
  readonly kind: 'BuiltInRole';
  readonly category: RoleCategory;
  /** Whether it can hand out rights, or reach so much that a list of roles should warn. Decides nothing. */
  readonly privileged: boolean;
}

/** What a fact file says of a role; an absent list is empty, no permissions are one entry that grants nothing. */
interface Facts {
  readonly privileged?: true;
  readonly permissions: readonly Partial<Permission>[];
}

/** What most roles of a service bring beside it: seeing rights, deploying, alert rules, support tickets. */
export const USUAL = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*',
] as const;

/** Makes the built-in roles of one category from their facts; throws when an id is no GUID. */
export function rolesOf(category: RoleCategory, facts: Readonly<Record<string, Facts & { id: string }>>) {
  return Object.entries(facts).map(
    ([name, { id, privileged = false, permissions }]): BuiltInRole => ({
      id: roleId(id),
      name,
      kind: 'BuiltInRole',
      category,
      privileged,
      permissions: permissions.map((entry) => ({ ...NOTHING, ...entry })),
      assignableScopes: [ROOT],
    }),
  );
}

const NOTHING: Permission = { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null };
