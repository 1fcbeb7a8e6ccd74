import { approveDelegatedAdmin, terminateAsPartner } from '@mandate/app/delegated-admin/answer';
import { createDelegatedAdmin, lockForApproval, updateDelegatedAdmin } from '@mandate/app/delegated-admin/draw-up';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { ENDING_SPANS } from '@mandate/domain/ending-relationships';
import { parseGuid } from '@mandate/rbac/guid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openWorld, type Persona, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;
const GLOBAL = parseGuid(DIRECTORY_ROLES.globalAdministrator)!;
const DAY = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ask = (path: string, persona: Persona = 'adminAgent') =>
  world.ask(world.caller(persona), 'GET', path, undefined, { surface: 'portal' });
const list = async (query = '') => (await ask(`/portal/ending-relationships?${query}`)).body;
const named = (rows: readonly { displayName: string }[]) => rows.map(({ displayName }) => displayName);

interface Wanted {
  readonly name: string;
  readonly days: number;
  readonly customer?: 'customerAdmin' | 'stranger';
  readonly autoExtendDays?: 0 | 180;
  readonly roles?: readonly (typeof READERS)[];
}
async function active({ name, days, customer = 'customerAdmin', autoExtendDays = 0, roles = [READERS] }: Wanted) {
  const draft = {
    displayName: name,
    roles,
    durationDays: days,
    autoExtendDays,
    customer: world.people[customer].home,
  };
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act(customer), { partner: world.partner, id }));
  return id;
}

describe('the relationships by their end', () => {
  beforeAll(async () => {
    await active({ name: 'Élan', days: 1 });
    await active({ name: 'Seven', days: 7, roles: [GLOBAL] });
    await active({ name: 'Thirty', days: 30, autoExtendDays: 180, customer: 'stranger' });
    await active({ name: 'Long', days: 400 });
    must(await terminateAsPartner(await world.act('adminAgent'), await active({ name: 'Over', days: 5 })));
    const asked = { displayName: 'Asked', roles: [READERS], durationDays: 5, autoExtendDays: 0 } as const;
    must(await createDelegatedAdmin(await world.act('adminAgent'), { ...asked, customer: world.customer }));
  });

  it('are for those who may look at admin relationships, and refuse what they do not understand', async () => {
    for (const path of ['/portal/ending-relationships', '/portal/ending-relationships/export']) {
      for (const persona of ['billingAdmin', 'customerAdmin', 'stranger'] as const) {
        expect((await ask(path, persona)).status, persona).toBe(403);
      }
      expect((await ask(path, 'helpdeskAgent')).status).toBe(200);
      expect((await ask(`${path}?span=soon`)).status).toBe(400);
      expect((await ask(`${path}?search=${'x'.repeat(257)}`)).status).toBe(400);
    }
    expect((await ask('/portal/ending-relationships?after=forged')).status).toBe(400);
  });

  it('F80: are counted in five tiles whose numbers equal the list, then and later', async () => {
    const counted = async () => {
      const { counts } = await list();
      for (const span of ENDING_SPANS) expect((await list(`span=${span}`)).rows, span).toHaveLength(counts[span]);
      return counts;
    };
    expect(await counted()).toEqual({ all: 4, within30Days: 3, within7Days: 2, within1Day: 1, later: 1, expired: 0 });
    expect(named((await list('span=within7Days')).rows)).toEqual(['Élan', 'Seven']);
    world.passTime(30 * DAY);
    // What ran out stays a year, and what extends itself has its next end in half a year.
    expect(await counted()).toEqual({ all: 4, within30Days: 0, within7Days: 0, within1Day: 0, later: 2, expired: 2 });
    expect(named((await list('span=expired')).rows)).toEqual(['Élan', 'Seven']);
    expect(named((await list('span=later')).rows)).toEqual(['Thirty', 'Long']);
  });

  it('F80: are found by customer and by name, without accents, and the tiles count what is found', async () => {
    const found = await list('search=ELAN');
    expect([named(found.rows), found.counts.all, found.counts.expired]).toEqual([['Élan'], 1, 1]);
    expect(named((await list('search=contoso')).rows)).toEqual(['Thirty']);
    expect(named((await list('search=elysee&span=later')).rows)).toEqual(['Long']);
    expect((await list('search=nobody')).counts).toMatchObject({ all: 0 });
  });

  it('F80: come as a file of the same rows, which no spreadsheet runs', async () => {
    await active({ name: '=1+1', days: 3 });
    const { status, headers, body } = await ask('/portal/ending-relationships/export?span=within7Days');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const [heading, ...lines] = String(body).trimEnd().split('\r\n');
    expect(heading).toBe('Customer,Microsoft ID,Admin relationship,Status,Start,End,Auto extend');
    expect(lines).toEqual([`Hôtel Élysée,${world.customer},'=1+1,active,2026-12-01,2026-12-04,No`]);
    const all = String((await ask('/portal/ending-relationships/export')).body)
      .trimEnd()
      .split('\r\n');
    expect(all).toHaveLength(1 + (await list()).counts.all);
  });

  it('F78: say which can extend themselves, with what a change of it takes', async () => {
    const mayExtend = async () =>
      (await list()).rows.map((row: { displayName: string; mayAutoExtend: boolean; autoExtend: boolean }) => [
        row.displayName,
        row.mayAutoExtend,
        row.autoExtend,
      ]);
    await active({ name: 'Global', days: 10, roles: [READERS, GLOBAL] });
    expect(await mayExtend()).toEqual([
      ['Élan', false, false],
      ['Seven', false, false],
      ['=1+1', true, false],
      ['Global', false, false],
      ['Thirty', true, true],
      ['Long', true, false],
    ]);
    const [, , first, global] = (await list()).rows;
    const extend = async (row: { id: string; etag: string }, autoExtendDays: 0 | 180) =>
      updateDelegatedAdmin(await world.act('adminAgent'), {
        id: row.id,
        ifMatch: row.etag,
        changes: { autoExtendDays },
      });
    expect(await extend(global, 180)).toMatchObject({
      failure: { problem: { kind: 'extension-with-global-administrator' } },
    });
    must(await extend(first, 180));
    expect(await extend(first, 0)).toMatchObject({ failure: { kind: 'etag-stale' } });
    expect((await mayExtend())[2]).toEqual(['=1+1', true, true]);
  });
});
