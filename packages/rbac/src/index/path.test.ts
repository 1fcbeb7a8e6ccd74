import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineage, parseScope } from '../scope.ts';
import { readPath, STEP_WORDS, STEPS } from './path.ts';

const RUNS = { numRuns: 20_000 };

// Near enough to scopes that many are some, and that those that are none miss by little.
const anyPiece = fc.constantFrom(
  '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789ab',
  '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789aB',
  '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789ag',
  '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789abcresourceGroups/rg',
  '/resourceGroups/rg',
  '/resourcegroups/Été',
  '/RESOURCEGROUPS/r-g_(1)',
  '/providers/Microsoft.Compute',
  '/providers/Microsoft..Compute',
  '/providers/Micro_soft',
  '/providers/Microsoft.Management/managementGroups/team',
  '/disks/d',
  '/disks',
  '/providers',
  '/providers/x/y/z',
  '/..',
  '/.',
  '/ a',
  '//',
  '/',
  '/a%2Fb',
  '/a\\b',
  '/K',
  '?x=1',
  '',
);
const anyScopeLike = fc.array(anyPiece, { maxLength: 6 }).map((pieces) => pieces.join(''));

const anyPart = (...choices: readonly string[]) => fc.constantFrom('', '', ...choices);
const anyRealScope = fc
  .tuple(
    fc.constantFrom(
      '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789ab',
      '/subscriptions/0F0F0F0F-1a2b-4c3d-8e4f-0123456789ab',
      '/subscriptions/0f0f0f0f-1a2b-4c3d-8e4f-0123456789ac',
    ),
    anyPart('/resourceGroups/rg', '/resourcegroups/RG/', '/resourceGroups/rg2', '/resourceGroups/é'),
    anyPart('/providers/Microsoft.Compute/disks/d', '//providers/microsoft.compute/disks/D', '/providers/a/disks/d'),
    anyPart('/providers/Microsoft.Authorization/locks/l', '/providers/Microsoft.Authorization/locks/m'),
  )
  .map((parts) => parts.join(''));

describe('reading a path', () => {
  it('takes what parseScope takes, in as many steps as its lineage has below the root', () => {
    fc.assert(
      fc.property(fc.oneof(anyScopeLike, anyScopeLike, fc.string({ maxLength: 60 })), (text) => {
        const parsed = parseScope(text);
        expect(readPath(text, 1)).toBe(parsed.ok ? lineage(parsed.value, new Map()).length - 1 : -1);
      }),
      RUNS,
    );
  });

  it('reads texts alike that parseScope makes equal, and others differently', () => {
    const stepsOf = (text: string) => [...STEPS.subarray(0, readPath(text, 1) * STEP_WORDS)].join(' ');
    const canonical = (text: string) => {
      const parsed = parseScope(text);
      expect(parsed.ok).toBe(true);
      return parsed.ok ? parsed.value : undefined;
    };
    fc.assert(
      fc.property(anyRealScope, anyRealScope, (one, other) => {
        expect(stepsOf(one) === stepsOf(other)).toBe(canonical(one) === canonical(other));
      }),
      RUNS,
    );
  });
});
