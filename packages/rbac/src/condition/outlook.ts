import { matcher } from '../action.ts';
import { NO_ATTRIBUTES } from '../attributes.ts';
import type { Action } from '../model.ts';
import { compileCondition } from './compile.ts';
import { parseCondition } from './parse.ts';
import type { Comparison, Condition } from './syntax.ts';

/** What can be said of a condition before the attributes are known. */
export type Outlook = 'always' | 'never' | 'depends';

/**
 * Whether a condition holds for an action whatever the attributes are. `always` and `never` are certain; `depends` may
 * turn out to be the same for all attributes where two parts contradict each other.
 */
export function outlook(condition: Condition, action: Action): Outlook {
  switch (condition.kind) {
    case 'any-of':
      return joined(condition.parts, action, 'always', 'never');
    case 'all-of':
      return joined(condition.parts, action, 'never', 'always');
    case 'not':
      return OPPOSITE[outlook(condition.part, action)];
    case 'action-matches':
      return matcher(condition.pattern)(action.name) ? 'always' : 'never';
    case 'sub-operation-matches':
    case 'exists':
      return 'depends';
    case 'comparison':
      return looksAtAttributes(condition) ? 'depends' : constant(condition, action);
  }
}

/** The same for the text of a condition: one that cannot be read never holds. */
export function outlookOf(text: string | null, action: Action): Outlook {
  if (text === null) return 'always';
  const condition = parseCondition(text);
  return condition.ok ? outlook(condition.value, action) : 'never';
}

const OPPOSITE: Record<Outlook, Outlook> = { always: 'never', never: 'always', depends: 'depends' };

function joined(parts: readonly Condition[], action: Action, decisive: Outlook, otherwise: Outlook): Outlook {
  const found = new Set(parts.map((part) => outlook(part, action)));
  if (found.has(decisive)) return decisive;
  return found.has('depends') ? 'depends' : otherwise;
}

function looksAtAttributes({ left, right }: Comparison): boolean {
  return left.kind === 'attribute' || right.kind === 'attribute';
}

function constant(comparison: Comparison, action: Action): Outlook {
  return compileCondition(comparison)({ action, attributes: NO_ATTRIBUTES }) ? 'always' : 'never';
}
