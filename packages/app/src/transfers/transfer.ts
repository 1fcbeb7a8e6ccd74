import { subscriptionAt } from '@mandate/domain/commerce/subscriptions';
import {
  followTransfer,
  TRANSFER_LIFE_MS,
  type Transfer,
  type TransferEvent,
  type TransferRefusal,
} from '@mandate/domain/commerce/transfers';
import { sellsTo } from '@mandate/domain/relationships';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller } from '../commerce/customer.ts';
import type { Change } from '../ports/store.ts';

/** Why a transfer did not come about, or did not go on. */
export type TransferFailure =
  | NotTheReseller
  | TransferRefusal
  | { readonly kind: 'transfer-not-found'; readonly text: string }
  /** The other is no reseller of this customer, or the very partner that asks. */
  | { readonly kind: 'transfer-target-refused'; readonly reason: 'no-partner' | 'oneself'; readonly target: string }
  /** Not an Azure subscription that this partner sells under its plan. */
  | { readonly kind: 'entitlement-not-found'; readonly text: string }
  /** Somebody has asked for it already. */
  | { readonly kind: 'transfer-in-progress'; readonly azureSubscription: Guid }
  /** The new partner has to have an active Azure plan of its own with the customer first. */
  | { readonly kind: 'transfer-needs-plan'; readonly isSuspended: boolean };

/** A partner offers Azure subscriptions of a customer to another of its partners. Nothing moves until that accepts. */
export function requestTransfer(
  act: CallerAct,
  customer: TenantId,
  wanted: { readonly target: TenantId; readonly azureSubscriptions: readonly Guid[] },
): Promise<Result<Transfer, TransferFailure>> {
  const source = act.access.caller.home;
  return commit<Transfer, TransferFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const reader = change.tenant(customer);
    const bond = await reader.findRelationship(wanted.target);
    if (wanted.target === source) {
      return fail({ kind: 'transfer-target-refused', reason: 'oneself', target: source });
    }
    if (!sellsTo(bond)) {
      return fail({ kind: 'transfer-target-refused', reason: 'no-partner', target: wanted.target });
    }
    const now = act.ports.clock.now();
    const open = (await reader.listCommerce(source, 'transfer')).filter(
      ({ status, expiresAt }) => status === 'requested' && now < expiresAt,
    );
    for (const azureSubscription of wanted.azureSubscriptions) {
      if (!(await reader.findCommerce(source, 'entitlement', azureSubscription))) {
        return fail({ kind: 'entitlement-not-found', text: azureSubscription });
      }
      if (
        open.some(
          ({ source: from, azureSubscriptions }) => from === source && azureSubscriptions.includes(azureSubscription),
        )
      ) {
        return fail({ kind: 'transfer-in-progress', azureSubscription });
      }
    }
    const transfer: Transfer = {
      id: act.ports.randomness.guid(),
      customer,
      source,
      target: wanted.target,
      azureSubscriptions: [...new Set(wanted.azureSubscriptions)],
      status: 'requested',
      requestedBy: act.access.caller.id,
      createdAt: now,
      expiresAt: now + TRANSFER_LIFE_MS,
      updatedAt: now,
      version: 1,
    };
    await put(change, null, transfer);
    return ok(transfer);
  });
}

/**
 * The other partner accepts or declines, or the one that asked takes it back. Accepting moves the subscriptions under
 * the new partner's plan, and no role with them: what the old partner holds stays, and the new one is given nothing.
 */
export function answerTransfer(
  act: CallerAct,
  customer: TenantId,
  answer: { readonly transfer: Guid; readonly event: TransferEvent },
): Promise<Result<Transfer, TransferFailure>> {
  const partner = act.access.caller.home;
  return commit<Transfer, TransferFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const before = await change.tenant(customer).findCommerce(partner, 'transfer', answer.transfer);
    if (!before) return fail({ kind: 'transfer-not-found', text: answer.transfer });
    const now = act.ports.clock.now();
    const after = followTransfer(before, answer.event, { partner, now });
    if (!after.ok) return after;
    if (answer.event === 'accept') {
      const moved = await move(change, act, { transfer: before, now });
      if (!moved.ok) return moved;
    }
    await put(change, before, after.value);
    return after;
  });
}

async function move(
  change: Change,
  act: CallerAct,
  { transfer, now }: { readonly transfer: Transfer; readonly now: number },
): Promise<Result<void, TransferFailure>> {
  const { source, target, customer } = transfer;
  const writer = change.tenant(customer);
  const plans = (await writer.listCommerce(target, 'subscription'))
    .map((each) => subscriptionAt(each, now))
    .filter(({ item, status }) => item === 'azure-plan' && status !== 'deleted');
  const plan = plans.find(({ status }) => status === 'active')?.id;
  if (!plan) return fail({ kind: 'transfer-needs-plan', isSuspended: plans.length > 0 });
  for (const id of transfer.azureSubscriptions) {
    const azure = await writer.findSubscription(id);
    const entitlement = await writer.findCommerce(source, 'entitlement', id);
    if (!azure || !entitlement) return fail({ kind: 'entitlement-not-found', text: id });
    await writer.removeCommerce(source, 'entitlement', id);
    await writer.putCommerce(target, 'entitlement', {
      ...entitlement,
      subscription: plan,
      version: entitlement.version + 1,
    });
    await writer.resellSubscription(id, { partner: target, policy: act.access.home.partnerPolicy });
  }
  return ok(undefined);
}

// Each of the two partners keeps it, and it stands in the logs of all three.
async function put(change: Change, before: Transfer | null, after: Transfer): Promise<void> {
  const { id, customer, source, target, azureSubscriptions, status } = after;
  for (const partner of [source, target]) await change.tenant(customer).putCommerce(partner, 'transfer', after);
  const entry = {
    operation: 'Mandate.Commerce/transfers/write',
    target: `customers/${customer}/transfers/${id}`,
    before: before && { status: before.status },
    after: { status, source, target, azureSubscriptions },
  };
  for (const tenant of [customer, source, target]) await change.tenant(tenant).record(entry);
}
