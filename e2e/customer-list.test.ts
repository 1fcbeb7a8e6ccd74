import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { signInPerson } from './testing/person.ts';
import { type DemoServer, firstCustomer, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

const PATIENCE_MS = 15_000;

const LIST_WORDS = {
  'en-GB': {
    newTag: 'New tag',
    addTag: 'Add tag',
    remove: (tag: string) => `Remove the tag ${tag}`,
    tag: 'Tag',
    access: 'Access',
    none: 'None',
    noneFound: 'No customer meets all of these filters',
    clear: 'Clear filters',
    domain: 'Primary domain name',
    exported: 'Export customers',
    onlyAdminAgents: 'Admin agents add and remove tags.',
  },
  'fr-FR': {
    newTag: 'Nouvelle étiquette',
    addTag: 'Ajouter l’étiquette',
    remove: (tag: string) => `Retirer l’étiquette ${tag}`,
    tag: 'Étiquette',
    access: 'Accès',
    none: 'Aucun',
    noneFound: 'Aucun client ne répond à tous ces filtres',
    clear: 'Effacer les filtres',
    domain: 'Nom de domaine principal',
    exported: 'Exporter les clients',
    onlyAdminAgents: 'Les agents d’administration ajoutent et retirent les étiquettes.',
  },
} as const satisfies Record<Locale, unknown>;

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['en-GB', 'fr-FR'] as const)('the customer list in %s', (locale) => {
  const words = { ...WORDS[locale], ...LIST_WORDS[locale] };
  const tag = `Île ${locale}`;
  const customer = () => firstCustomer(server.connection);
  const rows = (page: Page) => page.locator('tbody tr:has(td):not(:has(td[colspan]))');

  it('F16: is searched by tags, which Admin agents give a customer on its page', async () => {
    const { page, leave } = await signIn('Admin agent');
    await page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await page.getByLabel(words.newTag).fill(tag);
    await page.getByLabel(words.newTag).press('Enter');
    await page.getByRole('button', { name: words.remove(tag) }).waitFor();
    await page.getByLabel(words.newTag).fill('x'.repeat(51));
    expect(await page.getByRole('button', { name: words.addTag }).getAttribute('aria-disabled')).toBe('true');
    await isAccessible(page);

    await page.getByRole('navigation').getByRole('link', { name: words.customers, exact: true }).first().click();
    await page.getByLabel(words.tag, { exact: true }).selectOption(tag);
    await page.getByText(words.oneFound).waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('link', { name: customer().displayName, exact: true }).waitFor();
    const exported = await page.getByRole('link', { name: words.exported }).getAttribute('href');
    expect(new URL(exported ?? '', server.connection.origin).searchParams.get('tag')).toBe(tag);
    await isAccessible(page);

    await page.getByLabel(words.access).selectOption({ label: words.none });
    await page.getByText(words.noneFound).waitFor();
    await page.getByRole('button', { name: words.clear }).click();
    await page.getByText(words.noneFound).waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    await leave();
  });

  it('is left for good by whoever follows a link while a search is still being typed', async () => {
    const { page, leave } = await signIn('Sales agent');
    const link = page.getByRole('link', { name: customer().displayName, exact: true });
    await link.waitFor();
    // The page that was asked for takes longer to come than a search takes to settle.
    await page.route('**/CustomerPage-*.js', async (route) => {
      await new Promise((done) => setTimeout(done, 600));
      await route.continue();
    });
    await page.getByLabel(words.searchCustomers).fill(customer().domain);
    await link.click();
    await page.getByRole('heading', { level: 1, name: customer().displayName }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/partner/customers/${customer().tenantId}`);
    await leave();
  });

  it('F14: is sorted by its columns, in an order that stays when one comes back', async () => {
    const { page, leave } = await signIn('Sales agent');
    const domains = () => rows(page).locator('td:nth-child(2)').allInnerTexts();
    await rows(page).first().waitFor();
    const heading = page.getByRole('columnheader', { name: words.domain });
    for (const order of ['ascending', 'descending'] as const) {
      await heading.getByRole('button').click();
      await page.locator(`th[aria-sort=${order}]`).waitFor();
      const sign = order === 'ascending' ? 1 : -1;
      await expect
        .poll(domains, { timeout: PATIENCE_MS })
        .toEqual((await domains()).toSorted((a, b) => sign * (a < b ? -1 : 1)));
    }
    const before = await domains();
    await page.getByRole('link', { name: customer().displayName, exact: true }).click();
    await page.getByText(words.onlyAdminAgents).waitFor();
    await page.goBack();
    await rows(page).first().waitFor();
    expect(await domains()).toEqual(before);
    await isAccessible(page);
    await leave();
  });

  const signIn = (role: string) =>
    signInPerson({ browser, server }, userWith(server.connection.demo.partner, role), locale);
});
