import { remembered } from '../remembered.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Notes } from './notes.ts';
import { Parser, Unexpected } from './parser.ts';
import type { Condition, MalformedCondition } from './syntax.ts';
import { tokenize } from './tokens.ts';

/** The longest condition that is read, in characters, as in Azure. */
export const MAX_CONDITION_LENGTH = 8192;

/** How many conditions are kept in memory, read and made ready. */
export const REMEMBERED_CONDITIONS = 1000;

/**
 * Reads a condition of version 2.0, in Azure's language for attribute-based access control. Remembers what it has read.
 * `AND` binds tighter than `OR`. Fails on operands that the operator could never read and on a set of several values
 * without a quantifier, since such a comparison could never hold.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
export function parseCondition(text: string): Result<Condition, MalformedCondition> {
  return tooLong(text) ?? parsed(text);
}

/** Reads a condition as `parseCondition` does, and writes down where its parts stand. */
export function parseWithNotes(text: string): Result<{ condition: Condition; notes: Notes }, MalformedCondition> {
  return tooLong(text) ?? read(text);
}

const parsed = remembered(REMEMBERED_CONDITIONS, (text): Result<Condition, MalformedCondition> => {
  const result = read(text);
  return result.ok ? ok(result.value.condition) : result;
});

function tooLong(text: string) {
  if (text.length <= MAX_CONDITION_LENGTH) return undefined;
  const message = `A condition has at most ${MAX_CONDITION_LENGTH} characters; this one has ${text.length}.`;
  return fail({ kind: 'malformed-condition', message, position: MAX_CONDITION_LENGTH } as const);
}

function read(text: string): Result<{ condition: Condition; notes: Notes }, MalformedCondition> {
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const parser = new Parser(tokens.value, text.length);
  try {
    return ok({ condition: parser.whole(), notes: parser.notes });
  } catch (error) {
    if (error instanceof Unexpected) return fail(error.failure);
    throw error;
  }
}
