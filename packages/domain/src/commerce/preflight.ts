import type { AgreementType } from '../agreements.ts';
import { marketOf } from '../markets.ts';
import { inSameMarket } from '../relationships.ts';
import { subscriptionNameProblem } from '../subscriptions.ts';
import { type Cart, type CartLine, cartRefusal } from './carts.ts';
import { type BillingCycle, type CatalogItem, findItem } from './catalog.ts';
import { type SoldSubscription, subscriptionAt } from './subscriptions.ts';

/** Everything that decides whether something can be bought, read at one moment. */
export interface PreflightFacts {
  readonly now: number;
  /** `null` for an order without a cart. */
  readonly cart: Cart | null;
  readonly lines: readonly CartLine[];
  /** Whether the partner is the customer's reseller right now. */
  readonly isReseller: boolean;
  readonly partnerCountry: string;
  readonly customerCountry: string;
  readonly agreed: ReadonlySet<AgreementType>;
  /** What this partner has sold this customer before. */
  readonly held: readonly SoldSubscription[];
}

/** What stands against a purchase. Those with a `line` concern that line alone. */
export type PreflightProblem =
  | { readonly kind: 'cart-ordered' }
  | { readonly kind: 'cart-expired' }
  | { readonly kind: 'cart-empty' }
  | { readonly kind: 'not-the-reseller' }
  | { readonly kind: 'market-mismatch'; readonly partnerCountry: string; readonly customerCountry: string }
  | { readonly kind: 'item-unknown'; readonly line: number; readonly catalogItemId: string }
  | { readonly kind: 'quantity-refused'; readonly line: number; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'currency-refused'; readonly line: number; readonly currency: string; readonly expected: string }
  | { readonly kind: 'billing-cycle-refused'; readonly line: number; readonly offered: readonly BillingCycle[] }
  | { readonly kind: 'friendly-name-refused'; readonly line: number }
  | { readonly kind: 'add-on-refused'; readonly line: number; readonly addOns: readonly string[] }
  | { readonly kind: 'agreement-missing'; readonly line: number; readonly agreement: AgreementType }
  | { readonly kind: 'listed-twice'; readonly line: number }
  | { readonly kind: 'plan-held'; readonly line: number; readonly subscription: string }
  | { readonly kind: 'plan-suspended'; readonly line: number; readonly subscription: string }
  | { readonly kind: 'legacy-held'; readonly line: number; readonly subscription: string };

/** What somebody can do about a problem. */
export type Fix =
  | 'make-a-new-cart'
  | 'add-a-line'
  | 'request-a-relationship'
  | 'sell-through-a-partner-of-the-country'
  | 'choose-from-the-catalog'
  | 'change-the-quantity'
  | 'change-the-currency'
  | 'change-the-billing-cycle'
  | 'change-the-name'
  | 'remove-the-add-on'
  | 'attest-the-agreement'
  | 'remove-the-line'
  | 'use-the-plan'
  | 'reactivate-the-plan'
  | 'suspend-the-old-offer';

const FIXES: Readonly<Record<PreflightProblem['kind'], Fix>> = {
  'cart-ordered': 'make-a-new-cart',
  'cart-expired': 'make-a-new-cart',
  'cart-empty': 'add-a-line',
  'not-the-reseller': 'request-a-relationship',
  'market-mismatch': 'sell-through-a-partner-of-the-country',
  'item-unknown': 'choose-from-the-catalog',
  'quantity-refused': 'change-the-quantity',
  'currency-refused': 'change-the-currency',
  'billing-cycle-refused': 'change-the-billing-cycle',
  'friendly-name-refused': 'change-the-name',
  'add-on-refused': 'remove-the-add-on',
  'agreement-missing': 'attest-the-agreement',
  'listed-twice': 'remove-the-line',
  'plan-held': 'use-the-plan',
  'plan-suspended': 'reactivate-the-plan',
  'legacy-held': 'suspend-the-old-offer',
};

