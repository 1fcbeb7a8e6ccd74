import { parseGuid } from '@mandate/rbac/guid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CART_LIFE_MS, type Cart, cartRefusal, openCart, orderCart, rewriteCart } from './carts.ts';
import { fixOf, type PreflightFacts, preflight } from './preflight.ts';
import {
  changeStatus,
  RETENTION_MS,
  type SoldSubscription,
  SUBSCRIPTION_STATUSES,
  subscriptionAt,
} from './subscriptions.ts';
import { followTransfer, TRANSFER_LIFE_MS, type Transfer, transferAt } from './transfers.ts';

const id = parseGuid('11111111-1111-4111-8111-111111111111')!;
const other = parseGuid('22222222-2222-4222-8222-222222222222')!;
const T0 = 1_000_000_000_000;

const sold = (overrides: Partial<SoldSubscription> = {}): SoldSubscription => ({
  id,
  order: id,
  lineNumber: 0,
  item: 'azure-plan',
  friendlyName: 'Plan',
  status: 'active',
  autoRenew: true,
  azureSubscription: null,
  supportContact: null,
  createdAt: T0,
  suspendedAt: null,
  updatedAt: T0,
  version: 1,
  ...overrides,
});

// A clock that jumps both ways, by up to half a year.
const jumps = fc.integer({ min: -180, max: 180 }).map((days) => days * 86_400_000);

describe('a sold subscription', () => {
  it('never comes back once it is deleted, wherever the clock jumps', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...SUBSCRIPTION_STATUSES), fc.integer({ min: 0, max: 2 }), jumps));
    fc.assert(
      fc.property(fc.constantFrom('azure-plan' as const, 'azure-legacy' as const), steps, (item, walk) => {
        let now = T0;
        let current = sold({ item });
        return walk.every(([to, activeAzureSubscriptions, jump]) => {
          now += jump;
          const before = current;
          const next = changeStatus(before, to, { now, activeAzureSubscriptions });
          if (!next.ok) return true;
          current = next.value;
          const left = before.status === 'active' && current.status !== 'active';
          return [
            before.status !== 'deleted' || current === before,
            current.updatedAt >= before.updatedAt,
            current.status !== 'active' || current.suspendedAt === null,
            current.status !== 'suspended' || current.suspendedAt !== null,
            !left || item === 'azure-legacy' || activeAzureSubscriptions === 0,
            // The offer before the plan is deleted by time alone.
            item === 'azure-plan' || current.status !== 'deleted' || to === 'deleted',
          ].every(Boolean);
        });
      }),
    );
  });

  it.each([
    ['active', 'suspended', 1, 'azure-subscriptions-active'],
    ['active', 'deleted', 1, 'azure-subscriptions-active'],
    ['deleted', 'active', 0, 'subscription-status-refused'],
    ['deleted', 'suspended', 0, 'subscription-status-refused'],
  ] as const)(
    'that is %s does not become %s with %s Azure subscriptions active',
    (status, to, activeAzureSubscriptions, kind) => {
      expect(changeStatus(sold({ status }), to, { now: T0, activeAzureSubscriptions })).toMatchObject({
        ok: false,
        failure: { kind },
      });
    },
  );

  it('is gone to the millisecond when it stayed suspended for 90 days, and cannot be reactivated then', () => {
    const suspended = sold({ status: 'suspended', suspendedAt: T0 });
    const facts = { activeAzureSubscriptions: 0 };
    expect(subscriptionAt(suspended, T0 + RETENTION_MS - 1).status).toBe('suspended');
    expect(subscriptionAt(suspended, T0 + RETENTION_MS).status).toBe('deleted');
    expect(changeStatus(suspended, 'active', { ...facts, now: T0 + RETENTION_MS - 1 }).ok).toBe(true);
    expect(changeStatus(suspended, 'active', { ...facts, now: T0 + RETENTION_MS }).ok).toBe(false);
    // A clock set back to before it was suspended does not make it suspended for less than nothing.
    expect(subscriptionAt(suspended, T0 - RETENTION_MS).status).toBe('suspended');
  });

  it('of the offer before the plan is not cancelled by the partner', () => {
    const legacy = sold({ item: 'azure-legacy', azureSubscription: other });
    expect(changeStatus(legacy, 'deleted', { now: T0, activeAzureSubscriptions: 0 }).ok).toBe(false);
    expect(changeStatus(legacy, 'suspended', { now: T0, activeAzureSubscriptions: 1 }).ok).toBe(true);
  });
});

