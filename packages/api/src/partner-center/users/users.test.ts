import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, type Persona } from '../../testing/world.ts';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const at = (path = '', persona: Persona = 'adminAgent', method = 'GET', body?: unknown, headers = {}) =>
  trade.ask(persona, method, `/customers/${trade.world.customer}/users${path}`, body, headers);
const newUser = (name: string) => ({
  userPrincipalName: `${name}@elysee.example`,
  displayName: name,
  firstName: name,
  usageLocation: 'fr',
});
const names = (body: { items: readonly { displayName: string }[] }) => body.items.map(({ displayName }) => displayName);

describe('the users of a customer', () => {
  it('F102: are out of reach without delegated admin, whatever the role and the method', async () => {
    const closed = await trade.newCustomer({ enableGDAPByDefault: false });
    const root = `/customers/${closed}/users`;
    const admin = (await trade.world.ports.store.tenant(closed as never).listUsers({}, { after: null, limit: 1 }))
      .rows[0]!;
    const asked = [
      ['GET', root],
      ['POST', root, newUser('x')],
      ['GET', `${root}/${admin.id}`],
      ['PATCH', `${root}/${admin.id}`, {}],
      ['PATCH', `${root}/${admin.id}`, { displayName: 'Mine' }],
      ['PATCH', `${root}/${admin.id}`, { passwordProfile: { password: 'a long enough password' } }],
      ['DELETE', `${root}/${admin.id}`],
      ['GET', `${root}/${admin.id}/directoryroles`],
      ['GET', `/customers/${closed}/directoryroles/${DIRECTORY_ROLES.globalAdministrator}/usermembers`],
      [
        'POST',
        `/customers/${closed}/directoryroles/${DIRECTORY_ROLES.globalAdministrator}/usermembers`,
        { id: admin.id },
      ],
    ] as const;
    for (const [method, path, body] of asked) {
      const { status, body: refusal } = await trade.ask('adminAgent', method, path, body);
      expect([method, path, status, refusal.code]).toEqual([method, path, 403, 900308]);
    }
  });

  it('F102: are added with a password that is shown once, or with one that was given and is not shown', async () => {
    const headers = { 'ms-requestid': guid() };
    const made = await at('', 'adminAgent', 'POST', newUser('Ana'), headers);
    expect([made.status, made.body.passwordProfile.forceChangePassword, made.body.usageLocation]).toEqual([
      201,
      true,
      'FR',
    ]);
    const again = await at('', 'adminAgent', 'POST', newUser('Ana'), headers);
    expect([again.status, again.body.id, again.body.passwordProfile]).toEqual([201, made.body.id, undefined]);
    // As the Java SDK sends it, with names twice and a slash at the end.
    const sdk = {
      ...newUser('Ben'),
      DisplayName: 'Ben',
      passwordProfile: {
        password: 'correct horse battery',
        Password: 'correct horse battery',
        forceChangePassword: true,
      },
    };
    const given = await at('/', 'adminAgent', 'POST', sdk);
    expect([given.status, given.body.passwordProfile]).toEqual([201, undefined]);

    expect((await at('', 'adminAgent', 'POST', newUser('Ana'))).status).toBe(409);
    const foreign = { ...newUser('Eve'), userPrincipalName: 'eve@contoso.example' };
    expect((await at('', 'adminAgent', 'POST', foreign)).status).toBe(400);
    const weak = { ...newUser('Eve'), passwordProfile: { password: 'short' } };
    expect((await at('', 'adminAgent', 'POST', weak)).status).toBe(400);
    for (const persona of ['salesAgent', 'helpdeskAgent'] as const) {
      expect((await at('', persona, 'POST', newUser('Eve'))).body.code).toBe(900308);
    }
  });

  it('are changed by what differs, deleted, listed as inactive, and brought back within 30 days', async () => {
    const { id } = (await at('', 'adminAgent', 'POST', newUser('Cleo'))).body;
    const read = (await at(`/${id}`)).body;
    expect((await at(`/${id}`, 'salesAgent', 'PATCH', read)).status).toBe(200);
    expect((await at(`/${id}`, 'salesAgent', 'PATCH', { ...read, displayName: 'Mine' })).body.code).toBe(900308);
    expect((await at(`/${id}`, 'adminAgent', 'PATCH', { DisplayName: 'Cléo' })).body.displayName).toBe('Cléo');
    expect((await at(`/${id}`, 'adminAgent', 'PATCH', { state: 'inactive' })).status).toBe(400);

    expect((await at(`/${id}`, 'salesAgent', 'DELETE')).body.code).toBe(900308);
    expect((await at(`/${id}`, 'adminAgent', 'DELETE')).status).toBe(204);
    expect((await at(`/${id}`)).body.code).toBe(60002);
    const inactive = `?filter=${encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}')}`;
    expect((await at(inactive)).body.items).toMatchObject([{ id, state: 'inactive', displayName: 'Cléo' }]);
    expect((await at(`/${id}`, 'salesAgent', 'PATCH', { state: 'active' })).status).toBe(403);
    expect((await at(`/${id}`, 'adminAgent', 'PATCH', { state: 'active' })).body).toMatchObject({
      id,
      state: 'active',
    });

    await at(`/${id}`, 'adminAgent', 'DELETE');
    trade.world.advance(31 * 86_400_000);
    expect((await at(inactive)).body.items).toEqual([]);
    expect((await at(`/${id}`, 'adminAgent', 'PATCH', { state: 'active' })).status).toBe(404);
    trade.world.advance(-31 * 86_400_000);
  });

  it('have their passwords reset by whoever reaches them, and by nobody less', async () => {
    const { id } = (await at('', 'adminAgent', 'POST', newUser('Dan'))).body;
    const reset = (user: string, persona: Persona) =>
      at(`/${user}`, persona, 'PATCH', {
        passwordProfile: { password: 'another long password', forceChangePassword: true },
      });
    expect((await reset(id, 'salesAgent')).body.code).toBe(900308);
    expect((await reset(id, 'helpdeskAgent')).status).toBe(200);
    const administrator = trade.world.people.customerAdmin.id;
    expect((await reset(administrator, 'helpdeskAgent')).body.code).toBe(900308);
  });

  it('F11: come page after page', async () => {
    const all = names((await at('', 'salesAgent')).body);
    const seen: string[] = [];
    let token: Record<string, string> = {};
    for (let pages = 0; pages < 20; pages += 1) {
      const { body } = await at('?size=2', 'salesAgent', 'GET', undefined, token);
      seen.push(...names(body));
      if (!body.links.next) break;
      token = { 'ms-continuationtoken': body.links.next.headers[0].value };
    }
    expect(all.length).toBeGreaterThan(4);
    expect(seen).toEqual(all);
    expect((await at('?sortField=UserPrincipalName', 'salesAgent')).status).toBe(400);
    expect(
      (await at(`?filter=${encodeURIComponent('{"Field":"DisplayName","Value":"a","Operator":"equals"}')}`)).status,
    ).toBe(400);
  });

  it('stand in both logs as what the partner did there', async () => {
    const { id } = (await at('', 'adminAgent', 'POST', newUser('Fay'))).body;
    const log = await trade.world.ports.store
      .tenant(trade.world.customer)
      .listChangesBackwards({ after: null, limit: 5 });
    const record = log.rows.find(({ target }) => target === `users/${id}`);
    expect(record).toMatchObject({
      actor: { id: trade.world.people.adminAgent.id, home: trade.world.partner },
      actedIn: trade.world.customer,
      through: trade.world.partner,
    });
  });
});

