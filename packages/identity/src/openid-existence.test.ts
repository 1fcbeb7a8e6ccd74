import { afterEach, beforeEach, expect, it } from 'vitest';
import { authorizeUrl, browse, newPkce } from './testing/browser.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { BROWSER, openPeople } from './testing/people.ts';
import { AZ, asAda, ask } from './testing/token-forms.ts';
import { openWorld, PARTNER, type World, write } from './testing/world.ts';

let world: World;
let login: LoginServer;
beforeEach(async () => {
  world = await openWorld();
  login = await openLoginServer(world);
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
});

const ACCOUNTS = ['ada', 'new', 'off', 'nobody', 'ada.adams', "o'nobody"].map((name) => `${name}@fabrikam.example`);
const AUTHORITIES = [PARTNER, 'fabrikam.example', 'common', 'organizations', 'adfs'];

/** What is said, without what differs between any two answers, and without the name that was asked about. */
function essence(text: string, name: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '(id)')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, '(time)')
    .replaceAll(encodeURIComponent(name), '(name)')
    .replaceAll(name, '(name)');
}

/** The different things that are said of all these names. */
async function saidOfAll(
  answer: (name: string) => Promise<string>,
  accounts: readonly string[] = ACCOUNTS,
): Promise<readonly string[]> {
  const said = new Set<string>();
  for (const name of accounts) said.add(essence(await answer(name), name));
  return [...said];
}

it.each(AUTHORITIES)(
  'a wrong password is answered alike, whether there is such a user or not: %s',
  async (authority) => {
    const said = await saidOfAll(async (username) => {
      const { status, body } = await ask(login, { ...asAda, username, password: 'wrong' }, authority);
      return JSON.stringify([status, body]);
    });
    expect(said).toHaveLength(1);
  },
);

it('and so is one that is guessed too often', async () => {
  const said = await saidOfAll(
    async (username) => {
      const form = { ...asAda, username, password: 'wrong' };
      for (let guess = 0; guess < 10; guess++) await ask(login, form, PARTNER);
      const { status, body } = await ask(login, form, PARTNER);
      expect(body['error_codes']).toEqual([50053]);
      return JSON.stringify([status, body]);
    },
    ['ada@fabrikam.example', 'nobody@fabrikam.example'],
  );
  expect(said).toHaveLength(1);
});

it('and so is one at the portal, also where a second factor is asked for', async () => {
  await write(world, PARTNER, (tenant) => tenant.setSecondFactorPolicy('required'));
  const { people } = openPeople(world);
  const said = await saidOfAll(async (userPrincipalName) =>
    JSON.stringify(await people.signIn({ userPrincipalName, password: 'wrong' }, BROWSER)),
  );
  expect(said).toHaveLength(1);
});

it('the sign-in page is shown for every name that an application expects', async () => {
  const pkce = newPkce();
  const said = await saidOfAll(async (name) => {
    const { status, location = '' } = await browse(login, authorizeUrl(pkce, { login_hint: name, client_id: AZ }));
    return JSON.stringify([status, decodeURIComponent(decodeURIComponent(location.replaceAll('+', ' ')))]);
  });
  expect(said).toHaveLength(1);
});

it('the realm of a name says nothing of its user', async () => {
  const said = await saidOfAll(async (name) => {
    const response = await login.get(`/common/userrealm/${encodeURIComponent(name)}?api-version=1.0`);
    return JSON.stringify([response.status, await response.text()]);
  });
  expect(said).toHaveLength(1);
});
