import type { CallerAct, Ports } from '@mandate/app/act';
import { operatorAct } from '@mandate/app/act';
import { hashPassword } from '@mandate/app/credentials/passwords';
import { addServicePrincipal, addUser } from '@mandate/app/directory/change-directory';
import { searchKey } from '@mandate/domain/customers';
import type { DirectoryRole } from '@mandate/domain/directory';
import type { PartnerPermission } from '@mandate/domain/partner-roles';
import type { TenantId } from '@mandate/domain/tenants';
import { digestSecret, newSecret, secretHint } from '@mandate/identity/secrets';
import type { PrincipalId } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { DemoServicePrincipal, DemoUser } from '../data-directory/connection-file.ts';
import { actAsPerson, type Staffroom } from '../transfer/person.ts';
import type { PersonName } from './cast.ts';
import { readablePassword } from './secrets.ts';

const SECRETS_VALID_MS = 2 * 365 * 86_400_000;

/** A person added to a directory of the demo. */
export interface AddedUser {
  readonly id: PrincipalId;
  readonly shown: DemoUser;
}

/** The value of a step that fails only when the demo itself is wrong. */
export function must<T, F>(result: Result<T, F>): T {
  if (result.ok) return result.value;
  throw new Error(`The demo could not be made: ${JSON.stringify(result.failure)}.`);
}

/** What somebody is called, and signs in as, at a domain. */
export function userNameOf([given, surname]: PersonName, domain: string): string {
  const local = searchKey(`${given}.${surname}`).replaceAll(/[^a-z0-9.]/g, '');
  return `${local}@${domain}`;
}

/** Adds people in order; their passwords are digested beside each other, which is most of a demo's work. */
export async function addPeople(
  ports: Ports,
  at: { readonly tenant: TenantId; readonly domain: string },
  people: readonly {
    readonly name: PersonName;
    readonly roles: readonly string[];
    readonly directoryRoles: readonly DirectoryRole[];
  }[],
): Promise<readonly AddedUser[]> {
  const ready = await Promise.all(
    people.map(async (person) => {
      const password = readablePassword(ports.randomness);
      return { ...person, password, digest: await hashPassword(password, ports.randomness) };
    }),
  );
  const added: AddedUser[] = [];
  for (const { name, roles, directoryRoles, password, digest } of ready) {
    const [givenName, surname] = name;
    const userPrincipalName = userNameOf(name, at.domain);
    const id = ports.randomness.guid();
    const user = {
      id,
      userPrincipalName,
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      password: { digest, mustChange: false },
      directoryRoles,
    };
    must(await addUser(operatorAct(ports), at.tenant, user));
    added.push({ id, shown: { userPrincipalName, password, roles } });
  }
  return added;
}

/** Adds the `automation` principal of a tenant. */
export async function addAutomation(
  ports: Ports,
  tenant: TenantId,
  held: { readonly roles: readonly string[]; readonly directoryRoles: readonly DirectoryRole[] },
): Promise<{ readonly id: PrincipalId; readonly shown: DemoServicePrincipal }> {
  const { randomness, clock } = ports;
  const clientSecret = newSecret(randomness);
  const id = randomness.guid();
  const appId = randomness.guid();
  must(
    await addServicePrincipal(operatorAct(ports), tenant, {
      id,
      appId,
      displayName: 'automation',
      secret: {
        id: randomness.guid(),
        digest: digestSecret(clientSecret),
        hint: secretHint(clientSecret),
        expiresAt: clock.now() + SECRETS_VALID_MS,
      },
      directoryRoles: held.directoryRoles,
    }),
  );
  return { id, shown: { name: 'automation', clientId: appId, clientSecret, roles: held.roles } };
}

/** Lets a member of the partner's staff act, on their own permission. */
export async function staffAct(stage: Staffroom, name: string, permission: PartnerPermission): Promise<CallerAct> {
  return must(await actAsPerson(stage, name, permission));
}

/** Lets a customer's Global Administrator act at home. */
export async function administratorAct(
  { ports, access }: Staffroom,
  administrator: { readonly id: PrincipalId; readonly name: string; readonly tenant: TenantId },
): Promise<CallerAct> {
  const { id, name, tenant } = administrator;
  const snapshot = await access.snapshot({ kind: 'User', id, home: tenant, tenant, name, client: null });
  if (!snapshot.directoryRoles.has('globalAdministrator')) throw new Error(`${name} administers nothing.`);
  return {
    ...operatorAct(ports),
    expected: snapshot.read,
    context: {
      ...operatorAct(ports).context,
      actor: { kind: 'User', id, home: tenant },
      tenant,
      ground: { homeMember: 'globalAdministrator' },
    },
    access: snapshot,
  };
}
