import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { COMMERCE_WORDS } from './testing/commerce-words.ts';
import { signInPerson } from './testing/person.ts';
import { type DemoServer, type DemoTenant, type DemoUser, startDemo, userWith } from './testing/server.ts';

const PLAN = 'DZH318Z0BPS6:0001:DZH318Z0BML6';
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

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

describe.each(['en-GB', 'fr-FR'] as const)('what was sold, in %s', (locale) => {
  const words = COMMERCE_WORDS[locale];
  // Each language has customers of its own, so that neither finds what the other did.
  const customer = () => server.connection.demo.customers[locale === 'en-GB' ? 0 : 1]!;
  const other = () => server.connection.demo.customers[locale === 'en-GB' ? 2 : 3]!;
  const page = async (role: string) => openAt(userWith(partner, role), locale);

  it('F33, F34, F35: is folded, renamed unless somebody else was quicker, and exported', async () => {
    const seller = await page('Sales agent');
    const plan = await sellPlan(seller.page, customer());
    await seller.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}/subscriptions`);
    const company = customer().displayName;
    const name = customer().subscriptions[0]!.displayName;
    const section = seller.page.getByRole('region', { name: /Azure/ }).first();
    await section.getByText(words.usageBased).waitFor();
    const table = section.getByRole('table', { name: words.underPlan(company) });
    await table.getByRole('link', { name: words.manage(name) }).waitFor();
    await section.getByText(words.notYours).waitFor();
    await isAccessible(seller.page);
    const fold = section.getByRole('button', { name: words.under });
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    await fold.click();
    await table.waitFor({ state: 'detached' });
    expect(await fold.getAttribute('aria-expanded')).toBe('false');
    await fold.click();
    await table.waitFor();

    const dialog = seller.page.getByRole('dialog');
    await section.getByRole('button', { name: words.edit }).click();
    await dialog.getByLabel(words.name).fill('Été');
    await dialog.getByRole('switch', { name: words.renews }).click();
    await isAccessible(seller.page);
    await dialog.getByRole('button', { name: words.save }).click();
    await section.getByText(words.saved).waitFor();
    await section.getByText('Été', { exact: true }).waitFor();

    await section.getByRole('button', { name: words.edit }).click();
    await ask(seller.page, 'PATCH', `${customerPath(customer())}/subscriptions/${plan}`, { friendlyName: 'Ailleurs' });
    await dialog.getByLabel(words.name).fill('Ici');
    // However often it is tried: what was read first is not what is there.
    for (const attempt of ['first', 'second']) {
      await dialog.getByRole('button', { name: words.save }).click();
      await dialog.getByText(words.quicker).waitFor();
      expect(await dialog.count(), attempt).toBe(1);
    }
    await dialog.getByRole('button', { name: words.close }).click();
    await section.getByText('Ailleurs', { exact: true }).waitFor();

    const [download] = await Promise.all([
      seller.page.waitForEvent('download'),
      seller.page.getByRole('link', { name: words.export }).click(),
    ]);
    const [head, line] = (await readFile((await download.path())!, 'utf8')).split('\r\n');
    expect(head).toBe('Subscription ID,Subscription,Quantity,Status,Reseller');
    expect(line).toBe(`${plan},Ailleurs,1,active,${partner.displayName}`);
    await seller.leave(/400/);
  });

  it('F32: is cancelled by who is Global admin and Admin agent at once, one Azure subscription or several', async () => {
    const admin = await page('Global admin');
    await joinAdminAgents(admin.page);
    await sellPlan(admin.page, customer());
    await admin.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}/subscriptions`);
    const name = customer().subscriptions[0]!.displayName;
    await admin.page.getByRole('checkbox', { name: words.select(name) }).click();
    await admin.page.getByRole('button', { name: words.cancelOne }).click();
    const asked = admin.page.getByRole('alertdialog');
    await asked.getByRole('heading', { name: words.cancelTitle }).waitFor();
    await isAccessible(admin.page);
    await asked.getByRole('button', { name: words.cancelIt }).click();
    await admin.page.getByText(words.cancelled).waitFor();
    await dialogHasGone(admin.page);
    await admin.page
      .getByRole('row', { name: new RegExp(name) })
      .getByText(words.inactive)
      .waitFor();
    expect(await admin.page.getByRole('checkbox', { name: words.select(name) }).count()).toBe(0);
    await isAccessible(admin.page);
    await admin.leave(/400|409/);
  });

  // Three people's browsers take a while on a busy machine.
  it('moves an Azure subscription to another directory, with a report before and a word from both sides', async () => {
    const from = customer();
    const subscription = from.subscriptions.at(-1)!;
    await reactivate(subscription.id);
    const owner = await openAt(userWith(from, 'Global Administrator'), locale);
    await owner.page.goto(
      `${server.connection.origin}/azure/${from.tenantId}/subscriptions/${subscription.id}/change-directory`,
    );
    await owner.page.getByText(words.refused).waitFor();
    await isAccessible(owner.page);
    await becomeOwner(owner.page, from, subscription.id);
    await owner.page.goto(`${server.connection.origin}/azure/${from.tenantId}/subscriptions/${subscription.id}`);
    await owner.page.getByRole('link', { name: words.changeDirectory }).click();
    await owner.page.getByText(words.everybody).waitFor();
    await owner.page
      .getByRole('table', { name: words.left(subscription.displayName) })
      .getByText(new RegExp(`'${partner.displayName}'.*TenantAdmins`))
      .waitFor();
    await owner.page.getByRole('button', { name: words.offer }).click();
    await owner.page.getByText(words.destinationMissing).waitFor();
    await isAccessible(owner.page);
    const newOwner = userWith(other(), 'Global Administrator');
    await owner.page.getByLabel(words.destination).fill(other().domain);
    await owner.page.getByLabel(words.owner).fill(newOwner.userPrincipalName);
    await owner.page.getByRole('button', { name: words.offer }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel(words.type(subscription.displayName)).fill(subscription.displayName);
    await isAccessible(owner.page);
    await dialog.getByRole('button', { name: words.offer }).click();
    await owner.page.getByText(words.offered, { exact: true }).waitFor();
    await dialogHasGone(owner.page);
    await isAccessible(owner.page);

    const taker = await openAt(newOwner, locale);
    await taker.page.goto(`${server.connection.origin}/azure/${other().tenantId}/subscriptions`);
    await taker.page.getByRole('link', { name: words.look }).click();
    await taker.page.getByRole('heading', { level: 1, name: words.offers }).waitFor();
    await taker.page.getByText(words.noPlan).waitFor();
    const seller = await page('Sales agent');
    await sellPlan(seller.page, other());
    await seller.leave(/never/);
    await taker.page.reload();
    await taker.page.getByRole('button', { name: words.accept(subscription.displayName) }).click();
    await isAccessible(taker.page);
    await taker.page.getByRole('alertdialog').getByRole('button', { name: words.yes }).click();
    await taker.page.getByText(words.accepted(subscription.displayName)).waitFor();
    await dialogHasGone(taker.page);
    await isAccessible(taker.page);
    await taker.page.getByRole('link', { name: words.open(subscription.displayName) }).click();
    await taker.page.getByRole('heading', { level: 1, name: subscription.displayName }).waitFor();
    await taker.leave(/never/);

    const gone = await ask(owner.page, 'GET', `/as/${from.tenantId}/arm/subscriptions?api-version=2022-12-01`);
    expect(gone.value.map((each: { subscriptionId: string }) => each.subscriptionId)).not.toContain(subscription.id);
    await owner.leave(/403|404/);
  }, 120_000);

  /** What an earlier journey cancelled is taken back into use. */
  async function reactivate(id: string): Promise<void> {
    const agent = await page('Admin agent');
    const path = `/as/${customer().tenantId}/arm/subscriptions/${id}/providers/Microsoft.Subscription/enable`;
    await ask(agent.page, 'POST', `${path}?api-version=2021-10-01`);
    await agent.leave(/4\d\d/);
  }
});

