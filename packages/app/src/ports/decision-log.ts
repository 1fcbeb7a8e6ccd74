import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { RequestFacts } from '../caller.ts';
import type { Recordable } from './change-log.ts';

/** Where refusals go: batched and rate-limited, outside the change log. Never throws and never delays a reply. */
export interface DecisionLog {
  refused(refusal: Refusal): void;
}

/** That somebody was not allowed something. */
export interface Refusal {
  readonly at: number;
  readonly caller: { readonly id: PrincipalId; readonly home: TenantId };
  /** Where it was asked. */
  readonly tenant: TenantId;
  readonly action: string;
  readonly scope: string;
  readonly ground: Recordable;
  readonly request: RequestFacts;
}

/** A refusal as the decision log keeps it. */
export interface StoredRefusal extends Refusal {
  readonly id: Guid;
  /** How many the whole installation left out between this one and the one before it, so as not to be flooded. */
  readonly leftOut: number;
}
