import { BadPageMark } from '@mandate/app/page-mark';
import type { NotificationReader, NotificationWriter } from '@mandate/app/ports/notifications';
import { sql } from 'kysely';
import type { TenantDb } from './bound.ts';
import { fromDelegatedAdminRow } from './delegated-admin-rows.ts';
import type { TenantLedger } from './ledger.ts';
import { fromDeliveryRow, fromWebhookRow } from './notification-rows.ts';
import { readPage } from './page-mark.ts';
import { batches } from './rows.ts';

/** Reads what a tenant's people and webhook were told, or will be. */
export function notificationReader(db: TenantDb): NotificationReader {
  return {
    async findWebhook() {
      const row = await db.from('webhook').selectAll().executeTakeFirst();
      return row && fromWebhookRow(row);
    },
    async findDelivery(id) {
      const row = await db.from('delivery').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromDeliveryRow(row);
    },
    async listDeliveries(channel, page) {
      const { rows, next } = await readPage(['deliveries', db.tenant, channel], page, {
        rows(after, limit) {
          const ordered = db.from('delivery').selectAll().where('channel', '=', channel);
          const query = ordered.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit);
          if (!after) return query.execute();
          const at = Number(after[0]);
          if (!Number.isSafeInteger(at)) throw new BadPageMark();
          return query.where(sql<boolean>`(created_at, id) < (${at}, ${after[1]})`).execute();
        },
        place: ({ created_at, id }) => [String(created_at), id],
      });
      return { rows: rows.map(fromDeliveryRow), next };
    },
    async listDeliveryAttempts(delivery) {
      const rows = await db
        .from('delivery_attempt')
        .selectAll()
        .where('delivery_id', '=', delivery)
        .orderBy('attempt')
        .execute();
      return rows.map(({ attempt, at, code, message }) => ({ number: attempt, at, code, message }));
    },
    async findFollowed() {
      return (await db.from('followed_log').select('sequence').executeTakeFirst())?.sequence ?? 0;
    },
    async findCalendarLink(digest) {
      const row = await db.from('calendar_link').select('user_id').where('digest', '=', digest).executeTakeFirst();
      return row?.user_id;
    },
    async findCalendarLinkOf(user) {
      return (await db.from('calendar_link').select('at').where('user_id', '=', user).executeTakeFirst())?.at;
    },
    async listDueReminders({ days, after, until }, page) {
      const query = db
        .from('delegated_admin')
        .selectAll('delegated_admin')
        .leftJoin('reminder', (join) =>
          join
            .onRef('reminder.relationship_id', '=', 'delegated_admin.id')
            .on('reminder.tenant_id', '=', db.tenant)
            .onRef('reminder.ends_at', '=', 'delegated_admin.ends_at'),
        )
        .where('delegated_admin.status', '=', 'active')
        // What extends itself does not end.
        .where('delegated_admin.auto_extend_days', '=', 0)
        .where('delegated_admin.ends_at', '>', after)
        .where('delegated_admin.ends_at', '<=', until)
        .where((row) => row.or([row('reminder.days', 'is', null), row('reminder.days', '>', days)]))
        .orderBy('delegated_admin.ends_at')
        .orderBy('delegated_admin.id')
        .limit(page.limit);
      const from = page.after;
      const rest = from
        ? query.where(sql<boolean>`(delegated_admin.ends_at, delegated_admin.id) > (${from.endsAt}, ${from.id})`)
        : query;
      return (await rest.execute()).map(fromDelegatedAdminRow);
    },
  };
}

/** Writes what a tenant's people and webhook are told. */
export function notificationWriter(db: TenantDb, ledger: TenantLedger): NotificationWriter {
  return {
    async putWebhook({ id, url, events, createdAt, updatedAt }) {
      const columns = { id, url, events: JSON.stringify(events), created_at: createdAt, updated_at: updatedAt };
      await db
        .insert('webhook', columns)
        .onConflict((conflict) => conflict.columns(['tenant_id']).doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
    async removeWebhook() {
      const { numDeletedRows } = await db.remove('webhook').executeTakeFirstOrThrow();
      if (numDeletedRows > 0n) ledger.wrote();
      return numDeletedRows > 0n;
    },
    async addDeliveries(deliveries) {
      for (const some of batches(deliveries, 50)) {
        const rows = some.map(({ id, body, createdAt, state, attempts, dueAt }) => ({
          id,
          channel: body.channel,
          body: JSON.stringify(body),
          created_at: createdAt,
          state,
          attempts,
          due_at: dueAt,
          claimed_until: 0,
        }));
        await db
          .insert('delivery', rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    async follow(from, to) {
      if (from === 0) {
        const added = await db
          .insert('followed_log', { sequence: to })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        return added.numInsertedOrUpdatedRows === 1n;
      }
      const moved = db.update('followed_log').set({ sequence: to }).where('sequence', '=', from);
      return (await moved.executeTakeFirstOrThrow()).numUpdatedRows === 1n;
    },
    async putCalendarLink(user, link) {
      await db
        .insert('calendar_link', { user_id: user, ...link })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doUpdateSet(link))
        .execute();
      ledger.wrote();
    },
    async removeCalendarLink(user) {
      const removed = await db.remove('calendar_link').where('user_id', '=', user).executeTakeFirstOrThrow();
      if (removed.numDeletedRows > 0n) ledger.wrote();
      return removed.numDeletedRows > 0n;
    },
    async putReminder(relationship, { endsAt, days }) {
      const columns = { ends_at: endsAt, days };
      await db
        .insert('reminder', { relationship_id: relationship, ...columns })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'relationship_id']).doUpdateSet(columns))
        .execute();
      ledger.wrote();
    },
  };
}
