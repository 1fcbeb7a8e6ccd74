import { ok, type Result } from '../result.ts';
import { checkCondition, type RefusedCondition } from './check.ts';
import { parseWithNotes } from './parse.ts';
import type { Condition, MalformedCondition } from './syntax.ts';

/**
 * Reads and checks a condition that somebody wants to write down. Stricter than `parseCondition`, which has to read
 * whatever is already there. Every failure says where in the text it lies.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#condition-format
 */
export function acceptCondition(text: string): Result<Condition, MalformedCondition | RefusedCondition> {
  const parsed = parseWithNotes(text);
  if (!parsed.ok) return parsed;
  const { condition, notes } = parsed.value;
  const checked = checkCondition(condition, notes);
  return checked.ok ? ok(condition) : checked;
}
