import { createAccessReader } from '@mandate/app/access';
import type { Ports } from '@mandate/app/act';
import { verifyPassword } from '@mandate/app/credentials/passwords';
import { digestSecret } from '@mandate/identity/secrets';
import { OWNER } from '@mandate/rbac/builtin-roles/well-known';
import { parseGuid } from '@mandate/rbac/guid';
import type { OpenStore } from '@mandate/storage/open';
import { openStore } from '@mandate/storage/open';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import type { Demo, DemoTenant } from '../data-directory/connection-file.ts';
import { systemRandomness } from '../randomness.ts';
import { readablePassword } from './secrets.ts';
import { seedDemo } from './seed.ts';

let opened: OpenStore;
let ports: Ports;
let demo: Demo;

beforeAll(async () => {
  opened = await openStore({ url: 'sqlite::memory:', clock: systemClock, randomness: systemRandomness });
  ports = { store: opened.store, clock: systemClock, randomness: systemRandomness };
  demo = await seedDemo(ports, opened.decisionLog);
});
afterAll(() => opened.close());

const idOf = (tenant: DemoTenant) => parseGuid(tenant.tenantId)!;
const all = () => [demo.partner, ...demo.customers];
const snapshotOf = async (tenant: DemoTenant, name: string, at = tenant) => {
  const user = await ports.store.tenant(idOf(tenant)).findUserByName(name);
  const caller = { kind: 'User', id: user!.id, home: idOf(tenant), tenant: idOf(at), name, client: null } as const;
  return createAccessReader(ports.store.access, ports.clock).snapshot(caller);
};

