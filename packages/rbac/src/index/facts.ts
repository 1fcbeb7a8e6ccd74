import type { DenyAssignment, Guid, RoleAssignment, RoleDefinition, RoleId, Scope } from '../model.ts';
import type { AssignmentPlace } from './assignments.ts';
import type { DenialPlace } from './denials.ts';
import type { Membership } from './memberships.ts';

/** All that deciding needs to know of one tenant, at one revision. */
export interface TenantFacts {
  /** Grows with every change of these facts. */
  readonly revision: number;
  readonly assignments: readonly RoleAssignment[];
  readonly denials: readonly DenyAssignment[];
  /** The tenant's own roles; a role of the whole installation wins over one of the same id. */
  readonly roles: readonly RoleDefinition[];
  /** The management group above a subscription or management group. */
  readonly parents: ReadonlyMap<Scope, Scope>;
  /** Who is in which group, by this tenant's directory. */
  readonly memberships: readonly Membership[];
  /** Other tenants whose directories hold principals that this one names, such as its partners'. */
  readonly homes: readonly Guid[];
}

/** One thing that happened to a tenant's facts. What is removed twice, or was never there, changes nothing. */
export type AccessChange =
  | { readonly kind: 'assignment-added'; readonly assignment: RoleAssignment }
  | { readonly kind: 'assignment-removed'; readonly assignment: AssignmentPlace }
  | { readonly kind: 'denial-added'; readonly denial: DenyAssignment }
  | { readonly kind: 'denial-removed'; readonly denial: DenialPlace }
  | { readonly kind: 'role-put'; readonly role: RoleDefinition }
  | { readonly kind: 'role-removed'; readonly role: RoleId }
  | { readonly kind: 'membership-added'; readonly membership: Membership }
  | { readonly kind: 'membership-removed'; readonly membership: Membership }
  /** `null` puts it directly below the root. */
  | { readonly kind: 'parent-changed'; readonly scope: Scope; readonly parent: Scope | null }
  | { readonly kind: 'home-added'; readonly home: Guid }
  | { readonly kind: 'home-removed'; readonly home: Guid };
