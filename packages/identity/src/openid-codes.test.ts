import { hashPassword } from '@mandate/app/credentials/passwords';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedInPerson } from './openid.ts';
import { answerTo, authorizeUrl, newPkce, REDIRECT, signedInAs } from './testing/browser.ts';
import { MINUTE, randomness, START } from './testing/fixed.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { ARM, AZ, ask, POWERSHELL, refusal, without } from './testing/token-forms.ts';
import { ADA, CUSTOMER, openWorld, PARTNER, SCRIPT, SECRETS, type World, write } from './testing/world.ts';

const pkce = newPkce();
let world: World;
let login: LoginServer;
let person: SignedInPerson | undefined;
let entry = true;

beforeEach(async () => {
  world = await openWorld();
  person = await signedInAs(world, 'ada', START - MINUTE);
  entry = true;
  login = await openLoginServer(world, { signedIn: async () => person, mayEnter: async () => entry });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const newCode = async (changes: Record<string, string | null> = {}, authority: string = PARTNER) =>
  String((await answerTo(login, authorizeUrl(pkce, changes, authority)))['code']);

const form = (code: string, changes: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  client_id: AZ,
  code,
  redirect_uri: REDIRECT,
  code_verifier: pkce.verifier,
  scope: `${ARM}/.default offline_access openid profile`,
  ...changes,
});
const redeem = async (code: string, changes: Record<string, string> = {}, tenant: string = PARTNER) => {
  const { status, body } = await ask(login, form(code, changes), tenant);
  expect([status, body.error_description]).toEqual([200, undefined]);
  return body;
};
const refused = (code: string, changes: Record<string, string> = {}, tenant: string = PARTNER) =>
  refusal(login, form(code, changes), tenant);

describe('a code is refused', () => {
  it('with what does not belong to it, and stays good for the one it belongs to', async () => {
    const code = await newCode();
    for (const [changes, expected] of [
      [{ code_verifier: newPkce().verifier }, [400, 'invalid_grant', 501481]],
      [{ code_verifier: pkce.challenge }, [400, 'invalid_grant', 501481]],
      [{ code_verifier: 'short' }, [400, 'invalid_grant', 501481]],
      [{ redirect_uri: 'http://localhost:8401' }, [400, 'invalid_grant', 500112]],
      [{ redirect_uri: `${REDIRECT}/` }, [400, 'invalid_grant', 500112]],
      [{ client_id: POWERSHELL }, [400, 'invalid_grant', 70000]],
      [{ client_id: SCRIPT.appId, client_secret: SECRETS.script }, [400, 'unauthorized_client', 700016]],
      [{ scope: 'https://vault.azure.net/.default' }, [400, 'invalid_resource', 500011]],
      [{ client_secret: 'x' }, [401, 'invalid_client', 700025]],
    ] as const) {
      expect(await refused(code, changes)).toEqual(expected);
    }
    for (const [name, expected] of [
      ['code_verifier', [400, 'invalid_request', 9002325]],
      ['redirect_uri', [400, 'invalid_request', 900144]],
      ['code', [400, 'invalid_request', 900144]],
    ] as const) {
      expect(await refusal(login, without(form(code), name), PARTNER)).toEqual(expected);
    }
    await redeem(code);
  });

  it('at another tenant than it was made for', async () => {
    expect(await refused(await newCode(), {}, CUSTOMER)).toEqual([400, 'invalid_grant', 700005]);
    expect(await refused(await newCode({}, CUSTOMER))).toEqual([400, 'invalid_grant', 700005]);
    expect(await refused(await newCode({}, CUSTOMER), {}, 'common')).toEqual([400, 'invalid_grant', 700005]);
    expect(await refused(await newCode({}, 'common'), {}, CUSTOMER)).toEqual([400, 'invalid_grant', 700005]);
    await redeem(await newCode({}, 'common'), {}, 'adfs');
    expect(decodeJwt((await redeem(await newCode({}, CUSTOMER), {}, CUSTOMER)).access_token)).toMatchObject({
      tid: CUSTOMER,
      home_tid: PARTNER,
    });
  });

  it('after a minute', async () => {
    const [early, late] = [await newCode(), await newCode()];
    world.clock.advance(MINUTE - 1);
    await redeem(early);
    world.clock.advance(1);
    expect(await refused(late)).toEqual([400, 'invalid_grant', 70008]);
    for (const unknown of ['x', `${late}x`, `${late.split('.')[0]}.x`]) {
      expect(await refused(unknown)).toEqual([400, 'invalid_grant', 70008]);
    }
  });

  it('the second time, which ends what the first gave', async () => {
    const [code, other] = [await newCode(), await newCode()];
    const token = String((await redeem(code))['refresh_token']);
    const spared = String((await redeem(other))['refresh_token']);
    world.clock.advance(2 * MINUTE);
    expect(await refused(code)).toEqual([400, 'invalid_grant', 54005]);
    const refresh = { grant_type: 'refresh_token', client_id: AZ, refresh_token: token };
    expect(await refusal(login, refresh, PARTNER)).toEqual([400, 'invalid_grant', 50173]);
    expect((await ask(login, { ...refresh, refresh_token: spared }, PARTNER)).status).toBe(200);
  });

  it('to all but one that come at once', async () => {
    const code = await newCode();
    const answers = await Promise.all([1, 2, 3, 4].map(() => refusal(login, form(code), PARTNER)));
    const bad = answers.filter(([status]) => status !== 200);
    expect(bad.length).toBeGreaterThanOrEqual(3);
    expect(new Set(bad.map(([, error]) => error))).toEqual(new Set(['invalid_grant']));
  });

  it('when the person has another password, is kept out, or may not enter any more', async () => {
    const entering = await newCode({}, CUSTOMER);
    entry = false;
    expect(await refused(entering, {}, CUSTOMER)).toEqual([400, 'invalid_grant', 50020]);
    const code = await newCode();
    const digest = await hashPassword('set by another', randomness);
    await write(world, PARTNER, (tenant) => tenant.setPassword(ADA, { digest, mustChange: false }));
    expect(await refused(code)).toEqual([400, 'invalid_grant', 50173]);
    const next = await newCode();
    await write(world, PARTNER, async (tenant) =>
      tenant.updateUser({ ...(await tenant.findUser(ADA))!, accountEnabled: false }),
    );
    expect(await refused(next)).toEqual([400, 'invalid_grant', 50057]);
  });
});

describe('a code', () => {
  it('gives tokens of the person’s own sign-in', async () => {
    person = { ...person!, session: { ...person!.session, methods: ['pwd', 'otp', 'mfa'] } };
    const body = await redeem(await newCode(), { client_info: '1' });
    expect(body).toMatchObject({ foci: '1', refresh_token: expect.any(String), expires_in: 3599 });
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: ARM,
      tid: PARTNER,
      oid: ADA,
      appid: AZ,
      amr: ['pwd', 'otp', 'mfa'],
      auth_time: (START - MINUTE) / 1000,
    });
    expect(decodeJwt(String(body['id_token']))).toMatchObject({ aud: AZ, nonce: 'a nonce', oid: ADA });
  });

  it('gives what was asked for at first, when nothing else is', async () => {
    const body = await redeem(await newCode({ scope: 'User.Read openid' }), { scope: '' });
    expect(decodeJwt(body.access_token).aud).toBe('https://graph.microsoft.com');
    expect(body).not.toHaveProperty('refresh_token');
    expect(decodeJwt(String((await redeem(await newCode({ nonce: null })))['id_token']))).not.toHaveProperty('nonce');
  });

  it('works at version 1', async () => {
    const url = authorizeUrl(pkce, { scope: null, resource: ARM }, 'common', '');
    const code = String((await answerTo(login, url))['code']);
    const response = await login.post('/common/oauth2/token', without(form(code), 'scope'));
    expect(await response.json()).toMatchObject({
      resource: ARM,
      expires_in: '3599',
      refresh_token: expect.any(String),
    });
    const none = await answerTo(login, authorizeUrl(pkce, { scope: null }, 'common', ''));
    expect(none['error_description']).toContain('AADSTS900144');
  });

  it('is kept as a digest only', async () => {
    const kept: string[] = [];
    const put: World['signIn']['putGrantDocument'] = (document) => {
      kept.push(JSON.stringify(document));
      return world.signIn.putGrantDocument(document);
    };
    const signIn = { ...world.signIn, putGrantDocument: put };
    await using watched = await openLoginServer(world, { signIn, signedIn: async () => person });
    const { code = '' } = await answerTo(watched, authorizeUrl(pkce));
    expect(kept).toHaveLength(1);
    expect(kept[0]).not.toContain(code.split('.')[1]);
  });
});