describe('the demo', () => {
  it('has a partner with one person for each partner role, and none with two', async () => {
    const roles: Record<string, readonly string[]> = {};
    for (const {
      userPrincipalName,
      roles: [role = ''],
    } of demo.partner.users) {
      roles[role] = [...(await snapshotOf(demo.partner, userPrincipalName)).partnerRoles];
    }
    expect(roles).toEqual({
      'Global admin': ['globalAdmin'],
      'Admin agent': ['adminAgent'],
      'Sales agent': ['salesAgent'],
      'Helpdesk agent': ['helpdeskAgent'],
      'Billing admin': ['billingAdmin'],
      'User management admin': ['userManagementAdmin'],
    });
  });

  it('is known for what it is', async () => {
    expect(await ports.store.installation.kind()).toBe('demo');
    expect(await ports.store.installation.findPartner()).toMatchObject({ id: demo.partner.tenantId });
  });

  it('has at least eight customers with accented names, in every state a relationship can wait in', async () => {
    expect(demo.customers.length).toBeGreaterThanOrEqual(8);
    for (const { displayName } of demo.customers) expect(displayName).toMatch(/[^\x20-\x7e]/);
    const states = new Set<string>();
    for (const customer of demo.customers) {
      const found = await ports.store.partner(idOf(demo.partner)).findCustomer(idOf(customer));
      states.add(`${found!.relationship.state} ${found!.relationship.delegatedAdmin}`);
    }
    expect([...states].sort()).toEqual(['active granted', 'active none', 'active removed', 'requested asked']);
  });

  it('has two subscriptions at the first customer, which its agents can enter, and one at each active other', async () => {
    const [first] = demo.customers;
    expect(first!.subscriptions.length).toBeGreaterThanOrEqual(2);
    for (const customer of demo.customers) {
      const relationship = await ports.store.tenant(idOf(customer)).findRelationship(idOf(demo.partner));
      const here = await ports.store.tenant(idOf(customer)).listSubscriptions();
      expect(here.map(({ id }) => id).sort()).toEqual(customer.subscriptions.map(({ id }) => id).sort());
      expect(here.length > 0).toBe(relationship!.state === 'active');
    }
    for (const role of ['Global admin', 'Admin agent', 'Sales agent']) {
      const { userPrincipalName } = demo.partner.users.find(({ roles }) => roles.includes(role))!;
      const snapshot = await snapshotOf(demo.partner, userPrincipalName, first);
      expect(snapshot.presence).toMatchObject({ kind: 'on-behalf', entry: { allowed: true } });
    }
  });

  it('has at each customer a Global admin, two users, a nested group, and an automation that owns the root', async () => {
    for (const customer of demo.customers) {
      expect(customer.users.map(({ roles }) => roles.join())).toEqual(['Global Administrator', 'User', 'User']);
      const [administrator, , second] = customer.users;
      const access = await ports.store.access.tenant(idOf(customer));
      expect((await snapshotOf(customer, administrator!.userPrincipalName)).directoryRoles).toContain(
        'globalAdministrator',
      );
      const nested = await snapshotOf(customer, second!.userPrincipalName);
      expect(Math.max(...[...nested.principals.values()].map((path) => path.length))).toBe(3);

      const [automation] = customer.servicePrincipals;
      const found = await ports.store
        .tenant(idOf(customer))
        .findServicePrincipalByAppId(parseGuid(automation!.clientId)!);
      expect(automation).toMatchObject({ name: 'automation', roles: ['Owner /', 'Directory Writers'] });
      expect(access.directoryRoles.get(found!.id)).toEqual(new Set(['directoryWriters']));
      expect(access.assignments).toContainEqual(
        expect.objectContaining({ principal: found!.id, role: OWNER, scope: '/', condition: null }),
      );
    }
  });

  it('has an automation among the partner’s Admin agents', async () => {
    const [automation] = demo.partner.servicePrincipals;
    const partner = ports.store.tenant(idOf(demo.partner));
    const found = await partner.findServicePrincipalByAppId(parseGuid(automation!.clientId)!);
    const { wellKnownGroups } = await ports.store.access.tenant(idOf(demo.partner));
    const members = await partner.listMembers(wellKnownGroups.get('AdminAgents')!);
    expect(members.map(({ id }) => id)).toContain(found!.id);
    expect(automation!.roles).toEqual(['AdminAgents']);
  });

  it('keeps digests of exactly the passwords and secrets it hands out, each different', async () => {
    const secrets = all().flatMap(({ users, servicePrincipals }) => [
      ...users.map(({ password }) => password),
      ...servicePrincipals.map(({ clientSecret }) => clientSecret),
    ]);
    expect(new Set(secrets).size).toBe(secrets.length);
    for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(16);

    for (const tenant of [demo.partner, demo.customers[0]!]) {
      const [user] = tenant.users;
      const stored = await ports.store.tenant(idOf(tenant)).findUserByName(user!.userPrincipalName);
      const { digest } = (await opened.signIn.findPassword(idOf(tenant), stored!.id))!;
      expect(await verifyPassword(user!.password, digest)).toBe(true);
      const [automation] = tenant.servicePrincipals;
      const principal = await ports.store
        .tenant(idOf(tenant))
        .findServicePrincipalByAppId(parseGuid(automation!.clientId)!);
      const [secret] = await opened.signIn.listClientSecrets(idOf(tenant), principal!.id);
      expect(secret!.digest).toBe(digestSecret(automation!.clientSecret));
    }
  });

  it('was acted out by its people: nobody accepted for a customer but its own Global admin', async () => {
    for (const customer of demo.customers) {
      const { rows } = await ports.store.tenant(idOf(customer)).listChanges({ after: null, limit: 200 });
      const accepted = rows.filter(({ operation }) => operation.endsWith('/accept/action'));
      for (const { actor } of accepted) expect(actor).toMatchObject({ kind: 'User', home: customer.tenantId });
    }
  });
});

describe('a readable password', () => {
  it('is ten syllables in pairs', () => {
    const password = readablePassword(systemRandomness);
    expect(password).toMatch(/^([bdfgjklmnprstvwz][aeiu]){2}(-([bdfgjklmnprstvwz][aeiu]){2}){4}$/);
  });
});
