import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';

/** One line of a cart, as the buyer wrote it. */
export interface CartLine {
  /** 0, 1, 2 … within the cart. */
  readonly id: number;
  readonly catalogItemId: string;
  readonly friendlyName: string | null;
  readonly quantity: number;
  readonly currency: string | null;
  readonly billingCycle: string | null;
  /** What it is to be added to, or what is to be added to it; nothing that is sold here takes any. */
  readonly addOns?: readonly string[];
}

/** What somebody is about to buy for a customer. */
export interface Cart {
  readonly id: Guid;
  readonly lines: readonly CartLine[];
  readonly status: 'active' | 'ordered';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** Who of the partner wrote it last. */
  readonly updatedBy: Guid;
  readonly version: number;
}

/** How long a cart waits for its next change. */
export const CART_LIFE_MS = 15 * 60 * 1000;

/** The most lines a cart may have. */
export const MOST_CART_LINES = 50;

/** Why a cart did not change. */
export type CartRefusal =
  | { readonly kind: 'cart-ordered' }
  | { readonly kind: 'cart-expired' }
  /** Somebody else changed it since it was read. */
  | { readonly kind: 'cart-stale' };

/** A new cart. */
export function openCart(cart: Pick<Cart, 'id' | 'lines' | 'updatedBy'>, now: number): Cart {
  return { ...cart, status: 'active', createdAt: now, updatedAt: now, expiresAt: now + CART_LIFE_MS, version: 1 };
}

/** Whether a cart can no longer be changed or bought. */
export function cartRefusal(cart: Cart, now: number): Exclude<CartRefusal, { kind: 'cart-stale' }> | undefined {
  if (cart.status === 'ordered') return { kind: 'cart-ordered' };
  return now >= cart.expiresAt ? { kind: 'cart-expired' } : undefined;
}

/** The cart with other lines; `seen` is the version its author looked at, when it says so. */
export function rewriteCart(
  cart: Cart,
  wanted: Pick<Cart, 'lines' | 'updatedBy'> & { readonly seen: number | null },
  now: number,
): Result<Cart, CartRefusal> {
  const refused = cartRefusal(cart, now);
  if (refused) return fail(refused);
  if (wanted.seen !== null && wanted.seen !== cart.version) return fail({ kind: 'cart-stale' });
  const { lines, updatedBy } = wanted;
  const at = Math.max(now, cart.updatedAt);
  return ok({ ...cart, lines, updatedBy, updatedAt: at, expiresAt: at + CART_LIFE_MS, version: cart.version + 1 });
}

/** The cart once it has been bought. */
export function orderCart(cart: Cart, now: number): Result<Cart, CartRefusal> {
  const refused = cartRefusal(cart, now);
  if (refused) return fail(refused);
  return ok({ ...cart, status: 'ordered', updatedAt: Math.max(now, cart.updatedAt), version: cart.version + 1 });
}
