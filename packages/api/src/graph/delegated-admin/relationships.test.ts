import { approveDelegatedAdmin } from '@mandate/app/delegated-admin/answer';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must, openWorld, type Persona, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const BASE = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const READERS = DIRECTORY_ROLES.directoryReaders;
const USERS = DIRECTORY_ROLES.userAdministrator;
const DAY = 86_400_000;
const details = (...roles: readonly string[]) => ({
  unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })),
});
const draft = (change: object = {}) => ({
  displayName: `Support ${guid()}`,
  duration: 'P730D',
  customer: { tenantId: world.customer },
  accessDetails: details(READERS, USERS),
  ...change,
});
const ask = (method: string, path = '', body?: unknown, options: { as?: Persona; ifMatch?: string } = {}) =>
  world.ask(
    world.caller(options.as ?? 'adminAgent'),
    method,
    path.startsWith('/') ? path : `${BASE}${path && '/'}${path}`,
    body,
    {
      surface: 'graph',
      headers: options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch },
    },
  );
const make = async (change: object = {}) => {
  const { status, body } = await ask('POST', '', draft(change));
  expect(status).toBe(201);
  return body;
};
const lock = async (id: string) => (await ask('POST', `${id}/requests`, { action: 'lockForApproval' })).status;
const approve = async (id: string, as: Persona = 'customerAdmin') =>
  approveDelegatedAdmin(await world.act(as), { partner: world.partner, id });
const active = async (change: object = {}) => {
  const made = await make(change);
  expect(await lock(made.id)).toBe(201);
  must(await approve(made.id));
  return (await ask('GET', made.id)).body;
};

