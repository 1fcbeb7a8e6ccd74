import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { type ReminderDays, reminderSpans } from '@mandate/domain/reminders';
import type { TenantId } from '@mandate/domain/tenants';
import { ok } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { Change } from '../ports/store.ts';
import { record, toRecord } from './current.ts';

const AT_ONCE = 200;

/**
 * Records for which of a partner's relationships people are reminded of the end now. The record is what they are told
 * of, and the note beside it sees to it that there is one for each end and reminder, however often this runs and
 * wherever the clock jumps. Answers how many there were.
 */
export async function remindDelegatedAdmin(act: Act, partner: TenantId): Promise<number> {
  let reminded = 0;
  for (const span of reminderSpans(act.ports.clock.now())) {
    let last: DelegatedAdminRelationship | undefined;
    do {
      const after = last ?? null;
      const done = await commit<readonly DelegatedAdminRelationship[], never>(act, async (change) => {
        const due = await change.tenant(partner).listDueReminders(span, { after, limit: AT_ONCE });
        for (const relationship of due) await remind(change, relationship, span.days);
        return ok(due);
      });
      if (!done.ok) return reminded;
      reminded += done.value.length;
      last = done.value.length === AT_ONCE ? done.value.at(-1) : undefined;
    } while (last);
  }
  return reminded;
}

async function remind(change: Change, relationship: DelegatedAdminRelationship, days: ReminderDays): Promise<void> {
  const { id, partner, endsAt } = relationship;
  if (endsAt === null) throw new Error('What has no end is not due to be reminded of it.');
  await change.tenant(partner).putReminder(id, { endsAt, days });
  const after = { status: relationship.status, days, terms: toRecord(relationship) };
  await record(change, 'remind', relationship, {
    before: null,
    after: { ...after, customer: relationship.customer, displayName: relationship.displayName, endsAt },
  });
}
