import type { AttributeValue } from '../model.ts';
import type { Circumstances } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { printAttribute, printCondition } from './print.ts';
import type { AttributeName, Condition } from './syntax.ts';

/** The smallest part of a condition that stands in the way, and what it saw. */
export interface FailedPart {
  /** The part itself: a comparison or a function, one of the nodes of the condition that was asked about. */
  readonly part: Condition;
  readonly expression: string;
  /** What the part would have to be for the condition to hold: false where a `NOT` stands above it. */
  readonly wanted: boolean;
  /** The attributes it looks at; `undefined` for one that is missing. */
  readonly values: readonly { readonly attribute: string; readonly value: AttributeValue | undefined }[];
}

/**
 * Parts of a condition that does not hold which, all of them the other way round, would make it hold; and none of them
 * is needless. Of several ways it takes one that leaves the action as it is, then the one with the fewest parts. Empty
 * when the condition holds.
 */
export function failedParts(condition: Condition, circumstances: Circumstances): readonly FailedPart[] {
  return evaluate(condition, circumstances) ? [] : toTurn(condition, true, circumstances);
}

/** What has to change for a part to become what it is not. */
function toTurn(part: Condition, wanted: boolean, circumstances: Circumstances): readonly FailedPart[] {
  if (part.kind === 'not') return toTurn(part.part, !wanted, circumstances);
  if (part.kind !== 'any-of' && part.kind !== 'all-of') {
    return [{ part, expression: printCondition(part), wanted, values: valuesSeen(part, circumstances) }];
  }
  // Every part of an AND has to hold, and one of an OR; to be false it is the other way round.
  const isEachNeeded = (part.kind === 'all-of') === wanted;
  if (!isEachNeeded) return easiest(part.parts.map((each) => toTurn(each, wanted, circumstances)));
  return part.parts.flatMap((each) =>
    evaluate(each, circumstances) === wanted ? [] : toTurn(each, wanted, circumstances),
  );
}

function easiest(ways: readonly (readonly FailedPart[])[]): readonly FailedPart[] {
  const [first = [], ...others] = ways;
  return others.reduce((best, way) => (effort(way) < effort(best) ? way : best), first);
}

const EFFORT_OF_ANOTHER_ACTION = 1000;

function effort(way: readonly FailedPart[]): number {
  const actions = way.filter(({ part }) => part.kind === 'action-matches' || part.kind === 'sub-operation-matches');
  return way.length + actions.length * EFFORT_OF_ANOTHER_ACTION;
}

function valuesSeen(part: Condition, { attributes }: Circumstances): FailedPart['values'] {
  return attributesOf(part).map((attribute) => {
    return { attribute: printAttribute(attribute), value: attributes[attribute.source].get(attribute.name) };
  });
}

function attributesOf(part: Condition): readonly AttributeName[] {
  if (part.kind === 'exists') return [part.attribute];
  if (part.kind !== 'comparison') return [];
  return [part.left, part.right].filter((operand) => operand.kind === 'attribute');
}
