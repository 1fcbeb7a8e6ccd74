import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { type Locale, openBrowser } from './testing/browser.ts';
import { GRANULAR_WORDS } from './testing/granular-words.ts';
import { type Person, signInPerson } from './testing/person.ts';
import { type DemoServer, type DemoTenant, startDemo, userWith } from './testing/server.ts';

const WHOLE_WAY_MS = 120_000;
const READERS = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';

let server: DemoServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// Each language has a customer of its own, one that has granted delegated admin as well.
const CUSTOMERS: Readonly<Record<Locale, string>> = {
  'en-GB': 'Bäckerei Müller & Söhne',
  'fr-FR': 'Clinique Saint-Éloi',
};

describe.each(['en-GB', 'fr-FR'] as const)('granular relationships in %s', { timeout: WHOLE_WAY_MS }, (locale) => {
  const words = GRANULAR_WORDS[locale];
  const partner = () => server.connection.demo.partner;
  const customer = (): DemoTenant => {
    const found = server.connection.demo.customers.find(({ displayName }) => displayName === CUSTOMERS[locale]);
    if (!found) throw new Error('The demo lost a customer.');
    return found;
  };
  const staff = (role: string) => signInPerson({ browser, server }, userWith(partner(), role), locale);
  const atCustomer = (role: string) => signInPerson({ browser, server }, userWith(customer(), role), locale);
  const listPath = () => `/partner/customers/${customer().tenantId}/admin-relationships`;
  const name = `Support ${locale}`;
  let link = '';

  it('F71, F72, F83: are requested with few roles, chosen by category, search or task, and drafted as a mail', async () => {
    const agent = await staff('Admin agent');
    const { page } = agent;
    await page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await page.getByRole('link', { name: words.open }).click();
    await page.getByRole('button', { name: words.request }).click();
    await page.getByLabel(words.name).fill(name);
    expect(await page.getByLabel(words.days).inputValue()).toBe('730');
    await page.getByLabel(words.days).fill('731');
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByText(words.daysWrong).waitFor();
    await page.getByLabel(words.days).fill('730');

    expect(await page.locator('fieldset legend').count()).toBe(7);
    await page.getByLabel(words.searchRoles).fill(words.guests);
    expect(await page.getByRole('checkbox', { name: words.guestInviter }).isVisible()).toBe(true);
    expect(await page.locator('fieldset legend').count()).toBe(1);
    await isAccessible(page);
    await page.getByLabel(words.searchRoles).fill('');
    await page.getByRole('button', { name: words.preset }).click();
    await page.getByRole('checkbox', { name: words.guestInviter }).check();
    await isAccessible(page);
    await page.getByRole('button', { name: words.finish }).click();
    await page.getByText(words.ready).waitFor();
    link = (await page.locator('code').innerText()).trim();
    expect(await page.getByLabel(words.mailText, { exact: true }).inputValue()).toContain(name);
    await isAccessible(page);
    await page.getByRole('button', { name: words.done }).click();
    await rowOf(page, name).getByText(words.pending).waitFor();
    await isAccessible(page);
    await agent.leave();
  });

  it('F73: are approved by a Global admin, who sees roles, duration and a warning about delegated admin', async () => {
    const member = await atCustomer('User');
    await member.page.goto(link);
    await member.page.getByText(words.onlyGlobalAdmin).waitFor();
    expect(await member.page.getByRole('button', { name: words.approve }).count()).toBe(0);
    await member.leave();

    const admin = await atCustomer('Global Administrator');
    await admin.page.goto(link);
    await admin.page.getByText(words.dapToo).waitFor();
    await admin.page.getByText(words.directoryReaders).waitFor();
    await admin.page.getByText(words.guestInviter).waitFor();
    await admin.page.getByText(words.duration).waitFor();
    await isAccessible(admin.page);
    await admin.page.getByRole('button', { name: words.approve }).click();
    await admin.page.getByRole('heading', { name: words.approved }).waitFor();
    await admin.leave();
  });

  it('F70, F74, F75: warn while no group holds anything, and give, change and take roles of a group', async () => {
    const agent = await staff('Admin agent');
    const { page } = agent;
    await page.goto(`${server.connection.origin}${listPath()}`);
    const row = rowOf(page, name);
    await row.getByText(words.active, { exact: true }).waitFor();
    await row.getByText(words.noGroupMark).waitFor();
    await isAccessible(page);
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByText(words.noGroup).waitFor();
    await page.getByRole('button', { name: words.addGroup }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'HelpdeskAgents' }).check();
    await dialog.getByRole('checkbox', { name: words.directoryReaders }).check();
    // No role that the customer did not approve can be given.
    expect(await dialog.getByRole('checkbox').count()).toBe(2);
    await dialog.getByRole('button', { name: words.save }).click();
    await page.getByRole('row', { name: /HelpdeskAgents/ }).waitFor();
    await page.getByRole('button', { name: words.changeRoles }).click();
    await dialog.getByRole('checkbox', { name: words.guestInviter }).check();
    await dialog.getByRole('button', { name: words.save }).click();
    await page.getByRole('row', { name: new RegExp(`HelpdeskAgents.*${words.guestInviter}`) }).waitFor();
    await page.getByRole('button', { name: words.removeGroup }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: words.remove }).click();
    await page.getByText(words.noGroup).waitFor();
    await page.getByRole('button', { name: words.addGroup }).click();
    await dialog.getByRole('radio', { name: 'HelpdeskAgents' }).check();
    await dialog.getByRole('checkbox', { name: words.directoryReaders }).check();
    await dialog.getByRole('button', { name: words.save }).click();
    await page.getByRole('row', { name: /HelpdeskAgents/ }).waitFor();
    await page.goto(`${server.connection.origin}${listPath()}`);
    await rowOf(page, name).getByText('HelpdeskAgents').waitFor();
    await agent.leave();
  });

  it('F78, F80: are listed by their end in five tiles, and extend themselves, 25 at most at once', async () => {
    const [agent, admin] = [await staff('Admin agent'), await atCustomer('Global Administrator')];
    for (let number = 1; number <= 26; number += 1) {
      await makeActive([agent, admin], { name: `Bulk ${number} ${locale}`, days: number <= 2 ? number : 20 });
    }
    await makeActive([agent, admin], { name: `All-powerful ${locale}`, days: 20, roles: [READERS, GLOBAL] });
    await admin.leave();

    const { page } = agent;
    await page.goto(server.connection.origin);
    await page.getByRole('navigation').getByRole('link', { name: words.expiring }).click();
    await page.getByRole('heading', { level: 1, name: words.expiringTitle }).waitFor();
    await page.getByLabel(words.searchRelationships).fill(customer().displayName);
    const tile = (index: number) => page.getByRole('button', { name: words.tiles[index] ?? '', exact: false }).first();
    await tile(0).getByText('27', { exact: true }).waitFor();
    await tile(1).getByText('2', { exact: true }).waitFor();
    await tile(2).getByText('1', { exact: true }).waitFor();
    await tile(3).getByText('1', { exact: true }).waitFor();
    await tile(4).getByText('0', { exact: true }).waitFor();
    for (const [index, count] of [27, 2, 1, 1].entries()) {
      await tile(index).click();
      await expect.poll(() => listed(page, words.caption).count()).toBe(count);
    }
    await tile(4).click();
    await page.getByRole('table', { name: words.caption }).waitFor({ state: 'detached' });
    await isAccessible(page);

    await tile(0).click();
    await expect.poll(() => listed(page, words.caption).count()).toBe(27);
    await page.getByRole('checkbox', { name: words.selectAll }).check();
    await isAccessible(page);
    await page.getByRole('button', { name: words.turnOn, exact: true }).click();
    await page.getByText(words.tooMany).waitFor();
    expect(await listed(page, words.caption).getByText(words.on, { exact: true }).count()).toBe(0);
    await isAccessible(page);
    // A relationship with Global Administrator cannot even be selected.
    const powerful = page.getByRole('checkbox', { name: words.select(`All-powerful ${locale}`) });
    expect(await powerful.count()).toBe(0);

    await tile(1).click();
    for (const number of [1, 2]) {
      await page.getByRole('checkbox', { name: words.select(`Bulk ${number} ${locale}`) }).check();
    }
    await page.getByRole('button', { name: words.turnOn, exact: true }).click();
    await page.getByText(words.changed).waitFor();
    await expect.poll(() => listed(page, words.caption).getByText(words.on, { exact: true }).count()).toBe(2);

    const href = await page
      .getByRole('link', { name: words.download })
      .or(page.locator('a[download]'))
      .first()
      .getAttribute('href');
    const { text } = await agent.ask('GET', href ?? '');
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 2);
    await page.goto(`${server.connection.origin}${listPath()}`);
    await page.getByRole('link', { name: `Bulk 1 ${locale}`, exact: true }).click();
    const extend = page.getByRole('switch', { name: words.extend });
    expect(await extend.isChecked()).toBe(true);
    await extend.click();
    await page.getByText(words.saved).waitFor();
    expect(await extend.isChecked()).toBe(false);
    await agent.leave();
  });

  it('F79: are ended by either side, which is asked before', async () => {
    const agent = await staff('Admin agent');
    await agent.page.goto(`${server.connection.origin}${listPath()}`);
    await agent.page.getByRole('link', { name: `Bulk 3 ${locale}`, exact: true }).click();
    await agent.page.getByRole('button', { name: words.terminate }).click();
    await agent.page.getByRole('alertdialog').getByRole('button', { name: words.terminate }).click();
    await agent.page.getByText(words.terminated, { exact: true }).waitFor();

    const admin = await atCustomer('Global Administrator');
    await admin.page.getByRole('navigation').getByRole('link', { name: words.partners }).click();
    await admin.page.getByRole('button', { name: words.removeRoles(`Bulk 4 ${locale}`), exact: true }).click();
    await isAccessible(admin.page);
    await admin.page.getByRole('alertdialog').getByRole('button', { name: words.removeRolesButton }).click();
    await admin.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await admin.leave();

    await agent.page.goto(`${server.connection.origin}${listPath()}`);
    for (const number of [3, 4])
      await rowOf(agent.page, `Bulk ${number} ${locale}`).getByText(words.terminated).waitFor();
    await agent.leave();
  });

  it('F84: come in numbers, with charts that can be read without seeing them', async () => {
    const agent = await staff('Admin agent');
    const { page } = agent;
    await page.getByRole('navigation').getByRole('link', { name: words.figures }).click();
    await page.getByRole('heading', { level: 1, name: words.figuresTitle }).waitFor();
    for (const counter of words.counters) await page.locator('dt', { hasText: counter }).waitFor();
    const { text } = await agent.ask('GET', '/portal/relationship-figures');
    const figures: { relationships: number; expiring: { count: number } } = JSON.parse(text);
    const number = (counter: string) => page.locator('div', { has: page.locator('dt', { hasText: counter }) }).last();
    expect(await number(words.counters[1]).locator('dd').innerText()).toBe(String(figures.relationships));
    expect(await number(words.counters[2]).locator('dd').innerText()).toBe(String(figures.expiring.count));
    await page.getByText(`All-powerful ${locale}`).first().waitFor();
    await page.getByRole('heading', { name: words.topRoles }).waitFor();
    await isAccessible(page);
    await agent.leave();
  });

  it('F90: list no Azure portal to who has granular roles without being an Admin agent', async () => {
    const helpdesk = await staff('Helpdesk agent');
    await helpdesk.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await helpdesk.page.getByText(words.azureShut).waitFor();
    await helpdesk.page.getByText(words.notAdminAgent).waitFor();
    expect(await helpdesk.page.getByRole('link', { name: words.azurePortal }).count()).toBe(0);
    await isAccessible(helpdesk.page);
    await helpdesk.leave();
    const agent = await staff('Admin agent');
    await agent.page.goto(`${server.connection.origin}/partner/customers/${customer().tenantId}`);
    await agent.page.getByRole('link', { name: words.azurePortal }).waitFor();
    await agent.leave();
  });

  it('F86: say who can enter a customer, through which group and relationship', async () => {
    const agent = await staff('Admin agent');
    const { page } = agent;
    await page.getByRole('navigation').getByRole('link', { name: words.matrix }).click();
    await page.getByLabel(words.searchRelationships).fill(name);
    const row = rowOf(page, name);
    await row.getByText('HelpdeskAgents').waitFor();
    await row.getByText(words.directoryReaders).waitFor();
    await isAccessible(page);
    await row.getByRole('link', { name: customer().displayName }).click();
    await page.getByRole('heading', { level: 1, name: words.whoCanEnter }).waitFor();
    const through = page.getByRole('row').filter({ hasText: words.byGroup(name) });
    await through.getByText(words.staysShut).waitFor();
    await isAccessible(page);
    await agent.leave();
  });

  async function makeActive(
    [agent, admin]: readonly [agent: Person, admin: Person],
    wanted: { readonly name: string; readonly days: number; readonly roles?: readonly string[] },
  ): Promise<void> {
    const graph = `/as/${partner().tenantId}/graph/v1.0/tenantRelationships/delegatedAdminRelationships`;
    const made = await agent.ask('POST', graph, {
      displayName: wanted.name,
      duration: `P${wanted.days}D`,
      customer: { tenantId: customer().tenantId },
      accessDetails: { unifiedRoles: (wanted.roles ?? [READERS]).map((roleDefinitionId) => ({ roleDefinitionId })) },
    });
    const { id }: { readonly id: string } = JSON.parse(made.text);
    const locked = await agent.ask('POST', `${graph}/${id}/requests`, { action: 'lockForApproval' });
    const path = `/portal/partners/${partner().tenantId}/admin-relationships/${id}/approve`;
    const approved = await admin.ask('POST', path);
    expect([made.status, locked.status, approved.status]).toEqual([201, 201, 204]);
  }
});

function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

function listed(page: Page, caption: string): Locator {
  return page.getByRole('table', { name: caption }).locator('tbody tr');
}
