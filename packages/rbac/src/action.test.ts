import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, entryCovers, matches } from './action.ts';
import { BUILT_IN_ROLES } from './builtin-roles/all.ts';
import { mayOverlap, surelyIncludes } from './glob.ts';
import type { Permission } from './model.ts';

const NOTHING: Permission = { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null };

const anyName = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'A', ''), { minLength: 1, maxLength: 5 })
  .map((segments) => segments.join('/'))
  .filter((name) => name !== '');
const anyPattern = fc
  .array(fc.constantFrom('a', 'b', 'ab', '*', 'a*', '*b'), { minLength: 1, maxLength: 5 })
  .map((segments) => segments.join('/'));

/** The rule as a regular expression, which says it shortly but may take for ever. */
function asExpression(pattern: string): RegExp {
  const source = pattern
    .replaceAll('/*/', '\0')
    .replaceAll('*', '\x01')
    .replaceAll('\0', '/(?:.*/)?')
    .replaceAll('\x01', '.*');
  return new RegExp(`^${source}$`, 'i');
}

describe('matches', () => {
  it.each([
    ['Microsoft.Compute/disks', 'Microsoft.Compute/disks/read'],
    ['Microsoft.Compute/disks/read', 'Microsoft.Compute/disks'],
    ['Microsoft.Compute/*', 'Microsoft.ComputeX/disks/read'],
    ['Microsoft.Compute/*', 'Microsoft.Compute'],
    ['*/read', 'Microsoft.Compute/disks/read/action'],
    ['*/read', 'Microsoft.Compute/disks/spread'],
    ['a/*/b', 'ab'],
    ['a/*/b', 'a/xb'],
    ['a/*/b', 'ax/b'],
    ['a/*/b', 'a/b/c'],
    ['a.b', 'axb'],
    ['', 'a'],
    ['*', ''],
    ['', ''],
  ])('refuses by %j the name %j', (pattern, name) => {
    expect(matches(pattern, name)).toBe(false);
  });

  it.each([
    ['*', 'Microsoft.Compute/disks/read'],
    ['Microsoft.Compute/*', 'Microsoft.Compute/virtualMachines/extensions/read'],
    ['MICROSOFT.compute/DISKS/read', 'microsoft.Compute/disks/READ'],
    ['a/*/b', 'a/b'],
    ['a/*/b', 'a/x/b'],
    ['a/*/b', 'a/x/y/b'],
    ['a/*/b', 'a/b/b'],
    ['a/*/b/*/c', 'a/b/c'],
    ['a/*', 'a/'],
    ['Microsoft.CostManagement/exports/*', 'Microsoft.CostManagement/exports/run/action'],
    [' a/read ', ' a/read'],
  ])('takes by %j the name %j', (pattern, name) => {
    expect(matches(pattern, name)).toBe(true);
  });

  it('agrees with the rule as a regular expression', () => {
    fc.assert(
      fc.property(anyPattern, anyName, (pattern, name) => {
        expect(matches(pattern, name)).toBe(asExpression(pattern).test(name));
      }),
      { numRuns: 20_000 },
    );
  });

  it('agrees with that rule for every pattern of the built-in roles', () => {
    const patterns = [
      ...new Set(
        BUILT_IN_ROLES.flatMap((role) =>
          role.permissions.flatMap((entry) => [entry.actions, entry.notActions, entry.dataActions].flat()),
        ),
      ),
    ];
    const names = patterns.filter((_, index) => index % 20 === 0).map((pattern) => pattern.replace('*', 'x/y'));
    expect(names.length).toBeGreaterThan(50);
    for (const pattern of patterns) {
      const rule = asExpression(pattern.trim());
      const found = [...names, pattern.replace('/*/', '/')].filter(
        (name) => matches(pattern, name) !== rule.test(name.trim()),
      );
      expect(found, pattern).toEqual([]);
    }
  });

  it('takes every pattern for a name of its own', () => {
    fc.assert(
      fc.property(anyPattern, (pattern) => {
        expect(matches(pattern, pattern)).toBe(true);
      }),
    );
  });

  it('answers at once, however many stars a hostile pattern has', () => {
    const start = performance.now();
    expect(matches(`${'*a'.repeat(2000)}*b`, 'a'.repeat(20_000))).toBe(false);
    expect(matches(`${'/*/a'.repeat(2000)}/b`, '/a'.repeat(10_000))).toBe(false);
    // Tried in every way, it would take for ever; a busy machine is slow, too.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('covers', () => {
  const read = { plane: 'management', name: 'a/read' } as const;

  it('finds nothing among no entries', () => {
    expect(covers([], read)).toBeUndefined();
    expect(covers([NOTHING], read)).toBeUndefined();
  });

  it('subtracts exclusions within their own entry only, and names the entry that covers', () => {
    const excluding = { ...NOTHING, actions: ['*'], notActions: ['*/read'] };
    const granting = { ...NOTHING, actions: ['a/read'] };
    expect(covers([excluding], read)).toBeUndefined();
    expect(covers([excluding, granting], read)).toBe(granting);
  });

  it('keeps the planes apart', () => {
    expect(entryCovers({ ...NOTHING, dataActions: ['*'] }, read)).toBe(false);
    expect(entryCovers({ ...NOTHING, actions: ['*'] }, { ...read, plane: 'data' })).toBe(false);
    expect(entryCovers({ ...NOTHING, actions: ['*'], notDataActions: ['*'] }, read)).toBe(true);
  });
});

describe('two patterns', () => {
  it('overlap whenever a name fits both', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, anyName, (one, other, name) => {
        const lower = name.toLowerCase();
        const fitsBoth = matches(one, lower) && matches(other, lower);
        expect(!fitsBoth || mayOverlap(one, other)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('do not overlap where their fixed ends differ', () => {
    expect(mayOverlap('*/read', 'a/*/write')).toBe(false);
    expect(mayOverlap('a/*', 'b/*')).toBe(false);
    expect(mayOverlap('a', 'ab')).toBe(false);
  });

  it('include one another only when every name of the inner one fits the outer one', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, anyName, (outer, inner, name) => {
        const lower = name.toLowerCase();
        const fitsInner = surelyIncludes(outer, inner) && matches(inner, lower);
        expect(!fitsInner || matches(outer, lower)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(surelyIncludes('*', 'a/*/b')).toBe(true);
    expect(surelyIncludes('a/x/b', 'a/*/b')).toBe(false);
    expect(surelyIncludes('a/*/*/b', 'a/*/b')).toBe(false);
  });
});
