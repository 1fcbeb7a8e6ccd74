import {
  type DelegatedAdminRelationship,
  delegatedAdminAt,
  type IllegalDelegatedAdminTransition,
  isCleanedUp,
} from '@mandate/domain/delegated-admin';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { Act } from '../act.ts';
import type { Recordable } from '../ports/change-log.ts';
import type { DelegatedAdminRequest } from '../ports/delegated-admin.ts';
import type { Change, TenantReader } from '../ports/store.ts';

/** There is no such relationship, or none of this partner's or customer's. */
export interface DelegatedAdminNotFound {
  readonly kind: 'delegated-admin-not-found';
}

/** What a write insists on: that nobody else was there before. */
export type EtagFailure = { readonly kind: 'etag-missing' } | { readonly kind: 'etag-stale' };

/** Why a relationship did not change. */
export type DelegatedAdminFailure = DelegatedAdminNotFound | EtagFailure | IllegalDelegatedAdminTransition;

/**
 * A partner's relationship as the clock has made it; a request that lapsed or a record that was kept long enough is
 * gone.
 */
export async function findCurrent(
  partner: Pick<TenantReader, 'findDelegatedAdmin'>,
  id: string,
  now: number,
): Promise<DelegatedAdminRelationship | undefined> {
  const found = await partner.findDelegatedAdmin(id.toLowerCase());
  return found && !isCleanedUp(found, now) ? delegatedAdminAt(found, now) : undefined;
}

/** The entity tag of a version. */
export const etagOf = ({ id, version }: { readonly id: string; readonly version: number }): string =>
  `W/"${Buffer.from(`${id.slice(0, 8)}:${version}`).toString('base64url')}"`;

/** Whether a write that names this tag may go on: it names the current one, or says that any will do. */
export function matchEtag(
  thing: { readonly id: string; readonly version: number },
  ifMatch: string | undefined,
): Result<void, EtagFailure> {
  if (ifMatch === undefined || ifMatch.trim() === '') return fail({ kind: 'etag-missing' });
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etagOf(thing)) ? ok(undefined) : fail({ kind: 'etag-stale' });
}

/** Records what happened to a relationship: with the partner, and with the customer once it can see it. */
export async function record(
  change: Change,
  step: string,
  relationship: DelegatedAdminRelationship,
  states: { readonly before: Recordable; readonly after: Recordable },
): Promise<void> {
  const entry = {
    operation: `Mandate.DelegatedAdmin/relationships/${step}/action`,
    target: `delegatedAdminRelationships/${relationship.id}`,
    ...states,
  };
  await change.tenant(relationship.partner).record(entry);
  // What is still being drawn up is nobody's business but the partner's.
  const seen = relationship.status !== 'created' && relationship.customer;
  if (seen) await change.tenant(seen).record(entry);
}

/** What a partner asked of a relationship, and what became of it. */
export interface Asked {
  readonly relationship: DelegatedAdminRelationship;
  readonly request: DelegatedAdminRequest;
}

/** Keeps what a partner asked, for clients that follow it. */
export async function asked(
  act: Act,
  change: Change,
  { relationship, action }: Pick<Asked, 'relationship'> & Pick<DelegatedAdminRequest, 'action'>,
): Promise<Asked> {
  const id = act.ports.randomness.guid();
  const request = { id, relationship: relationship.id, action, at: act.ports.clock.now() };
  await change.tenant(relationship.partner).addDelegatedAdminRequest(request);
  return { relationship, request };
}

/** What the change log keeps of a relationship. */
export function toRecord(relationship: DelegatedAdminRelationship): Recordable {
  const { status, partner, customer, displayName, roles, durationDays, autoExtendDays, endsAt } = relationship;
  return { status, partner, customer, displayName, roles, durationDays, autoExtendDays, endsAt };
}
