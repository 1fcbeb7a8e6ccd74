import { approveDelegatedAdmin, endAsCustomer, terminateAsPartner } from '@mandate/app/delegated-admin/answer';
import { createDelegatedAdmin, lockForApproval, updateDelegatedAdmin } from '@mandate/app/delegated-admin/draw-up';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import { passOverRelationships } from '@mandate/app/scheduler/relationship-pass';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const DAY = 86_400_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function active(durationDays = 40, autoExtendDays: 0 | 180 = 0): Promise<string> {
  const draft = { displayName: guid(), roles: [READERS], durationDays, autoExtendDays, customer: world.customer };
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  return id;
}
const pass = () => passOverRelationships(world.ports, [world.partner]);
const ofPartner = () => world.ports.store.tenant(world.partner);
// What was told to whom of what, the oldest first.
async function told(): Promise<readonly string[]> {
  await followChanges(world.ports, world.partner);
  const mails = await Promise.all(
    [world.partner, world.customer].map((tenant) =>
      world.ports.store.tenant(tenant).listDeliveries('mail', { after: null, limit: 200 }),
    ),
  );
  return mails
    .flatMap(({ rows }) => rows)
    .sort((a, b) => a.createdAt - b.createdAt || a.body.channel.localeCompare(b.body.channel))
    .flatMap(({ body }) => (body.channel === 'mail' ? `${body.to.name} ${body.notice} ${body.days ?? ''}`.trim() : []));
}
const both = (what: string) => [`adminAgent ${what}`, `customerAdmin ${what}`];

describe('the pass over relationships', () => {
  it('F76: writes down what the clock has ended, keeps it a year, then cleans it up for both sides', async () => {
    const id = await active(1);
    expect(await pass()).toEqual({ settled: 0, reminded: 1 });
    world.advance(DAY);
    expect(await pass()).toEqual({ settled: 1, reminded: 0 });
    expect((await ofPartner().findDelegatedAdmin(id))?.status).toBe('expired');
    world.advance(364 * DAY);
    expect((await pass()).settled).toBe(0);
    world.advance(DAY);
    expect((await pass()).settled).toBe(1);
    expect(await ofPartner().findDelegatedAdmin(id)).toBeUndefined();
    expect(await world.ports.store.tenant(world.customer).listReceivedDelegatedAdmin()).toEqual([]);
    const { rows } = await ofPartner().listChanges({ after: null, limit: 1000 });
    const steps = rows.filter(({ target }) => target.endsWith(id)).map(({ operation }) => operation.split('/')[2]);
    expect(steps).toEqual(['create', 'lock', 'approve', 'remind', 'expire', 'clean-up']);
  });

  it('F77: reminds 30, 7 and 1 day before the end and tells of the end, once each, both sides', async () => {
    await active(40);
    for (let day = 0; day < 45; day += 1) {
      await pass();
      await pass();
      await told();
      world.advance(DAY);
    }
    expect(await told()).toEqual([
      ...both('approved'),
      ...both('reminder 30'),
      ...both('reminder 7'),
      ...both('reminder 1'),
      ...both('expired'),
    ]);
    // Followed again, nothing is told again.
    expect(await told()).toHaveLength(10);
  });

  it('takes a log that was never followed up where the news begin', async () => {
    await active(400);
    world.advance(31 * DAY);
    expect(await told()).toEqual([]);
    await active(400);
    expect(await told()).toEqual(both('approved'));
  });

  it('F77: sends the latest reminder alone when the clock jumps forwards, and nothing twice when it jumps back', async () => {
    await active(40);
    await told();
    world.advance(39.5 * DAY);
    await pass();
    const once = [...both('approved'), ...both('reminder 1')];
    expect(await told()).toEqual(once);
    world.advance(-35 * DAY);
    await pass();
    world.advance(20 * DAY);
    await pass();
    world.advance(15 * DAY);
    await pass();
    expect(await told()).toEqual(once);
  });

  it('F78: tells nothing of the end of what extends itself, and extends it from end to end', async () => {
    const id = await active(1, 180);
    const end = (await ofPartner().findDelegatedAdmin(id))?.endsAt ?? 0;
    world.advance(400 * DAY);
    expect(await pass()).toEqual({ settled: 1, reminded: 0 });
    expect(await pass()).toEqual({ settled: 0, reminded: 0 });
    const after = await ofPartner().findDelegatedAdmin(id);
    expect(after).toMatchObject({ status: 'active', endsAt: end + 3 * 180 * DAY });
    expect(await told()).toEqual([]);
    const { rows } = await ofPartner().listChanges({ after: null, limit: 1000 });
    expect(rows.filter(({ operation }) => operation.includes('/extend/'))).toHaveLength(1);
  });

  it('F78: begins anew with reminders when a relationship no longer extends itself', async () => {
    const id = await active(20, 180);
    await pass();
    const act = await world.act('adminAgent');
    must(await updateDelegatedAdmin(act, { id, ifMatch: '*', changes: { autoExtendDays: 0 } }));
    await pass();
    expect(await told()).toEqual([...both('approved'), ...both('reminder 30')]);
  });

  it('F79: tells both sides of a termination by either, and nobody of a request that was turned down', async () => {
    must(await terminateAsPartner(await world.act('adminAgent'), await active()));
    const { partner } = world;
    must(await endAsCustomer(await world.act('customerAdmin'), { partner, id: await active() }));
    const draft = {
      displayName: 'x',
      roles: [READERS],
      durationDays: 1,
      autoExtendDays: 0,
      customer: world.customer,
    } as const;
    const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
    must(await lockForApproval(await world.act('adminAgent'), id));
    must(await endAsCustomer(await world.act('customerAdmin'), { partner, id }));
    expect((await told()).filter((line) => line.includes('terminated'))).toEqual([
      ...both('terminated'),
      ...both('terminated'),
    ]);
  });

  it('tells nobody who cannot sign in', async () => {
    const writer = { ...(await ofPartner().findUser(world.people.adminAgent.id))!, accountEnabled: false };
    const act = await world.act('globalAdmin');
    await active();
    await world.ports.store.commit([], act.context, async (change) => {
      await change.tenant(world.partner).updateUser(writer);
      await change.tenant(world.partner).record({ operation: 'x/y/z', target: 't', before: null, after: null });
      return { ok: true, value: undefined };
    });
    expect(await told()).toEqual(['customerAdmin approved']);
  });
});
