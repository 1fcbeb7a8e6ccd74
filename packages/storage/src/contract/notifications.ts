import type { Delivery, MailBody } from '@mandate/app/ports/notifications';
import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { reminderSpans } from '@mandate/domain/reminders';
import type { TenantId } from '@mandate/domain/tenants';
import { describe, expect, it } from 'vitest';
import { addTenant, aGroup, allPages, aRelationship, commit, type Ground, guid, relate, write } from './harness.ts';

const DAY = 86_400_000;
const LEASE = 60_000;

/** Jobs, deliveries, reminders and everything else that tells people of changes. */
export function notificationsContract(ground: Ground): void {
  const now = () => ground.clock.now();
  const reader = (tenant: TenantId) => ground.store.tenant(tenant);
  const job = (name: string, at = now()) =>
    ground.opened.work.claimJob(name, { now: at, everyMs: 3_600_000, leaseMs: LEASE });

  describe('jobs', () => {
    it('gives a job to one node, until it says that it is done or has died', async () => {
      const other = await ground.open(ground.url);
      const name = guid();
      const times = { now: now(), everyMs: 3_600_000, leaseMs: LEASE };
      const claims = await Promise.all(
        [0, 1, 2, 3].map((n) => (n % 2 ? other : ground.opened).work.claimJob(name, times)),
      );
      expect(claims.filter((run) => run !== undefined)).toEqual([1]);
      expect(await job(name, now() + LEASE - 1)).toBeUndefined();
      // Its holder died.
      expect(await job(name, now() + LEASE)).toBe(2);
      // What it says now changes nothing, because another has taken over.
      await ground.opened.work.finishJob(name, 1, now() + 5);
      expect(await job(name, now() + LEASE + 10)).toBeUndefined();
      await ground.opened.work.finishJob(name, 2, now() + 3_600_000);
      expect(await job(name, now() + 3_599_999)).toBeUndefined();
      expect(await job(name, now() + 3_600_000)).toBe(3);
      await other.close();
    });

    it('runs again when the clock was set back', async () => {
      const name = guid();
      const ahead = now() + 400 * DAY;
      expect(await job(name, ahead)).toBe(1);
      expect(await job(name)).toBe(2);
      await ground.opened.work.finishJob(name, 2, ahead + 3_600_000);
      expect(await job(name)).toBe(3);
    });
  });

  describe('deliveries', () => {
    const mail = (tenant: TenantId, overrides: Partial<Delivery> = {}): Delivery => ({
      tenant,
      id: guid(),
      body: aMail(),
      createdAt: now(),
      state: 'waiting',
      attempts: 0,
      dueAt: now(),
      ...overrides,
    });
    const claim = (at = now()) =>
      ground.opened.work.claimDeliveries({ channel: 'mail', now: at, leaseMs: LEASE, limit: 100 });
    const attempt = { number: 1, at: 5, code: 250, message: 'OK' };

    it('adds each once, claims each once, and keeps what came of it', async () => {
      const tenant = (await addTenant(ground.store)).id;
      const wanted = mail(tenant);
      for (let again = 0; again < 2; again += 1) {
        await commit(ground.store, (change) => change.tenant(tenant).addDeliveries([wanted]));
      }
      const other = await ground.open(ground.url);
      const claims = await Promise.all(
        [ground.opened, other].map(({ work }) =>
          work.claimDeliveries({ channel: 'mail', now: now(), leaseMs: LEASE, limit: 100 }),
        ),
      );
      expect(claims.flat()).toEqual([{ ...wanted, attempts: 1 }]);
      expect(await claim(now() + LEASE - 1)).toEqual([]);
      const webhooks = await ground.opened.work.claimDeliveries({
        channel: 'webhook',
        now: now() + LEASE,
        leaseMs: LEASE,
        limit: 100,
      });
      expect(webhooks).toEqual([]);
      // The node that had it died; the next attempt is the second.
      expect((await claim(now() + LEASE)).map(({ attempts }) => attempts)).toEqual([2]);
      // The dead one's word comes late: it is kept, and the delivery is still the other's.
      const late = { attempt, state: 'delivered', dueAt: 0 } as const;
      await ground.opened.work.finishDelivery({ ...wanted, attempts: 1 }, late);
      expect((await reader(tenant).findDelivery(wanted.id))?.state).toBe('waiting');
      await ground.opened.work.finishDelivery(
        { ...wanted, attempts: 2 },
        { attempt: { ...attempt, number: 2 }, state: 'delivered', dueAt: now() },
      );
      expect(await claim(now() + 10 * LEASE)).toEqual([]);
      expect(await reader(tenant).findDelivery(wanted.id)).toEqual({ ...wanted, attempts: 2, state: 'delivered' });
      expect((await reader(tenant).listDeliveryAttempts(wanted.id)).map(({ number }) => number)).toEqual([1, 2]);
      await other.close();
    });

    it('lists the newest first, tenant by tenant, and forgets the old', async () => {
      const [tenant, neighbour] = [(await addTenant(ground.store)).id, (await addTenant(ground.store)).id];
      const created = [3, 1, 2].map((createdAt) => mail(tenant, { createdAt, state: 'delivered' }));
      await commit(ground.store, async (change) => {
        await change.tenant(tenant).addDeliveries(created);
        await change.tenant(neighbour).addDeliveries([mail(neighbour, { state: 'delivered' })]);
      });
      const list = () => allPages(2, (page) => reader(tenant).listDeliveries('mail', page));
      expect((await list()).map(({ createdAt }) => createdAt)).toEqual([3, 2, 1]);
      expect(await allPages(2, (page) => reader(tenant).listDeliveries('webhook', page))).toEqual([]);
      await ground.opened.work.forgetDeliveries({ webhook: 0, mail: 3 });
      expect((await list()).map(({ createdAt }) => createdAt)).toEqual([3]);
    });

    it('forgets all that is old, however much there is', async () => {
      const tenant = (await addTenant(ground.store)).id;
      const old = Array.from({ length: 1_200 }, () => mail(tenant, { createdAt: 1, state: 'delivered' }));
      await commit(ground.store, (change) => change.tenant(tenant).addDeliveries(old));
      await ground.opened.work.forgetDeliveries({ webhook: 0, mail: 2 });
      expect((await reader(tenant).listDeliveries('mail', { after: null, limit: 10 })).rows).toEqual([]);
    });

    it('tries again at once what a clock that was set back had put off', async () => {
      const tenant = (await addTenant(ground.store)).id;
      const wanted = mail(tenant, { dueAt: now() + 400 * DAY });
      await commit(ground.store, (change) => change.tenant(tenant).addDeliveries([wanted]));
      expect((await claim()).map(({ id }) => id)).toEqual([wanted.id]);
      await ground.opened.work.finishDelivery({ ...wanted, attempts: 1 }, { attempt, state: 'given-up', dueAt: 0 });
    });
  });

  describe('what is told', () => {
    it('follows a log once', async () => {
      const tenant = (await addTenant(ground.store)).id;
      const follow = (from: number, to: number) =>
        commit(ground.store, (change) => change.tenant(tenant).follow(from, to));
      expect(await reader(tenant).findFollowed()).toBe(0);
      expect(await follow(0, 4)).toBe(true);
      expect(await follow(0, 5)).toBe(false);
      expect(await follow(4, 9)).toBe(true);
      expect(await reader(tenant).findFollowed()).toBe(9);
    });

    it('finds partners by their groups of agents', async () => {
      const [partner, customer] = [(await addTenant(ground.store)).id, (await addTenant(ground.store)).id];
      await write(ground.store, partner, (writer) => writer.addGroup(aGroup({ wellKnown: 'AdminAgents' })));
      await write(ground.store, customer, (writer) => writer.addGroup(aGroup()));
      const partners = await ground.opened.work.listPartners();
      expect(partners).toContain(partner);
      expect(partners).not.toContain(customer);
      expect(await ground.opened.work.listUnfollowed()).toContain(partner);
      await commit(ground.store, (change) => change.tenant(partner).follow(0, 2));
      expect(await ground.opened.work.listUnfollowed()).not.toContain(partner);
    });

    it('keeps one webhook for each partner', async () => {
      const [tenant, other] = [(await addTenant(ground.store)).id, (await addTenant(ground.store)).id];
      const webhook = {
        id: guid(),
        url: 'https://a.example',
        events: ['subscription-updated'],
        createdAt: 1,
        updatedAt: 2,
      } as const;
      await write(ground.store, tenant, (writer) => writer.putWebhook(webhook));
      await write(ground.store, tenant, (writer) => writer.putWebhook({ ...webhook, url: 'https://b.example' }));
      expect(await reader(tenant).findWebhook()).toEqual({ ...webhook, url: 'https://b.example' });
      expect(await reader(other).findWebhook()).toBeUndefined();
      expect(await write(ground.store, tenant, (writer) => writer.removeWebhook())).toBe(true);
      expect(await write(ground.store, tenant, (writer) => writer.removeWebhook())).toBe(false);
    });

    it('keeps one calendar link for each person', async () => {
      const [tenant, other] = [(await addTenant(ground.store)).id, (await addTenant(ground.store)).id];
      const user = guid();
      await write(ground.store, tenant, (writer) => writer.putCalendarLink(user, { digest: 'one', at: 1 }));
      await write(ground.store, tenant, (writer) => writer.putCalendarLink(user, { digest: 'two', at: 2 }));
      expect(await reader(tenant).findCalendarLink('one')).toBeUndefined();
      expect(await reader(tenant).findCalendarLink('two')).toBe(user);
      expect(await reader(other).findCalendarLink('two')).toBeUndefined();
      expect(await reader(tenant).findCalendarLinkOf(user)).toBe(2);
      expect(await write(ground.store, tenant, (writer) => writer.removeCalendarLink(user))).toBe(true);
      expect(await reader(tenant).findCalendarLinkOf(user)).toBeUndefined();
    });

    it('finds those whose end comes near, each end and reminder once', async () => {
      const [partner, customer] = [(await addTenant(ground.store)).id, (await addTenant(ground.store)).id];
      await relate(ground.store, aRelationship({ partner, customer }));
      const put = async (endsInDays: number, autoExtendDays: 0 | 180 = 0) => {
        const relationship: DelegatedAdminRelationship = {
          id: `${guid()}-${guid()}`,
          partner,
          customer,
          displayName: guid(),
          roles: [],
          durationDays: 1,
          autoExtendDays,
          status: 'active',
          createdAt: 1,
          lockedAt: 1,
          activatedAt: 1,
          endsAt: now() + endsInDays * DAY,
          updatedAt: 1,
          version: 1,
        };
        await write(ground.store, partner, (writer) => writer.putDelegatedAdmin(relationship));
        return relationship.id;
      };
      const [far, month, week, day] = [await put(31), await put(30), await put(7), await put(1)];
      await put(5, 180);
      const over = await put(0);
      const due = async (at = now()) => {
        const found = [];
        for (const span of reminderSpans(at)) {
          const first = await reader(partner).listDueReminders(span, { after: null, limit: 1 });
          const rest = first[0] ? await reader(partner).listDueReminders(span, { after: first[0], limit: 10 }) : [];
          found.push(...[...first, ...rest].map(({ id }) => [span.days, id]));
        }
        return found;
      };
      expect(await due()).toEqual([
        [30, month],
        [7, week],
        [1, day],
      ]);
      const remind = (id: string, endsAt: number, days: number) =>
        write(ground.store, partner, (writer) => writer.putReminder(id, { endsAt, days }));
      await remind(month, now() + 30 * DAY, 30);
      // Of another end than it has now.
      await remind(week, now() + 6 * DAY, 7);
      await remind(day, now() + DAY, 1);
      expect(await due()).toEqual([[7, week]]);
      // Later: the next reminder of the one, the first of the other.
      expect(await due(now() + 2 * DAY)).toEqual([
        [30, far],
        [7, week],
      ]);
      // And with the clock set back nothing again that was sent.
      await remind(week, now() + 7 * DAY, 1);
      await remind(over, now(), 1);
      expect(await due(now() - 5 * DAY)).toEqual([]);
    });

    it('lists changes by the time at which they were made', async () => {
      const tenant = (await addTenant(ground.store)).id;
      const before = ground.clock.time;
      for (const time of [5, 3, 4]) {
        ground.clock.time = before + time;
        await write(ground.store, tenant, async () => undefined);
      }
      ground.clock.time = before;
      const within = await allPages(1, (page) =>
        reader(tenant).listChangesWithin({ from: before + 3, until: before + 5 }, page),
      );
      expect(within.map(({ at }) => at - before)).toEqual([4, 3]);
      const all = await reader(tenant).listChangesAfter(1, 10);
      expect(all.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
    });
  });
}

function aMail(): MailBody {
  return {
    channel: 'mail',
    notice: 'expired',
    to: { user: guid(), name: 'Camille', address: 'camille@contoso.example' },
    language: 'fr',
    side: 'partner',
    partner: { id: guid(), name: 'Fabrikam' },
    customer: { id: guid(), name: 'Contoso' },
    relationship: { id: 'r', name: 'Support', endsAt: 1 },
    days: null,
  };
}
