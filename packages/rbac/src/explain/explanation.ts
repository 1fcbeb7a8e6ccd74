import type { FailedPart } from '../condition/failed-parts.ts';
import type { DenyAssignment, Permission, PrincipalId, RoleAssignment, RoleDefinition } from '../model.ts';

/** Why a decision is what it is, in full: everything that has to go for it to become the other one. */
export type Explanation =
  | {
      readonly effect: 'allow';
      readonly ground: 'role-assignment';
      /** Every grant that would do alone, in the order of the facts. */
      readonly grants: readonly Grant[];
    }
  | {
      readonly effect: 'deny';
      readonly ground: 'deny-assignment';
      readonly denials: readonly Refusal[];
      /** What would be granted without them. */
      readonly grants: readonly Grant[];
    }
  | {
      readonly effect: 'deny';
      readonly ground: 'condition-not-met';
      /** Each grant that only conditions keep back, in the order of the facts. */
      readonly failures: readonly FailedGrant[];
      /** What would refuse it all the same. */
      readonly denials: readonly Refusal[];
    }
  | {
      readonly effect: 'deny';
      readonly ground: 'nothing-grants-it';
      /** What comes nearest to a grant, the nearest first. */
      readonly nearMisses: readonly NearMiss[];
      /** How many near misses were found in all, listed or not. */
      readonly nearMissCount: number;
      /** What would refuse it all the same. */
      readonly denials: readonly Refusal[];
    };

/** One entry of one assigned role that covers the action. */
export interface Grant {
  readonly assignment: RoleAssignment;
  readonly role: RoleDefinition;
  readonly entry: Permission;
  /** From the caller to the principal that holds the assignment. */
  readonly path: readonly PrincipalId[];
  /** The conditions that were looked at, of the entry and of the assignment. */
  readonly conditions: readonly string[];
}

/** A grant with conditions that do not hold. */
export interface FailedGrant extends Grant {
  readonly failed: readonly FailedCondition[];
}

/** Which part of a condition stands in the way, or why the condition cannot be read. */
export type FailedCondition = { readonly holder: 'role' | 'assignment'; readonly condition: string } & (
  | { readonly kind: 'not-met'; readonly parts: readonly FailedPart[] }
  | { readonly kind: 'unreadable'; readonly message: string; readonly position: number }
);

/** A deny assignment that refuses the action. */
export interface Refusal {
  readonly denial: DenyAssignment;
  /** From the caller to the principal that is denied; only the caller when everybody is. */
  readonly path: readonly PrincipalId[];
}

/** An assignment that would grant the action, were it not for its obstacles. Without all of them it does. */
export interface NearMiss {
  readonly assignment: RoleAssignment;
  /** `undefined` when the role's definition is gone. */
  readonly role: RoleDefinition | undefined;
  /** The entry that comes nearest; `undefined` when the role has none. */
  readonly entry: Permission | undefined;
  /** From the caller to the principal that holds it; `undefined` when the caller does not count as that principal. */
  readonly path: readonly PrincipalId[] | undefined;
  readonly obstacles: readonly Obstacle[];
}

/** One thing that keeps an assignment from granting the action. */
export type Obstacle =
  | { readonly kind: 'condition-not-met'; readonly failed: readonly FailedCondition[] }
  /** The entry takes away what it had included, by these of its exclusions. */
  | { readonly kind: 'excluded'; readonly by: readonly string[] }
  /** The entry covers a name of the other plane that reads the same. */
  | { readonly kind: 'other-plane' }
  /** The assignment lies below the scope in question, or beside it. */
  | { readonly kind: 'other-scope'; readonly relation: 'below' | 'beside' }
  /** No entry of the role includes the action on either plane. */
  | { readonly kind: 'not-included' }
  | { readonly kind: 'role-gone' }
  /** The caller is neither the principal nor a member of it. */
  | { readonly kind: 'other-principal' };
