import { chmod } from 'node:fs/promises';
import chromiumPackage from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** The languages of the portal, as browsers name them. */
export type Locale = 'en-GB' | 'fr-FR';

/**
 * Starts the Chromium of an npm package, or the one named in `CHROMIUM`; nothing needs to be installed on the machine.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromiumPackage.executablePath());
  await chmod(executablePath, 0o755).catch(() => undefined);
  // Not the package's own arguments: they switch web security off, which is part of what is tested here.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=shell', '--disable-gpu'] });
}

/**
 * A person's own browser: a language, and nobody signed in. Errors the page reports are kept for the test to look at.
 */
export async function openPerson(
  browser: Browser,
  locale: Locale,
  viewport = { width: 1360, height: 820 },
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly errors: readonly string[] }> {
  const context = await browser.newContext({ locale, viewport, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const errors: string[] = [];
  const watch = (watched: Page) => {
    watched.on('pageerror', (error) => errors.push(String(error)));
    watched.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
    });
  };
  watch(page);
  context.on('page', watch);
  return { page, context, errors };
}
