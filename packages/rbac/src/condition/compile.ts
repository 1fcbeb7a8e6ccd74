import { matcher } from '../action.ts';
import { SUB_OPERATION } from '../attributes.ts';
import type { AccessQuestion, Attributes } from '../model.ts';
import { type Operator, operatorNamed } from './operators.ts';
import type { Comparison, Condition, Operand, Value } from './syntax.ts';

/** What a condition looks at. */
export type Circumstances = Pick<AccessQuestion, 'action' | 'attributes'>;

/** A condition made ready: whether it holds under these circumstances. */
export type Predicate = (circumstances: Circumstances) => boolean;

/**
 * Makes a condition ready to be asked many times: patterns, sets and literal values are read once, here. A comparison
 * with a missing attribute, with an empty list, or with a value its operator cannot read is false, for positive and
 * negative operators alike; so is one without a quantifier on a list.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function compileCondition(condition: Condition): Predicate {
  switch (condition.kind) {
    case 'any-of':
      return someOf(condition.parts.map(compileCondition));
    case 'all-of':
      return eachOf(condition.parts.map(compileCondition));
    case 'not': {
      const inner = compileCondition(condition.part);
      return (circumstances) => !inner(circumstances);
    }
    case 'action-matches': {
      const fits = matcher(condition.pattern);
      return ({ action }) => fits(action.name);
    }
    case 'sub-operation-matches': {
      const fits = matcher(condition.pattern);
      return ({ attributes }) => valuesAt(attributes, 'request', SUB_OPERATION).some((name) => fits(`${name}`));
    }
    case 'exists': {
      const { source, name } = condition.attribute;
      return ({ attributes }) => attributes[source].has(name);
    }
    case 'comparison':
      return compileComparison(condition);
  }
}

// Nested pairs rather than a loop over a list: each call site then sees few functions, which is what makes them fast.
function someOf(parts: readonly Predicate[]): Predicate {
  const [first = () => false, ...others] = parts;
  return others.reduce((earlier, part) => (circumstances) => earlier(circumstances) || part(circumstances), first);
}

function eachOf(parts: readonly Predicate[]): Predicate {
  const [first = () => false, ...others] = parts;
  return others.reduce((earlier, part) => (circumstances) => earlier(circumstances) && part(circumstances), first);
}

type Test = (left: Value) => boolean;

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#cross-product-comparison-operators */
function compileComparison({ left, quantifier, operator: name, right }: Comparison): Predicate {
  const operator = operatorNamed(name);
  const isQuantified = quantifier !== 'none';
  const takesAllRight = quantifier === 'foranyofallvalues' || quantifier === 'forallofallvalues';
  const takesAllLeft = quantifier === 'forallofanyvalues' || quantifier === 'forallofallvalues';

  const testAgainst = (rights: readonly Value[]) => rightTest(operator, rights, takesAllRight);
  const passes = (lefts: readonly Value[], test: Test) =>
    // An empty list would make "for all" true of nothing.
    lefts.length > 0 && (takesAllLeft ? lefts.every(test) : lefts.some(test));

  if (left.kind === 'attribute' && right.kind === 'values') {
    const { source, name: key } = left;
    const test = isQuantified || right.values.length === 1 ? testAgainst(right.values) : NEVER;
    return ({ attributes }) => {
      const value = attributes[source].get(key);
      if (value === undefined) return false;
      return typeof value === 'object' ? isQuantified && passes(value, test) : test(value);
    };
  }
  return ({ attributes }) => {
    const [lefts, rights] = [valuesOf(left, attributes), valuesOf(right, attributes)];
    if (!isQuantified && (isList(left, attributes) || isList(right, attributes))) return false;
    return passes(lefts, testAgainst(rights));
  };
}

const NEVER: Test = () => false;

function rightTest(operator: Operator, rights: readonly Value[], takesAll: boolean): Test {
  if (rights.length === 0) return NEVER;
  return takesAll ? operator.againstAll(rights) : operator.againstSome(rights);
}

function valuesOf(operand: Operand, attributes: Attributes): readonly Value[] {
  return operand.kind === 'values' ? operand.values : valuesAt(attributes, operand.source, operand.name);
}

function valuesAt(attributes: Attributes, source: keyof Attributes, name: string): readonly Value[] {
  const value = attributes[source].get(name);
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

function isList(operand: Operand, attributes: Attributes): boolean {
  if (operand.kind === 'values') return operand.values.length > 1;
  return typeof attributes[operand.source].get(operand.name) === 'object';
}
