import type { TenantId } from '@mandate/domain/tenants';
import type { Actor, RequestFacts } from '../caller.ts';
import type { StoredRefusal } from './decision-log.ts';
import type { Page, PageRequest } from './listing.ts';

/**
 * A value of a person that may have to be forgotten: the change record keeps a salted digest, the text stands beside.
 */
export interface Personal {
  readonly personal: string;
}

/** Marks a text as personal for the change log. */
export function personal(text: string): Personal {
  return { personal: text };
}

/** What a change record can hold. Secrets never; personal texts only marked. */
export type Recordable =
  | string
  | number
  | boolean
  | null
  | Personal
  | readonly Recordable[]
  | { readonly [key: string]: Recordable };

/** One entry for the change log of one tenant. */
export interface ChangeEntry {
  /** The operation as the tenant's protocol names it, for example `Microsoft.Authorization/roleAssignments/write`. */
  readonly operation: string;
  /** The ARM id, or the kind and id, of what changed. */
  readonly target: string;
  readonly before: Recordable;
  readonly after: Recordable;
}

/** Who, why and through what: common to all entries of one transaction. */
export interface ChangeContext {
  readonly actor: Actor;
  /** The tenant the actor acted in. */
  readonly tenant: TenantId | null;
  /** The ground of the decision that allowed it. */
  readonly ground: Recordable;
  /** The partner through whose relationship the actor came; `null` at home. */
  readonly through: TenantId | null;
  readonly request: RequestFacts;
}

/** A stored change record. `hash` covers the canonical form of all the rest and the hash before it. */
export interface ChangeRecord {
  readonly tenant: TenantId;
  /** 1, 2, 3 … within the tenant, without gaps. */
  readonly sequence: number;
  /** The version of the canonical form. */
  readonly format: number;
  readonly at: number;
  readonly actor: Actor;
  readonly actedIn: TenantId | null;
  readonly through: TenantId | null;
  readonly ground: Recordable;
  readonly request: RequestFacts;
  readonly operation: string;
  readonly target: string;
  /** Personal texts appear in clear while they are kept, and as `{ personal: '' }` once erased. */
  readonly before: Recordable;
  readonly after: Recordable;
  readonly previousHash: string;
  readonly hash: string;
}

/** Reads what was changed and what was refused in one tenant. */
export interface ChangeLogReader {
  /** The change records of this tenant, oldest first. */
  listChanges(page: PageRequest): Promise<Page<ChangeRecord>>;
  /** The same records, newest first. */
  listChangesBackwards(page: PageRequest): Promise<Page<ChangeRecord>>;
  /** Those made from one moment up to another, newest first. */
  listChangesWithin(
    span: { readonly from: number; readonly until: number },
    page: PageRequest,
  ): Promise<Page<ChangeRecord>>;
  /** Those after a sequence, oldest first; for whoever follows the log. */
  listChangesAfter(sequence: number, limit: number): Promise<readonly ChangeRecord[]>;
  /** What was refused in this tenant, newest first; the log forgets, and is written a moment after the fact. */
  listRefusals(page: PageRequest): Promise<Page<StoredRefusal>>;
}
