import { fail, ok, type Result } from '../result.ts';
import { knownAttribute } from './known-attributes.ts';
import { NO_NOTES, type Notes } from './notes.ts';
import { type Operator, operatorNamed } from './operators.ts';
import { printAttribute } from './print.ts';
import type { AttributeName, Comparison, Condition, Operand } from './syntax.ts';

/** Why a condition that can be read is refused when somebody writes it; `position` counts characters from 0. */
export interface RefusedCondition {
  readonly kind:
    | 'mixed-and-or'
    | 'operand-of-another-family'
    | 'set-without-quantifier'
    | 'guid-operator-on-storage'
    | 'attribute-of-another-source'
    | 'empty-pattern';
  readonly message: string;
  readonly position: number;
}

const STORAGE = 'microsoft.storage/';

/**
 * Checks what could never be meant: `AND` and `OR` on one level without parentheses, an operand its operator cannot
 * read, a list without a quantifier, a GUID operator on an attribute of stored data, a documented attribute under a
 * source that never has it. Names that Azure does not document pass. Finds the first fault in reading order of its
 * kind; without notes every position is 0.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function checkCondition(condition: Condition, notes: Notes = NO_NOTES): Result<void, RefusedCondition> {
  if (notes.mixedAt !== undefined) {
    const message = 'AND and OR stand side by side; put parentheses around the parts that belong together.';
    return fail({ kind: 'mixed-and-or', message, position: notes.mixedAt });
  }
  const fault = faultOf(condition);
  if (fault === undefined) return ok(undefined);
  const { kind, message, at } = fault;
  return fail({ kind, message, position: notes.positions.get(at) ?? 0 });
}

interface Fault {
  readonly kind: RefusedCondition['kind'];
  readonly message: string;
  readonly at: Condition | Operand;
}

function faultOf(part: Condition): Fault | undefined {
  switch (part.kind) {
    case 'any-of':
    case 'all-of':
      return firstOf(part.parts, faultOf);
    case 'not':
      return faultOf(part.part);
    case 'action-matches':
    case 'sub-operation-matches':
      if (part.pattern.trim() !== '') return undefined;
      return { kind: 'empty-pattern', message: 'An empty name matches nothing.', at: part };
    case 'exists':
      return sourceFault(part.attribute, part);
    case 'comparison':
      return firstOf([part.left, part.right], (operand) => operandFault(part, operand));
  }
}

function operandFault({ operator: name, quantifier }: Comparison, operand: Operand): Fault | undefined {
  const operator = operatorNamed(name);
  if (operand.kind === 'attribute')
    return sourceFault(operand, operand) ?? attributeFault(operand, operator, quantifier);

  const unread = operand.values.find((value) => !operator.accepts(value));
  if (unread !== undefined || operand.values.length === 0) {
    const found = unread === undefined ? 'An empty set' : JSON.stringify(unread);
    return { kind: 'operand-of-another-family', message: `${found} is no value for ${name}.`, at: operand };
  }
  if (quantifier !== 'none' || operand.values.length === 1) return undefined;
  return { kind: 'set-without-quantifier', message: NEEDS_QUANTIFIER, at: operand };
}

const NEEDS_QUANTIFIER = 'Several values need a quantifier, such as ForAnyOfAnyValues.';

function attributeFault(attribute: AttributeName, { family }: Operator, quantifier: string): Fault | undefined {
  const printed = printAttribute(attribute);
  if (family === 'guid' && attribute.name.startsWith(STORAGE)) {
    const message = `${printed} is a text of stored data; compare it with a string operator.`;
    return { kind: 'guid-operator-on-storage', message, at: attribute };
  }
  const known = knownAttribute(attribute.name);
  if (known === undefined) return undefined;
  if (!known.families.includes(family)) {
    const message = `${printed} is compared by ${known.families.join(' and ')} operators only.`;
    return { kind: 'operand-of-another-family', message, at: attribute };
  }
  if (known.isList !== true || quantifier !== 'none') return undefined;
  return { kind: 'set-without-quantifier', message: NEEDS_QUANTIFIER, at: attribute };
}

function sourceFault(attribute: AttributeName, at: Condition | Operand): Fault | undefined {
  const known = knownAttribute(attribute.name);
  if (known === undefined || known.sources.includes(attribute.source)) return undefined;
  const right = known.sources.map((source) => printAttribute({ ...attribute, source })).join(' or ');
  return { kind: 'attribute-of-another-source', message: `There is ${right}, no other.`, at };
}

function firstOf<T>(items: readonly T[], find: (item: T) => Fault | undefined): Fault | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
