import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { signInPerson } from './testing/person.ts';
import { type DemoServer, type DemoUser, firstCustomer, startDemo, userWith } from './testing/server.ts';

const WHOLE_WAY_MS = 120_000;
const DAY_MS = 86_400_000;

const LOG_WORDS = {
  'en-GB': {
    log: 'Activity log',
    from: 'From',
    to: 'To',
    customer: 'Customer',
    action: 'Action',
    columns: ['Date-Time', 'Affected customer', 'Action', 'Partner user', 'Details'],
    created: 'Customer user created',
    details: /^Details of “Customer user created”/,
    after: 'After',
    tooLong: /at most 90 days/,
    export: 'Export log',
    nothing: 'Nothing was done',
    activity: 'Activity of partners',
    privileges: 'In your organization, by delegated admin privileges',
  },
  'fr-FR': {
    log: 'Journal d’activité',
    from: 'Du',
    to: 'Au',
    customer: 'Client',
    action: 'Action',
    columns: ['Date-Heure', 'Client affecté', 'Action', 'Utilisateur partenaire', 'Détails'],
    created: 'Utilisateur du client créé',
    details: /^Détails de «.Utilisateur du client créé/,
    after: 'Après',
    tooLong: /au plus 90 jours/,
    export: 'Exporter le journal',
    nothing: 'Aucune activité',
    activity: 'Activité des partenaires',
    privileges: 'Dans votre organisation, par des privilèges d’administrateur délégué',
  },
} as const;

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['en-GB', 'fr-FR'] as const)('the activity log in %s', { timeout: WHOLE_WAY_MS }, (locale) => {
  const words = LOG_WORDS[locale];
  const partner = () => server.connection.demo.partner;
  const customer = () => firstCustomer(server.connection);
  const newName = `journal.${locale.slice(0, 2)}`;

  it('F100: shows the last month, and each entry with its details', async () => {
    const agent = userWith(partner(), 'Admin agent');
    const page = await signIn(agent, locale);
    expect(await addCustomerUser(page)).toBe(201);
    await page.getByRole('navigation').getByRole('link', { name: words.log, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: words.log }).waitFor();
    const today = new Date();
    const to = await page.getByLabel(words.to, { exact: true }).inputValue();
    expect(to).toBe(today.toISOString().slice(0, 10));
    const from = await page.getByLabel(words.from, { exact: true }).inputValue();
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    expect(days).toBeGreaterThan(27);
    expect(days).toBeLessThan(32);
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(words.columns);

    const entry = page.getByRole('row').filter({ hasText: words.created }).first();
    expect(await entry.innerText()).toContain(customer().displayName);
    expect(await entry.innerText()).toContain(agent.userPrincipalName);
    const expand = page.getByRole('button', { name: words.details }).first();
    await expand.focus();
    await page.keyboard.press('Enter');
    await page.getByText(words.after, { exact: true }).waitFor();
    expect(await expand.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('cell').filter({ hasText: words.after }).innerText()).toContain(newName);
    await isAccessible(page);
    await page.context().close();
  });

  it('F100: is narrowed by action, customer and days, which stay in the address, and says what is wrong', async () => {
    const page = await signIn(userWith(partner(), 'Helpdesk agent'), locale);
    await page.goto(`${server.connection.origin}/partner/activity-log`);
    await page.getByLabel(words.action, { exact: true }).selectOption({ label: words.created });
    await page.waitForURL(/action=create_customer_user/);
    await page.getByRole('row').filter({ hasText: words.created }).first().waitFor();
    const actions = await page.getByRole('row').getByRole('cell').nth(2).allInnerTexts();
    expect(new Set(actions)).toEqual(new Set([words.created]));
    await page.getByLabel(words.customer, { exact: true }).fill('zzz');
    await page.getByRole('heading', { name: words.nothing }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: words.nothing }).waitFor();
    expect(await page.getByLabel(words.customer, { exact: true }).inputValue()).toBe('zzz');

    const before = new Date(Date.now() - 100 * DAY_MS).toISOString().slice(0, 10);
    await page.getByLabel(words.from, { exact: true }).fill(before);
    await page.getByText(words.tooLong).waitFor();
    await isAccessible(page);
    // Whoever reads the log need not be allowed to take it along.
    expect(await page.getByRole('link', { name: words.export }).count()).toBe(0);
    await page.context().close();
  });

  it('F100: is exported as it is narrowed', async () => {
    const page = await signIn(userWith(partner(), 'Admin agent'), locale);
    await page.goto(`${server.connection.origin}/partner/activity-log?action=create_customer_user`);
    const link = page.getByRole('link', { name: words.export });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('ActivityLog.csv');
    const [heading, first = '', ...rest] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(heading).toBe(
      'Date-Time (UTC),Affected customer,Microsoft ID,Action,Resource type,Performed by,Correlation ID,Record ID',
    );
    expect(first).toContain(customer().displayName);
    for (const line of [first, ...rest]) expect(line).toContain(',create_customer_user,');
    await page.context().close();
  });

  it('F100: tells the customer the same from its side: who, of which partner, and by which relationship', async () => {
    const page = await signIn(userWith(customer(), 'Global Administrator'), locale);
    await page.getByRole('navigation').getByRole('link', { name: words.activity }).click();
    const row = page.getByRole('row').filter({ hasText: words.privileges }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain(partner().displayName);
    await isAccessible(page);
    await page.context().close();
  });

  async function addCustomerUser(page: Page): Promise<number> {
    const { tenantId, domain } = customer();
    const path = `/as/${partner().tenantId}/partner-center/v1/customers/${tenantId}/users`;
    const body = { userPrincipalName: `${newName}@${domain}`, displayName: newName };
    return page.evaluate(
      async ([to, sent]) => {
        const headers = { 'Content-Type': 'application/json', 'X-Mandate-Csrf': '1' };
        return (await fetch(to, { method: 'POST', headers, body: sent })).status;
      },
      [path, JSON.stringify(body)] as const,
    );
  }
});

const signIn = async (user: DemoUser, locale: Locale) => (await signInPerson({ browser, server }, user, locale)).page;
