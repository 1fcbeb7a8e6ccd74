import { matches } from '../action.ts';
import { SUB_OPERATION } from '../attributes.ts';
import type { AccessQuestion, Attributes } from '../model.ts';
import { operatorNamed } from './operators.ts';
import { parseCondition } from './parse.ts';
import type { Comparison, Condition, Operand, Quantifier, Value } from './syntax.ts';

/** What a condition looks at. */
export type Circumstances = Pick<AccessQuestion, 'action' | 'attributes'>;

/**
 * Whether a condition holds. A comparison with a missing attribute, with an empty list, or with a value its operator
 * cannot read is false, for positive and negative operators alike; so is one without a quantifier on a list.
 */
export function evaluate(condition: Condition, { action, attributes }: Circumstances): boolean {
  const holds = (part: Condition): boolean => {
    switch (part.kind) {
      case 'any-of':
        return part.parts.some(holds);
      case 'all-of':
        return part.parts.every(holds);
      case 'not':
        return !holds(part.part);
      case 'action-matches':
        return matches(part.pattern, action.name);
      case 'sub-operation-matches':
        return attributeValues(attributes, 'request', SUB_OPERATION).some((name) => matches(part.pattern, `${name}`));
      case 'exists':
        return attributes[part.attribute.source].has(part.attribute.name);
      case 'comparison':
        return compare(part, attributes);
    }
  };
  return holds(condition);
}

/** Whether the text is a condition and holds. A text that is none is not met: no is the default. */
export function isMet(text: string, circumstances: Circumstances): boolean {
  const condition = parseCondition(text);
  return condition.ok && evaluate(condition.value, circumstances);
}

function compare({ left, quantifier, operator, right }: Comparison, attributes: Attributes): boolean {
  const ours = valuesOf(left, attributes);
  const theirs = valuesOf(right, attributes);
  // An empty list would make "for all" true of nothing.
  if (ours.length === 0 || theirs.length === 0) return false;

  const { holds } = operatorNamed(operator);
  if (quantifier !== 'none') return QUANTIFIED[quantifier](ours, theirs, holds);

  const [one, other] = [ours[0], theirs[0]];
  const isListed = [left, right].some((operand) => isList(operand, attributes));
  return !isListed && one !== undefined && other !== undefined && holds(one, other);
}

type Holds = (left: Value, right: Value) => boolean;

/** https://learn.microsoft.com/azure/role-based-access-control/conditions-format#cross-product-comparison-operators */
const QUANTIFIED: Record<Quantifier, (ours: readonly Value[], theirs: readonly Value[], holds: Holds) => boolean> = {
  foranyofanyvalues: (ours, theirs, holds) => ours.some((one) => theirs.some((other) => holds(one, other))),
  forallofanyvalues: (ours, theirs, holds) => ours.every((one) => theirs.some((other) => holds(one, other))),
  foranyofallvalues: (ours, theirs, holds) => ours.some((one) => theirs.every((other) => holds(one, other))),
  forallofallvalues: (ours, theirs, holds) => ours.every((one) => theirs.every((other) => holds(one, other))),
};

function valuesOf(operand: Operand, attributes: Attributes): readonly Value[] {
  return operand.kind === 'values' ? operand.values : attributeValues(attributes, operand.source, operand.name);
}

function attributeValues(attributes: Attributes, source: keyof Attributes, name: string): readonly Value[] {
  const value = attributes[source].get(name);
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

function isList(operand: Operand, attributes: Attributes): boolean {
  return operand.kind === 'attribute' && typeof attributes[operand.source].get(operand.name) === 'object';
}
