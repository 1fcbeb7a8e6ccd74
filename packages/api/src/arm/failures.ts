import type { PutResourceGroupFailure } from '@mandate/app/resource-groups/put-resource-group';
import type { AssignRoleFailure } from '@mandate/app/role-assignments/assign-role';
import type { RemoveRoleAssignmentFailure } from '@mandate/app/role-assignments/remove-role-assignment';
import type { ProvisionSubscriptionFailure } from '@mandate/app/subscriptions/provision-subscription';
import type { TagProblem } from '@mandate/domain/resource-groups';
import type { CommonFailure } from '../failures.ts';

/** What operations of Azure Resource Manager find wrong with a request that was let through. */
export type ArmRequestFailure =
  | { readonly kind: 'api-version-missing' }
  | { readonly kind: 'api-version-unsupported'; readonly version: string; readonly supported: readonly string[] }
  | { readonly kind: 'subscription-malformed'; readonly text: string }
  | { readonly kind: 'subscription-not-found'; readonly text: string }
  | { readonly kind: 'role-assignment-name-malformed'; readonly text: string }
  | { readonly kind: 'role-id-malformed'; readonly text: string }
  | { readonly kind: 'principal-id-malformed'; readonly text: string }
  | { readonly kind: 'principal-type-unknown'; readonly text: string }
  | { readonly kind: 'condition-version-unsupported'; readonly version: string | null }
  | { readonly kind: 'role-assignment-not-found'; readonly name: string }
  | { readonly kind: 'role-definition-not-found'; readonly name: string }
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-group-name-invalid'; readonly name: string }
  | { readonly kind: 'tags-invalid'; readonly problem: TagProblem }
  | { readonly kind: 'billing-scope-invalid'; readonly text: string }
  | { readonly kind: 'alias-name-invalid'; readonly name: string };

/** Everything that Azure Resource Manager must be able to word. */
export type ArmFailure =
  | CommonFailure
  | ArmRequestFailure
  | AssignRoleFailure
  | RemoveRoleAssignmentFailure
  | PutResourceGroupFailure
  | ProvisionSubscriptionFailure;
