import type { AccessReviewFailure } from '@mandate/app/access-reviews/reviews';
import type { PutRegistrationFailure } from '@mandate/app/delegations/put-registration';
import type { PutDenyAssignmentFailure } from '@mandate/app/deny-assignments/put-deny-assignment';
import type { AcceptChangeFailure } from '@mandate/app/directory-change/accept-change';
import type { RequestChangeFailure } from '@mandate/app/directory-change/request-change';
import type { PutLockFailure } from '@mandate/app/locks/put-lock';
import type { ChangeHierarchyFailure } from '@mandate/app/management-groups/hierarchy-settings';
import type { PlaceSubscriptionFailure } from '@mandate/app/management-groups/place-subscription';
import type { PutManagementGroupFailure } from '@mandate/app/management-groups/put-management-group';
import type { RemoveManagementGroupFailure } from '@mandate/app/management-groups/remove-management-group';
import type { UnregisterFailure } from '@mandate/app/providers/registration';
import type { PutResourceGroupFailure } from '@mandate/app/resource-groups/put-resource-group';
import type { MoveResourcesFailure } from '@mandate/app/resources/move-resources';
import type { PutResourceFailure } from '@mandate/app/resources/put-resource';
import type { ChangeAlertFailure } from '@mandate/app/role-alerts/change-alert';
import type { AssignRoleFailure } from '@mandate/app/role-assignments/assign-role';
import type { RemoveRoleAssignmentFailure } from '@mandate/app/role-assignments/remove-role-assignment';
import type { PutRoleDefinitionFailure } from '@mandate/app/role-definitions/put-role-definition';
import type { ChangePolicyFailure } from '@mandate/app/role-schedules/policies';
import type { RequestRoleFailure } from '@mandate/app/role-schedules/request-role';
import type { ReviewRequestFailure } from '@mandate/app/role-schedules/review-request';
import type { ChangeSubscriptionFailure } from '@mandate/app/subscriptions/change-subscription';
import type { ProvisionSubscriptionFailure } from '@mandate/app/subscriptions/provision-subscription';
import type { ChangeTagsFailure } from '@mandate/app/tags/change-tags';
import type { TagProblem } from '@mandate/domain/resource-groups';
import type { TenantId } from '@mandate/domain/tenants';
import type { CommonFailure } from '../failures.ts';
import type { RequestClass } from '../throttle.ts';

/** What operations of Azure Resource Manager find wrong with a request that was let through. */
export type ArmRequestFailure =
  | { readonly kind: 'api-version-missing' }
  | { readonly kind: 'api-version-unsupported'; readonly version: string; readonly supported: readonly string[] }
  /** The subscription belongs to a tenant that the caller's home is related to, and the token is for another one. */
  | {
      readonly kind: 'subscription-elsewhere';
      readonly home: TenantId;
      readonly owner: TenantId;
      readonly login: string;
    }
  | { readonly kind: 'subscription-missing' }
  | { readonly kind: 'resource-namespace-unknown'; readonly namespace: string }
  | {
      readonly kind: 'resource-type-unknown';
      readonly namespace: string;
      readonly type: string;
      readonly version: string;
    }
  | {
      readonly kind: 'resource-version-unsupported';
      readonly location: string;
      readonly version: string;
      readonly type: string;
      readonly supported: readonly string[];
    }
  | {
      readonly kind: 'throttled';
      /** `null` for requests beside any subscription. */
      readonly subscription: string | null;
      readonly request: RequestClass;
      readonly limit: number;
      readonly retryAfterSeconds: number;
    }
  | { readonly kind: 'subscription-malformed'; readonly text: string }
  | { readonly kind: 'subscription-not-found'; readonly text: string }
  | { readonly kind: 'role-assignment-name-malformed'; readonly text: string }
  | { readonly kind: 'role-id-malformed'; readonly text: string }
  | { readonly kind: 'principal-id-malformed'; readonly text: string }
  | { readonly kind: 'principal-type-unknown'; readonly text: string }
  | { readonly kind: 'condition-version-unsupported'; readonly version: string | null }
  | { readonly kind: 'role-schedule-malformed'; readonly detail: string }
  | { readonly kind: 'role-schedule-not-found'; readonly type: string; readonly name: string }
  | { readonly kind: 'registration-name-malformed'; readonly text: string }
  | { readonly kind: 'registration-not-found'; readonly type: string; readonly name: string }
  | { readonly kind: 'role-assignment-not-found'; readonly name: string }
  | { readonly kind: 'role-definition-not-found'; readonly name: string }
  | { readonly kind: 'role-definition-name-malformed'; readonly text: string }
  | { readonly kind: 'assignable-scope-malformed'; readonly text: string }
  | { readonly kind: 'denial-name-malformed'; readonly text: string }
  | { readonly kind: 'denial-not-found'; readonly name: string }
  | { readonly kind: 'resource-beside-scope'; readonly resource: string; readonly scope: string }
  | { readonly kind: 'resource-group-not-found'; readonly name: string }
  | { readonly kind: 'resource-group-name-invalid'; readonly name: string }
  | { readonly kind: 'tags-invalid'; readonly problem: TagProblem }
  | { readonly kind: 'billing-scope-invalid'; readonly text: string }
  | { readonly kind: 'graph-query-unsupported'; readonly reason: string }
  | { readonly kind: 'lock-not-found'; readonly name: string }
  | { readonly kind: 'move-malformed'; readonly detail: string }
  | { readonly kind: 'resource-name-invalid'; readonly name: string }
  | { readonly kind: 'events-too-old' }
  | { readonly kind: 'alias-not-found'; readonly name: string }
  | { readonly kind: 'alias-name-invalid'; readonly name: string };

/** Everything that Azure Resource Manager must be able to word. */
export type ArmFailure =
  | CommonFailure
  | ArmRequestFailure
  | AssignRoleFailure
  | RemoveRoleAssignmentFailure
  | RequestRoleFailure
  | PutRegistrationFailure
  | ChangeAlertFailure
  | AccessReviewFailure
  | ReviewRequestFailure
  | ChangePolicyFailure
  | PutRoleDefinitionFailure
  | PutDenyAssignmentFailure
  | PutManagementGroupFailure
  | ChangeHierarchyFailure
  | PutLockFailure
  | UnregisterFailure
  | PutResourceFailure
  | MoveResourcesFailure
  | ChangeTagsFailure
  | RemoveManagementGroupFailure
  | PlaceSubscriptionFailure
  | PutResourceGroupFailure
  | ChangeSubscriptionFailure
  | RequestChangeFailure
  | AcceptChangeFailure
  | ProvisionSubscriptionFailure;
