import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { signInPerson } from './testing/person.ts';
import {
  type DemoServer,
  type DemoTenant,
  type DemoUser,
  firstCustomer,
  startDemo,
  userWith,
} from './testing/server.ts';
import { WORDS } from './testing/words.ts';

let server: DemoServer;
let browser: Browser;
let customer: DemoTenant;
let partner: DemoTenant;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  customer = firstCustomer(server.connection);
  partner = server.connection.demo.partner;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['en-GB', 'fr-FR'] as const)('the main job in %s', (locale) => {
  const words = WORDS[locale];
  // Each language has a subscription of its own, so that neither finds what the other did.
  const subscription = () => customer.subscriptions[locale === 'en-GB' ? 0 : 1]!.displayName;
  const users = () => customer.users.filter(({ roles }) => roles.includes('User'));

  it('F1, F2, F4, F5, F7, F20, F21, F22, F40: is done by a Sales agent: find the customer, open its Azure portal, give two roles', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Sales agent'), locale);
    const portal = await openAzurePortal(page, locale);
    await openSubscription(portal, locale, subscription());
    await portal.getByRole('navigation').getByRole('link', { name: words.accessControl }).click();
    await isAccessible(portal);
    const partnersGroup = portal.getByRole('row', { name: new RegExp(`'${partner.displayName}'.*TenantAdmins`) });
    await partnersGroup.getByText(words.foreignPrincipal).waitFor();
    await partnersGroup.getByText(words.owner, { exact: true }).waitFor();
    await assignRole(portal, locale, words.contributor, firstName(users()[0]!));
    await assignRole(portal, locale, words.reader, firstName(users()[1]!));
    await leave();
  });

  it('F3, F6: can begin with a domain or a Microsoft ID, and lead through the customer’s page to the same portal', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Admin agent'), locale);
    for (const search of [customer.domain.slice(0, -2), customer.tenantId.toUpperCase()]) {
      await page.getByLabel(words.searchCustomers).fill(search);
      await page.getByText(words.oneFound).waitFor();
      await page.getByRole('link', { name: customer.displayName, exact: true }).waitFor();
    }
    await page.getByRole('link', { name: customer.displayName, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: customer.displayName }).waitFor();
    const service = page.getByRole('region', { name: words.serviceManagement });
    await service.waitFor();
    await isAccessible(page);
    const [portal] = await Promise.all([
      page.context().waitForEvent('page'),
      service.getByRole('link', { name: words.azurePortal }).click(),
    ]);
    await portal.getByText(words.onBehalf).waitFor();
    expect(new URL(portal.url()).pathname).toBe(`/azure/${customer.tenantId}`);
    await leave();
  });

  it('F25: ends with a user who creates a resource group', async () => {
    const { page, leave } = await signIn(users()[0]!, locale);
    await openSubscription(page, locale, subscription());
    await page.getByRole('navigation').getByRole('link', { name: words.resourceGroups, exact: true }).click();
    await page.getByRole('button', { name: words.newResourceGroup }).first().click();
    const name = `rg-été-${locale.slice(0, 2)}`;
    await page.getByLabel(words.resourceGroupName).fill(name);
    await page.getByLabel(words.region).selectOption('francecentral');
    await page.getByRole('button', { name: words.create, exact: true }).click();
    await page.getByText(words.groupCreated(name)).first().waitFor();
    await page.getByRole('row', { name: new RegExp(name) }).waitFor();
    await isAccessible(page);
    await leave();
  });

  it('F26: and with a colleague, only a Reader, who is refused and told so', async () => {
    const { page, leave } = await signIn(users()[1]!, locale);
    await openSubscription(page, locale, subscription());
    await page.getByRole('navigation').getByRole('link', { name: words.resourceGroups, exact: true }).click();
    await page.getByRole('row', { name: /rg-été/ }).waitFor();
    const button = page.getByRole('button', { name: words.newResourceGroup }).first();
    expect(await button.isEnabled()).toBe(false);
    await button.focus();
    await page.getByText(words.mayNotCreate).first().waitFor();

    // The button is a courtesy; the server is what refuses.
    const status = await page.evaluate(
      async ([tenant, id]) => {
        const url = `/as/${tenant}/arm/subscriptions/${id}/resourceGroups/rg-forced?api-version=2021-04-01`;
        const headers = { 'content-type': 'application/json', 'x-mandate-csrf': '1' };
        const body = JSON.stringify({ location: 'francecentral' });
        return (await fetch(url, { method: 'PUT', headers, body })).status;
      },
      [customer.tenantId, customer.subscriptions[locale === 'en-GB' ? 0 : 1]!.id],
    );
    expect(status).toBe(403);
    await leave(/403/);
  });

  it('keeps a Sales agent from handing out Owner', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Sales agent'), locale);
    const portal = await openAzurePortal(page, locale);
    await openSubscription(portal, locale, subscription());
    await portal.getByRole('navigation').getByRole('link', { name: words.accessControl }).click();
    await portal.getByRole('button', { name: words.addAssignment }).click();
    await portal.getByRole('tab', { name: words.privilegedRoles }).click();
    await portal.getByLabel(words.searchRoles).fill(words.owner);
    expect(await portal.getByRole('radio', { name: words.owner, exact: true }).isEnabled()).toBe(false);
    await isAccessible(portal);
    await leave();
  });

  it('F23: is done by a Global admin of the partner, too, who may give Owner and take it back', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Global admin'), locale);
    const portal = await openAzurePortal(page, locale);
    await openSubscription(portal, locale, subscription());
    await portal.getByRole('navigation').getByRole('link', { name: words.accessControl }).click();
    const name = firstName(users()[1]!);
    await assignRole(portal, locale, words.owner, name);
    const removal = portal.getByRole('button', { name: new RegExp(words.removeRole(words.owner, `.*${name}.*`), 'i') });
    await removal.click();
    await portal.getByRole('alertdialog').getByRole('button', { name: words.remove, exact: true }).click();
    await removal.waitFor({ state: 'detached' });
    await leave();
  });

  it('F24: gives a role to a group of the partner’s own staff', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Admin agent'), locale);
    const portal = await openAzurePortal(page, locale);
    await openSubscription(portal, locale, subscription());
    await portal.getByRole('navigation').getByRole('link', { name: words.accessControl }).click();
    await assignRole(portal, locale, words.reader, 'HelpdeskAgents', 'HelpdeskAgents|HelpdeskAdmins');
    await leave();
  });

  it('F9: is refused to a Billing admin, who is told which roles would open it', async () => {
    const { page, leave } = await signIn(userWith(partner, 'Billing admin'), locale);
    await page.getByText(words.noPage).first().waitFor();
    await page.getByText(words.salesAgent).first().waitFor();
    await isAccessible(page);
    await page.goto(`${server.connection.origin}/azure/${customer.tenantId}`);
    await page.getByRole('heading', { name: words.cannotOpen(customer.displayName) }).waitFor();
    await page.getByText(words.salesAgent).first().waitFor();
    await isAccessible(page);
    await leave(/403/);
  });
});

