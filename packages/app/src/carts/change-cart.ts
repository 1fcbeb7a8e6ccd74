import { type Cart, type CartRefusal, openCart, rewriteCart } from '@mandate/domain/commerce/carts';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { isReseller, type NotTheReseller, recordTrade } from '../commerce/customer.ts';
import type { Change } from '../ports/store.ts';

/** Why a cart was not written. */
export type ChangeCartFailure =
  | CartRefusal
  | NotTheReseller
  | { readonly kind: 'cart-not-found'; readonly text: string };

/** Opens a cart for a customer. What is wrong with its lines is told, not refused: that is for checking out. */
export function createCart(
  act: CallerAct,
  customer: TenantId,
  lines: Cart['lines'],
): Promise<Result<Cart, ChangeCartFailure>> {
  const { randomness, clock } = act.ports;
  return commit<Cart, ChangeCartFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const cart = openCart({ id: randomness.guid(), lines, updatedBy: act.access.caller.id }, clock.now());
    await putCart(change, act, customer, { before: null, after: cart });
    return ok(cart);
  });
}

/** Replaces the lines of a cart; `seen` is the version its author looked at, when it says so. */
export function updateCart(
  act: CallerAct,
  customer: TenantId,
  wanted: { readonly id: Guid; readonly lines: Cart['lines']; readonly seen: number | null },
): Promise<Result<Cart, ChangeCartFailure>> {
  return commit<Cart, ChangeCartFailure>(act, async (change) => {
    if (!(await isReseller(change, act, customer))) return fail({ kind: 'not-the-reseller', customer });
    const before = await change.tenant(customer).findCommerce(act.access.caller.home, 'cart', wanted.id);
    if (!before) return fail({ kind: 'cart-not-found', text: wanted.id });
    const author = { lines: wanted.lines, seen: wanted.seen, updatedBy: act.access.caller.id };
    const after = rewriteCart(before, author, act.ports.clock.now());
    if (!after.ok) return after;
    await putCart(change, act, customer, { before, after: after.value });
    return after;
  });
}

/** Stores a cart and records what became of it. */
export async function putCart(
  change: Change,
  act: CallerAct,
  customer: TenantId,
  { before, after }: { readonly before: Cart | null; readonly after: Cart },
): Promise<void> {
  await change.tenant(customer).putCommerce(act.access.caller.home, 'cart', after);
  const summary = (cart: Cart) => ({
    status: cart.status,
    items: cart.lines.map(({ catalogItemId }) => catalogItemId),
  });
  await recordTrade(change, act, customer, {
    operation: 'Mandate.Commerce/carts/write',
    target: `customers/${customer}/carts/${after.id}`,
    before: before && summary(before),
    after: summary(after),
  });
}
