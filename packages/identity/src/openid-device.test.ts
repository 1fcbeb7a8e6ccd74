import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeviceApproval, type DeviceApproval } from './device-approval.ts';
import { newUserCode } from './openid/user-code.ts';
import { signedInAs } from './testing/browser.ts';
import { MINUTE, randomness, START } from './testing/fixed.ts';
import { LOGIN, type LoginServer, ORIGINS, openLoginServer } from './testing/login-server.ts';
import { type Answer, ARM, AZ, ask, POWERSHELL, refusal } from './testing/token-forms.ts';
import { ADA, CUSTOMER, openWorld, PARTNER, SCRIPT, SECRETS, setEnabled, type World } from './testing/world.ts';

const SECOND = 1000;
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const PENDING = [400, 'authorization_pending', 70016];

let world: World;
let login: LoginServer;
let portal: DeviceApproval;
let entry = true;

beforeEach(async () => {
  world = await openWorld();
  entry = true;
  login = await openLoginServer(world, { mayEnter: async () => entry });
  portal = createDeviceApproval({ ...world, randomness });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const by = async (who: 'ada' | 'kim' = 'ada', clientAddress = '198.51.100.7') => ({
  person: await signedInAs(world, who, START - MINUTE),
  clientAddress,
});
const start = async (authority: string = PARTNER, changes: Record<string, string> = {}) => {
  const form = { client_id: AZ, scope: `${ARM}/.default offline_access openid profile`, ...changes };
  const response = await login.post(`/${authority}/oauth2/v2.0/devicecode`, form);
  const body = (await response.json()) as Answer;
  return { status: response.status, body, code: String(body['device_code']), user: String(body['user_code']) };
};
const form = (code: string, changes: Record<string, string> = {}) => ({
  grant_type: DEVICE,
  client_id: AZ,
  device_code: code,
  ...changes,
});
const poll = (code: string, authority: string = PARTNER, changes: Record<string, string> = {}) =>
  refusal(login, form(code, changes), authority);
const redeem = async (code: string, authority: string = PARTNER) => {
  const { status, body } = await ask(login, form(code), authority);
  expect([status, body.error_description]).toEqual([200, undefined]);
  return body;
};

describe('a device is refused', () => {
  it.each([
    ['no application', { client_id: '' }, [400, 'invalid_request', [900144]]],
    ['an unknown application', { client_id: CUSTOMER }, [400, 'unauthorized_client', [700016]]],
    ['an application of another tenant', { client_id: SCRIPT.appId }, [400, 'unauthorized_client', [700016]]],
    ['nothing to ask for', { scope: '' }, [400, 'invalid_request', [900144]]],
    ['two resources', { scope: `${ARM}/.default ${ORIGINS.graph}/.default` }, [400, 'invalid_scope', [28000]]],
    ['an unknown resource', { scope: 'https://vault.azure.net/.default' }, [400, 'invalid_resource', [500011]]],
  ] as const)('at the start with %s', async (_, changes, expected) => {
    const { status, body } = await start(PARTNER, changes);
    expect([status, body['error'], body['error_codes']]).toEqual(expected);
  });

  it('while nobody has answered, and told to slow down when it hurries', async () => {
    const { code } = await start();
    expect(await poll(code)).toEqual(PENDING);
    world.clock.advance(SECOND);
    expect(await poll(code)).toEqual([400, 'slow_down', undefined]);
    // A client that is on time, or nearly, never hears that.
    for (let i = 0; i < 4; i++) {
      world.clock.advance(4 * SECOND);
      expect(await poll(code)).toEqual(PENDING);
    }
  });

  it('with a code that is none, of another application, or for another tenant', async () => {
    const { code, user } = await start();
    for (const wrong of ['x', user, `${code}x`]) expect(await poll(wrong)).toEqual([400, 'invalid_grant', 70000]);
    expect(await poll(code, PARTNER, { client_id: POWERSHELL })).toEqual([400, 'invalid_grant', 70000]);
    expect(await poll('', PARTNER)).toEqual([400, 'invalid_request', 900144]);
    expect(await portal.answerDeviceRequest(user, await by(), true)).toMatchObject({ ok: true });
    expect(await poll(code, CUSTOMER)).toEqual([400, 'invalid_grant', 700005]);
    await redeem(code);

    const any = await start('common');
    await portal.answerDeviceRequest(any.user, await by(), true);
    expect(await poll(any.code, CUSTOMER)).toEqual([400, 'invalid_grant', 700005]);
  });

  it('when the person says no', async () => {
    const { code, user } = await start();
    expect(await portal.answerDeviceRequest(user, await by(), false)).toMatchObject({ ok: true });
    for (let i = 0; i < 2; i++) expect(await poll(code)).toEqual([400, 'authorization_declined', 70018]);
    expect(await portal.answerDeviceRequest(user, await by(), true)).toMatchObject({ ok: false });
    expect(await poll(code)).toEqual([400, 'authorization_declined', 70018]);
  });

  it('after a quarter of an hour, approved or not', async () => {
    const [waiting, approved] = [await start(), await start()];
    await portal.answerDeviceRequest(approved.user, await by(), true);
    world.clock.advance(15 * MINUTE - 1);
    expect(await poll(waiting.code)).toEqual(PENDING);
    world.clock.advance(1);
    for (const { code } of [waiting, approved]) expect(await poll(code)).toEqual([400, 'expired_token', 70020]);
    expect(await portal.answerDeviceRequest(waiting.user, await by(), true)).toMatchObject({ ok: false });
  });

  it('when it comes twice, which ends what the first got', async () => {
    const { code, user } = await start();
    await portal.answerDeviceRequest(user, await by(), true);
    const refresh_token = String((await redeem(code))['refresh_token']);
    expect(await poll(code)).toEqual([400, 'invalid_grant', 54005]);
    expect(await refusal(login, { grant_type: 'refresh_token', client_id: AZ, refresh_token }, PARTNER)).toEqual([
      400,
      'invalid_grant',
      50173,
    ]);
  });

  it('when the person may not enter, or is kept out by then', async () => {
    const [there, home] = [await start(CUSTOMER), await start()];
    for (const { user } of [there, home]) await portal.answerDeviceRequest(user, await by(), true);
    entry = false;
    expect(await poll(there.code, CUSTOMER)).toEqual([400, 'invalid_grant', 50020]);
    await setEnabled(world, ADA, false);
    expect(await poll(home.code)).toEqual([400, 'invalid_grant', 50057]);
  });

  it('by an application that does not prove itself where it has to', async () => {
    const { code, user } = await start(CUSTOMER, { client_id: SCRIPT.appId });
    await portal.answerDeviceRequest(user, await by('kim'), true);
    const own = { client_id: SCRIPT.appId };
    expect(await poll(code, CUSTOMER, own)).toEqual([401, 'invalid_client', 7000218]);
    expect(await poll(code, CUSTOMER, { ...own, client_secret: SECRETS.script })).toEqual([200, undefined, undefined]);
  });
});

describe('a device', () => {
  it('is told what to say, in words that scripts look for', async () => {
    const { body, user } = await start();
    expect(user).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{9}$/);
    expect(body).toEqual({
      user_code: user,
      device_code: expect.stringMatching(/^[\w-]{43}$/),
      verification_uri: `${LOGIN}/device`,
      expires_in: 900,
      interval: 5,
      message: `To sign in, use a web browser to open the page ${LOGIN}/device and enter the code ${user} to authenticate.`,
    });
    for (const path of [`/${PARTNER}/oauth2/devicecode`, '/common/oauth2/devicecode']) {
      const v1 = await login.post(path, { client_id: AZ, resource: ARM });
      expect(await v1.json()).toMatchObject({ verification_url: `${LOGIN}/device`, expires_in: '900', interval: '5' });
    }
    const metadata = await (await login.get('/common/v2.0/.well-known/openid-configuration')).json();
    expect(metadata).toMatchObject({ device_authorization_endpoint: `${LOGIN}/common/oauth2/v2.0/devicecode` });
  });

  it.each([PARTNER, 'common', 'organizations', 'adfs', `adfs/${PARTNER}/adfs`])(
    'that asked at %s gets tokens of the person who approved',
    async (authority) => {
      const { code, user } = await start(authority);
      expect(await poll(code, authority)).toEqual(PENDING);
      expect(await portal.answerDeviceRequest(user, await by(), true)).toMatchObject({ ok: true });
      // As Azure's command line asks: with the code under both names, and for nothing in particular.
      const response = await login.post(`/${authority}/oauth2/v2.0/token`, { ...form(code), code, client_info: '1' });
      const body = (await response.json()) as Answer;
      expect(body).toMatchObject({ foci: '1', refresh_token: expect.any(String), id_token: expect.any(String) });
      expect(decodeJwt(body.access_token)).toMatchObject({
        aud: ARM,
        tid: PARTNER,
        oid: ADA,
        appid: AZ,
        amr: ['pwd'],
        auth_time: (START - MINUTE) / 1000,
      });
    },
  );

  it('asks ADFS servers in their own words', async () => {
    const response = await login.post('/adfs/oauth2/devicecode', { client_id: AZ, scope: `${ARM}/.default` });
    const { device_code, user_code, expires_in } = (await response.json()) as Answer;
    expect(expires_in).toBe(900);
    await portal.answerDeviceRequest(String(user_code), await by(), true);
    const answer = await login.post('/adfs/oauth2/token', {
      grant_type: 'device_code',
      client_id: AZ,
      code: String(device_code),
    });
    expect(answer.status).toBe(200);
  });

  it('gets nothing of what is kept about it', async () => {
    const kept: string[] = [];
    const put: World['signIn']['putGrantDocument'] = (document) => {
      kept.push(JSON.stringify(document));
      return world.signIn.putGrantDocument(document);
    };
    await using watched = await openLoginServer(world, { signIn: { ...world.signIn, putGrantDocument: put } });
    const response = await watched.post('/common/oauth2/v2.0/devicecode', { client_id: AZ, scope: 'openid' });
    const body = (await response.json()) as Answer;
    for (const secret of ['device_code', 'user_code']) expect(kept.join()).not.toContain(body[secret]);
  });
});

describe('the page', () => {
  it('shows who asks, from where, and for which tenant', async () => {
    const { user } = await start(CUSTOMER);
    for (const typed of [user, user.toLowerCase(), ` ${user.slice(0, 4)}-${user.slice(4)} `]) {
      expect(await portal.findDeviceRequest(typed, await by())).toEqual({
        ok: true,
        value: {
          application: { appId: AZ, displayName: 'Microsoft Azure CLI' },
          tenant: CUSTOMER,
          clientAddress: '192.0.2.1',
          requestedAt: START,
          expiresAt: START + 15 * MINUTE,
        },
      });
    }
    const scripts = await start(CUSTOMER, { client_id: SCRIPT.appId });
    expect(await portal.findDeviceRequest(scripts.user, await by('kim'))).toMatchObject({
      value: { application: { displayName: 'Script' } },
    });
  });

  it('knows a code once: the first answer counts', async () => {
    const { code, user } = await start();
    const people = await Promise.all([by('ada'), by('kim'), by('ada')]);
    const answers = await Promise.all(people.map((person) => portal.answerDeviceRequest(user, person, true)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await portal.findDeviceRequest(user, await by())).toEqual({
      ok: false,
      failure: { kind: 'device-request-not-found' },
    });
    expect((await poll(code))[0]).toBe(200);
  });

  it('stops guessing, by person and by address', async () => {
    const { user } = await start();
    const wrong = () => newUserCode(randomness);
    for (let i = 0; i < 10; i++) {
      expect(await portal.findDeviceRequest(wrong(), await by())).toMatchObject({
        failure: { kind: 'device-request-not-found' },
      });
    }
    for (const ask of [
      portal.findDeviceRequest(user, await by()),
      portal.answerDeviceRequest(user, await by(), true),
    ]) {
      expect(await ask).toMatchObject({ failure: { kind: 'locked' } });
    }
    expect(await portal.findDeviceRequest(user, await by('kim'))).toMatchObject({ ok: true });
    for (let i = 0; i < 9; i++) {
      for (const person of await Promise.all(Array.from({ length: 10 }, () => by('kim')))) {
        person.person = { ...person.person, user: { ...person.person.user, id: randomness.guid() } };
        await portal.findDeviceRequest(wrong(), person);
      }
    }
    expect(await portal.findDeviceRequest(user, await by('kim'))).toMatchObject({ failure: { kind: 'locked' } });
    expect(await portal.findDeviceRequest(user, await by('kim', '203.0.113.9'))).toMatchObject({ ok: true });
  });

  it('makes codes of all letters alike', () => {
    const letters = Array.from({ length: 400 }, () => newUserCode(randomness)).join('');
    expect(new Set(letters).size).toBe(20);
    const biased = { ...randomness, bytes: (bytes: number) => randomness.bytes(bytes).fill(255, 0, 4) };
    expect(newUserCode(biased)).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{9}$/);
  });
});

describe('an address', () => {
  it('that tries codes it was never given is told to slow down, and learns nothing more', async () => {
    const { code } = await start();
    for (let tries = 0; tries < 100; tries++)
      await world.signIn.countAttempt(await unknownCounter(), START, 15 * MINUTE);
    expect(await poll('made-up')).toEqual([400, 'slow_down', undefined]);
    expect(await poll(code)).toEqual([400, 'slow_down', undefined]);
    world.clock.advance(15 * MINUTE);
    expect(await poll('made-up')).toEqual([400, 'invalid_grant', 70000]);
  });

  it('that begins more than anybody needs is told to slow down', async () => {
    const statuses: number[] = [];
    for (let begun = 0; begun < 301; begun++) statuses.push((await start()).status);
    expect(statuses.filter((status) => status !== 200)).toEqual([400]);
    world.clock.advance(15 * MINUTE);
    expect((await start()).status).toBe(200);
  });

  // The name of the counter, found by watching which one a wrong code counts.
  async function unknownCounter(): Promise<string> {
    const counted: string[] = [];
    const { countAttempt } = world.signIn;
    const watched = await openLoginServer({
      ...world,
      signIn: {
        ...world.signIn,
        countAttempt: (key, now, windowMs) => {
          counted.push(key);
          return countAttempt(`watched:${key}`, now, windowMs);
        },
      },
    });
    await refusal(watched, form('made-up'), PARTNER);
    await watched[Symbol.asyncDispose]();
    return counted.find((key) => key.startsWith('device-unknown:'))!;
  }
});
