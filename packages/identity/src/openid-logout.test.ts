import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SignedInPerson } from './openid.ts';
import { browse, REDIRECT, signedInAs } from './testing/browser.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { AZ, asKim, ask } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, PARTNER, SCRIPT, type World } from './testing/world.ts';

let world: World;
let login: LoginServer;
let person: SignedInPerson | undefined;

beforeEach(async () => {
  world = await openWorld();
  person = await signedInAs(world, 'ada');
  login = await openLoginServer(world, { signedIn: async () => person });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

const logout = (query: Record<string, string> = {}, base: string = PARTNER) =>
  browse(login, `/${base}/oauth2/v2.0/logout?${new URLSearchParams(query).toString()}`);

it('signing out is asked by the portal, and signs nobody out by itself', async () => {
  for (const query of [
    {},
    { post_logout_redirect_uri: 'https://evil.example' },
    { post_logout_redirect_uri: 'https://evil.example', client_id: AZ },
    { post_logout_redirect_uri: REDIRECT },
    { post_logout_redirect_uri: REDIRECT, client_id: SCRIPT.appId },
    { post_logout_redirect_uri: REDIRECT, client_id: 'x' },
    { post_logout_redirect_uri: REDIRECT, id_token_hint: 'x' },
  ]) {
    expect(await logout(query)).toMatchObject({ status: 302, location: '/sign-out' });
  }
});

it('signing out leads back, and then on to an address of the application’s own', async () => {
  const query = { post_logout_redirect_uri: REDIRECT, client_id: AZ, state: 'a/+&' };
  const ada = person;
  for (const base of [PARTNER, 'fabrikam.example', 'common', '/fabrikam.example']) {
    person = ada;
    const { location = '' } = await logout(query, base);
    expect(location).toMatch(/^\/sign-out\?return=%2F[a-z0-9]/);
    const back = new URLSearchParams(location.split('?')[1]).get('return') ?? '';
    person = undefined;
    expect((await browse(login, back)).location).toBe(`${REDIRECT}?state=a%2F%2B%26`);
  }
});

it('who is not signed in is led to the page, or on', async () => {
  person = undefined;
  expect((await logout()).location).toBe('/sign-in');
  expect((await logout({ post_logout_redirect_uri: 'https://evil.example', client_id: AZ })).location).toBe('/sign-in');
  const { body } = await ask(login, asKim);
  const hinted = { post_logout_redirect_uri: REDIRECT, id_token_hint: String(body['id_token']) };
  expect((await logout(hinted, CUSTOMER)).location).toBe(REDIRECT);
  expect((await login.post(`/${PARTNER}/oauth2/v2.0/logout`, {})).status).toBe(405);
  expect((await logout({}, 'nowhere.example')).status).toBe(400);
});
