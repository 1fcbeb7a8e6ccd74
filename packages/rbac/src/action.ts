import { fits, type Glob, parseGlob } from './glob.ts';
import type { Action, Permission } from './model.ts';
import { remembered } from './remembered.ts';

// All patterns of Azure's built-in roles fit, about eleven thousand.
const REMEMBERED_PATTERNS = 20_000;

// Far longer than any operation's name. Longer patterns are hostile and not worth the memory.
const MAX_REMEMBERED_LENGTH = 256;

const rememberedGlob = remembered<Glob>(REMEMBERED_PATTERNS, readGlob);

/**
 * Whether a pattern of a role covers an operation's whole name, whatever the letter case. `*` takes any run of
 * characters, slashes included; between two slashes it also takes nothing and one of the slashes with it. An empty name
 * fits nothing.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
export function matches(pattern: string, name: string): boolean {
  const lower = name.trim().toLowerCase();
  const glob = pattern.length <= MAX_REMEMBERED_LENGTH ? rememberedGlob(pattern) : readGlob(pattern);
  return lower !== '' && fits(glob, lower);
}

/** The test of {@link matches} for one pattern, which is read once. Remembers the name it was asked last. */
export function matcher(pattern: string): (name: string) => boolean {
  const glob = readGlob(pattern);
  let last = '';
  let answer = false;
  return (name) => {
    if (name === last) return answer;
    const lower = name.trim().toLowerCase();
    answer = lower !== '' && fits(glob, lower);
    last = name;
    return answer;
  };
}

function readGlob(pattern: string): Glob {
  return parseGlob(pattern.trim().toLowerCase());
}

/** Whether one permission entry covers the action on its own plane, its exclusions taken off. Ignores its condition. */
export function entryCovers(entry: Permission, { plane, name }: Action): boolean {
  const [included, excluded] =
    plane === 'management' ? [entry.actions, entry.notActions] : [entry.dataActions, entry.notDataActions];
  return included.some((pattern) => matches(pattern, name)) && !excluded.some((pattern) => matches(pattern, name));
}

/**
 * The first entry that covers the action, conditions ignored. Exclusions are subtracted within their own entry only:
 * merging the entries first would let one entry's `notActions` take away what another grants.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
 */
export function covers(permissions: readonly Permission[], action: Action): Permission | undefined {
  return permissions.find((entry) => entryCovers(entry, action));
}
