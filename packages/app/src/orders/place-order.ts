import type { Cart, CartLine, CartRefusal } from '@mandate/domain/commerce/carts';
import { orderCart } from '@mandate/domain/commerce/carts';
import { type CatalogItem, findItem } from '@mandate/domain/commerce/catalog';
import type { Order, OrderLine } from '@mandate/domain/commerce/orders';
import { type PreflightProblem, preflight } from '@mandate/domain/commerce/preflight';
import type { AzureEntitlement, SoldSubscription } from '@mandate/domain/commerce/subscriptions';
import { marketOf } from '@mandate/domain/markets';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { putCart } from '../carts/change-cart.ts';
import { recordTrade } from '../commerce/customer.ts';
import { preflightFacts } from '../commerce/facts.ts';
import { personal } from '../ports/change-log.ts';
import type { Change } from '../ports/store.ts';
import { type ProvisionSubscriptionFailure, provisionIn } from '../subscriptions/provision-subscription.ts';

/** Why nothing was bought. */
export type PlaceOrderFailure =
  | { readonly kind: 'purchase-refused'; readonly problems: readonly PreflightProblem[] }
  | { readonly kind: 'cart-not-found'; readonly text: string }
  | CartRefusal
  | ProvisionSubscriptionFailure;

/**
 * Buys what is in a cart: all of it or nothing. It refuses exactly what {@link preflight} predicts, because it asks the
 * same question of the same facts, read once more in the transaction that buys. `seen` is the version that the buyer
 * looked at, when it says so.
 */
export function checkOut(
  act: CallerAct,
  customer: TenantId,
  { id, seen }: { readonly id: Guid; readonly seen: number | null },
): Promise<Result<Order, PlaceOrderFailure>> {
  return commit<Order, PlaceOrderFailure>(act, async (change) => {
    const cart = await change.tenant(customer).findCommerce(act.access.caller.home, 'cart', id);
    if (!cart) return fail({ kind: 'cart-not-found', text: id });
    if (seen !== null && seen !== cart.version) return fail({ kind: 'cart-stale' });
    const order = await buy(change, act, { customer, cart, lines: cart.lines });
    if (!order.ok) return order;
    const ordered = orderCart(cart, act.ports.clock.now());
    if (!ordered.ok) return ordered;
    await putCart(change, act, customer, { before: cart, after: ordered.value });
    return order;
  });
}

/** Buys without a cart, as before there were any. */
export function placeOrder(
  act: CallerAct,
  customer: TenantId,
  lines: readonly CartLine[],
): Promise<Result<Order, PlaceOrderFailure>> {
  return commit<Order, PlaceOrderFailure>(act, (change) => buy(change, act, { customer, cart: null, lines }));
}

interface Purchase {
  readonly customer: TenantId;
  readonly cart: Cart | null;
  readonly lines: readonly CartLine[];
}

async function buy(
  change: Change,
  act: CallerAct,
  { customer, cart, lines }: Purchase,
): Promise<Result<Order, PlaceOrderFailure>> {
  const partner = act.access.caller.home;
  const now = act.ports.clock.now();
  const readers = { partner: change.tenant(partner), customer: change.tenant(customer) };
  const facts = await preflightFacts(readers, { cart, lines, now });
  const problems = preflight(facts);
  if (problems.length > 0) return fail({ kind: 'purchase-refused', problems });

  const id = act.ports.randomness.guid();
  const bought: OrderLine[] = [];
  let billingCycle: Order['billingCycle'] = 'one_time';
  for (const line of lines) {
    const item = findItem(line.catalogItemId);
    if (!item) throw new Error('A line passed the preflight without an item.');
    billingCycle = item.billingCycles[0] ?? billingCycle;
    const subscription = await sell(change, act, { customer, order: id, line, item, number: bought.length, now });
    if (!subscription.ok) return subscription;
    const { friendlyName, id: sold } = subscription.value;
    bought.push({ number: bought.length, item: item.kind, friendlyName, quantity: line.quantity, subscription: sold });
  }
  const order: Order = {
    id,
    cart: cart?.id ?? null,
    lines: bought,
    currency: marketOf(facts.customerCountry).currency,
    billingCycle,
    placedBy: act.access.caller.id,
    createdAt: now,
    version: 1,
  };
  await change.tenant(customer).putCommerce(partner, 'order', order);
  await recordTrade(change, act, customer, {
    operation: 'Mandate.Commerce/orders/write',
    target: `customers/${customer}/orders/${id}`,
    before: null,
    after: {
      billingCycle,
      lines: bought.map(({ item, subscription, quantity, friendlyName }) => ({
        item,
        subscription,
        quantity,
        friendlyName: personal(friendlyName),
      })),
    },
  });
  return ok(order);
}

// As Azure names the first one.
const FIRST_NAME = 'Azure subscription 1';

interface Sale {
  readonly customer: TenantId;
  readonly order: Guid;
  readonly line: CartLine;
  readonly item: CatalogItem;
  readonly number: number;
  readonly now: number;
}

/** Makes the subscription of one line, and the first Azure subscription with it. */
async function sell(
  change: Change,
  act: CallerAct,
  { customer, order, line, item, number, now }: Sale,
): Promise<Result<SoldSubscription, ProvisionSubscriptionFailure>> {
  const partner = act.access.caller.home;
  const id = act.ports.randomness.guid();
  const friendlyName = line.friendlyName?.trim() || item.title;
  const adopted = item.kind === 'azure-plan' ? await planless(change, partner, customer) : [];
  let azureSubscription: Guid | null = null;
  if (adopted.length === 0) {
    const displayName = line.friendlyName?.trim() || FIRST_NAME;
    const wanted = { customer, alias: `order-${order}-${number}`, displayName };
    const provisioned = await provisionIn(act, change, wanted);
    if (!provisioned.ok) return provisioned;
    azureSubscription = provisioned.value.subscription.id;
  }
  const sold: SoldSubscription = {
    id,
    order,
    lineNumber: number,
    item: item.kind,
    friendlyName,
    status: 'active',
    autoRenew: true,
    azureSubscription: item.kind === 'azure-legacy' ? azureSubscription : null,
    supportContact: null,
    createdAt: now,
    suspendedAt: null,
    updatedAt: now,
    version: 1,
  };
  const writer = change.tenant(customer);
  await writer.putCommerce(partner, 'subscription', sold);
  if (item.kind === 'azure-plan') {
    for (const each of azureSubscription ? [azureSubscription] : adopted) {
      const entitlement: AzureEntitlement = {
        id: each,
        subscription: id,
        createdAt: now,
        cancelledAt: null,
        version: 1,
      };
      await writer.putCommerce(partner, 'entitlement', entitlement);
    }
  }
  return ok(sold);
}

/** The Azure subscriptions that this partner provisioned for the customer before there was a plan to put them under. */
async function planless(change: Change, partner: TenantId, customer: TenantId): Promise<readonly Guid[]> {
  const reader = change.tenant(customer);
  const taken = new Set([
    ...(await reader.listCommerce(partner, 'entitlement')).map(({ id }) => id),
    ...(await reader.listCommerce(partner, 'subscription')).map(({ azureSubscription }) => azureSubscription),
  ]);
  return (await reader.listSubscriptions())
    .filter(({ id, soldBy, state }) => soldBy?.partner === partner && state !== 'Deleted' && !taken.has(id))
    .map(({ id }) => id);
}