const customerPath = ({ tenantId }: DemoTenant) => `/as/${partner.tenantId}/partner-center/v1/customers/${tenantId}`;

/** Sells the Azure plan, unless the customer has one, and answers its id. */
async function sellPlan(page: Page, customer: DemoTenant): Promise<string> {
  const path = customerPath(customer);
  const held = (await ask(page, 'GET', `${path}/subscriptions`)).items[0];
  if (held) return held.id;
  await ask(page, 'POST', `${path}/agreements`, {
    primaryContact: { firstName: 'Zoé', lastName: 'Neuf', email: 'zoe@neuf.example' },
    dateAgreed: '2026-01-01',
    type: 'MicrosoftCustomerAgreement',
  });
  const order = await ask(page, 'POST', `${path}/orders`, { lineItems: [{ offerId: PLAN }] });
  return order.lineItems[0].subscriptionId;
}

/** The person of a page joins the Admin agents, unless they are one already. */
async function joinAdminAgents(page: Page): Promise<void> {
  const me = await ask(page, 'GET', '/portal/me');
  if (me.partner.roles.includes('adminAgent')) return;
  const groups = `/as/${partner.tenantId}/graph/v1.0/groups`;
  const [group] = (await ask(page, 'GET', `${groups}?$filter=displayName eq 'AdminAgents'`)).value;
  await ask(page, 'POST', `${groups}/${group.id}/members/$ref`, {
    '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${me.user.id}`,
  });
}

/** A customer's Global admin makes itself Owner of a subscription. */
async function becomeOwner(page: Page, { tenantId }: DemoTenant, subscription: string): Promise<void> {
  const arm = `/as/${tenantId}/arm`;
  await ask(page, 'POST', `${arm}/providers/Microsoft.Authorization/elevateAccess?api-version=2016-07-01`);
  const me = await ask(page, 'GET', '/portal/me');
  const scope = `${arm}/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments`;
  await ask(page, 'PUT', `${scope}/${crypto.randomUUID()}?api-version=2022-04-01`, {
    properties: { roleDefinitionId: OWNER, principalId: me.user.id },
  });
}

/** Asks as the person of a page would by other means than its pages. */
// biome-ignore lint/suspicious/noExplicitAny: replies of every protocol come back here
async function ask(page: Page, method: string, path: string, body?: object): Promise<any> {
  const options = { method, headers: { 'X-Mandate-Csrf': '1', 'Content-Type': 'application/json' } };
  const script = `fetch(${JSON.stringify(path)}, ${JSON.stringify({ ...options, body: body && JSON.stringify(body) })})
    .then((answer) => answer.text().then((text) => ({ status: answer.status, text })))`;
  const { status, text } = (await page.evaluate(script)) as { readonly status: number; readonly text: string };
  if (status >= 400) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
  return text ? JSON.parse(text) : null;
}

const openAt = (user: DemoUser, locale: Locale) => signInPerson({ browser, server }, user, locale);

/** A dialog gives the page back to screen readers a moment after it has gone. */
async function dialogHasGone(page: Page): Promise<void> {
  await page.locator('#root:not([aria-hidden])').waitFor();
}