/** What can be done about a problem. */
export function fixOf(problem: PreflightProblem): Fix {
  return FIXES[problem.kind];
}

/**
 * Everything that stands against a purchase, the whole cart's problems first and then each line's. A purchase goes
 * through exactly when this is empty: checking out asks the same question in the transaction that buys.
 */
export function preflight(facts: PreflightFacts): readonly PreflightProblem[] {
  const problems: PreflightProblem[] = [];
  const refused = facts.cart && cartRefusal(facts.cart, facts.now);
  if (refused) problems.push(refused);
  if (facts.lines.length === 0) problems.push({ kind: 'cart-empty' });
  if (!facts.isReseller) problems.push({ kind: 'not-the-reseller' });
  const { partnerCountry, customerCountry } = facts;
  if (!inSameMarket(partnerCountry, customerCountry)) {
    problems.push({ kind: 'market-mismatch', partnerCountry, customerCountry });
  }
  const seen = new Set<CatalogItem>();
  for (const line of facts.lines) {
    const item = findItem(line.catalogItemId);
    if (!item) {
      problems.push({ kind: 'item-unknown', line: line.id, catalogItemId: line.catalogItemId });
      continue;
    }
    problems.push(...lineProblems(line, item, facts));
    if (seen.has(item)) problems.push({ kind: 'listed-twice', line: line.id });
    // One cart cannot bring in what shuts out something else in it.
    if (
      item.kind === 'azure-legacy' &&
      facts.lines.some((other) => findItem(other.catalogItemId)?.kind === 'azure-plan')
    ) {
      problems.push({ kind: 'listed-twice', line: line.id });
    }
    seen.add(item);
  }
  return problems;
}

function lineProblems(line: CartLine, item: CatalogItem, facts: PreflightFacts): readonly PreflightProblem[] {
  const problems: PreflightProblem[] = [];
  const { minimumQuantity: minimum, maximumQuantity: maximum } = item;
  if (!Number.isInteger(line.quantity) || line.quantity < minimum || line.quantity > maximum) {
    problems.push({ kind: 'quantity-refused', line: line.id, minimum, maximum });
  }
  const { currency } = marketOf(facts.customerCountry);
  if (line.currency !== null && line.currency.toUpperCase() !== currency) {
    problems.push({ kind: 'currency-refused', line: line.id, currency: line.currency, expected: currency });
  }
  if (!isOffered(line.billingCycle, item)) {
    problems.push({ kind: 'billing-cycle-refused', line: line.id, offered: item.billingCycles });
  }
  if (line.friendlyName !== null && subscriptionNameProblem(line.friendlyName)) {
    problems.push({ kind: 'friendly-name-refused', line: line.id });
  }
  if (line.addOns && line.addOns.length > 0) {
    problems.push({ kind: 'add-on-refused', line: line.id, addOns: line.addOns });
  }
  if (!facts.agreed.has(item.agreement)) {
    problems.push({ kind: 'agreement-missing', line: line.id, agreement: item.agreement });
  }
  const held = facts.held.map((each) => subscriptionAt(each, facts.now)).filter(({ status }) => status !== 'deleted');
  const plan = held.find((each) => each.item === 'azure-plan');
  if (plan) {
    const kind = plan.status === 'suspended' ? 'plan-suspended' : 'plan-held';
    problems.push({ kind, line: line.id, subscription: plan.id });
  }
  const legacy = held.find((each) => each.item === 'azure-legacy' && each.status === 'active');
  if (item.kind === 'azure-plan' && legacy) {
    problems.push({ kind: 'legacy-held', line: line.id, subscription: legacy.id });
  }
  return problems;
}

// What says nothing of how often it is billed is billed as the item is.
function isOffered(cycle: string | null, { billingCycles }: CatalogItem): boolean {
  if (cycle === null || ['none', 'unknown'].includes(cycle.toLowerCase())) return true;
  return billingCycles.some((offered) => offered === cycle.toLowerCase());
}
