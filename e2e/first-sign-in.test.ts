import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { codeOf } from './testing/authenticator-app.ts';
import { type Locale, openBrowser, openPerson } from './testing/browser.ts';
import { freePorts } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

const LAUNCHER = resolve(import.meta.dirname, '../apps/mandate/bin/mandate.cjs');
const ADMIN = 'admin@nuee.example';
const PASSWORD = 'several words in a row';
const WHOLE_WAY_MS = 120_000;

const STEPS = {
  'en-GB': {
    newPassword: 'New password',
    confirm: 'Confirm password',
    save: 'Save and sign in',
    protect: 'Protect your account',
    app: /^Authenticator app/,
    code: 'The code that the app shows now',
    kept: 'I have kept them in a safe place',
    continue: 'Continue',
    showThatItIsYou: 'Show that it is you',
  },
  'fr-FR': {
    newPassword: 'Nouveau mot de passe',
    confirm: 'Confirmer le mot de passe',
    save: 'Enregistrer et se connecter',
    protect: 'Protégez votre compte',
    app: /^Application d’authentification/,
    code: 'Le code que l’application affiche en ce moment',
    kept: 'Je les ai conservés en lieu sûr',
    continue: 'Continuer',
    showThatItIsYou: 'Confirmez votre identité',
  },
} as const satisfies Record<Locale, object>;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const run = async (...args: readonly string[]) =>
  (await promisify(execFile)(process.execPath, [LAUNCHER, ...args])).stdout;

async function whileServing(directory: string, port: number, work: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [LAUNCHER, 'serve', '--data', directory, '--port', String(port)]);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Mandate is ready at ') && ready());
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)));
  });
  try {
    await work();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

describe.each(['en-GB', 'fr-FR'] as const)('a real installation, in %s', (locale) => {
  const words = STEPS[locale];

  it(
    'has its first administrator set up a second factor, and lets the operator help when it is lost',
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'mandate-e2e-'));
      const port = await freePorts(4);
      const place = ['--data', directory, '--port', String(port)];
      const made = await run(
        'init',
        '--partner',
        'Nuée',
        '--domain',
        'nuee.example',
        '--country',
        'FR',
        '--admin',
        ADMIN,
        ...place,
      );
      await whileServing(directory, port, async () => {
        const { page, context } = await openPerson(browser, locale, { width: 390, height: 800 });
        await page.goto(linkIn(made));
        await choosePassword(page);
        await page.getByRole('heading', { name: words.protect }).waitFor();
        await isAccessible(page);
        // Neither a reload nor another address leads around it.
        await page.goto(`https://localhost:${port}/partner/customers`);
        await signIn(page);
        await page.getByRole('button', { name: words.app }).click();
        const key = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText();
        await page.getByLabel(words.code).fill(codeOf(key));
        await page.getByLabel(words.code).press('Enter');
        await page.getByLabel(words.kept).check();
        await page.getByRole('button', { name: words.continue }).click();
        await page.getByRole('heading', { level: 1, name: WORDS[locale].customers }).waitFor();
        await context.close();
        const again = await openPerson(browser, locale);
        await again.page.goto(`https://localhost:${port}`);
        await signIn(again.page);
        await again.page.getByRole('heading', { name: words.showThatItIsYou }).waitFor();
        await again.context.close();
      });
      const reset = await run('reset-sign-in', ADMIN, ...place);
      await whileServing(directory, port, async () => {
        const { page, context } = await openPerson(browser, locale);
        await page.goto(linkIn(reset));
        await choosePassword(page);
        await page.getByRole('heading', { name: words.protect }).waitFor();
        await context.close();
      });
      await rm(directory, { recursive: true, force: true });
    },
    WHOLE_WAY_MS,
  );

  const linkIn = (output: string): string => /https:\S+#\S+/.exec(output)?.[0] ?? '';

  async function choosePassword(page: Page): Promise<void> {
    await page.getByLabel(words.newPassword, { exact: true }).fill(PASSWORD);
    await page.getByLabel(words.confirm).fill(PASSWORD);
    await page.getByRole('button', { name: words.save }).click();
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel(WORDS[locale].userName).fill(ADMIN);
    await page.getByLabel(WORDS[locale].password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: WORDS[locale].signIn }).click();
  }
});
