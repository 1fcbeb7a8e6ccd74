import { type BillingProfile, type BillingProfileProblem, billingProfileProblem } from '@mandate/domain/customers';
import type { DelegatedAdminRelationship } from '@mandate/domain/delegated-admin';
import { inSameMarket, requested, transition } from '@mandate/domain/relationships';
import { subscriptionNameProblem } from '@mandate/domain/subscriptions';
import type { Tenant, TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { recordTrade } from '../commerce/customer.ts';
import { firstPassword } from '../credentials/first-password.ts';
import { hashPassword } from '../credentials/passwords.ts';
import { grantByDefault } from '../delegated-admin/grant-by-default.ts';
import { personal } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';
import type { OtherMarket } from '../relationships/change-relationship.ts';
import { parseDomainName } from './domain-name.ts';

/** A customer to create. */
export interface NewCustomer {
  readonly companyName: string;
  /** The domain its directory is to be named by. */
  readonly domain: string;
  readonly billing: Omit<BillingProfile, 'id' | 'createdAt' | 'updatedAt' | 'version'>;
  /** Whether a granular relationship stands from the start; delegated admin privileges never do. */
  readonly granular: boolean;
}

/** Why a customer was not created. */
export type CreateCustomerFailure =
  | { readonly kind: 'customer-name-unacceptable'; readonly problem: 'empty' | 'too-long' | 'control-character' }
  | { readonly kind: 'domain-malformed'; readonly domain: string }
  | { readonly kind: 'domain-taken'; readonly domain: string }
  | OtherMarket
  | { readonly kind: 'billing-profile-refused'; readonly problem: BillingProfileProblem };

/** A new customer, with what its first administrator signs in with: it is kept nowhere and cannot be shown again. */
export interface CreatedCustomer {
  readonly tenant: Tenant;
  readonly billing: BillingProfile;
  readonly granular: DelegatedAdminRelationship | null;
  readonly administrator: { readonly userPrincipalName: string; readonly password: string };
}

/** What stands before the @ in the name of a new directory's first administrator. */
const ADMINISTRATOR = 'admin';

/**
 * Makes a customer out of nothing: a directory, its first Global Administrator with a password for one sign-in, the
 * relationship with the partner, and whom to bill. Nobody is there yet whom to ask, so the relationship stands at once,
 * and the granular one too where it is wanted; the administrator can end both.
 */
export async function createCustomer(
  act: CallerAct,
  wanted: NewCustomer,
): Promise<Result<CreatedCustomer, CreateCustomerFailure>> {
  const { clock, randomness } = act.ports;
  const problem = subscriptionNameProblem(wanted.companyName.slice(0, 65));
  if (problem && problem !== 'too-long') return fail({ kind: 'customer-name-unacceptable', problem });
  if (wanted.companyName.length > 256) return fail({ kind: 'customer-name-unacceptable', problem: 'too-long' });
  const domain = parseDomainName(wanted.domain);
  if (!domain) return fail({ kind: 'domain-malformed', domain: wanted.domain });
  const now = clock.now();
  const id = randomness.guid();
  const billing: BillingProfile = { ...wanted.billing, id, createdAt: now, updatedAt: now, version: 1 };
  const refused = billingProfileProblem(billing);
  if (refused) return fail({ kind: 'billing-profile-refused', problem: refused });

  const password = firstPassword(randomness);
  const digest = await hashPassword(password, randomness);
  const tenant: Tenant = {
    id,
    displayName: wanted.companyName.trim(),
    defaultDomain: domain,
    domains: [domain],
    country: billing.address.country,
    createdAt: now,
  };
  const userPrincipalName = `${ADMINISTRATOR}@${domain}`;
  return commit<CreatedCustomer, CreateCustomerFailure>(act, async (change) => {
    const added = await change.addTenant(tenant);
    if (!added.ok) return fail({ kind: 'domain-taken', domain });
    const { home } = act.access.caller;
    const partnerCountry = (await change.tenant(home).tenant())?.country ?? '';
    if (!inSameMarket(partnerCountry, tenant.country)) {
      return fail({ kind: 'other-market', partnerCountry, customerCountry: tenant.country });
    }
    await relate(change, { partner: home, customer: id, now });
    await recordTrade(change, act, id, {
      operation: 'Mandate.Customers/customers/write',
      target: `tenants/${id}`,
      before: null,
      after: {
        displayName: personal(tenant.displayName),
        domain,
        country: tenant.country,
        delegatedAdmin: false,
      },
    });
    const granular = wanted.granular
      ? await grantByDefault(change, randomness, { partner: home, customer: id, at: now })
      : null;
    await addAdministrator(change, act, { tenant: id, userPrincipalName, digest, billing });
    await change.tenant(id).putCommerce(home, 'billing', billing);
    return ok({ tenant, billing, granular, administrator: { userPrincipalName, password } });
  });
}

async function relate(
  change: Change,
  { partner, customer, now }: { readonly partner: TenantId; readonly customer: TenantId; readonly now: number },
): Promise<void> {
  const between = { partner, customer, tier: 'direct', otherTier: null, confirmed: true } as const;
  const accepted = transition(requested(between, { delegatedAdmin: false, at: now }), 'accept', now);
  if (!accepted.ok) throw new Error('A requested relationship could not be accepted.');
  await change.putRelationship(accepted.value);
}

async function addAdministrator(
  change: Change,
  act: CallerAct,
  wanted: {
    readonly tenant: TenantId;
    readonly userPrincipalName: string;
    readonly digest: string;
    readonly billing: BillingProfile;
  },
): Promise<void> {
  const { userPrincipalName, digest, billing } = wanted;
  const writer = change.tenant(wanted.tenant);
  const id = act.ports.randomness.guid();
  const { firstName, lastName } = billing.address;
  const added = await writer.addUser({
    id,
    userPrincipalName,
    displayName: `${firstName} ${lastName}`.trim(),
    givenName: firstName,
    surname: lastName,
    mail: billing.email,
    accountEnabled: true,
    guest: null,
    createdAt: act.ports.clock.now(),
  });
  if (!added.ok) throw new Error('The first user of a new directory was there before it.');
  await writer.setPassword(id, { digest, mustChange: true });
  await writer.assignDirectoryRole('globalAdministrator', id);
  await writer.record({
    operation: 'Microsoft.Directory/users/create',
    target: `users/${id}`,
    before: null,
    after: { userPrincipalName: personal(userPrincipalName), directoryRoles: ['globalAdministrator'] },
  });
}
