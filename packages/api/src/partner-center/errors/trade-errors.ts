import type { PreflightProblem } from '@mandate/domain/commerce/preflight';
import type { FailureTable } from '../../failures.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { tradeError as error, type PartnerCenterError } from './error.ts';

/** What can be wrong with carts, orders, subscriptions and what Azure holds under them. */
export const TRADE_ERRORS = {
  'product-not-found': ({ id }) => error(404, 400013, `The product '${id.slice(0, 64)}' was not found.`),
  'sku-not-found': ({ id }) => error(404, 400018, `The SKU '${id.slice(0, 64)}' was not found.`),
  'availability-not-found': ({ id }) => error(404, 400019, `The availability '${id.slice(0, 64)}' was not found.`),
  'segment-refused': ({ segment }) =>
    error(403, 400030, `The target segment '${segment.slice(0, 64)}' is not allowed.`),
  'target-view-refused': ({ view }) => error(403, 400036, `The target view '${view.slice(0, 64)}' is not allowed.`),
  'cart-not-found': ({ text }) => error(404, 800008, `The cart '${text.slice(0, 64)}' was not found.`),
  'cart-ordered': () => error(400, 800065, 'The cart has been submitted already.'),
  'cart-expired': () => error(404, 800008, 'The cart has expired.'),
  'cart-stale': () => error(400, 2055, 'Somebody else has changed the cart. Read it again.'),
  'purchase-refused': ({ problems }) => purchaseError(problems),
  'order-not-found': ({ text }) => error(404, 20000, `The order '${text.slice(0, 64)}' was not found.`),
  'order-not-cancellable': () =>
    error(400, 800061, 'An order cannot be changed or cancelled. Suspend or cancel its subscription instead.'),
  'no-active-relationship': ({ customer }) =>
    error(403, 20002, `The partner has no commerce relationship with the customer '${customer}'.`),
  'not-a-partner': () => error(403, 800039, 'The tenant of the caller is not a partner.'),
  'name-unacceptable': ({ problem }) => error(400, 800002, `The friendly name is not acceptable (${problem}).`),
  'subscription-exists': ({ subscription }) => error(409, 800060, `The subscription '${subscription}' already exists.`),
  'azure-plan-not-active': ({ plan }) =>
    error(400, 900129, `The Azure plan '${plan}' is not active. Reactivate it first.`, [plan]),
  'sold-subscription-not-found': ({ text }) =>
    error(404, 20003, `The subscription '${text.slice(0, 64)}' was not found.`),
  'sold-subscription-stale': () => error(400, 2055, 'The etag is no longer valid. Read the subscription again.'),
  'subscription-status-refused': ({ from, to }) =>
    error(400, 800040, `The status of a subscription cannot change from '${from}' to '${to}'.`, [from, to]),
  'azure-subscriptions-active': ({ count }) =>
    error(
      403,
      900115,
      `The Azure plan cannot be suspended or cancelled while ${count} of its Azure subscriptions are active.`,
      [String(count)],
    ),
  'quantity-fixed': () => error(403, 800027, 'The quantity of this item cannot be changed.'),
  'entitlement-not-found': ({ text }) =>
    error(404, 800111, `The Azure subscription '${text.slice(0, 64)}' was not found under this plan.`),
  'reactivation-impossible': ({ reason }) =>
    error(400, 900337, `The Azure subscription cannot be reactivated (${reason}).`, [reason]),
  'cancellation-reason-invalid': ({ reason }) =>
    error(400, 900307, `The cancellation reason '${reason.slice(0, 64)}' is invalid; it must be 'compromise'.`),
} satisfies Partial<FailureTable<PartnerCenterFailure, PartnerCenterError>>;

// One error is all that a reply has room for: the first problem gives its code, all of them stand in the text.
function purchaseError(problems: readonly PreflightProblem[]): PartnerCenterError {
  const [first] = problems;
  if (!first) return error(500, 800005, 'The order was refused.');
  const { status, code } = problemCode(first);
  const texts = problems.map((problem) => problemText(problem));
  return error(
    status,
    code,
    texts.join(' '),
    problems.map(({ kind }) => kind),
  );
}

/** The status and code under which the API refuses for a problem. */
export function problemCode({ kind }: PreflightProblem): { readonly status: number; readonly code: number } {
  const [status, code] = CODES[kind];
  return { status, code };
}

const CODES: Readonly<Record<PreflightProblem['kind'], readonly [status: number, code: number]>> = {
  'cart-ordered': [400, 800065],
  'cart-expired': [404, 800008],
  'cart-empty': [400, 800009],
  'not-the-reseller': [403, 20002],
  'market-mismatch': [403, 2030],
  'item-unknown': [400, 900142],
  'quantity-refused': [400, 900275],
  'currency-refused': [400, 900169],
  'billing-cycle-refused': [400, 6001],
  'friendly-name-refused': [400, 800002],
  'add-on-refused': [400, 800029],
  'agreement-missing': [403, 13605],
  'listed-twice': [400, 800062],
  'plan-held': [400, 800062],
  'plan-suspended': [400, 900129],
  'legacy-held': [400, 800062],
};

/** A problem in words, with what can be done about it. */
export function problemText(problem: PreflightProblem): string {
  switch (problem.kind) {
    case 'cart-ordered':
      return 'The cart has been submitted already. Make a new one.';
    case 'cart-expired':
      return 'The cart has expired. Make a new one.';
    case 'cart-empty':
      return 'The cart is empty. Add a line.';
    case 'not-the-reseller':
      return 'The partner is not the reseller of this customer. Request a reseller relationship.';
    case 'market-mismatch':
      return (
        `A partner in ${problem.partnerCountry || 'no country'} cannot sell in ${problem.customerCountry || 'no country'}. ` +
        'Only a partner of the same region can.'
      );
    case 'item-unknown':
      return `There is no catalog item '${problem.catalogItemId.slice(0, 128)}'. Choose one from the catalog.`;
    case 'quantity-refused':
      return `The quantity must be from ${problem.minimum} to ${problem.maximum}.`;
    case 'currency-refused':
      return `The customer is billed in ${problem.expected}, not in '${problem.currency.slice(0, 8)}'.`;
    case 'billing-cycle-refused':
      return `The billing cycle must be ${problem.offered.join(' or ')}.`;
    case 'friendly-name-refused':
      return 'The friendly name must have 1 to 64 characters and no line breaks.';
    case 'add-on-refused':
      return `Nothing can be added to this product: ${problem.addOns.join(', ').slice(0, 256)}. Remove the add-on.`;
    case 'agreement-missing':
      return `The customer has not accepted the ${problem.agreement}. Confirm its acceptance first.`;
    case 'listed-twice':
      return 'The cart holds another line that excludes this one. Remove it.';
    case 'plan-held':
      return 'The customer has an Azure plan. Add Azure subscriptions to it instead.';
    case 'plan-suspended':
      return 'The customer has a suspended Azure plan. Reactivate it instead.';
    case 'legacy-held':
      return 'The customer has an active subscription of the offer before the plan. Suspend it first.';
  }
}
