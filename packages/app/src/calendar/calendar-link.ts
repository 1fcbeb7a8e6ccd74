import { createHash } from 'node:crypto';
import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { delegatedAdminAt } from '@mandate/domain/delegated-admin';
import { mayAsPartner } from '@mandate/domain/partner-roles';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { AccessReader } from '../access.ts';
import { type CallerAct, commit } from '../act.ts';
import type { Change, Store } from '../ports/store.ts';

const SECRET_BYTES = 32;

/** Makes the caller a secret that opens the calendar and nothing else; the one before opens nothing any more. */
export async function makeCalendarLink(act: CallerAct): Promise<Result<{ readonly secret: string }, never>> {
  const secret = Buffer.from(act.ports.randomness.bytes(SECRET_BYTES)).toString('base64url');
  return commit<{ readonly secret: string }, never>(act, async (change) => {
    const { home, id } = act.access.caller;
    await change.tenant(home).putCalendarLink(id, { digest: digestOf(secret), at: act.ports.clock.now() });
    await record(act, change, 'write');
    return ok({ secret });
  });
}

/** Ends the caller's link. */
export async function revokeCalendarLink(act: CallerAct): Promise<Result<void, { readonly kind: 'not-found' }>> {
  return commit<void, { readonly kind: 'not-found' }>(act, async (change) => {
    const { home, id } = act.access.caller;
    if (!(await change.tenant(home).removeCalendarLink(id))) return fail({ kind: 'not-found' });
    await record(act, change, 'delete');
    return ok(undefined);
  });
}

function record(act: CallerAct, change: Change, verb: 'write' | 'delete'): Promise<void> {
  const { home, id } = act.access.caller;
  const operation = `Mandate.Calendar/links/${verb}`;
  return change.tenant(home).record({ operation, target: `calendarLinks/${id}`, before: null, after: null });
}

/** A relationship that ends, with the name of the customer. */
export interface EndingRelationship {
  readonly relationship: DelegatedAdminRelationship;
  readonly customerName: string;
}

const AT_MOST = 5_000;
const AT_ONCE = 500;

/**
 * What a calendar link opens: the active relationships of its owner's partner that end, the first to end first. Nothing
 * for a link that was revoked, and nothing once its owner may not look at them any more.
 */
export async function readCalendar(
  { store, access }: { readonly store: Store; readonly access: AccessReader },
  link: { readonly tenant: TenantId; readonly secret: string },
  now: number,
): Promise<readonly EndingRelationship[] | undefined> {
  const reader = store.tenant(link.tenant);
  const owner = await reader.findCalendarLink(digestOf(link.secret));
  if (!owner) return undefined;
  const home = link.tenant;
  const snapshot = await access.snapshot({ kind: 'User', id: owner, home, tenant: home, name: owner, client: null });
  if (snapshot.principals.size === 0 || !mayAsPartner('delegatedAdmin.read', snapshot.partnerRoles)) return undefined;

  const ending: EndingRelationship[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.listDelegatedAdmin>> = await reader.listDelegatedAdmin(
      { now, status: 'active' },
      { after, limit: AT_ONCE },
    );
    for (const row of page.rows) {
      const relationship = delegatedAdminAt(row, now);
      if (relationship.autoExtendDays > 0 || relationship.endsAt === null || !relationship.customer) continue;
      const customer = await store.partner(home).findCustomer(relationship.customer);
      const name = customer?.companyName ?? (await store.tenant(relationship.customer).tenant())?.displayName;
      ending.push({ relationship, customerName: name ?? relationship.customer });
    }
    after = page.next;
  } while (after !== null && ending.length < AT_MOST);
  return ending.sort((a, b) => (a.relationship.endsAt ?? 0) - (b.relationship.endsAt ?? 0)).slice(0, AT_MOST);
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
