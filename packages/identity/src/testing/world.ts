import { hashPassword } from '@mandate/app/credentials/passwords';
import type { TenantWriter } from '@mandate/app/ports/store';
import type { TenantId } from '@mandate/domain/tenants';
import { ok } from '@mandate/rbac/result';
import { openStore } from '@mandate/storage/open';
import { digestSecret } from '../secrets.ts';
import { DAY, guid, randomness, START, type TestClock, testClock } from './fixed.ts';

export const PARTNER = guid('aaaaaaaa-0000-4000-8000-000000000001');
export const CUSTOMER = guid('bbbbbbbb-0000-4000-8000-000000000002');
export const ADA = guid('aaaaaaaa-0000-4000-8000-0000000000a1');
export const NEW = guid('aaaaaaaa-0000-4000-8000-0000000000a2');
const OFF = guid('aaaaaaaa-0000-4000-8000-0000000000a3');
export const KIM = guid('bbbbbbbb-0000-4000-8000-0000000000b1');

/** The partner's application, one of the customer, and a disabled one of the customer. */
export const ROBOT = {
  id: guid('aaaaaaaa-0000-4000-8000-0000000000c1'),
  appId: guid('aaaaaaaa-1111-4000-8000-0000000000c1'),
};
export const SCRIPT = {
  id: guid('bbbbbbbb-0000-4000-8000-0000000000c2'),
  appId: guid('bbbbbbbb-1111-4000-8000-0000000000c2'),
};
export const STOPPED = {
  id: guid('bbbbbbbb-0000-4000-8000-0000000000c3'),
  appId: guid('bbbbbbbb-1111-4000-8000-0000000000c3'),
};

export const PASSWORD = 'correct horse battery';
export const SECRETS = {
  robot: 'robot-secret',
  script: 'script-secret',
  second: 'second-secret',
  expired: 'old-secret',
};

export interface World extends Awaited<ReturnType<typeof openStore>> {
  readonly clock: TestClock;
}

/** A partner with a new, a disabled and an ordinary employee, and its customer; in memory. */
export async function openWorld(start = START): Promise<World> {
  const clock = testClock(start);
  const opened = await openStore({ url: 'sqlite::memory:', clock, randomness });
  const person = { givenName: null, surname: null, mail: null, accountEnabled: true, createdAt: start, guest: null };
  // The digest costs time on purpose; one serves everybody.
  const digest = await hashPassword(PASSWORD, randomness);
  const request = { requestId: randomness.guid(), correlationId: randomness.guid(), clientAddress: null };
  const context = { actor: { kind: 'Operator' }, tenant: null, ground: null, through: null, request } as const;

  const seeded = await opened.store.commit([], context, async (change) => {
    for (const [id, displayName, domain] of [
      [PARTNER, 'Fabrikam', 'fabrikam.example'],
      [CUSTOMER, 'Contoso', 'contoso.example'],
    ] as const) {
      await change.addTenant({
        id,
        displayName,
        defaultDomain: domain,
        domains: [domain],
        country: 'FR',
        createdAt: start,
      });
      await change.tenant(id).record({ operation: 'test/seed', target: id, before: null, after: null });
    }
    await change.markInstallation(PARTNER, 'demo');
    const partner = change.tenant(PARTNER);
    const customer = change.tenant(CUSTOMER);

    await partner.addUser({ ...person, id: ADA, userPrincipalName: 'Ada@fabrikam.example', displayName: 'Ada Adams' });
    await partner.addUser({ ...person, id: NEW, userPrincipalName: 'new@fabrikam.example', displayName: 'Newcomer' });
    await partner.addUser({
      ...person,
      id: OFF,
      userPrincipalName: 'off@fabrikam.example',
      displayName: 'Gone',
      accountEnabled: false,
    });
    await customer.addUser({
      ...person,
      id: KIM,
      userPrincipalName: 'kim@contoso.example',
      displayName: 'Kim Kane',
      mail: 'kim@contoso.example',
    });
    await partner.setPassword(ADA, { digest, mustChange: false });
    await partner.setPassword(NEW, { digest, mustChange: true });
    await partner.setPassword(OFF, { digest, mustChange: false });
    await customer.setPassword(KIM, { digest, mustChange: false });

    const app = { accountEnabled: true, createdAt: start };
    await partner.addServicePrincipal({ ...app, ...ROBOT, displayName: 'Robot' });
    await customer.addServicePrincipal({ ...app, ...SCRIPT, displayName: 'Script' });
    await customer.addServicePrincipal({ ...app, ...STOPPED, displayName: 'Stopped', accountEnabled: false });
    for (const [tenant, servicePrincipal, secret, expiresAt] of [
      [partner, ROBOT.id, SECRETS.robot, start + 90 * DAY],
      [customer, SCRIPT.id, SECRETS.script, start + 90 * DAY],
      [customer, SCRIPT.id, SECRETS.second, start + 90 * DAY],
      [customer, SCRIPT.id, SECRETS.expired, start],
      [customer, STOPPED.id, SECRETS.script, start + 90 * DAY],
    ] as const) {
      const facts = { hint: secret.slice(0, 3), createdAt: start - DAY, expiresAt };
      await tenant.addClientSecret({ id: randomness.guid(), servicePrincipal, digest: digestSecret(secret), ...facts });
    }
    return ok(undefined);
  });
  if (seeded.kind !== 'committed') throw new Error('The world was not seeded.');
  return { ...opened, clock };
}

/** Writes to a tenant, as an administrator would. */
export async function write(
  { store }: Pick<World, 'store'>,
  tenant: TenantId,
  work: (writer: TenantWriter) => Promise<unknown>,
): Promise<void> {
  const request = { requestId: randomness.guid(), correlationId: randomness.guid(), clientAddress: null };
  const context = { actor: { kind: 'Operator' }, tenant: null, ground: null, through: null, request } as const;
  const done = await store.commit([], context, async (change) => {
    const writer = change.tenant(tenant);
    await work(writer);
    await writer.record({ operation: 'test/write', target: tenant, before: null, after: null });
    return ok(undefined);
  });
  if (done.kind !== 'committed') throw new Error('Nothing was written.');
}

/** Disables or enables a user of the partner, as an administrator would. */
export function setEnabled(world: World, id: typeof ADA, accountEnabled: boolean): Promise<void> {
  return write(world, PARTNER, async (tenant) => {
    await tenant.updateUser({ ...(await tenant.findUser(id))!, accountEnabled });
  });
}
