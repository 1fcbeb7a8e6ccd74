import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAccessible } from './testing/accessible.ts';
import { openBrowser } from './testing/browser.ts';
import { type Person, signInPerson } from './testing/person.ts';
import {
  type DemoServer,
  type DemoTenant,
  type DemoUser,
  firstCustomer,
  startDemo,
  userWith,
} from './testing/server.ts';

const CHECK = {
  'en-GB': {
    tab: 'Check access',
    who: 'Who',
    operation: 'Operation',
    where: 'Where',
    dataPlane: 'Data',
    askFirst: 'Nobody chosen yet',
    oneOperation: /Name one operation/,
    nearest: 'What comes nearest',
    notIncluded: 'The role does not include this operation.',
    refused: (name: string) => `${name} may not do this: no role grants it.`,
    allowed: (name: string) => `${name} may do this.`,
    grantedBy: 'Granted by',
    readerHere: 'Reader on Production',
    assignedTo: (name: string) => `Assigned to ${name}.`,
    missing: /You do not have the right to see role assignments/,
  },
  'fr-FR': {
    tab: 'Vérifier l’accès',
    who: 'Qui',
    operation: 'Opération',
    where: 'Où',
    dataPlane: 'Données',
    askFirst: 'Personne n’est encore choisi',
    oneOperation: /Indiquez une seule opération/,
    nearest: 'Ce qui s’en approche le plus',
    notIncluded: 'Le rôle ne comprend pas cette opération.',
    refused: (name: string) => `${name}\u00a0: refusé, aucun rôle ne l’accorde.`,
    allowed: (name: string) => `${name}\u00a0: autorisé.`,
    grantedBy: 'Accordé par',
    readerHere: 'Lecteur sur Développement',
    assignedTo: (name: string) => `Attribué à ${name}.`,
    missing: /Il vous manque un droit\u00a0: voir les attributions de rôles/,
  },
} as const;

// Azure's id of the role, as any client writes it.
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

let server: DemoServer;
let browser: Browser;
let customer: DemoTenant;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDemo(), openBrowser()]);
  customer = firstCustomer(server.connection);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe.each(['en-GB', 'fr-FR'] as const)('checking access in %s', (locale) => {
  const words = CHECK[locale];
  const subscription = () => customer.subscriptions[locale === 'en-GB' ? 0 : 1]!;
  const [user, outsider] = [0, 1].map(
    (at) => () => customer.users.filter(({ roles }) => roles.includes('User'))[at]!,
  ) as [() => DemoUser, () => DemoUser];

  it('is refused to somebody without any role', async () => {
    const { page, leave } = await signInPerson({ browser, server }, outsider(), locale);
    await page.goto(pageOf(subscription().id));
    await page.getByText(words.missing).first().waitFor();
    expect(await page.getByRole('combobox', { name: words.who }).count()).toBe(0);
    await isAccessible(page);
    // They may not read the subscription either, which is how the page looks for its name.
    await leave(/40[34]/);
  });

  it('tells a Sales agent why a user is refused and what lets them in, by keyboard alone', async () => {
    const agent = userWith(server.connection.demo.partner, 'Sales agent');
    const person = await signInPerson({ browser, server }, agent, locale);
    const { page, leave } = person;
    const displayName = await addReader(person, subscription().id);
    await page.goto(pageOf(subscription().id));
    await page.getByText(words.askFirst).waitFor();
    await isAccessible(page);

    await page.getByRole('combobox', { name: words.who }).focus();
    await page.keyboard.type(displayName.slice(0, 4));
    await page.getByRole('option', { name: new RegExp(displayName) }).waitFor();
    await page.keyboard.press('Enter');
    const operation = page.getByRole('combobox', { name: words.operation });
    await operation.fill('Microsoft.Compute/*');
    await page.getByText(words.oneOperation).waitFor();
    await operation.fill('Microsoft.Compute/virtualMachines/start/action');
    await page.getByText(words.refused(displayName)).waitFor();
    await page.getByRole('heading', { name: words.nearest }).waitFor();
    await page.getByText(words.readerHere).waitFor();
    await page.getByText(words.notIncluded).first().waitFor();
    await isAccessible(page);

    await operation.fill('Microsoft.Compute/virtualMachines/read');
    await page.getByText(words.allowed(displayName)).waitFor();
    const granted = page.getByRole('region', { name: words.grantedBy });
    await granted.getByText(words.readerHere).waitFor();
    await granted.getByText(words.assignedTo(displayName)).waitFor();
    await isAccessible(page);

    // What a role allows on one plane it does not allow on the other.
    await page.getByRole('radio', { name: words.dataPlane }).press('Space');
    await page.getByText(words.refused(displayName)).waitFor();
    await leave();
  });

  const pageOf = (id: string) =>
    `${server.connection.origin}/azure/${customer.tenantId}/subscriptions/${id}/access-control?tab=check-access`;

  /** Somebody of the customer who has just become Reader of a subscription. */
  async function addReader({ ask }: Person, id: string): Promise<string> {
    const at = `/subscriptions/${id}/providers/Microsoft.Authorization`;
    const name = encodeURIComponent(user().userPrincipalName);
    const found = JSON.parse((await ask('GET', `/as/${customer.tenantId}/graph/v1.0/users/${name}`)).text);
    const url = `/as/${customer.tenantId}/arm${at}/roleAssignments/${crypto.randomUUID()}?api-version=2022-04-01`;
    const roleDefinitionId = `${at}/roleDefinitions/${READER}`;
    const properties = { roleDefinitionId, principalId: found.id, principalType: 'User' };
    expect((await ask('PUT', url, { properties })).status).toBe(201);
    return found.displayName;
  }
});
