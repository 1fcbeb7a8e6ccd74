import type { Cart, CartLine } from '@mandate/domain/commerce/carts';
import { fixOf, type PreflightProblem } from '@mandate/domain/commerce/preflight';
import type { Static } from 'typebox';
import { problemCode, problemText } from '../errors/trade-errors.ts';
import { attributesOf, dateTime, etagOf, linkTo } from '../resources.ts';
import type { CartBody, CartWire, PreflightWire } from '../wire.ts';

/** Reads the lines of a cart, which are numbered as they come. */
export function linesFromWire({ lineItems }: Static<typeof CartBody>): readonly CartLine[] {
  return lineItems.map(({ catalogItemId, friendlyName, quantity, currencyCode, billingCycle, addonItems }, id) => ({
    id,
    catalogItemId,
    friendlyName: friendlyName ?? null,
    quantity: quantity ?? 1,
    currency: currencyCode ?? null,
    billingCycle: billingCycle ?? null,
    addOns: (addonItems ?? []).map((addOn) => addOn.catalogItemId),
  }));
}

// https://learn.microsoft.com/partner-center/developer/cart-resources#carterror
const LINE_CODES: Partial<Record<PreflightProblem['kind'], number>> = {
  'currency-refused': 10000,
  'item-unknown': 10001,
  'quantity-refused': 10002,
  'billing-cycle-refused': 10010,
  'friendly-name-refused': 10010,
  'add-on-refused': 10010,
  'listed-twice': 10010,
};

/** Writes a cart, each line with the first thing that is wrong with it by itself. */
export function cartToWire(cart: Cart, customer: string, problems: readonly PreflightProblem[]): CartWire {
  const errorOf = (line: CartLine) => {
    const problem = problems.find((each) => 'line' in each && each.line === line.id);
    return problem
      ? { error: { errorCode: LINE_CODES[problem.kind] ?? 10006, errorDescription: problemText(problem) } }
      : {};
  };
  return {
    id: cart.id,
    creationTimestamp: dateTime(cart.createdAt),
    lastModifiedTimestamp: dateTime(cart.updatedAt),
    expirationTimestamp: dateTime(cart.expiresAt),
    lastModifiedUser: cart.updatedBy,
    status: cart.status === 'active' ? 'Active' : 'Ordered',
    lineItems: cart.lines.map((line) => ({
      id: line.id,
      catalogItemId: line.catalogItemId,
      ...(line.friendlyName === null ? {} : { friendlyName: line.friendlyName }),
      quantity: line.quantity,
      ...(line.currency === null ? {} : { currencyCode: line.currency }),
      ...(line.billingCycle === null ? {} : { billingCycle: line.billingCycle }),
      ...(line.addOns?.length ? { addonItems: line.addOns.map((catalogItemId) => ({ catalogItemId })) } : {}),
      orderGroup: '0',
      ...errorOf(line),
    })),
    links: { self: linkTo(`/customers/${customer}/carts/${cart.id}`) },
    attributes: attributesOf('Cart', etagOf(cart.id, cart.version)),
  };
}

/** Writes what stands against a purchase. */
export function preflightToWire(problems: readonly PreflightProblem[]): PreflightWire {
  return {
    canCheckOut: problems.length === 0,
    problems: problems.map((problem) => ({
      kind: problem.kind,
      code: problemCode(problem).code,
      description: problemText(problem),
      fix: fixOf(problem),
      ...('line' in problem ? { lineItem: problem.line } : {}),
    })),
    attributes: attributesOf('CartPreflight'),
  };
}
