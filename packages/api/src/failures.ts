import type { AccessSnapshot } from '@mandate/app/access';
import type { PartnerPermission } from '@mandate/domain/partner-roles';
import type { Decision } from '@mandate/rbac/model';
import type { AuthenticationFailure } from './wire.ts';

/** What the front door itself refuses, before or around an operation. */
export type FrontDoorFailure =
  | { readonly kind: 'malformed-path'; readonly path: string }
  | { readonly kind: 'not-implemented'; readonly method: string; readonly path: string }
  | { readonly kind: 'method-not-allowed'; readonly method: string; readonly path: string }
  | { readonly kind: 'body-malformed'; readonly detail: string }
  | { readonly kind: 'body-unsupported'; readonly contentType: string }
  | { readonly kind: 'body-too-large'; readonly limitBytes: number }
  | { readonly kind: 'scope-malformed'; readonly text: string }
  /** The caller is no longer there, is disabled, or may not be in this tenant (any more). */
  | { readonly kind: 'caller-gone' }
  | { readonly kind: 'entry-refused'; readonly access: AccessSnapshot }
  | {
      readonly kind: 'access-refused';
      readonly access: AccessSnapshot;
      readonly action: string;
      readonly scopeText: string;
      readonly decision: Extract<Decision, { effect: 'deny' }>;
    }
  | { readonly kind: 'directory-refused' }
  | { readonly kind: 'partner-refused'; readonly permission: PartnerPermission }
  | { readonly kind: 'home-member-refused' }
  /** The caller may do it, but has to sign in again first. */
  | { readonly kind: 'fresh-sign-in-required' }
  /** What was decided on kept moving while the request tried to commit. */
  | { readonly kind: 'contended' }
  /** A bug or an outage on our side; the reply carries nothing of it. */
  | { readonly kind: 'internal' };

/** What a list finds wrong with its query. */
export type ListFailure =
  | { readonly kind: 'filter-unsupported'; readonly filter: string }
  | { readonly kind: 'query-option-unsupported'; readonly option: string }
  | { readonly kind: 'page-mark-invalid' };

/** What can go wrong on every surface, whatever the operation. */
export type CommonFailure = AuthenticationFailure | FrontDoorFailure | ListFailure;

/** A table with one row for every kind of failure of a surface; a kind without a row does not compile. */
export type FailureTable<Failure extends { readonly kind: string }, Row> = {
  readonly [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>) => Row;
};

/** Looks a failure up in a table. */
export function rowOf<Failure extends { readonly kind: string }, Row>(
  table: FailureTable<Failure, Row>,
  failure: Failure,
): Row {
  // The table has a row of exactly this kind by its type; TypeScript cannot pair the two across the index.
  return (table[failure.kind as Failure['kind']] as (failure: Failure) => Row)(failure);
}
