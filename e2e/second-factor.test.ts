import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { codeOf } from './testing/authenticator-app.ts';
import { type Locale, openBrowser, openPerson } from './testing/browser.ts';
import { type DemoServer, type DemoUser, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

const PATIENCE_MS = 15_000;
const WHOLE_WAY_MS = 90_000;

const SECURITY = {
  'en-GB': {
    account: /^Account of /,
    securityInfo: 'Security info',
    addApp: 'Add an authenticator app',
    addPasskey: 'Add a passkey',
    code: 'The code that the app shows now',
    name: 'Name',
    setUp: 'Set up',
    kept: 'I have kept them in a safe place',
    continue: 'Continue',
    signOut: 'Sign out',
    showThatItIsYou: 'Show that it is you',
    proof: 'Code',
    verify: 'Verify',
    wrong: 'That code is not right',
    toRecovery: 'Use a recovery code',
    recovery: 'Recovery code',
    usePasskey: 'Use a passkey',
    everywhere: 'Sign out everywhere',
  },
  'fr-FR': {
    account: /^Compte .*/,
    securityInfo: 'Informations de sécurité',
    addApp: 'Ajouter une application d’authentification',
    addPasskey: 'Ajouter une clé d’accès',
    code: 'Le code que l’application affiche en ce moment',
    name: 'Nom',
    setUp: 'Configurer',
    kept: 'Je les ai conservés en lieu sûr',
    continue: 'Continuer',
    signOut: 'Se déconnecter',
    showThatItIsYou: 'Confirmez votre identité',
    proof: 'Code',
    verify: 'Vérifier',
    wrong: 'Ce code n’est pas le bon',
    toRecovery: 'Utiliser un code de récupération',
    recovery: 'Code de récupération',
    usePasskey: 'Utiliser une clé d’accès',
    everywhere: 'Se déconnecter partout',
  },
} as const satisfies Record<Locale, object>;

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each([
  ['en-GB', 'Admin agent', 'Global admin'],
  ['fr-FR', 'Sales agent', 'Helpdesk agent'],
] as const)('a second factor, in %s', (locale, withApp, withPasskey) => {
  const words = SECURITY[locale];

  it('by an app is set up in one’s account, asked for from then on, and replaced by a recovery code', {
    timeout: WHOLE_WAY_MS,
  }, async () => {
    const user = userWith(server.connection.demo.partner, withApp);
    const { page, context } = await openPerson(browser, locale, { width: 390, height: 800 });
    context.setDefaultTimeout(PATIENCE_MS);
    await openAccount(page, locale, user);
    await isAccessible(page);
    await page.getByRole('button', { name: words.addApp }).click();
    const key = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText();
    await page.getByLabel(words.code).fill(codeOf(key));
    await isAccessible(page);
    // Everything can be done without a mouse.
    await page.getByLabel(words.code).press('Enter');
    const shown = page.getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    await shown.first().waitFor();
    const codes = await shown.allInnerTexts();
    expect(codes).toHaveLength(10);
    await page.getByLabel(words.kept).press('Space');
    await isAccessible(page);
    await page.getByRole('button', { name: words.continue }).click();
    await page.getByRole('button', { name: words.addApp }).waitFor();
    await signOut(page, locale);

    await fillIn(page, locale, user);
    await page.getByRole('heading', { name: words.showThatItIsYou }).waitFor();
    await isAccessible(page);
    await prove(page, words.proof, words.verify, '000000');
    await page.getByText(words.wrong).waitFor();
    // A step is no session.
    expect((await page.request.get(`${server.connection.origin}/portal/me`)).status()).toBe(401);
    await prove(page, words.proof, words.verify, codeOf(key, 1));
    await page.getByRole('button', { name: words.account }).waitFor();
    await signOut(page, locale);

    await fillIn(page, locale, user);
    await page.getByRole('button', { name: words.toRecovery }).click();
    await prove(page, words.recovery, words.verify, codes[0]!.toLowerCase());
    await page.getByRole('button', { name: words.account }).waitFor();
    await page.goto(`${server.connection.origin}/account`);
    await page.getByRole('button', { name: words.everywhere }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: words.everywhere }).click();
    await page.getByLabel(WORDS[locale].userName).waitFor();
    await context.close();
  });

  it('by a passkey is made and used by the browser', { timeout: WHOLE_WAY_MS }, async () => {
    const user = userWith(server.connection.demo.partner, withPasskey);
    const { page, context } = await openPerson(browser, locale);
    context.setDefaultTimeout(PATIENCE_MS);
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: false },
    });
    await openAccount(page, locale, user);
    await page.getByRole('button', { name: words.addPasskey }).click();
    await page.getByLabel(words.name).press('Enter');
    await page.getByLabel(words.kept).check();
    await page.getByRole('button', { name: words.continue }).click();
    await signOut(page, locale);

    await fillIn(page, locale, user);
    await page.getByRole('button', { name: words.usePasskey }).click();
    await page.getByRole('button', { name: words.account }).waitFor();
    await context.close();
  });
});

async function fillIn(page: Page, locale: Locale, { userPrincipalName, password }: DemoUser): Promise<void> {
  const words = WORDS[locale];
  await page.getByLabel(words.userName).fill(userPrincipalName);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.signIn }).click();
}

async function openAccount(page: Page, locale: Locale, user: DemoUser): Promise<void> {
  await page.goto(server.connection.origin);
  await fillIn(page, locale, user);
  await page.getByRole('button', { name: SECURITY[locale].account }).click();
  await page.getByRole('menuitem', { name: SECURITY[locale].securityInfo }).click();
  await page.getByRole('heading', { level: 1, name: SECURITY[locale].securityInfo }).waitFor();
  await page.getByRole('button', { name: SECURITY[locale].addApp }).waitFor();
}

async function signOut(page: Page, locale: Locale): Promise<void> {
  await page.getByRole('button', { name: SECURITY[locale].account }).click();
  await page.getByRole('menuitem', { name: SECURITY[locale].signOut }).click();
  await page.getByLabel(WORDS[locale].userName).waitFor();
}

async function prove(page: Page, label: string, button: string, code: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(code);
  await page.getByRole('button', { name: button }).click();
}
