import type { Circumstances } from '../condition/compile.ts';
import { evaluate } from '../condition/evaluate.ts';
import { failedParts } from '../condition/failed-parts.ts';
import { parseCondition } from '../condition/parse.ts';
import type { Permission, RoleAssignment } from '../model.ts';
import type { FailedCondition } from './explanation.ts';

/** The conditions of an entry and of its assignment that do not hold, each with what stands in its way. */
export function failedConditions(
  entry: Permission | undefined,
  assignment: RoleAssignment,
  circumstances: Circumstances,
): readonly FailedCondition[] {
  return [
    ...failure('role', entry?.condition ?? null, circumstances),
    ...failure('assignment', assignment.condition, circumstances),
  ];
}

function failure(
  holder: 'role' | 'assignment',
  condition: string | null,
  circumstances: Circumstances,
): readonly FailedCondition[] {
  if (condition === null) return [];
  const parsed = parseCondition(condition);
  if (!parsed.ok) {
    const { message, position } = parsed.failure;
    return [{ holder, condition, kind: 'unreadable', message, position }];
  }
  if (evaluate(parsed.value, circumstances)) return [];
  return [{ holder, condition, kind: 'not-met', parts: failedParts(parsed.value, circumstances) }];
}
