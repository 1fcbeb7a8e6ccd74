import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { signInPerson } from './testing/person.ts';
import { SELLING_WORDS } from './testing/selling-words.ts';
import { type DemoServer, type DemoTenant, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

let server: DemoServer;
let browser: Browser;
let partner: DemoTenant;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  partner = server.connection.demo.partner;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['en-GB', 'fr-FR'] as const)('selling Azure in %s', (locale) => {
  const words = SELLING_WORDS[locale];
  const company = `Neuf ${locale}`;
  const domain = `neuf-${locale.toLowerCase()}.example`;

  it('F17, F29, F31, F88, F101: adds a customer, sells it the plan and a second subscription, and cannot suspend what is in use', async () => {
    const { page, leave } = await signIn('Sales agent', locale);
    const adminName = await addCustomer(page);
    expect(adminName).toBe(`admin@${domain}`);
    // F88: what the customer begins with gives nobody anything until a group is named.
    await page.getByRole('link', { name: words.giveGroups }).waitFor();

    await page.getByRole('link', { name: words.sell }).click();
    await page.getByRole('heading', { level: 1, name: words.subscriptions }).waitFor();
    await page.getByText(words.noOrders).waitFor();
    await isAccessible(page);
    await buyPlan(page);

    // F101, F34: the order, and the Azure subscription under the plan.
    await page
      .getByRole('table', { name: words.orders(company) })
      .getByText(words.completed)
      .waitFor();
    const under = page.getByRole('table', { name: words.underPlan(company) });
    await under.getByText(words.active).waitFor();
    await page.getByRole('button', { name: words.addAzure }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Deux');
    await page.getByRole('dialog').getByRole('button', { name: words.create }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.close }).click();
    await under.getByRole('row', { name: /Deux/ }).waitFor();
    await isAccessible(page);

    await page.getByRole('button', { name: words.suspend }).click();
    const asked = page.getByRole('alertdialog');
    await asked.getByText(words.keptNinetyDays).waitFor();
    await isAccessible(page);
    await asked.getByRole('button', { name: words.suspend }).click();
    await asked.getByText(words.stillActive).waitFor();
    await asked.getByRole('button', { name: words.cancel }).click();
    await leave(/403/);
  });

  it('F9: keeps a Billing admin from adding customers, and says who may', async () => {
    const { page, leave } = await signIn('Billing admin', locale);
    await page.goto(`${server.connection.origin}/partner/customers/new`);
    await page.getByText(WORDS[locale].salesAgent).first().waitFor();
    await isAccessible(page);
    await leave(/403/);
  });

  async function addCustomer(page: Page): Promise<string> {
    await page.getByRole('button', { name: words.addCustomer }).click();
    await page.getByRole('heading', { level: 1, name: words.addCustomer }).waitFor();
    // What is missing is said field by field, before anything is sent.
    await page.getByLabel(words.country).selectOption('FR');
    await page.getByRole('button', { name: words.addTheCustomer }).click();
    await page.getByText(words.companyMissing).waitFor();
    await isAccessible(page);
    const values: readonly (readonly [string, string])[] = [
      [words.companyName, company],
      [words.domain, domain],
      [words.street, '9 rue Neuve'],
      [words.postalCode, '69001'],
      [words.city, 'Lyon'],
      [words.firstName, 'Zoé'],
      [words.lastName, 'Neuf'],
      [words.email, 'zoe@neuf.example'],
    ];
    for (const [label, value] of values) await labelled(page, label).fill(value);
    await page.getByRole('button', { name: words.addTheCustomer }).click();
    await page.getByText(words.once).waitFor();
    await isAccessible(page);
    return (await page.getByText(/^admin@/).textContent()) ?? '';
  }

  async function buyPlan(page: Page): Promise<void> {
    await page.getByRole('button', { name: words.buyThePlan }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.review }).click();
    await dialog.getByText(words.agreementMissing).waitFor();
    const buy = dialog.getByRole('button', { name: words.buy, exact: true });
    expect(await buy.getAttribute('aria-disabled')).toBe('true');
    await isAccessible(page);
    await labelled(dialog, words.firstName).fill('Zoé');
    await labelled(dialog, words.lastName).fill('Neuf');
    await labelled(dialog, words.email).fill('zoe@neuf.example');
    await dialog.getByRole('button', { name: words.confirm }).click();
    await dialog.getByText(words.ready).waitFor();
    await buy.click();
    await page.getByText(words.bought).waitFor();
  }
});

const signIn = (role: string, locale: Locale) => signInPerson({ browser, server }, userWith(partner, role), locale);

// The whole label, with the star of a field that must be filled in: « Nom » is also how other labels begin.
function labelled(place: Page | Locator, label: string): Locator {
  return place.getByLabel(new RegExp(`^${label}\\s*\\*?$`));
}
