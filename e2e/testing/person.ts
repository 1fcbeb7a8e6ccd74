import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Locale, openPerson } from './browser.ts';
import type { DemoServer, DemoUser } from './server.ts';
import { WORDS } from './words.ts';

const PATIENCE_MS = 15_000;

/** Somebody at the portal who has signed in. */
export interface Person {
  readonly page: Page;
  /** Asks the portal's own origin as its pages do. */
  ask(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }>;
  /** Looks whether anything went wrong on the way but what was expected. */
  leave(expected?: RegExp): Promise<void>;
}

/** Signs somebody of the demo in to the portal, in a browser of their own. */
export async function signInPerson(
  { browser, server }: { readonly browser: Browser; readonly server: DemoServer },
  user: DemoUser,
  locale: Locale,
): Promise<Person> {
  const words = WORDS[locale];
  const { page, context, errors } = await openPerson(browser, locale);
  context.setDefaultTimeout(PATIENCE_MS);
  await page.goto(server.connection.origin);
  await page.getByLabel(words.userName).fill(user.userPrincipalName);
  await page.getByLabel(words.password, { exact: true }).fill(user.password);
  await page.getByRole('button', { name: words.signIn }).click();
  await page.getByRole('navigation').first().waitFor();
  return {
    page,
    ask: (method, path, body) =>
      page.evaluate(
        async (wanted) => {
          const answer = await fetch(wanted.path, {
            method: wanted.method,
            headers: { 'X-Mandate-Csrf': '1', 'Content-Type': 'application/json', 'If-Match': '*' },
            ...(wanted.body === undefined ? {} : { body: JSON.stringify(wanted.body) }),
          });
          return { status: answer.status, text: await answer.text() };
        },
        { method, path, body },
      ),
    async leave(expected) {
      // Asking who is signed in before anybody is gets a 401, which browsers report.
      const unexpected = errors.filter((error) => !/401.*\/portal\/me/.test(error) && !expected?.test(error));
      expect(unexpected).toEqual([]);
      await context.close();
    },
  };
}
