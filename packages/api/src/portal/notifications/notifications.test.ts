import { operatorAct } from '@mandate/app/act';
import { readCalendar } from '@mandate/app/calendar/calendar-link';
import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { createDelegatedAdmin, lockForApproval } from '@mandate/app/delegated-admin/draw-up';
import { removeMember } from '@mandate/app/directory/change-directory';
import { followChanges } from '@mandate/app/notifications/follow-changes';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, openWorld, type Persona, type World } from '../../testing/world.ts';

const READERS = parseGuid(DIRECTORY_ROLES.directoryReaders)!;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const draft = {
    displayName: 'Support',
    roles: [READERS],
    durationDays: 9,
    autoExtendDays: 0,
    customer: world.customer,
  } as const;
  const { id } = must(await createDelegatedAdmin(await world.act('adminAgent'), draft));
  must(await lockForApproval(await world.act('adminAgent'), id));
  must(await approveDelegatedAdmin(await world.act('customerAdmin'), { partner: world.partner, id }));
  await followChanges(world.ports, world.partner);
});
afterEach(() => world.close());

const ask = (persona: Persona, path: string, method = 'GET') =>
  world.ask(world.caller(persona), method, `/portal${path}`, undefined, { surface: 'portal' });

describe('the outbox', () => {
  it('is for those who may, and holds the mails of the own people alone', async () => {
    for (const persona of ['salesAgent', 'helpdeskAgent', 'customerAdmin'] as const) {
      expect((await ask(persona, '/notifications/mails')).status).toBe(403);
      expect((await ask(persona, '/notifications/webhook')).status).toBe(403);
    }
    const { body } = await ask('adminAgent', '/notifications/mails');
    expect(body).toMatchObject({
      rows: [
        {
          notice: 'approved',
          state: 'waiting',
          language: 'fr',
          side: 'partner',
          to: { name: 'adminAgent' },
          partner: 'Fabrikam',
          customer: 'Hôtel Élysée',
          relationship: 'Support',
          attempts: [],
        },
      ],
      next: null,
    });
  });
});

describe('the mails of a customer', () => {
  it('are for its own Global administrators alone, who find theirs and nobody else’s', async () => {
    for (const persona of ['kim', 'adminAgent', 'salesAgent'] as const) {
      expect((await ask(persona, '/activity/mails')).status).toBe(403);
    }
    const behalf = world.caller('adminAgent', world.customer);
    expect((await world.ask(behalf, 'GET', '/portal/activity/mails', undefined, { surface: 'portal' })).status).toBe(
      403,
    );
    const { body } = await ask('customerAdmin', '/activity/mails');
    expect(body.rows).toMatchObject([
      { notice: 'approved', side: 'customer', to: { name: 'customerAdmin' }, relationship: 'Support' },
    ]);
    expect((await ask('stranger', '/activity/mails')).body.rows).toEqual([]);
  });
});

describe('what partners did', () => {
  it('is for the own Global administrators alone', async () => {
    for (const persona of ['kim', 'adminAgent'] as const) {
      expect((await ask(persona, '/activity/of-partners')).status).toBe(403);
      expect((await ask(persona, '/activity/refused')).status).toBe(403);
    }
    const behalf = world.caller('adminAgent', world.customer);
    const seen = await world.ask(behalf, 'GET', '/portal/activity/of-partners', undefined, { surface: 'portal' });
    expect(seen.status).toBe(403);
  });

  it('F100: tells the customer who did it, of which partner, and by which relationship', async () => {
    const user = {
      accountEnabled: true,
      displayName: 'Neu',
      mailNickname: 'neu',
      userPrincipalName: 'neu@elysee.example',
    };
    await world.ask(
      world.caller('adminAgent', world.customer),
      'POST',
      '/v1.0/users',
      { ...user, passwordProfile: { password: 'Long enough 1234!' } },
      { surface: 'graph' },
    );
    const { body } = await ask('customerAdmin', '/activity/of-partners');
    expect(body.rows[0]).toMatchObject({
      who: { name: 'adminAgent', kind: 'User' },
      partner: { id: world.partner, name: 'Fabrikam' },
      through: 'privileges',
      relationships: [],
      operation: 'Microsoft.Directory/users/create',
    });
    // The customer's own acts are no partner's.
    expect(body.rows.every(({ who }: { who: { name: string } }) => who.name === 'adminAgent')).toBe(true);
    const other = await ask('stranger', '/activity/of-partners');
    expect(JSON.stringify(other.body)).not.toContain('users/create');
  });
});

describe('a calendar link', () => {
  const read = async (url: string) => {
    const [, id = '', secret = ''] = /\/calendar\/([^/]+)\/([^/]+)\.ics$/.exec(url) ?? [];
    const tenant = parseGuid(id)!;
    const store = world.ports.store;
    return readCalendar({ store, access: world.reader }, { tenant, secret }, world.ports.clock.now());
  };

  it('opens the calendar until it is revoked, made anew, or its owner may look no more', async () => {
    expect((await ask('billingAdmin', '/calendar-link', 'POST')).status).toBe(403);
    expect((await ask('adminAgent', '/calendar-link')).body).toEqual({ createdAt: null });
    const first = (await ask('adminAgent', '/calendar-link', 'POST')).body.url;
    expect((await read(first))?.map(({ customerName }) => customerName)).toEqual(['Hôtel Élysée']);
    const second = (await ask('adminAgent', '/calendar-link', 'POST')).body.url;
    expect(await read(first)).toBeUndefined();
    expect(await read(second)).toHaveLength(1);
    expect(await read(second.replace(/.{3}\.ics$/, 'AAA.ics'))).toBeUndefined();
    expect((await ask('adminAgent', '/calendar-link', 'DELETE')).status).toBe(204);
    expect(await read(second)).toBeUndefined();
    expect((await ask('adminAgent', '/calendar-link', 'DELETE')).status).toBe(404);

    const third = (await ask('adminAgent', '/calendar-link', 'POST')).body.url;
    const { AdminAgents } = world.groups;
    const member = world.people.adminAgent.id;
    must(await removeMember(operatorAct(world.ports), world.partner, { group: AdminAgents, member }));
    expect(await read(third)).toBeUndefined();
  });
});
