import { entryCovers } from '../action.ts';
import { isMet } from '../condition/evaluate.ts';
import { type Outlook, outlookOf } from '../condition/outlook.ts';
import { parseCondition } from '../condition/parse.ts';
import { conditionsOf, isArmed } from '../decide.ts';
import type { Action, Attributes, Permission, RoleAssignment } from '../model.ts';

/**
 * The attributes of a request; `'unknown'` asks for the answer under all circumstances, where conditions make it
 * conditional.
 */
export type KnownAttributes = Attributes | 'unknown';

/**
 * Whether an entry of an assigned role grants an action: always, never, or depending on attributes nobody knows yet.
 */
export function grantOutlook(
  entry: Permission,
  assignment: RoleAssignment,
  action: Action,
  attributes: KnownAttributes,
): Outlook {
  if (!entryCovers(entry, action)) return 'never';
  const outlooks = conditionsOf(entry, assignment).map((condition): Outlook => {
    if (attributes === 'unknown') return outlookOf(condition, action);
    return isMet(condition, { action, attributes }) ? 'always' : 'never';
  });
  return weakest(outlooks);
}

/** Whether an entry of a denial refuses an action. One whose condition cannot be read does. */
export function denialOutlook(entry: Permission, action: Action, attributes: KnownAttributes): Outlook {
  if (!entryCovers(entry, action)) return 'never';
  if (attributes !== 'unknown') return isArmed(entry, { action, attributes }) ? 'always' : 'never';
  const isUnreadable = entry.condition !== null && !parseCondition(entry.condition).ok;
  return isUnreadable ? 'always' : outlookOf(entry.condition, action);
}

/** What several that all have to hold come to. */
export function weakest(outlooks: readonly Outlook[]): Outlook {
  if (outlooks.includes('never')) return 'never';
  return outlooks.includes('depends') ? 'depends' : 'always';
}

/** What several of which one is enough come to. */
export function strongest(outlooks: readonly Outlook[]): Outlook {
  if (outlooks.includes('always')) return 'always';
  return outlooks.includes('depends') ? 'depends' : 'never';
}