describe('drawing up a relationship', () => {
  it.each<readonly [string, object]>([
    ['without a name', { displayName: '' }],
    ['with too long a name', { displayName: 'x'.repeat(51) }],
    ['for no time', { duration: 'P0D' }],
    ['for too long', { duration: 'P731D' }],
    ['for hours', { duration: 'PT24H' }],
    ['without roles', { accessDetails: { unifiedRoles: [] } }],
    ['with a role that is none', { accessDetails: details('8e3af657-a8ff-443c-a75c-2fe8c4bcb635') }],
    ['with a role twice', { accessDetails: details(READERS, READERS) }],
    ['with words for a role', { accessDetails: details('Owner') }],
    ['for a customer that is none', { customer: { tenantId: guid() } }],
    ['with an extension that is none', { autoExtendDuration: 'P90D' }],
    [
      'with an extension of Global Administrator',
      {
        autoExtendDuration: 'P180D',
        accessDetails: details(DIRECTORY_ROLES.globalAdministrator),
      },
    ],
    ['with what nobody knows', { status: 'active' }],
  ])('F71: is refused %s', async (_name, change) => {
    const { status, body } = await ask('POST', '', draft(change));
    expect([status, typeof body.error.message]).toEqual([400, 'string']);
  });

  it('is refused for the partner itself, and to a customer', async () => {
    expect((await ask('POST', '', draft({ customer: { tenantId: world.partner } }))).status).toBe(400);
    expect((await ask('POST', '', draft(), { as: 'customerAdmin' })).status).toBe(403);
    const there = world.caller('adminAgent', world.customer);
    expect((await world.ask(there, 'GET', BASE, undefined, { surface: 'graph' })).status).toBe(403);
  });

  it('F71: answers what Graph answers, and refuses a name that is in use', async () => {
    const { status, headers, body } = await ask('POST', '', draft({ displayName: 'Équipe', duration: 'P2Y' }));
    expect(status).toBe(201);
    expect(headers.location).toBe(`https://arm.example${BASE}/${body.id}`);
    expect(body).toEqual({
      '@odata.context': expect.stringContaining('$metadata#tenantRelationships/delegatedAdminRelationships/$entity'),
      '@odata.etag': expect.stringMatching(/^W\/".+"$/),
      id: expect.stringMatching(/^[0-9a-f-]{36}-[0-9a-f-]{36}$/),
      displayName: 'Équipe',
      duration: 'P730D',
      customer: { tenantId: world.customer, displayName: 'Hôtel Élysée' },
      accessDetails: details(READERS, USERS),
      status: 'created',
      autoExtendDuration: 'PT0S',
      createdDateTime: expect.stringMatching(/^2026-11-01T.*Z$/),
      lastModifiedDateTime: expect.any(String),
      activatedDateTime: null,
      endDateTime: null,
    });
    const again = await ask('POST', '', draft({ displayName: 'ÉQUIPE' }));
    expect([again.status, again.body.error.code]).toEqual([409, 'conflict']);
    const beta = await ask('GET', `/beta/tenantRelationships/delegatedAdminRelationships/${body.id}`);
    expect(beta.body.id).toBe(body.id);
  });

  it('insists on the current etag, and changes nothing without', async () => {
    const made = await make();
    const patch = (ifMatch?: string) =>
      ask('PATCH', made.id, { duration: 'P10D' }, ifMatch === undefined ? {} : { ifMatch });
    expect((await patch()).status).toBe(428);
    expect((await patch('W/"stale"')).status).toBe(412);
    const patched = await patch(made['@odata.etag']);
    expect([patched.status, patched.body.duration]).toEqual([200, 'P10D']);
    expect((await patch(made['@odata.etag'])).status).toBe(412);
    expect((await ask('DELETE', made.id)).status).toBe(428);
    expect((await ask('DELETE', made.id, undefined, { ifMatch: made['@odata.etag'] })).status).toBe(412);
    expect((await ask('DELETE', made.id, undefined, { ifMatch: '*' })).status).toBe(204);
    expect((await ask('GET', made.id)).status).toBe(404);
  });

  it('F72: ends once the request is locked: nothing of it changes any more', async () => {
    const made = await make();
    expect(await approve(made.id)).toMatchObject({ ok: false, failure: { kind: 'delegated-admin-not-found' } });
    expect(await lock(made.id)).toBe(201);
    expect(await lock(made.id)).toBe(400);
    expect((await ask('PATCH', made.id, { duration: 'P10D' }, { ifMatch: '*' })).status).toBe(400);
    expect((await ask('PATCH', made.id, { autoExtendDuration: 'P180D' }, { ifMatch: '*' })).status).toBe(400);
    expect((await ask('DELETE', made.id, undefined, { ifMatch: '*' })).status).toBe(400);
    const { value } = (await ask('GET', `${made.id}/requests`)).body;
    expect(value).toMatchObject([{ action: 'lockForApproval', status: 'succeeded' }]);
    expect((await ask('GET', `${made.id}/requests/${value[0].id}`)).body).toMatchObject({ id: value[0].id });
    expect((await ask('GET', `${made.id}/requests/${guid()}`)).status).toBe(404);
  });

  it.each(['approve', 'reject', 'activate', ''])('takes no request to %j it', async (action) => {
    const made = await make();
    expect((await ask('POST', `${made.id}/requests`, { action })).status).toBe(400);
    expect((await ask('GET', made.id)).body.status).toBe('created');
  });
});

describe('approving', () => {
  it('F73: works once, for the customer that the partner named', async () => {
    const { id } = await make();
    await lock(id);
    expect(await approve(id, 'stranger')).toMatchObject({ ok: false, failure: { kind: 'delegated-admin-not-found' } });
    must(await approve(id));
    expect(await approve(id)).toMatchObject({ ok: false, failure: { status: 'active' } });
    const { body } = await ask('GET', id);
    expect(body.status).toBe('active');
    expect(Date.parse(body.endDateTime) - Date.parse(body.activatedDateTime)).toBe(730 * DAY);
  });

  it('of a request that names nobody is for whoever has the link first', async () => {
    const { id } = await make({ customer: null });
    await lock(id);
    must(await approve(id, 'stranger'));
    expect((await ask('GET', id)).body.customer).toEqual({ tenantId: world.otherCustomer, displayName: 'Contoso' });
    expect(await approve(id)).toMatchObject({ ok: false, failure: { kind: 'delegated-admin-not-found' } });
  });

  it('is the customer’s: nobody of the partner can take its place', async () => {
    const { id } = await make();
    await lock(id);
    const ofPartner = await approveDelegatedAdmin(await world.act('adminAgent'), { partner: world.partner, id });
    expect(ofPartner).toMatchObject({ ok: false, failure: { kind: 'delegated-admin-not-found' } });
  });
});

