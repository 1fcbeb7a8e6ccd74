import type { Attributes } from '../model.ts';
import type { OperatorName } from './operators.ts';

/** A condition that has been read; made only by `parseCondition`. */
export type Condition =
  | { readonly kind: 'all-of' | 'any-of'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'action-matches' | 'sub-operation-matches'; readonly pattern: string }
  | { readonly kind: 'exists'; readonly attribute: AttributeName }
  | Comparison;

/** Two operands, compared one value with one, or as the quantifier says. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Operand;
  readonly quantifier: Quantifier | 'none';
  readonly operator: OperatorName;
  readonly right: Operand;
}

/**
 * How many pairs of values have to satisfy the operator: some or all of the left ones, with some or all of the right.
 */
export type Quantifier = 'foranyofanyvalues' | 'forallofanyvalues' | 'foranyofallvalues' | 'forallofallvalues';

/** An attribute of the request, the resource, the caller or the surroundings; its name in lower case. */
export interface AttributeName {
  readonly kind: 'attribute';
  readonly source: keyof Attributes;
  readonly name: string;
}

/** What stands on one side of an operator. */
export type Operand = AttributeName | { readonly kind: 'values'; readonly values: readonly Value[] };

/** One value; a GUID is a string here. */
export type Value = string | number | boolean;

/** Why and where a text is no condition; `position` counts characters from 0. */
export interface MalformedCondition {
  readonly kind: 'malformed-condition';
  readonly message: string;
  readonly position: number;
}
