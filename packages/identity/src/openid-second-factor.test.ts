import { operatorAct } from '@mandate/app/act';
import { setUserEnabled } from '@mandate/app/credentials/set-user-enabled';
import type { SecondFactor } from '@mandate/app/ports/second-factors';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedInPerson } from './openid.ts';
import { answerTo, authorizeUrl, browse, newPkce, REDIRECT, signedInAs } from './testing/browser.ts';
import { guid, MINUTE, randomness } from './testing/fixed.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { comeIn, openPeople, sessionOf } from './testing/people.ts';
import { AZ, asAda, asKim, ask, refusal } from './testing/token-forms.ts';
import { ADA, CUSTOMER, KIM, openWorld, PARTNER, type World, write } from './testing/world.ts';

let world: World;
let login: LoginServer;
let person: SignedInPerson | undefined;
beforeEach(async () => {
  world = await openWorld();
  login = await openLoginServer(world, { signedIn: async () => person });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const APP: SecondFactor = {
  kind: 'authenticator-app',
  id: guid('cccccccc-0000-4000-8000-000000000001'),
  name: 'Phone',
  sealedSeed: 'v1.x',
  counter: 0,
  createdAt: 0,
  lastUsedAt: null,
};
const NEEDED = [400, 'interaction_required', 50076];
const MISSING = [400, 'interaction_required', 50079];
const WRONG = [400, 'invalid_grant', 50126];
const getApp = () => write(world, PARTNER, (tenant) => tenant.addSecondFactor(ADA, APP));
const requireOne = (tenant = PARTNER) => write(world, tenant, (writer) => writer.setSecondFactorPolicy('required'));

async function signInBy(methods: readonly string[]) {
  const signedIn = await signedInAs(world, 'ada');
  person = { ...signedIn, session: { ...signedIn.session, methods } };
  const pkce = newPkce();
  const { code = '' } = await answerTo(login, authorizeUrl(pkce));
  const form = {
    grant_type: 'authorization_code',
    client_id: AZ,
    redirect_uri: REDIRECT,
    code,
    code_verifier: pkce.verifier,
  };
  return { form, redeem: () => ask(login, form, PARTNER) };
}

describe('the password grant', () => {
  it('refuses people with a second factor, and those who must have one, but only once the password is right', async () => {
    expect((await ask(login, asAda, PARTNER)).status).toBe(200);
    await getApp();
    expect(await refusal(login, asAda, PARTNER)).toEqual(NEEDED);
    expect(await refusal(login, { ...asAda, password: 'wrong' }, PARTNER)).toEqual(WRONG);
    await requireOne(CUSTOMER);
    expect(await refusal(login, asKim)).toEqual(MISSING);
    expect(await refusal(login, { ...asKim, username: 'nobody@contoso.example' })).toEqual(WRONG);
    const { body } = await ask(login, asKim);
    expect(body.error_description).toMatch(/^AADSTS50079: .*multi-factor/);
  });
});

describe('what an application holds', () => {
  it('opens nothing any more once the person has a second factor that it was got without', async () => {
    const { refresh_token: token } = (await ask(login, asAda, PARTNER)).body as { refresh_token?: string };
    const kims = (await ask(login, asKim)).body as { refresh_token?: string };
    const form = (refresh_token = '') => ({ grant_type: 'refresh_token', client_id: AZ, refresh_token });
    await getApp();
    expect(await refusal(login, form(token), PARTNER)).toEqual(NEEDED);
    expect((await ask(login, form(kims.refresh_token))).status).toBe(200);
    await requireOne(CUSTOMER);
    expect(await refusal(login, form(kims.refresh_token))).toEqual(MISSING);
  });

  it('says in its tokens how the person signed in, and lives on with a second factor', async () => {
    await getApp();
    const { redeem } = await signInBy(['pwd', 'otp', 'mfa']);
    const { body } = await redeem();
    expect(decodeJwt(body.access_token).amr).toEqual(['pwd', 'otp', 'mfa']);
    const form = { grant_type: 'refresh_token', client_id: AZ, refresh_token: String(body['refresh_token']) };
    const again = await ask(login, form, PARTNER);
    expect(decodeJwt(again.body.access_token).amr).toEqual(['pwd', 'otp', 'mfa']);
  });

  it('is not given for a code that was got before there was a second factor', async () => {
    const { form } = await signInBy(['pwd']);
    await getApp();
    expect(await refusal(login, form, PARTNER)).toEqual(NEEDED);
  });

  it('ends for good when the person is disabled, with the session and the way in', async () => {
    const { people } = openPeople(world);
    const { value } = sessionOf(await comeIn(people));
    const { redeem } = await signInBy(['pwd']);
    const { body } = await redeem();
    const act = operatorAct({ ...world, randomness });
    await setUserEnabled(act, PARTNER, { user: ADA, enabled: false });
    await setUserEnabled(act, PARTNER, { user: ADA, enabled: true });
    world.clock.advance(MINUTE);
    expect(await people.resolve(value, world.clock.now())).toBeUndefined();
    const form = { grant_type: 'refresh_token', client_id: AZ, refresh_token: String(body['refresh_token']) };
    expect(await refusal(login, form, PARTNER)).toEqual([400, 'invalid_grant', 50173]);
    sessionOf(await comeIn(people));
  });
});

describe('the sign-in endpoint', () => {
  it('takes nobody for signed in whose session has ended for want of a second factor', async () => {
    const { people } = openPeople(world);
    const { value } = sessionOf(await comeIn(people));
    await using elsewhere = await openLoginServer(world, { signedIn: () => people.resolve(value, world.clock.now()) });
    const asked = authorizeUrl(newPkce());
    expect((await browse(elsewhere, asked)).location).toContain(`${REDIRECT}?code=`);
    await getApp();
    expect((await browse(elsewhere, asked)).location).toMatch(/^\/sign-in\?/);
    expect(await world.signIn.listSecondFactors(CUSTOMER, KIM)).toEqual([]);
  });
});
