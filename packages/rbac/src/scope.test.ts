import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGuid } from './guid.ts';
import type { Scope } from './model.ts';
import {
  contains,
  lineage,
  managementGroupScope,
  parseScope,
  ROOT,
  resourceGroupOf,
  resourceGroupScope,
  scopeKind,
  subscriptionOf,
  subscriptionScope,
} from './scope.ts';
import { anyScope } from './testing/worlds.ts';

const ID = parseGuid('11111111-1111-4111-8111-111111111111')!;
const SUBSCRIPTION = `/subscriptions/${ID}`;
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const DISK = `${GROUP}/providers/Microsoft.Compute/disks/d`;

const scope = (text: string): Scope => {
  const parsed = parseScope(text);
  if (!parsed.ok) throw new Error(`No scope: ${text}`);
  return parsed.value;
};

describe('parseScope', () => {
  it.each([
    ['an empty text', ''],
    ['a path that does not start at the root', `subscriptions/${ID}`],
    ['a blank before the root', ` ${SUBSCRIPTION}`],
    ['a subscription that is no GUID', '/subscriptions/production'],
    ['a subscription without hyphens', `/subscriptions/${ID.replaceAll('-', '')}`],
    ['a collection without a name', '/subscriptions'],
    ['resource groups without a name', `${SUBSCRIPTION}/resourceGroups/`],
    ['a name that is only dots', `${SUBSCRIPTION}/resourceGroups/..`],
    ['a step in place', `${SUBSCRIPTION}/resourceGroups/./providers/Microsoft.Compute/disks/d`],
    ['a step up', `${GROUP}/../other`],
    ['a blank name', `${SUBSCRIPTION}/resourceGroups/ `],
    ['a name that ends in a blank', `${GROUP} `],
    ['a name that starts with a no-break space', `${SUBSCRIPTION}/resourceGroups/\u00a0rg`],
    ['an escape that is left over', `${SUBSCRIPTION}/resourceGroups/a%2fb`],
    ['a backslash', `${SUBSCRIPTION}/resourceGroups/a\\b`],
    ['a query', `${GROUP}?x`],
    ['a fragment', `${GROUP}#x`],
    ['a line break', `${GROUP}\n`],
    ['a NUL', `${GROUP}\0`],
    ['a character that no eye sees', `${GROUP}\u200b`],
    ['half a character', `${GROUP}\ud800`],
    ['a namespace without a type', `${GROUP}/providers/Microsoft.Compute`],
    ['a type without a name', `${GROUP}/providers/Microsoft.Compute/disks`],
    ['a child type without a name', `${DISK}/snapshots`],
    ['an extension without a type', `${DISK}/providers/Microsoft.Authorization`],
    ['a namespace that is none', `${GROUP}/providers/a b/disks/d`],
    ['a child of a resource group that is no resource', `${GROUP}/disks/d`],
    ['a child of a subscription that is no resource', `${SUBSCRIPTION}/locations/westeurope`],
    ['an unknown beginning', '/tenants/t'],
    ['more than 2048 characters', `${SUBSCRIPTION}/resourceGroups/${'a'.repeat(2048)}`],
  ])('refuses %s', (_, text) => {
    expect(parseScope(text)).toEqual({ ok: false, failure: { kind: 'malformed-scope', text } });
  });

  it.each([
    ['/', 'root'],
    ['/providers/Microsoft.Management/managementGroups/Team (1)', 'management-group'],
    ['/providers/Microsoft.Management/managementGroups/team/settings/default', 'resource'],
    [SUBSCRIPTION, 'subscription'],
    [GROUP, 'resource-group'],
    [`${SUBSCRIPTION}/resourceGroups/Größe_(neu).v2`, 'resource-group'],
    [DISK, 'resource'],
    [`${GROUP}/providers/Microsoft.Network/dnsZones/contoso.com/A/*`, 'resource'],
    [`${GROUP}/providers/Microsoft.Network/virtualNetworks/v/subnets/s/x/y`, 'resource'],
    [`${DISK}/providers/Microsoft.Authorization/locks/keep`, 'resource'],
    [`${SUBSCRIPTION}/providers/Microsoft.Features/providers/Microsoft.Compute/features/f`, 'resource'],
    [`/providers/Microsoft.Authorization/roleAssignments/${ID}`, 'resource'],
    ['/providers/Microsoft.Billing/billingAccounts/b', 'resource'],
    ['/providers/Microsoft.Management/managementGroups/t/providers/Microsoft.Authorization/locks/l', 'resource'],
  ])('reads %s as a %s', (text, kind) => {
    const parsed = parseScope(text);
    expect(parsed.ok && scopeKind(parsed.value)).toBe(kind);
  });

  it('settles letter case, doubled slashes and a trailing slash', () => {
    expect(scope(`//${GROUP.toUpperCase()}//`)).toBe(GROUP.toLowerCase());
    expect(scope('//')).toBe(ROOT);
  });

  it('reads what it made as the same scope', () => {
    fc.assert(
      fc.property(anyScope, (one) => {
        expect(scope(one)).toBe(one);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => parseScope(`/${text}`)).not.toThrow();
      }),
    );
  });
});

