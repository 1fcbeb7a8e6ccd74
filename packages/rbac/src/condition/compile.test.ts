import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches } from '../action.ts';
import { SUB_OPERATION } from '../attributes.ts';
import type { Attributes, AttributeValue } from '../model.ts';
import { anyCondition } from '../testing/conditions.ts';
import { type Circumstances, compileCondition } from './compile.ts';
import { operatorNamed } from './operators.ts';
import { outlook } from './outlook.ts';
import type { Comparison, Condition, Operand, Value } from './syntax.ts';

const anyValue = fc.constantFrom<AttributeValue>(
  'a',
  'A',
  '',
  'b*',
  5,
  0,
  true,
  false,
  [],
  ['a'],
  ['a', 'b*'],
  [5, 0],
  [-1],
  'aaaaaaaa-0000-4000-8000-000000000001',
  'aaaaaaaa000040008000000000000002',
  '2024-05-01T12:00:00.50Z',
  '2024-05-01T12:00:00Z',
);
const anySource = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'x',
        'y',
        'a/b:c d',
        'utcnow',
        'microsoft.authorization/roleassignments:roledefinitionid',
        SUB_OPERATION,
      ),
      anyValue,
    ),
  )
  .map((pairs) => new Map(pairs));
const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  action: fc.record({ plane: fc.constant('data'), name: fc.constantFrom('a/read', 'b/write', 'Blob.List') }),
  attributes: fc.record({ request: anySource, resource: anySource, principal: anySource, environment: anySource }),
});

/** The meaning of conditions, written to be read. */
function holds(condition: Condition, { action, attributes }: Circumstances): boolean {
  const inner = (part: Condition) => holds(part, { action, attributes });
  switch (condition.kind) {
    case 'any-of':
      return condition.parts.some(inner);
    case 'all-of':
      return condition.parts.every(inner);
    case 'not':
      return !inner(condition.part);
    case 'action-matches':
      return matches(condition.pattern, action.name);
    case 'sub-operation-matches':
      return listOf(attributes.request.get(SUB_OPERATION)).some((name) => matches(condition.pattern, `${name}`));
    case 'exists':
      return attributes[condition.attribute.source].has(condition.attribute.name);
    case 'comparison':
      return compares(condition, attributes);
  }
}

function compares({ left, quantifier, operator, right }: Comparison, attributes: Attributes): boolean {
  const [ours, theirs] = [valuesOf(left, attributes), valuesOf(right, attributes)];
  const fits = operatorNamed(operator).holds;
  if (ours.length === 0 || theirs.length === 0) return false;
  switch (quantifier) {
    case 'none':
      return ![left, right].some((side) => isList(side, attributes)) && fits(ours[0]!, theirs[0]!);
    case 'foranyofanyvalues':
      return ours.some((one) => theirs.some((other) => fits(one, other)));
    case 'forallofanyvalues':
      return ours.every((one) => theirs.some((other) => fits(one, other)));
    case 'foranyofallvalues':
      return ours.some((one) => theirs.every((other) => fits(one, other)));
    case 'forallofallvalues':
      return ours.every((one) => theirs.every((other) => fits(one, other)));
  }
}

function valuesOf(operand: Operand, attributes: Attributes): readonly Value[] {
  return operand.kind === 'values' ? operand.values : listOf(attributes[operand.source].get(operand.name));
}

function listOf(value: AttributeValue | undefined): readonly Value[] {
  return value === undefined ? [] : [value].flat();
}

function isList(operand: Operand, attributes: Attributes): boolean {
  return operand.kind === 'attribute' && Array.isArray(attributes[operand.source].get(operand.name));
}

describe('compileCondition', () => {
  it('makes a condition ready without changing what it means', () => {
    let met = 0;
    fc.assert(
      fc.property(anyCondition, anyCircumstances, (condition, circumstances) => {
        const expected = holds(condition, circumstances);
        met += expected ? 1 : 0;
        const ready = compileCondition(condition);
        expect(ready(circumstances)).toBe(expected);
        expect(ready(circumstances)).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
    expect(met).toBeGreaterThan(1000);
  });

  it('answers each question for itself, whatever was asked before', () => {
    const ready = compileCondition({ kind: 'action-matches', pattern: 'a/*' });
    const attributes = { request: new Map(), resource: new Map(), principal: new Map(), environment: new Map() };
    const asks = (name: string) => ready({ action: { plane: 'management', name }, attributes });
    expect(['', 'a/b', 'a/b', 'b', 'b', ' A/c ', ''].map(asks)).toEqual([false, true, true, false, false, true, false]);
  });
});

describe('outlook', () => {
  it('is certain only of what holds, or fails, under all circumstances', () => {
    const met = { always: 0, never: 0, depends: 0 };
    fc.assert(
      fc.property(anyCondition, anyCircumstances, (condition, circumstances) => {
        const found = outlook(condition, circumstances.action);
        met[found] += 1;
        const isMet = holds(condition, circumstances);
        expect(found).not.toBe(isMet ? 'never' : 'always');
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(met.always, met.never, met.depends)).toBeGreaterThan(100);
  });
});
