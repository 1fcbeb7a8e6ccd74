import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { signInPerson } from './testing/person.ts';
import { RELATIONSHIP_WORDS } from './testing/relationship-words.ts';
import { type DemoServer, type DemoTenant, type DemoUser, startDemo, userWith } from './testing/server.ts';
import { WORDS } from './testing/words.ts';

const WHOLE_WAY_MS = 120_000;
let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// Each language has a customer of its own, a reseller's without delegated admin.
const CUSTOMERS: Readonly<Record<Locale, string>> = { 'en-GB': 'Smørrebrød & Sønner', 'fr-FR': 'Peñas y Cía' };

// Each language gives up delegated admin at customers of its own, and takes up a reseller of its own.
const GIVEN_UP: Readonly<Record<Locale, readonly string[]>> = {
  'en-GB': ['Bäckerei Müller & Söhne', 'Clinique Saint-Éloi'],
  'fr-FR': ['Librairie L’Œil écarlate', 'Hôtel Élysée'],
};
const RESELLERS: Readonly<Record<Locale, string>> = { 'en-GB': 'Café Ñandú', 'fr-FR': 'Ångström Logistik' };

describe.each(['en-GB', 'fr-FR'] as const)('relationships in %s', { timeout: WHOLE_WAY_MS }, (locale) => {
  const words = RELATIONSHIP_WORDS[locale];
  const word = (name: string): string => words[name] ?? `no word for ${name}`;
  const partner = () => server.connection.demo.partner;
  const customer = (): DemoTenant => {
    const found = server.connection.demo.customers.find(({ displayName }) => displayName === CUSTOMERS[locale]);
    if (!found) throw new Error('The demo lost a customer.');
    return found;
  };
  const admin = () => userWith(customer(), 'Global Administrator');

  it('F8, F50, F51: begin where a customer cannot be opened: the request is drafted there', async () => {
    const { page, leave } = await signIn(userWith(partner(), 'Sales agent'), locale);
    await page.goto(`${server.connection.origin}/azure/${customer().tenantId}`);
    await page.getByRole('heading', { level: 1, name: customer().displayName }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: word('ask') }).click();
    await page.getByRole('heading', { level: 1, name: word('request') }).waitFor();
    expect(await page.getByRole('checkbox', { name: word('withDap') }).isChecked()).toBe(true);
    const link = (await page.locator('code').innerText()).trim();
    await page.getByLabel(word('mailText'), { exact: true }).fill('Bonjour & hello');
    const href = (await page.getByRole('link', { name: word('openMail') }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(href)).toContain('Bonjour & hello');
    expect(decodeURIComponent(href)).toContain(link);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: word('copy') }).click();
    await page.getByText(word('copied')).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`Bonjour & hello\n\n${link}\n`);
    expect(await linkOfApi(page)).toBe(link);
    await isAccessible(page);
    await page.getByRole('button', { name: word('done') }).click();
    await page.getByRole('heading', { level: 1, name: customer().displayName }).waitFor();
    await leave();
  });

  it('F52, F53: are for a Global admin to accept, who reads what is granted; others are told whom to ask', async () => {
    const member = await signIn(userWith(customer(), 'User'), locale);
    await member.page
      .getByRole('navigation')
      .getByRole('link', { name: word('partners') })
      .click();
    await member.page.getByRole('link', { name: word('review') }).click();
    await member.page.getByText(word('onlyGlobalAdmin')).waitFor();
    expect(await member.page.getByRole('button', { name: word('accept') }).count()).toBe(0);
    await isAccessible(member.page);
    await member.leave();

    // The link as the API hands it out, opened by whoever gets it in a mail.
    const seller = await signIn(userWith(partner(), 'Sales agent'), locale);
    const link = await linkOfApi(seller.page);
    await seller.leave();
    const { page, leave } = await signIn(admin(), locale);
    await page.goto(link.replace(/signature=.{6}/, 'signature=AAAAAA'));
    await page.getByText(word('voidLink')).first().waitFor();
    await page.goto(link);
    await page.getByRole('button', { name: word('accept'), exact: true }).click();
    await page.getByText(word('agreementFirst')).waitFor();
    await isAccessible(page);
    await page.getByRole('checkbox', { name: new RegExp(word('agreement')) }).check();
    await page.getByRole('button', { name: word('accept'), exact: true }).click();
    await page.getByRole('heading', { name: new RegExp(word('accepted')) }).waitFor();
    await leave();

    const agent = await signIn(userWith(partner(), 'Sales agent'), locale);
    await agent.page.goto(`${server.connection.origin}/azure/${customer().tenantId}`);
    await agent.page.getByText(WORDS[locale].onBehalf).waitFor();
    await agent.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await agent.page.getByRole('row', { name: word('dapGranted') }).waitFor();
    await agent.leave();
  });

  it('can be granular: requested by the partner and approved by the customer', async () => {
    const agent = await signIn(userWith(partner(), 'Admin agent'), locale);
    await agent.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await agent.page.getByRole('link', { name: word('openAdmin') }).click();
    await agent.page.getByRole('button', { name: word('requestAdmin') }).click();
    await agent.page.getByRole('button', { name: word('finish') }).click();
    await agent.page.getByText(word('chooseRole')).waitFor();
    await isAccessible(agent.page);
    const name = `Azure ${locale}`;
    await agent.page.getByLabel(word('adminName')).fill(name);
    await agent.page.getByRole('button', { name: word('preset') }).click();
    await agent.page.getByRole('button', { name: word('finish') }).click();
    await agent.page.getByText(word('ready')).waitFor();
    const link = (await agent.page.locator('code').innerText()).trim();
    await isAccessible(agent.page);

    const { page, leave } = await signIn(admin(), locale);
    await page.goto(link);
    await page.getByText(word('directoryReaders')).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: word('approve') }).click();
    await page.getByRole('heading', { name: word('approved') }).waitFor();
    await agent.leave();
    await leave();
  });

  it('are given to a group, and ended by the partner', async () => {
    const agent = await signIn(userWith(partner(), 'Admin agent'), locale);
    await agent.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}/admin-relationships`);
    await agent.page.getByRole('link', { name: `Azure ${locale}`, exact: true }).click();
    await agent.page.getByText(word('noGroup')).waitFor();
    await agent.page.getByRole('button', { name: word('addGroup') }).click();
    await agent.page.getByRole('radio', { name: 'HelpdeskAgents' }).check();
    await agent.page
      .getByRole('dialog')
      .getByRole('checkbox', { name: word('directoryReaders') })
      .check();
    await isAccessible(agent.page);
    await agent.page
      .getByRole('dialog')
      .getByRole('button', { name: word('save') })
      .click();
    await agent.page.getByRole('row', { name: /HelpdeskAgents/ }).waitFor();
    await agent.page.getByRole('button', { name: word('terminate') }).click();
    await agent.page
      .getByRole('alertdialog')
      .getByRole('button', { name: word('terminate') })
      .click();
    await agent.page.getByText(word('terminated'), { exact: true }).waitFor();
    await agent.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    // A dialog gives the page back to screen readers a moment after it has gone.
    await agent.page.locator('#root:not([aria-hidden])').waitFor();
    await isAccessible(agent.page);
    await agent.leave();
  });

  it('F55, F56: end where the customer says so: its roles are removed, and the partner stands outside again', async () => {
    const { page, leave } = await signIn(admin(), locale);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: word('partners') })
      .click();
    await isAccessible(page);
    await page.getByRole('main').getByText(word('removeRoles'), { exact: true }).first().click();
    await isAccessible(page);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: word('removeRoles') })
      .click();
    await page.getByText(word('removed'), { exact: true }).waitFor();
    await leave();

    const agent = await signIn(userWith(partner(), 'Admin agent'), locale);
    await agent.page.goto(`${server.connection.origin}/azure/${customer().tenantId}`);
    await agent.page.getByRole('button', { name: word('ask') }).waitFor();
    await agent.leave();
  });

  it('F59, F63: say what is gone with the privileges, how to restore them, and who took them away', async () => {
    const { page, leave } = await signIn(userWith(partner(), 'Admin agent'), locale);
    await page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await page.getByRole('heading', { name: word('without') }).waitFor();
    for (const point of ['withoutUsers', 'withoutPortal', 'withoutRemains', 'withoutRestore']) {
      await page.getByText(word(point)).first().waitFor();
    }
    await page.getByRole('row', { name: word('takenBack') }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: word('askAgain') }).click();
    await page.getByRole('heading', { level: 1, name: word('request') }).waitFor();
    await leave();
  });

  it('F57, F58: are given up for several customers at once, and kept while something sold is in use', async () => {
    const { page, leave } = await signIn(userWith(partner(), 'Admin agent'), locale);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: word('delegated') })
      .click();
    for (const name of GIVEN_UP[locale])
      await page.getByRole('checkbox', { name: `${word('choose')} ${name}` }).check();
    await isAccessible(page);
    await page.getByRole('button', { name: word('giveBack') }).click();
    await isAccessible(page);
    const dialog = page.getByRole('alertdialog');
    for (const name of GIVEN_UP[locale]) await dialog.getByText(name).waitFor();
    await dialog.getByRole('button', { name: word('giveBack') }).click();
    await page.getByText(word('givenBack')).waitFor();
    for (const name of GIVEN_UP[locale]) {
      await page.getByRole('checkbox', { name: `${word('choose')} ${name}` }).waitFor({ state: 'detached' });
    }

    await page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    const remove = page.getByRole('button', { name: word('removeRelationship') });
    await remove.focus();
    expect(await remove.getAttribute('aria-disabled')).toBe('true');
    await page.getByText(word('stillInUse')).waitFor();
    await leave();
  });

  it('F61: can be of two tiers: another company becomes an indirect reseller and asks with its provider', async () => {
    const agent = await signIn(userWith(partner(), 'Admin agent'), locale);
    await agent.page
      .getByRole('navigation')
      .getByRole('link', { name: word('tiers') })
      .click();
    const link = (await agent.page.locator('code').innerText()).trim();
    await isAccessible(agent.page);
    await agent.leave();

    const company = server.connection.demo.customers.find(({ displayName }) => displayName === RESELLERS[locale]);
    const { page, leave } = await signIn(userWith(company!, 'Global Administrator'), locale);
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: word('invitesYou') }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: word('accept'), exact: true }).click();
    await page.getByRole('heading', { level: 1, name: word('sellWith') }).waitFor();
    await page.getByRole('link', { name: word('toTiers') }).click();
    await page.getByRole('row', { name: new RegExp(partner().displayName) }).waitFor();
    await isAccessible(page);
    await page.getByRole('link', { name: word('askTogether') }).click();
    const request = new URL((await page.locator('code').innerText()).trim()).searchParams;
    expect(Object.fromEntries(request)).toMatchObject({
      invType: 'IndirectResellerRelationship',
      partnerId: company!.tenantId,
      indirectCSPId: partner().tenantId,
    });
    await isAccessible(page);
    await leave();
  });

  /** The link of the public operation, with delegated admin, as somebody of the partner who is signed in gets it. */
  async function linkOfApi(page: Page): Promise<string> {
    const path = `/as/${partner().tenantId}/partner-center/v1/customers/relationshiprequests?dap=true`;
    const read = page.evaluate(async (from) => (await fetch(from)).json() as Promise<{ url: string }>, path);
    return (await read).url;
  }
});

const signIn = (user: DemoUser, locale: Locale) => signInPerson({ browser, server }, user, locale);
