import { sameScope } from '../../ui/azure-names.ts';
import type { Messages } from '../../ui/messages.tsx';
import { ACTION_NAMES, type KnownAction } from '../../wire/actions.ts';

/** What an action does, as a line of its own; its name, for one that pages do not ask about. */
export function actionText(t: Messages, action: string): string {
  const known = Object.keys(ACTION_NAMES).find((each): each is KnownAction => sameScope(each, action));
  const text = known ? t(ACTION_NAMES[known]) : action;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
