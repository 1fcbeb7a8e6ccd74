import { UsernamePasswordCredential } from '@azure/identity';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser, openPerson } from './testing/browser.ts';
import { type DemoServer, type DemoUser, firstCustomer, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

/** The public client that `az` signs in as; the demo lets it use passwords. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const HERE = {
  'en-GB': { accept: 'Accept', accepted: /You are a guest of/, open: /Open the Azure portal of/, none: /There is no/ },
  'fr-FR': { accept: 'Accepter', accepted: /Invitation acceptée/, open: /Ouvrir le portail/, none: /Aucune/ },
} as const;

async function invite(guest: DemoUser): Promise<string> {
  const { endpoints } = server.connection;
  const customer = firstCustomer(server.connection);
  const { userPrincipalName, password } = userWith(customer, 'Global Administrator');
  const { token } = await new UsernamePasswordCredential(customer.tenantId, AZURE_CLI, userPrincipalName, password, {
    authorityHost: endpoints.login,
    disableInstanceDiscovery: true,
  }).getToken(`${endpoints.graph}/.default`);
  const reply = await fetch(`${endpoints.graph}/v1.0/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      invitedUserEmailAddress: guest.userPrincipalName,
      inviteRedirectUrl: endpoints.portal,
    }),
  });
  const { inviteRedeemUrl } = (await reply.json()) as { inviteRedeemUrl: string };
  return inviteRedeemUrl;
}

describe.each([
  ['en-GB', 0],
  ['fr-FR', 1],
] as const satisfies readonly (readonly [Locale, number])[])('an invitation as a guest, in %s', (locale, index) => {
  const words = { ...WORDS[locale], ...HERE[locale] };
  const invited = () => {
    const [, other] = server.connection.demo.customers;
    return other!.users.filter(({ roles }) => roles.includes('User'))[index]!;
  };
  const open = async (url: string, { userPrincipalName, password }: DemoUser) => {
    const person = await openPerson(browser, locale);
    person.context.setDefaultTimeout(15_000);
    await person.page.goto(url);
    await person.page.getByLabel(words.userName).fill(userPrincipalName);
    await person.page.getByLabel(words.password, { exact: true }).fill(password);
    await person.page.getByRole('button', { name: words.signIn }).click();
    return person;
  };

  it('is nothing to anybody else', async () => {
    const bystander = userWith(server.connection.demo.partner, 'Sales agent');
    const { page, context } = await open(await invite(invited()), bystander);
    expect(await page.getByRole('heading', { name: words.none }).innerText()).toMatch(words.none);
    await context.close();
  });

  it('lets the person invited in', async () => {
    const { page, context, errors } = await open(await invite(invited()), invited());
    await page.getByRole('button', { name: words.accept }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: words.accept }).click();
    await page.getByText(words.accepted).waitFor();
    await page.getByRole('link', { name: words.open }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/azure/${firstCustomer(server.connection).tenantId}`);
    // Before the sign-in the page asks who is there, and learns that nobody is.
    expect(errors.filter((error) => !error.includes('/portal/me'))).toEqual([]);
    await context.close();
  });
});
