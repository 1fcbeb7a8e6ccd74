import type { Action, Attributes, Decision, Guid, Scope } from '../model.ts';
import type { Operation } from './compiled.ts';

/** A question in the words of a request. */
export interface IndexQuestion {
  /** The tenant whose resources it is about. */
  readonly tenant: string;
  /** The tenant whose directory the principals belong to, where that is another one. */
  readonly home?: string;
  /** Who asks: usually one object id; several count together as one caller. */
  readonly principals: string | readonly string[];
  readonly action: Action;
  /** In any letter case; read as by `parseScope`. */
  readonly scope: string;
  readonly attributes?: Attributes;
}

/** An operation, looked up once for a route. */
export type OperationHandle = Operation;

/** A ground, as `decide` names it. */
export type Ground = Decision['ground'];

/** A decision with its ground by id, enough to find the rows behind it. */
export type IndexDecision =
  | ({ readonly effect: 'allow'; readonly ground: 'role-assignment' } & GroundAssignment)
  | ({ readonly effect: 'deny'; readonly ground: 'condition-not-met' } & GroundAssignment)
  | { readonly effect: 'deny'; readonly ground: 'deny-assignment'; readonly denial: Guid }
  | { readonly effect: 'deny'; readonly ground: 'nothing-grants-it' };

/** The assignment that grants, or would have. */
export interface GroundAssignment {
  readonly assignment: Guid;
  readonly role: Guid;
  readonly scope: Scope;
  /** The caller itself or the group that holds it. */
  readonly holder: Guid;
}
