import { hashPassword } from '@mandate/app/credentials/passwords';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, randomness, START } from './testing/fixed.ts';
import { type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import { BROWSER, comeIn, openPeople, sessionOf, signedInBy } from './testing/people.ts';
import { type Answer, ARM, AZ, asAda, asKim, ask, POWERSHELL, refusal, without } from './testing/token-forms.ts';
import {
  ADA,
  CUSTOMER,
  openWorld,
  PARTNER,
  PASSWORD,
  SCRIPT,
  SECRETS,
  setEnabled,
  type World,
  write,
} from './testing/world.ts';

const SECOND = 1000;
const GRAPH = 'https://graph.microsoft.com';

let world: World;
let login: LoginServer;

beforeEach(async () => {
  world = await openWorld();
  login = await openLoginServer(world, { mayEnter: async () => entry });
  entry = true;
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});
let entry = true;

const INVALID = [400, 'invalid_grant', 70000];
const REVOKED = [400, 'invalid_grant', 50173];

const refreshForm = (refresh_token: string, more: Record<string, string> = {}) => ({
  grant_type: 'refresh_token',
  client_id: AZ,
  refresh_token,
  scope: `${ARM}/.default offline_access openid profile`,
  ...more,
});

async function signIn(form: Record<string, string> = asAda, tenant: string = PARTNER): Promise<string> {
  const { status, body } = await ask(login, form, tenant);
  expect(status).toBe(200);
  return String(body['refresh_token']);
}
async function refresh(token: string, tenant: string = PARTNER, more: Record<string, string> = {}): Promise<Answer> {
  const { status, body } = await ask(login, refreshForm(token, more), tenant);
  expect([status, body.error_description]).toEqual([200, undefined]);
  return body;
}
const refused = (token: string, tenant: string = PARTNER, more: Record<string, string> = {}) =>
  refusal(login, refreshForm(token, more), tenant);

describe('a refresh token is refused', () => {
  it('when it never was one', async () => {
    const token = await signIn();
    const [place = '', secret = ''] = token.split('.');
    const kims = (await signIn(asKim, CUSTOMER)).split('.')[0];
    for (const wrong of [
      'x',
      '.',
      'a.b.c',
      `${place}.`,
      `.${secret}`,
      `${place}.x`,
      `${kims}.${secret}`,
      `${token}x`,
    ]) {
      for (const tenant of [PARTNER, 'common', 'adfs']) expect(await refused(wrong, tenant)).toEqual(INVALID);
    }
    expect(await refused(`${place}.${'x'.repeat(5000)}`)).toEqual(INVALID);
  });

  it('when another application presents it', async () => {
    const script = { client_id: SCRIPT.appId, client_secret: SECRETS.script };
    const azs = await signIn(asKim, CUSTOMER);
    const scripts = await signIn({ ...asKim, ...script }, CUSTOMER);
    expect(await refused(azs, CUSTOMER, script)).toEqual(INVALID);
    expect(await refused(scripts, CUSTOMER)).toEqual(INVALID);
    expect(await refused(scripts, CUSTOMER, { ...script, client_secret: 'wrong' })).toEqual([
      401,
      'invalid_client',
      7000215,
    ]);
    expect(await refused(scripts, CUSTOMER, { client_id: SCRIPT.appId })).toEqual([401, 'invalid_client', 7000218]);
    // None of this has used it up or ended the sign-in.
    world.clock.advance(2 * MINUTE);
    await refresh(scripts, CUSTOMER, script);
    await refresh(azs, CUSTOMER);
  });

  it('more than a minute after its first use, and so is everything of that sign-in, but of no other', async () => {
    const [first, other] = [await signIn(), await signIn()];
    const second = String((await refresh(first))['refresh_token']);
    const third = String((await refresh(second))['refresh_token']);
    world.clock.advance(60 * SECOND + 1);
    expect(await refused(first)).toEqual(REVOKED);
    for (const token of [first, second, third]) {
      for (const tenant of [PARTNER, CUSTOMER, 'common']) expect(await refused(token, tenant)).toEqual(REVOKED);
    }
    await refresh(other);
    world.clock.advance(89 * DAY);
    expect(await refused(third)).toEqual(REVOKED);
  });

  it('after 90 days without use', async () => {
    let token = await signIn();
    world.clock.advance(90 * DAY - 1);
    token = String((await refresh(token))['refresh_token']);
    world.clock.advance(90 * DAY - 1);
    token = String((await refresh(token))['refresh_token']);
    world.clock.advance(90 * DAY);
    expect(await refused(token)).toEqual([400, 'invalid_grant', 700082]);
    await world.signIn.sweep(world.clock.now());
    expect(await refused(token)).toEqual(INVALID);
  });

  it('when the password has changed since, by the person or by an administrator', async () => {
    const before = await signIn();
    const { people, account } = openPeople(world);
    const mine = await signedInBy(people, world, sessionOf(await comeIn(people)).value);
    const newPassword = 'quite another horse';
    const changed = await account.changePassword(mine, { password: PASSWORD, newPassword }, BROWSER);
    expect(changed).toMatchObject({ ok: true });
    expect(await refused(before)).toEqual(REVOKED);

    const after = await signIn({ ...asAda, password: newPassword });
    await refresh(after);
    const digest = await hashPassword('set by another', randomness);
    await write(world, PARTNER, (tenant) => tenant.setPassword(ADA, { digest, mustChange: true }));
    expect(await refused(after)).toEqual(REVOKED);
  });

  it('when the person is disabled, and stays so', async () => {
    const [token, unused] = [await signIn(), await signIn()];
    await setEnabled(world, ADA, false);
    expect(await refused(token)).toEqual([400, 'invalid_grant', 50057]);
    await setEnabled(world, ADA, true);
    expect(await refused(token)).toEqual(REVOKED);
    await refresh(unused);
  });

  it('when all sign-ins of the person were ended', async () => {
    const [adas, kims] = [await signIn(), await signIn(asKim, CUSTOMER)];
    await write(world, PARTNER, (tenant) => tenant.endSignIns(ADA, world.clock.now()));
    expect(await refused(adas)).toEqual(REVOKED);
    await refresh(kims, CUSTOMER);
    world.clock.advance(1);
    await refresh(await signIn());
  });

  it('for what may not be had, without being used up', async () => {
    const token = await signIn();
    entry = false;
    expect(await refused(token, CUSTOMER)).toEqual([400, 'invalid_grant', 50020]);
    entry = true;
    expect(await refused(token, PARTNER, { scope: 'https://vault.azure.net/.default' })).toEqual([
      400,
      'invalid_resource',
      500011,
    ]);
    expect(await refused(token, 'nowhere.example')).toEqual([400, 'invalid_request', 90002]);
    expect(await refused(token, 'consumers')).toEqual([400, 'invalid_request', 50059]);
    expect(await refused(token, PARTNER, { scope: `${ARM}/.default ${GRAPH}/.default` })).toEqual([
      400,
      'invalid_scope',
      28000,
    ]);
    world.clock.advance(2 * MINUTE);
    await refresh(token, CUSTOMER);
  });
});

describe('a refresh token', () => {
  it('is given when it is asked for', async () => {
    const { body } = await ask(login, { ...asKim, scope: `${ARM}/.default openid` });
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('foci');
    // A successor is given always: the application asked at the beginning.
    const token = await signIn();
    expect(await refresh(token, PARTNER, { scope: `${ARM}/.default` })).toMatchObject({
      refresh_token: expect.not.stringMatching(token),
      foci: '1',
      scope: `${ARM}/.default ${ARM}/user_impersonation`,
    });
  });

  it('is good for all who come at once, and for a minute, however often it is used', async () => {
    const token = await signIn();
    const successors = await Promise.all([1, 2, 3].map(() => refresh(token)));
    expect(new Set(successors.map((body) => body['refresh_token'])).size).toBe(3);
    world.clock.advance(40 * SECOND);
    await refresh(token);
    world.clock.advance(20 * SECOND);
    await refresh(token);
    world.clock.advance(5 * MINUTE);
    for (const body of successors) await refresh(String(body['refresh_token']));
    expect(await refused(token)).toEqual(REVOKED);
  });

  it('opens every resource and every tenant that the person may enter, decided anew', async () => {
    const token = await signIn();
    const graph = await refresh(token, PARTNER, { scope: `${ORIGINS.graph}/.default offline_access` });
    expect(decodeJwt(graph.access_token)).toMatchObject({ aud: ORIGINS.graph, tid: PARTNER, oid: ADA });
    const there = await refresh(String(graph['refresh_token']), 'contoso.example', { client_info: '1' });
    expect(decodeJwt(there.access_token)).toMatchObject({ aud: ARM, tid: CUSTOMER, home_tid: PARTNER, oid: ADA });
    expect(decodeJwt(String(there['id_token']))).toMatchObject({ tid: CUSTOMER });
    expect(JSON.parse(Buffer.from(String(there['client_info']), 'base64url').toString())).toEqual({
      uid: ADA,
      utid: PARTNER,
    });
    entry = false;
    expect(await refused(String(there['refresh_token']), CUSTOMER)).toEqual([400, 'invalid_grant', 50020]);
    const home = await refresh(String(there['refresh_token']), 'organizations');
    expect(decodeJwt(home.access_token)).toMatchObject({ tid: PARTNER });
    expect(decodeJwt(home.access_token)).not.toHaveProperty('home_tid');
  });

  it('remembers when and how the person signed in, and what for', async () => {
    const token = await signIn();
    world.clock.advance(DAY);
    const body = await refresh(token, PARTNER, { scope: '' });
    expect(decodeJwt(body.access_token)).toMatchObject({ aud: ARM, auth_time: START / 1000, amr: ['pwd'] });
    expect(decodeJwt(body.access_token).iat).toBe((START + DAY) / 1000);
  });

  it('is shared by the family of Microsoft’s own applications', async () => {
    const token = await signIn();
    const body = await refresh(token, PARTNER, { client_id: POWERSHELL });
    expect(decodeJwt(body.access_token)).toMatchObject({ appid: POWERSHELL });
    await refresh(String(body['refresh_token']));
  });

  it('works at version 1, where every sign-in is kept', async () => {
    const form = { ...without(asAda, 'scope'), resource: ARM };
    const first = (await (await login.post(`/${PARTNER}/oauth2/token`, form)).json()) as Answer;
    const token = String(first['refresh_token']);
    const again = await login.post(`/${PARTNER}/oauth2/token`, {
      ...without(refreshForm(token), 'scope'),
      resource: GRAPH,
    });
    const { access_token, ...rest } = (await again.json()) as Answer;
    expect(rest).toMatchObject({ expires_in: '3599', resource: GRAPH, refresh_token: expect.any(String), foci: '1' });
    expect(decodeJwt(access_token).aud).toBe(GRAPH);
  });

  it('is kept as a digest only', async () => {
    const kept: string[] = [];
    const put: World['signIn']['putGrantDocument'] = (document) => {
      kept.push(JSON.stringify(document));
      return world.signIn.putGrantDocument(document);
    };
    await using watched = await openLoginServer(world, { signIn: { ...world.signIn, putGrantDocument: put } });
    const { body } = await ask(watched, asKim);
    const token = String(body['refresh_token']);
    expect(kept).toHaveLength(1);
    expect(kept[0]).not.toContain(token);
    expect(kept[0]).not.toContain(token.split('.')[1]);
    const digest = (await world.signIn.findPassword(PARTNER, ADA))?.digest;
    expect(kept[0]).not.toContain(digest);
  });
});

describe('the claims of a token', () => {
  it('name capabilities that are declared and directory roles that count', async () => {
    const entrants: unknown[] = [];
    await using known = await openLoginServer(world, {
      directoryRolesOf: async (...asked) => {
        entrants.push(asked);
        return ['globalReader'];
      },
    });
    const claims = '{"access_token":{"xms_cc":{"values":["CP1"]},"nbf":{"essential":true,"value":"1"}}}';
    const { body } = await ask(known, { ...asKim, claims });
    expect(decodeJwt(body.access_token)).toMatchObject({
      xms_cc: ['CP1'],
      wids: ['f2ef992c-3afb-46b9-b7cf-a126ee74c451'],
    });
    expect(entrants).toEqual([[{ kind: 'User', id: expect.any(String), home: CUSTOMER }, CUSTOMER]]);
    for (const odd of ['[]', 'null', '{"access_token":{"xms_cc":{"values":"CP1"}}}', '{"access_token":null}']) {
      const { body: plain } = await ask(known, { ...asKim, claims: odd });
      expect(decodeJwt(plain.access_token)).not.toHaveProperty('xms_cc');
    }
  });
});