describe('the directory roles of a customer', () => {
  const roles = (path: string, persona: Persona = 'adminAgent', method = 'GET', body?: unknown) =>
    trade.ask(persona, method, `/customers/${trade.world.customer}/directoryroles${path}`, body);
  const READERS = `/${DIRECTORY_ROLES.directoryReaders}/usermembers`;

  it('are known to whoever sells, also without delegated admin', async () => {
    const closed = await trade.newCustomer({ enableGDAPByDefault: false });
    const listed = await trade.ask('salesAgent', 'GET', `/customers/${closed}/directoryroles`);
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({ id: DIRECTORY_ROLES.globalAdministrator, name: 'Global Administrator' }),
    );
  });

  it('are given and taken by Admin agents, and the last administrator stays', async () => {
    const kim = trade.world.people.kim.id;
    for (const persona of ['salesAgent', 'helpdeskAgent'] as const) {
      expect((await roles(READERS, persona, 'POST', { id: kim })).body.code).toBe(900308);
    }
    expect((await roles(READERS, 'adminAgent', 'POST', { id: guid() })).status).toBe(404);
    expect((await roles(`/${guid()}/usermembers`, 'adminAgent', 'POST', { id: kim })).status).toBe(404);
    const given = await roles(READERS, 'adminAgent', 'POST', { Id: kim, DisplayName: 'kim' });
    expect([given.status, given.body.roleId]).toEqual([201, DIRECTORY_ROLES.directoryReaders]);
    expect((await roles(READERS, 'adminAgent', 'POST', { id: kim })).status).toBe(409);
    expect((await roles(READERS)).body.items).toMatchObject([{ id: kim, userPrincipalName: 'kim@elysee.example' }]);
    expect((await at(`/${kim}/directoryroles`)).body.items).toMatchObject([{ name: 'Directory Readers' }]);
    expect((await roles(`${READERS}/${kim}`, 'adminAgent', 'DELETE')).status).toBe(204);
    expect((await roles(READERS)).body.items).toEqual([]);

    const admins = `/${DIRECTORY_ROLES.globalAdministrator}/usermembers`;
    const last = await roles(`${admins}/${trade.world.people.customerAdmin.id}`, 'adminAgent', 'DELETE');
    expect([last.status, last.body.code]).toEqual([400, 800042]);
  });
});