describe('an active relationship', () => {
  it('F74: gives security groups some of its roles, and no other', async () => {
    const { id } = await active();
    const body = (group: string, ...roles: readonly string[]) => ({
      accessContainer: { accessContainerId: group, accessContainerType: 'securityGroup' },
      accessDetails: details(...roles),
    });
    const assignments = `${id}/accessAssignments`;
    const helpdesk = world.groups.HelpdeskAgents;
    for (const refused of [
      body(helpdesk, DIRECTORY_ROLES.globalAdministrator),
      body(helpdesk),
      body(guid(), READERS),
      body(world.people.kim.id, READERS),
      body('x', READERS),
      { ...body(helpdesk, READERS), accessContainer: { accessContainerId: helpdesk, accessContainerType: 'user' } },
    ]) {
      expect((await ask('POST', assignments, refused)).status).toBe(400);
    }
    const made = await ask('POST', assignments, body(helpdesk, READERS));
    expect([made.status, made.body.status]).toEqual([201, 'pending']);
    const path = `${assignments}/${made.body.id}`;
    expect((await ask('POST', assignments, body(helpdesk, USERS))).status).toBe(409);
    expect((await ask('GET', path)).body.status).toBe('active');

    const etag = made.body['@odata.etag'];
    const patch = (roles: readonly string[], ifMatch: string) =>
      ask('PATCH', path, { accessDetails: details(...roles) }, { ifMatch });
    expect((await patch([READERS], etag)).status).toBe(200);
    expect((await patch([DIRECTORY_ROLES.globalReader], etag)).status).toBe(400);
    expect((await patch([USERS], 'W/"stale"')).status).toBe(412);
    const changed = await patch([USERS], etag);
    expect([changed.status, changed.headers['retry-after']]).toEqual([202, '10']);
    const followed = await ask('GET', changed.headers.location!.slice('https://arm.example'.length));
    expect(followed.body).toMatchObject({ status: 'succeeded' });
    expect((await ask('GET', `${id}/operations`)).body.value).toHaveLength(1);
    expect((await ask('GET', assignments)).body.value).toMatchObject([{ accessDetails: details(USERS) }]);

    expect((await ask('DELETE', path, undefined, { ifMatch: etag })).status).toBe(412);
    expect((await ask('DELETE', path, undefined, { ifMatch: '*' })).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
  });

  it('takes no group before it is active nor after', async () => {
    const { id } = await make();
    const body = {
      accessContainer: { accessContainerId: world.groups.HelpdeskAgents, accessContainerType: 'securityGroup' },
      accessDetails: details(READERS),
    };
    expect((await ask('POST', `${id}/accessAssignments`, body)).status).toBe(400);
    await lock(id);
    expect((await ask('POST', `${id}/accessAssignments`, body)).status).toBe(400);
    must(await approve(id));
    expect((await ask('POST', `${id}/requests`, { action: 'terminate' })).status).toBe(201);
    expect((await ask('GET', id)).body.status).toBe('terminated');
    expect((await ask('POST', `${id}/accessAssignments`, body)).status).toBe(400);
    expect((await ask('POST', `${id}/requests`, { action: 'terminate' })).status).toBe(400);
  });

  it('F78: is extended by the half-year for as long as it says so, and then ends', async () => {
    const { id } = await active({ duration: 'P10D' });
    const extend = (autoExtendDuration: string) => ask('PATCH', id, { autoExtendDuration }, { ifMatch: '*' });
    expect((await extend('P180D')).body.autoExtendDuration).toBe('P180D');
    const end = Date.parse((await ask('GET', id)).body.endDateTime);
    world.passTime(10 * DAY);
    const extended = (await ask('GET', id)).body;
    expect([extended.status, Date.parse(extended.endDateTime)]).toEqual(['active', end + 180 * DAY]);
    expect((await extend('PT0S')).body.autoExtendDuration).toBe('PT0S');
    world.passTime(180 * DAY);
    expect((await ask('GET', id)).body.status).toBe('expired');
    expect((await extend('P180D')).status).toBe(400);
    expect((await ask('GET', `?$filter=status eq 'expired'&$count=true`)).body['@odata.count']).toBe(1);
    world.passTime(365 * DAY);
    expect((await ask('GET', id)).status).toBe(404);
  });
});

describe('lists', () => {
  it.each([
    '$filter=displayName eq',
    "$filter=status ne 'active'",
    "$filter=status eq 'unknown'",
    "$filter=status eq 'active' or status eq 'expired'",
    "$filter=status eq 'active' and status eq 'expired'",
    '$orderby=status',
    '$top=301',
    '$top=0',
    '$count=yes',
    '$expand=accessAssignments',
    '$skiptoken=forged',
  ])('refuse what they do not understand: %s', async (query) => {
    expect((await ask('GET', `?${query}`)).status).toBe(400);
  });

  it('narrow, count, select and page', async () => {
    const mark = guid();
    for (const letter of ['b', 'a', 'c']) await make({ displayName: `${letter} ${mark}` });
    const filter = `$filter=contains(displayName,'${mark}') and status eq 'created'`;
    const first = (await ask('GET', `?${filter}&$top=2&$count=true&$select=displayName`)).body;
    expect(first['@odata.count']).toBe(3);
    expect(first.value.map((row: object) => Object.keys(row))).toEqual([
      ['@odata.etag', 'displayName'],
      ['@odata.etag', 'displayName'],
    ]);
    const second = (await ask('GET', first['@odata.nextLink'].slice('https://arm.example'.length))).body;
    const names = [...first.value, ...second.value].map(({ displayName }) => displayName[0]);
    expect([names, second['@odata.nextLink']]).toEqual([['a', 'b', 'c'], undefined]);
  });
});

describe('customers with granular relationships', () => {
  it('F87: are there for as long as a relationship is active, with the way into their services', async () => {
    const fresh = await openWorld();
    try {
      const path = '/v1.0/tenantRelationships/delegatedAdminCustomers';
      const see = (rest = '') =>
        fresh.ask(fresh.caller('adminAgent'), 'GET', `${path}${rest}`, undefined, { surface: 'graph' });
      const call = (method: string, rest: string, body?: unknown) =>
        fresh.ask(fresh.caller('adminAgent'), method, `${BASE}${rest}`, body, { surface: 'graph' });
      const { id } = (await call('POST', '', { ...draft({ customer: { tenantId: fresh.customer } }), duration: 'P1D' }))
        .body;
      await call('POST', `/${id}/requests`, { action: 'lockForApproval' });
      expect((await see()).body.value).toEqual([]);
      expect((await see(`/${fresh.customer}`)).status).toBe(404);
      must(await approveDelegatedAdmin(await fresh.act('customerAdmin'), { partner: fresh.partner, id }));
      const customer = { id: fresh.customer, tenantId: fresh.customer, displayName: 'Hôtel Élysée' };
      expect((await see()).body.value).toEqual([customer]);
      expect((await see(`/${fresh.customer}`)).body).toMatchObject(customer);
      expect((await see(`/${fresh.customer}/serviceManagementDetails`)).body.value).toMatchObject([
        { serviceManagementUrl: `https://portal.example/azure/${fresh.customer}` },
      ]);
      expect((await see(`/${fresh.otherCustomer}/serviceManagementDetails`)).status).toBe(404);
      fresh.passTime(DAY);
      expect((await see()).body.value).toEqual([]);
    } finally {
      await fresh.close();
    }
  });
});
