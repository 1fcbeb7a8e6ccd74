import { createHash } from 'node:crypto';
import { grantsOnProvisioning } from '@mandate/domain/access-policy';
import { type SoldSubscription, subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import { sellsTo } from '@mandate/domain/relationships';
import { type AzureSubscription, subscriptionNameProblem } from '@mandate/domain/subscriptions';
import type { TenantId } from '@mandate/domain/tenants';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { subscriptionScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import { placeNewSubscription } from '../management-groups/hierarchy-settings.ts';
import { personal } from '../ports/change-log.ts';
import type { StoredRoleAssignment } from '../ports/role-assignments.ts';
import type { Change } from '../ports/store.ts';
import { roleAssignmentId, toRecord } from '../role-assignments/record.ts';

/** Why a subscription was not provisioned. */
export type ProvisionSubscriptionFailure =
  | { readonly kind: 'no-active-relationship'; readonly customer: TenantId }
  | { readonly kind: 'not-a-partner' }
  | { readonly kind: 'name-unacceptable'; readonly problem: 'empty' | 'too-long' | 'control-character' }
  | { readonly kind: 'subscription-exists'; readonly subscription: Guid }
  /** The customer has an Azure plan of this partner, and it is suspended. */
  | { readonly kind: 'azure-plan-not-active'; readonly plan: Guid };

/** The subscription as it stands now, and whether it is new. */
export interface Provisioned {
  readonly subscription: AzureSubscription;
  readonly created: boolean;
}

/**
 * The id of the subscription that a partner provisions under an alias. It follows from the alias, so that a request
 * repeated after a lost answer finds the subscription it made instead of selling a second one.
 */
function subscriptionIdOf(partner: TenantId, alias: string): Guid {
  const hex = createHash('sha256').update(`${partner}/aliases/${alias.toLowerCase()}`).digest('hex');
  const id = parseGuid(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
  if (!id) throw new Error('A digest in hexadecimal did not make a GUID.');
  return id;
}

/**
 * Creates an Azure subscription in a customer's tenant and gives the partner's groups what the partner access policy
 * says, as foreign principals. It needs an active reseller relationship and no delegated admin: selling is not
 * entering. The policy is recorded with the subscription, so that a later change of it never widens what the customer
 * agreed to. It comes under the customer's Azure plan where there is one, which then has to be active.
 */
export function provisionSubscription(
  act: CallerAct,
  wanted: WantedSubscription,
): Promise<Result<Provisioned, ProvisionSubscriptionFailure>> {
  const { home } = act.access.caller;
  return commit<Provisioned, ProvisionSubscriptionFailure>(act, async (change) => {
    const customer = change.tenant(wanted.customer);
    const now = act.ports.clock.now();
    const sold = await customer.listCommerce(home, 'subscription');
    const plan = sold.map((each) => subscriptionAt(each, now)).find(isKeptPlan);
    const provisioned = await provisionIn(act, change, wanted);
    if (!provisioned.ok || !provisioned.value.created || !plan) return provisioned;
    if (plan.status !== 'active') return fail({ kind: 'azure-plan-not-active', plan: plan.id });
    const { id } = provisioned.value.subscription;
    const entitlement = { id, subscription: plan.id, createdAt: now, cancelledAt: null, version: 1 };
    await customer.putCommerce(home, 'entitlement', entitlement);
    return provisioned;
  });
}

function isKeptPlan({ item, status }: SoldSubscription): boolean {
  return item === 'azure-plan' && status !== 'deleted';
}

/** A subscription to provision. */
export interface WantedSubscription {
  readonly customer: TenantId;
  readonly alias: string;
  readonly displayName: string;
}

/** Provisions a subscription within a transaction that does more: see {@link provisionSubscription}. */
export async function provisionIn(
  act: CallerAct,
  change: Change,
  wanted: WantedSubscription,
): Promise<Result<Provisioned, ProvisionSubscriptionFailure>> {
  const { caller, home } = act.access;
  const problem = subscriptionNameProblem(wanted.displayName);
  if (problem) return fail({ kind: 'name-unacceptable', problem });
  const adminAgents = home.wellKnownGroups.get('AdminAgents');
  if (!adminAgents) return fail({ kind: 'not-a-partner' });

  const id = subscriptionIdOf(caller.home, wanted.alias);
  const customer = change.tenant(wanted.customer);
  const relationship = await customer.findRelationship(caller.home);
  if (!sellsTo(relationship)) return fail({ kind: 'no-active-relationship', customer: wanted.customer });

  const now = act.ports.clock.now();
  const partner = change.tenant(caller.home);
  const alias = { name: wanted.alias, subscription: id, customer: wanted.customer, createdAt: now };
  const existing = await customer.findSubscription(id);
  if (existing) {
    // The alias may have been taken away since; the subscription was sold once all the same.
    const again = await partner.addSubscriptionAlias(alias);
    if (again.ok) {
      const target = `/subscriptions/${id}`;
      const after = { alias: wanted.alias, customer: wanted.customer };
      await partner.record({ operation: 'Microsoft.Subscription/aliases/write', target, before: null, after });
    }
    return ok({ subscription: existing, created: false });
  }

  const subscription: AzureSubscription = {
    id,
    displayName: wanted.displayName.trim(),
    state: 'Enabled',
    soldBy: { partner: caller.home, policy: home.partnerPolicy },
    createdAt: now,
  };
  const added = await customer.addSubscription(subscription);
  if (!added.ok) return fail({ kind: 'subscription-exists', subscription: subscription.id });
  await placeNewSubscription(customer, subscription.id);

  const entry = {
    operation: 'Microsoft.Subscription/aliases/write',
    target: `/subscriptions/${subscription.id}`,
    before: null,
    after: { displayName: personal(subscription.displayName), partner: caller.home, policy: home.partnerPolicy },
  };
  await customer.record(entry);
  await partner.addSubscriptionAlias(alias);
  await partner.record(entry);

  const salesAgents = home.wellKnownGroups.get('SalesAgents');
  for (const grant of grantsOnProvisioning(home.partnerPolicy, { adminAgents, salesAgents })) {
    const assignment: StoredRoleAssignment = {
      id: act.ports.randomness.guid(),
      principal: grant.group,
      principalType: 'ForeignGroup',
      role: grant.role,
      scope: subscriptionScope(subscription.id),
      scopeText: `/subscriptions/${subscription.id}`,
      condition: grant.condition,
      description: null,
      createdAt: now,
      updatedAt: now,
      createdBy: null,
      updatedBy: null,
    };
    const assigned = await customer.addRoleAssignment(assignment);
    if (!assigned.ok) throw new Error('A subscription made in this transaction already had a role assignment.');
    await customer.record({
      operation: 'Microsoft.Authorization/roleAssignments/write',
      target: roleAssignmentId(assignment),
      before: null,
      after: toRecord(assignment),
    });
  }
  return ok({ subscription, created: true });
}
