import { type DelegatedAdminRelationship, delegatedAdminAt, isCleanedUp } from '@mandate/domain/delegated-admin';
import type { TenantId } from '@mandate/domain/tenants';
import { ok } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { record, toRecord } from './current.ts';

const AT_ONCE = 200;

/**
 * Writes down what the clock has done to a partner's relationships: extended, expired, lapsed, cleaned up. Who may
 * enter never waits for it, because every reader asks the clock; the records and what is told people do. Answers how
 * many it wrote; doing it twice writes nothing twice.
 */
export async function settleDelegatedAdmin(act: Act, partner: TenantId): Promise<number> {
  let settled = 0;
  for (;;) {
    const done = await commit<number, never>(act, async (change) => {
      const now = act.ports.clock.now();
      const due = await change.tenant(partner).listDueDelegatedAdmin(now, AT_ONCE);
      for (const relationship of due) await settle(change, relationship, now);
      return ok(due.length);
    });
    if (!done.ok) return settled;
    settled += done.value;
    if (done.value < AT_ONCE) return settled;
  }
}

async function settle(change: Change, before: DelegatedAdminRelationship, now: number): Promise<void> {
  const after = delegatedAdminAt(before, now);
  if (after.version !== before.version) {
    const put = await change.tenant(before.partner).putDelegatedAdmin(after);
    if (!put.ok) throw new Error('The clock gave a relationship another name.');
    const step = after.status === 'active' ? 'extend' : 'expire';
    await record(change, step, after, { before: toRecord(before), after: toRecord(after) });
  }
  if (isCleanedUp(after, now)) await forget(change, after);
}

/** Removes a relationship whose time to be kept is over, for both sides. */
export async function forget(change: Change, relationship: DelegatedAdminRelationship): Promise<void> {
  const { id, partner, customer } = relationship;
  await change.tenant(partner).removeDelegatedAdmin(relationship);
  if (customer) await change.tenant(customer).forgetDelegatedAdmin(partner, id);
  await record(change, 'clean-up', relationship, { before: toRecord(relationship), after: null });
}
