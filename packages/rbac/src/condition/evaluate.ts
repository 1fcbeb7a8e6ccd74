import { remembered } from '../remembered.ts';
import { type Circumstances, compileCondition, type Predicate } from './compile.ts';
import { MAX_CONDITION_LENGTH, parseCondition, REMEMBERED_CONDITIONS } from './parse.ts';
import type { Condition } from './syntax.ts';

export type { Circumstances } from './compile.ts';

const compiled = new WeakMap<Condition, Predicate>();

/**
 * Whether a condition holds. A comparison with a missing attribute, with an empty list, or with a value its operator
 * cannot read is false, for positive and negative operators alike; so is one without a quantifier on a list.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function evaluate(condition: Condition, circumstances: Circumstances): boolean {
  const known = compiled.get(condition);
  if (known !== undefined) return known(circumstances);

  const fresh = compileCondition(condition);
  compiled.set(condition, fresh);
  return fresh(circumstances);
}

/** Whether the text is a condition and holds. A text that is none is not met: no is the default. */
export function isMet(text: string, circumstances: Circumstances): boolean {
  return text.length <= MAX_CONDITION_LENGTH && predicateOf(text)(circumstances);
}

const predicateOf = remembered(REMEMBERED_CONDITIONS, (text): Predicate => {
  const condition = parseCondition(text);
  return condition.ok ? compileCondition(condition.value) : () => false;
});