describe('contains', () => {
  it('does not take the beginning of a name for the name', () => {
    expect(contains(scope(GROUP), scope(`${GROUP}2`))).toBe(false);
    expect(contains(scope(DISK), scope(`${DISK}2/snapshots/s`))).toBe(false);
  });

  it('holds for the scope itself, for what lies below, and for the root always', () => {
    expect(contains(scope(GROUP), scope(GROUP))).toBe(true);
    expect(contains(scope(GROUP), scope(DISK))).toBe(true);
    expect(contains(ROOT, scope(DISK))).toBe(true);
    expect(contains(scope(DISK), scope(GROUP))).toBe(false);
  });

  it('is a partial order', () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyScope, (one, other, third) => {
        expect(contains(one, one)).toBe(true);
        expect(contains(one, other) && contains(other, one)).toBe(one === other);
        const isChain = contains(one, other) && contains(other, third);
        expect(!isChain || contains(one, third)).toBe(true);
      }),
    );
  });

  it('agrees with lineage where no management group is above', () => {
    fc.assert(
      fc.property(anyScope, anyScope, (one, other) => {
        expect(lineage(other, new Map()).includes(one)).toBe(contains(one, other));
      }),
    );
  });
});

describe('lineage', () => {
  it('names the scope first, each wider one after it, and the root last', () => {
    const lock = `${DISK}/providers/Microsoft.Authorization/locks/keep`;
    const [team, company] = [managementGroupScope('team'), managementGroupScope('company')];
    const parents = new Map([
      [scope(SUBSCRIPTION), team],
      [team, company],
    ]);
    const expected = [lock, DISK, GROUP, SUBSCRIPTION, team, company, '/'].map((each) => each.toLowerCase());
    expect(lineage(scope(lock), parents)).toEqual(expected);
    expect(lineage(ROOT, parents)).toEqual(['/']);
  });

  it('ends where management groups close a cycle, each named once', () => {
    const [one, other] = [managementGroupScope('one'), managementGroupScope('other')];
    const parents = new Map([
      [one, other],
      [other, one],
    ]);
    expect(lineage(one, parents)).toEqual([one, other, ROOT]);
  });

  it('ends after many management groups, were they endless', () => {
    const groups = Array.from({ length: 500 }, (_, index) => managementGroupScope(`g${index}`));
    const parents = new Map(groups.map((group, index) => [group, groups[index + 1] ?? ROOT]));
    expect(lineage(groups[0]!, parents).length).toBeLessThan(100);
  });

  it('follows no parent that is not a management group', () => {
    const parents = new Map([[scope(SUBSCRIPTION), scope(DISK)]]);
    expect(lineage(scope(SUBSCRIPTION), parents)).toEqual([SUBSCRIPTION, '/']);
  });

  it('goes from a tenant-level resource to the root, whatever parent it is said to have', () => {
    const account = scope('/providers/Microsoft.Billing/billingAccounts/b');
    expect(lineage(account, new Map([[account, managementGroupScope('team')]]))).toEqual([account, ROOT]);
  });
});

describe('the parts of a scope', () => {
  it('are absent where the scope lies in no subscription or group', () => {
    expect(subscriptionOf(ROOT)).toBeUndefined();
    expect(
      subscriptionOf(scope(`/providers/Microsoft.Management/managementGroups/m/subscriptions/${ID}`)),
    ).toBeUndefined();
    expect(resourceGroupOf(scope(SUBSCRIPTION))).toBeUndefined();
    expect(resourceGroupOf(scope(`${SUBSCRIPTION}/providers/Microsoft.Security/pricings/p`))).toBeUndefined();
  });

  it('are the subscription and the resource group it lies in', () => {
    expect(subscriptionOf(scope(DISK))).toBe(ID);
    expect(resourceGroupOf(scope(DISK))).toEqual({ subscription: ID, name: 'rg' });
  });

  it.each(['', '/', '..', 'a/b', 'a/providers/Microsoft.Compute/disks/d', 'a%2fb', ' '])(
    'cannot be made of the name %j',
    (name) => {
      expect(() => resourceGroupScope(ID, name)).toThrow('cannot name a resource-group');
      expect(() => managementGroupScope(name)).toThrow('cannot name a management-group');
    },
  );

  it('make the scope that the path spells', () => {
    expect(subscriptionScope(ID)).toBe(scope(SUBSCRIPTION));
    expect(resourceGroupScope(ID, 'RG')).toBe(scope(GROUP));
    expect(managementGroupScope('Team')).toBe(scope('/providers/Microsoft.Management/managementGroups/team'));
  });
});
