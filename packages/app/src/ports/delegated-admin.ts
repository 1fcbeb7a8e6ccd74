import type {
  AccessAssignment,
  DelegatedAdminRelationship,
  DelegatedAdminStatus,
} from '@mandate/domain/delegated-admin';
import type { EndingCounts, EndingSpan } from '@mandate/domain/ending-relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Page, PageRequest } from './listing.ts';
import type { Taken } from './taken.ts';

/** What was asked of a granular relationship, and when; it was done at once. */
export interface DelegatedAdminRequest {
  readonly id: Guid;
  readonly relationship: string;
  readonly action: 'lockForApproval' | 'terminate' | 'approve' | 'reject';
  readonly at: number;
}

/** A change of an access assignment, which clients follow until it is done. */
export interface DelegatedAdminOperation {
  readonly id: Guid;
  readonly relationship: string;
  readonly assignment: Guid;
  readonly at: number;
}

/** What a list of granular relationships is narrowed by. States are those at `now`. */
export interface DelegatedAdminSearch {
  readonly now: number;
  readonly customer?: TenantId;
  readonly status?: DelegatedAdminStatus;
  /** Found anywhere in the name, without case and accents. */
  readonly name?: string;
}

/** What a list of relationships by their end is narrowed by. */
export interface EndingSearch {
  readonly now: number;
  /** All spans when absent. */
  readonly span?: EndingSpan;
  /** Found anywhere in the name of the relationship or of a customer that is the partner's. */
  readonly text?: string;
}

/**
 * Reads the granular relationships of one tenant, a partner, as they were last written: what the clock has made of one
 * since, whoever reads it has to work out.
 */
export interface DelegatedAdminReader {
  findDelegatedAdmin(id: string): Promise<DelegatedAdminRelationship | undefined>;
  /** By name, without case. */
  findDelegatedAdminByName(displayName: string): Promise<DelegatedAdminRelationship | undefined>;
  /** Ordered by name, then id; without those that are cleaned up. */
  listDelegatedAdmin(search: DelegatedAdminSearch, page: PageRequest): Promise<Page<DelegatedAdminRelationship>>;
  /** Those that the clock has changed since they were written, or that are cleaned up; the oldest first. */
  listDueDelegatedAdmin(now: number, limit: number): Promise<readonly DelegatedAdminRelationship[]>;
  /** The customers of relationships that are active at `now`, in the order of their ids. */
  listDelegatedAdminCustomers(now: number, page: PageRequest): Promise<Page<TenantId>>;
  /** Those that run or have run out, by their end, as `isInSpan` sorts them; the earliest first. */
  listEnding(search: EndingSearch, page: PageRequest): Promise<Page<DelegatedAdminRelationship>>;
  countEnding(search: Omit<EndingSearch, 'span'>): Promise<EndingCounts>;
  findAccessAssignment(relationship: string, id: Guid): Promise<AccessAssignment | undefined>;
  /** The oldest first. */
  listAccessAssignments(relationship: string): Promise<readonly AccessAssignment[]>;
  listDelegatedAdminRequests(relationship: string): Promise<readonly DelegatedAdminRequest[]>;
  listDelegatedAdminOperations(relationship: string): Promise<readonly DelegatedAdminOperation[]>;
  /** Of this tenant as a customer: which relationships name it, and of which partner they are. */
  listReceivedDelegatedAdmin(): Promise<readonly { readonly partner: TenantId; readonly id: string }[]>;
}

/** Writes the granular relationships of one tenant, a partner. */
export interface DelegatedAdminWriter {
  /** Creates or replaces; fails with `taken` when another one of this partner has the name. */
  putDelegatedAdmin(relationship: DelegatedAdminRelationship): Promise<Result<void, Taken>>;
  /** Removes it with its assignments, requests and operations. */
  removeDelegatedAdmin(relationship: DelegatedAdminRelationship): Promise<void>;
  /** Creates or replaces; fails with `taken` when the group has another assignment in the relationship. */
  putAccessAssignment(
    relationship: DelegatedAdminRelationship,
    assignment: AccessAssignment,
  ): Promise<Result<void, Taken>>;
  removeAccessAssignment(relationship: DelegatedAdminRelationship, id: Guid): Promise<void>;
  addDelegatedAdminRequest(request: DelegatedAdminRequest): Promise<void>;
  addDelegatedAdminOperation(operation: DelegatedAdminOperation): Promise<void>;
  /** Of this tenant as a customer: that a relationship of a partner names it, or does no longer. */
  receiveDelegatedAdmin(partner: TenantId, id: string): Promise<void>;
  forgetDelegatedAdmin(partner: TenantId, id: string): Promise<void>;
}
