import type { Attributes } from '../model.ts';
import { knownAttribute } from './known-attributes.ts';
import { type OperatorName, operatorNamed } from './operators.ts';
import type { AttributeName, Comparison, Condition, Operand, Quantifier, Value } from './syntax.ts';

/**
 * Writes a condition in one canonical form, as Azure spells it: one blank between words, documented letter case, a part
 * joined by `AND` always in parentheses below an `OR`. Read again, the text gives an equal condition, unless it grew
 * longer or more nested than `parseCondition` reads.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#condition-format
 */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'any-of':
      return condition.parts.map(asPart).join(' OR ');
    case 'all-of':
      return condition.parts.map(asPart).join(' AND ');
    case 'not':
      return `NOT ${asPart(condition.part)}`;
    case 'action-matches':
      return `ActionMatches{'${condition.pattern}'}`;
    case 'sub-operation-matches':
      return `SubOperationMatches{'${condition.pattern}'}`;
    case 'exists':
      return `Exists ${printAttribute(condition.attribute)}`;
    case 'comparison':
      return printComparison(condition);
  }
}

/** Writes an attribute with its source, as Azure spells it where it is documented. */
export function printAttribute({ source, name }: AttributeName): string {
  return `@${SOURCES[source]}[${knownAttribute(name)?.name ?? name}]`;
}

function asPart(part: Condition): string {
  const printed = printCondition(part);
  return part.kind === 'any-of' || part.kind === 'all-of' ? `(${printed})` : printed;
}

function printComparison({ left, quantifier, operator, right }: Comparison): string {
  const isSet = quantifier !== 'none';
  const prefix = quantifier === 'none' ? '' : `${QUANTIFIERS[quantifier]}:`;
  const [one, other] = [left, right].map((operand) => printOperand(operand, operator, isSet));
  return `${one} ${prefix}${OPERATORS[operator]} ${other}`;
}

function printOperand(operand: Operand, operator: OperatorName, isSet: boolean): string {
  if (operand.kind === 'attribute') return printAttribute(operand);
  const { family } = operatorNamed(operator);
  const values = operand.values.map((value) => printValue(value, family === 'guid'));
  return isSet || values.length > 1 ? `{${values.join(', ')}}` : values.join();
}

function printValue(value: Value, isGuid: boolean): string {
  if (typeof value !== 'string') return `${value}`;
  // A GUID without quotes is read in lower case, so another spelling keeps its quotes.
  return isGuid && value === value.toLowerCase() ? value : `'${value}'`;
}

const SOURCES: Record<keyof Attributes, string> = {
  request: 'Request',
  resource: 'Resource',
  principal: 'Principal',
  environment: 'Environment',
};

const QUANTIFIERS: Record<Quantifier, string> = {
  foranyofanyvalues: 'ForAnyOfAnyValues',
  forallofanyvalues: 'ForAllOfAnyValues',
  foranyofallvalues: 'ForAnyOfAllValues',
  forallofallvalues: 'ForAllOfAllValues',
};

const OPERATORS: Record<OperatorName, string> = {
  stringequals: 'StringEquals',
  stringnotequals: 'StringNotEquals',
  stringstartswith: 'StringStartsWith',
  stringnotstartswith: 'StringNotStartsWith',
  stringlike: 'StringLike',
  stringnotlike: 'StringNotLike',
  stringequalsignorecase: 'StringEqualsIgnoreCase',
  stringnotequalsignorecase: 'StringNotEqualsIgnoreCase',
  stringstartswithignorecase: 'StringStartsWithIgnoreCase',
  stringnotstartswithignorecase: 'StringNotStartsWithIgnoreCase',
  stringlikeignorecase: 'StringLikeIgnoreCase',
  stringnotlikeignorecase: 'StringNotLikeIgnoreCase',
  numericequals: 'NumericEquals',
  numericnotequals: 'NumericNotEquals',
  numericlessthan: 'NumericLessThan',
  numericlessthanequals: 'NumericLessThanEquals',
  numericgreaterthan: 'NumericGreaterThan',
  numericgreaterthanequals: 'NumericGreaterThanEquals',
  datetimeequals: 'DateTimeEquals',
  datetimenotequals: 'DateTimeNotEquals',
  datetimelessthan: 'DateTimeLessThan',
  datetimelessthanequals: 'DateTimeLessThanEquals',
  datetimegreaterthan: 'DateTimeGreaterThan',
  datetimegreaterthanequals: 'DateTimeGreaterThanEquals',
  boolequals: 'BoolEquals',
  boolnotequals: 'BoolNotEquals',
  guidequals: 'GuidEquals',
  guidnotequals: 'GuidNotEquals',
};