const signIn = (user: DemoUser, locale: Locale) => signInPerson({ browser, server }, user, locale);

/**
 * Finds the customer, expands its row with the keyboard and opens its Azure portal, which comes in a tab of its own.
 */
async function openAzurePortal(page: Page, locale: Locale): Promise<Page> {
  const words = WORDS[locale];
  await page.getByRole('heading', { level: 1, name: words.customers }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: words.customers, exact: true }).click();
  await page.getByLabel(words.searchCustomers).fill('elysee');
  const expander = page.getByRole('button', { name: words.showDetails(customer.displayName) });
  for (const open of [true, false, true]) {
    await expander.press('Enter');
    expect(await expander.getAttribute('aria-expanded')).toBe(String(open));
    expect(await page.getByText(customer.tenantId).isVisible()).toBe(open);
  }
  await isAccessible(page);
  const [portal] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: words.azurePortal }).click(),
  ]);
  await portal.getByText(words.onBehalf).waitFor();
  expect(new URL(portal.url()).pathname).toBe(`/azure/${customer.tenantId}`);
  return portal;
}

async function openSubscription(page: Page, locale: Locale, name: string): Promise<void> {
  const words = WORDS[locale];
  await page.getByRole('navigation').getByRole('link', { name: words.subscriptions, exact: true }).click();
  const id = customer.subscriptions.find(({ displayName }) => displayName === name)?.id;
  await page.getByRole('row', { name: new RegExp(`${name}.*${id}.*${words.enabled}.*${words.sold}`) }).waitFor();
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Goes through the three steps of Add role assignment, and back to the list. */
async function assignRole(page: Page, locale: Locale, role: string, member: string, shown = member): Promise<void> {
  const words = WORDS[locale];
  await page.getByRole('button', { name: words.addAssignment }).click();
  const tab = role === words.reader ? words.jobFunctionRoles : words.privilegedRoles;
  await page.getByRole('tab', { name: tab }).click();
  await page.getByLabel(words.searchRoles).fill(role);
  await page.getByRole('radio', { name: role, exact: true }).check();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.searchMembers).fill(member);
  await page.getByRole('checkbox', { name: new RegExp(member, 'i') }).check();
  await isAccessible(page);
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.review }).click();
  await page.getByText(words.assigned).first().waitFor();
  await page.getByRole('navigation').getByRole('link', { name: words.accessControl }).last().click();
  await page
    .getByRole('row', { name: new RegExp(shown, 'i') })
    .first()
    .waitFor();
}

// The display name carries accents, the user name does not; a search finds either.
function firstName({ userPrincipalName }: DemoUser): string {
  return NAMES[userPrincipalName.split('.')[0] ?? ''] ?? userPrincipalName;
}
const NAMES: Readonly<Record<string, string>> = { ines: 'Inès', jerome: 'Jérôme' };