describe('a cart', () => {
  const line = (n: number) => [
    { id: 0, catalogItemId: `${n}`, friendlyName: null, quantity: 1, currency: null, billingCycle: null },
  ];

  it('loses nobody’s change: whoever says what they saw writes over nothing they did not see', () => {
    type Step = { readonly who: 0 | 1; readonly does: 'look' | 'write' | 'order'; readonly jump: number };
    const step: fc.Arbitrary<Step> = fc.record({
      who: fc.constantFrom(0 as const, 1 as const),
      does: fc.constantFrom('look' as const, 'write' as const, 'order' as const),
      jump: fc.integer({ min: -20, max: 20 }).map((minutes) => minutes * 60_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = T0;
        let cart: Cart = openCart({ id, lines: line(0), updatedBy: id }, now);
        const looked = [cart, cart];
        return steps.every(({ who, does, jump }, n) => {
          now += jump;
          const before = cart;
          const refused = cartRefusal(before, now);
          const seen = looked[who]!.version;
          if (does === 'look') looked[who] = cart;
          const next =
            does === 'write'
              ? rewriteCart(cart, { lines: line(n + 1), updatedBy: id, seen }, now)
              : does === 'order'
                ? orderCart(cart, now)
                : undefined;
          if (next?.ok) cart = next.value;
          const rightly = next === undefined || next.ok === (!refused && (does === 'order' || seen === before.version));
          return rightly && (before.status !== 'ordered' || cart === before) && cart.version >= before.version;
        });
      }),
    );
  });

  it('expires to the millisecond, and lives on from its last change', () => {
    const cart = openCart({ id, lines: line(0), updatedBy: id }, T0);
    expect(cartRefusal(cart, T0 + CART_LIFE_MS - 1)).toBeUndefined();
    expect(cartRefusal(cart, T0 + CART_LIFE_MS)).toEqual({ kind: 'cart-expired' });
    const again = rewriteCart(cart, { lines: line(1), updatedBy: id, seen: null }, T0 + CART_LIFE_MS - 1);
    expect(again.ok && cartRefusal(again.value, T0 + CART_LIFE_MS)).toBeUndefined();
  });
});

describe('a transfer', () => {
  const transfer: Transfer = {
    id,
    customer: id,
    source: id,
    target: other,
    azureSubscriptions: [id],
    status: 'requested',
    requestedBy: id,
    createdAt: T0,
    expiresAt: T0 + TRANSFER_LIFE_MS,
    updatedAt: T0,
    version: 1,
  };

  it('ends once, by whoever may end it so, and never after its time', () => {
    const step = fc.record({
      event: fc.constantFrom('accept' as const, 'decline' as const, 'cancel' as const),
      partner: fc.constantFrom(id, other),
      jump: jumps,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now = T0;
        let current = transfer;
        return steps.every(({ event, partner, jump }) => {
          now += jump;
          const before = transferAt(current, Math.max(now, current.updatedAt));
          const next = followTransfer(current, event, { partner, now });
          if (next.ok) current = next.value;
          return next.ok === (before.status === 'requested' && partner === (event === 'cancel' ? id : other));
        });
      }),
    );
  });
});

describe('the preflight', () => {
  const facts = (overrides: Partial<PreflightFacts> = {}): PreflightFacts => ({
    now: T0,
    cart: null,
    lines: [
      {
        id: 0,
        catalogItemId: 'dzh318z0bps6:0001:DZH318Z0BML6',
        friendlyName: null,
        quantity: 1,
        currency: 'eur',
        billingCycle: 'ONE_TIME',
      },
    ],
    isReseller: true,
    partnerCountry: 'BE',
    customerCountry: 'FR',
    agreed: new Set(['MicrosoftCustomerAgreement']),
    held: [],
    ...overrides,
  });
  const kinds = (overrides: Partial<PreflightFacts>) => preflight(facts(overrides)).map(({ kind }) => kind);

  it('finds nothing wrong with what is right, in any letter case', () => {
    expect(kinds({})).toEqual([]);
  });

  it.each([
    [{ isReseller: false }, ['not-the-reseller']],
    [{ partnerCountry: 'US' }, ['market-mismatch']],
    [{ partnerCountry: '' }, ['market-mismatch']],
    [{ agreed: new Set<'MicrosoftCloudAgreement'>(['MicrosoftCloudAgreement']) }, ['agreement-missing']],
    [{ lines: [] }, ['cart-empty']],
    [{ held: [sold()] }, ['plan-held']],
    [{ held: [sold({ status: 'suspended', suspendedAt: T0 })] }, ['plan-suspended']],
    [{ held: [sold({ status: 'suspended', suspendedAt: T0 - RETENTION_MS })] }, []],
    [{ held: [sold({ status: 'deleted' })] }, []],
    [{ held: [sold({ item: 'azure-legacy' })] }, ['legacy-held']],
    [{ held: [sold({ item: 'azure-legacy', status: 'suspended', suspendedAt: T0 })] }, []],
  ] as const)('finds %j: %j', (overrides, expected) => {
    expect(kinds(overrides as Partial<PreflightFacts>)).toEqual(expected);
  });

  it('has a way out of every problem it finds', () => {
    const [line] = facts().lines;
    const worst = preflight(
      facts({
        isReseller: false,
        partnerCountry: 'US',
        agreed: new Set(),
        held: [sold(), sold({ item: 'azure-legacy' })],
        lines: [
          { ...line!, quantity: -1, currency: 'ZZZ', billingCycle: 'never', friendlyName: ' ' },
          { ...line!, id: 1 },
          { ...line!, id: 2, catalogItemId: 'x' },
        ],
      }),
    );
    expect(new Set(worst.map(({ kind }) => kind)).size).toBeGreaterThan(8);
    for (const problem of worst) expect(fixOf(problem)).toMatch(/^[a-z-]+$/);
  });
});
