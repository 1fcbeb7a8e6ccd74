import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser, openPerson } from './testing/browser.ts';
import { type DemoServer, firstCustomer, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

/** The public client that `az` signs in as. */
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

const endpoint = (name: string) => {
  const { connection } = server;
  return `${connection.endpoints.login}/${firstCustomer(connection).tenantId}/oauth2/v2.0/${name}`;
};
const scope = () => `${server.connection.endpoints.arm}/.default offline_access openid profile`;
const post = async (name: string, form: Record<string, string>) =>
  (await (await fetch(endpoint(name), { method: 'POST', body: new URLSearchParams(form) })).json()) as Record<
    string,
    string
  >;

async function signIn(page: Page, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  const { userPrincipalName, password } = userWith(server.connection.demo.partner, 'Admin agent');
  await page.getByLabel(words.userName).fill(userPrincipalName);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.signIn }).click();
}

describe.each(['en-GB', 'fr-FR'] as const)('signing in an application, in %s', (locale) => {
  const words = WORDS[locale];

  it('on another device shows what asks, and lets it in once', async () => {
    const asked = await post('devicecode', { client_id: AZURE_CLI, scope: scope() });
    const poll = () =>
      post('token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: AZURE_CLI,
        device_code: asked.device_code!,
      });
    expect((await poll()).error).toBe('authorization_pending');

    const { page, context } = await openPerson(browser, locale);
    context.setDefaultTimeout(15_000);
    await page.goto(asked.verification_uri!);
    await signIn(page, locale);
    await page.getByRole('textbox', { name: words.deviceCode }).fill('WRONGCODE');
    await page.getByRole('button', { name: words.next }).click();
    await page.getByText(words.codeNotValid).waitFor();
    await page.getByRole('textbox', { name: words.deviceCode }).fill(asked.user_code!);
    await page.getByRole('button', { name: words.next }).click();
    await page.getByText('127.0.0.1').waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: words.approveDevice }).click();
    await page.getByText(words.deviceApproved).waitFor();
    await context.close();

    await new Promise((done) => setTimeout(done, 5_500));
    const tokens = await poll();
    expect(tokens.token_type).toBe('Bearer');
    expect((await poll()).error).toBe('invalid_grant');
  });

  it('by a code passes through the sign-in page, and offers whoever is signed in already', async () => {
    const { page, context } = await openPerson(browser, locale);
    context.setDefaultTimeout(15_000);
    // What `az login` does: a small server on this machine waits for the code.
    const arrived: URL[] = [];
    const waiting = createServer((request, response) => {
      if (request.url?.startsWith('/?')) arrived.push(new URL(request.url, 'http://localhost'));
      response.end('done');
    });
    await new Promise<void>((listening) => waiting.listen(0, '127.0.0.1', listening));
    const redirect = `http://localhost:${(waiting.address() as AddressInfo).port}/`;
    const query = (prompt: string): string =>
      new URLSearchParams({
        client_id: AZURE_CLI,
        response_type: 'code',
        redirect_uri: redirect,
        scope: scope(),
        state: `state-${prompt}`,
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
        ...(prompt === '' ? {} : { prompt }),
      }).toString();
    await page.goto(`${endpoint('authorize')}?${query('')}`);
    await signIn(page, locale);
    await page.waitForURL(`${redirect}**`);
    expect(arrived[0]!.searchParams.get('state')).toBe('state-');
    expect(arrived[0]!.searchParams.get('code')).toBeTruthy();

    await page.goto(`${endpoint('authorize')}?${query('select_account')}`);
    await page.getByRole('button', { name: words.continueAs }).click();
    await page.waitForURL(`${redirect}**`);
    const code = arrived[1]!.searchParams.get('code')!;
    const redeem = {
      grant_type: 'authorization_code',
      client_id: AZURE_CLI,
      redirect_uri: redirect,
      code,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    };
    expect((await post('token', { ...redeem, code_verifier: 'x'.repeat(43) })).error).toBe('invalid_grant');
    await context.close();
    waiting.close();
  });
});
