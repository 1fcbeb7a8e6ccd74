import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';

/**
 * Who asks, already authenticated, and in which tenant. A partner's employee acting at a customer has the customer as
 * `tenant` and the partner as `home`. It carries no rights: those are worked out anew for every request.
 */
export interface Caller {
  readonly kind: 'User' | 'ServicePrincipal';
  /** The object id in the home tenant. */
  readonly id: PrincipalId;
  readonly home: TenantId;
  /** The tenant acted in. */
  readonly tenant: TenantId;
  /** How error texts name the caller: the user principal name, or the application id. */
  readonly name: string;
  /** The application through which it comes; `null` for the portal itself. */
  readonly client: Guid | null;
  /** Whether a second factor was shown at sign-in; only then `true`. */
  readonly hasSecondFactor?: boolean;
  /** When the person signed in, where that is known; what asks for a fresh sign-in takes no caller without it. */
  readonly signedInAt?: number;
  /** Set for somebody at home in a managing tenant, who reaches this one by what it delegates and by nothing else. */
  readonly by?: 'delegation';
}

/**
 * Who did something, for the change log. The operator is whoever holds the data directory and works from its machine.
 */
export type Actor =
  | { readonly kind: 'User' | 'ServicePrincipal'; readonly id: PrincipalId; readonly home: TenantId }
  | { readonly kind: 'Operator' };

/** What is known of the request that led to a change; it goes into the change record. */
export interface RequestFacts {
  readonly requestId: Guid;
  readonly correlationId: Guid;
  /** As seen by the server; `null` for work from the machine itself. */
  readonly clientAddress: string | null;
}
