import { type Act, commit, type Ports } from '@mandate/app/act';
import { addUser } from '@mandate/app/directory/change-directory';
import { personal } from '@mandate/app/ports/change-log';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { User } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok } from '@mandate/rbac/result';
import type { Person } from '../person.ts';
import type { IdTokenClaims } from './id-token.ts';
import type { ProviderSettings } from './settings.ts';

/** Finds the account of somebody whom the provider has vouched for; `undefined` when there is none for them. */
export type FindAccount = (claims: IdTokenClaims, clientAddress: string) => Promise<Person | undefined>;

/**
 * Accounts of the partner's people, tied to the provider's subjects. The tie is made once, by a name that the provider
 * vouches for, and only to somebody who has none; names may pass to others later, subjects do not.
 */
export function accountFinder(
  options: Ports & { readonly signIn: SignInStore; readonly settings: ProviderSettings },
): FindAccount {
  const { store, signIn, clock, randomness, settings } = options;
  const { issuer } = settings;

  function actOf(user: PrincipalId, tenant: Tenant, clientAddress: string): Act {
    return {
      ports: options,
      expected: [],
      access: null,
      context: {
        actor: { kind: 'User', id: user, home: tenant.id },
        tenant: tenant.id,
        ground: { provider: issuer },
        through: null,
        request: { requestId: randomness.guid(), correlationId: randomness.guid(), clientAddress },
      },
    };
  }

  async function link(user: User, tenant: Tenant, subject: string, clientAddress: string): Promise<boolean> {
    const linked = await commit(actOf(user.id, tenant, clientAddress), async (change) => {
      const writer = change.tenant(tenant.id);
      const done = await writer.linkIdentity({ issuer, subject, user: user.id, linkedAt: clock.now() });
      if (!done.ok) return fail(done.failure);
      await writer.record({
        operation: 'Microsoft.Directory/users/identities/update',
        target: `users/${user.id}`,
        before: null,
        after: { issuer, subject: personal(subject) },
      });
      return ok(undefined);
    });
    return linked.ok;
  }

  async function create(
    name: string,
    claims: IdTokenClaims,
    tenant: Tenant,
    clientAddress: string,
  ): Promise<User | undefined> {
    const [local = '', domain = ''] = name.split('@');
    const isOurs = tenant.domains.some((own) => own.toLowerCase() === domain.toLowerCase());
    if (!settings.createUsers || !isOurs || !/^[A-Za-z0-9'._\-!#^~]{1,64}$/.test(local)) return undefined;
    const id = randomness.guid();
    const added = await addUser(actOf(id, tenant, clientAddress), tenant.id, {
      id,
      userPrincipalName: name,
      displayName: text(claims.name) ?? name,
      givenName: text(claims.given_name) ?? null,
      surname: text(claims.family_name) ?? null,
      password: null,
      directoryRoles: [],
    });
    return added.ok ? added.value : undefined;
  }

  return async (claims, clientAddress) => {
    const tenant = await store.installation.findPartner();
    if (!tenant) return undefined;
    const home = store.tenant(tenant.id);
    const linked = await signIn.findLinkedUser(tenant.id, issuer, claims.sub);
    if (linked) {
      const user = await home.findUser(linked);
      return user?.accountEnabled ? { user, tenant } : undefined;
    }
    const name = nameIn(claims, settings);
    if (name === undefined) return undefined;
    const user = (await home.findUserByName(name)) ?? (await create(name, claims, tenant, clientAddress));
    // A guest's account is another directory's to vouch for.
    if (!user?.accountEnabled || user.guest) return undefined;
    return (await link(user, tenant, claims.sub, clientAddress)) ? { user, tenant } : undefined;
  };
}

// An address that nobody has checked is anybody's (OpenID Connect Core 1.0, 5.7).
function nameIn(claims: IdTokenClaims, { userClaim }: ProviderSettings): string | undefined {
  if (userClaim === 'email' && claims.email_verified !== true) return undefined;
  return text(claims[userClaim]);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 256 && !/\p{Cc}/u.test(value) ? value : undefined;
}
