import { fail, ok, type Result } from '@mandate/rbac/result';
import { searchKey } from './customers.ts';
import { hasControlCharacter } from './subscriptions.ts';

/** The most tags a customer may have. */
export const MOST_TAGS = 150;
/** The longest tag, in characters. */
export const LONGEST_TAG = 50;

/** What is wrong with tags. */
export type CustomerTagProblem =
  | { readonly kind: 'too-many-tags'; readonly count: number }
  | { readonly kind: 'tag-unacceptable'; readonly tag: string };

/**
 * The tags that somebody gives a customer: without the spaces around them, and the first of those that differ by case
 * and accents alone.
 */
export function readTags(texts: readonly string[]): Result<readonly string[], CustomerTagProblem> {
  const tags = new Map<string, string>();
  for (const text of texts) {
    const tag = text.trim();
    const key = searchKey(tag);
    if (key === '' || [...tag].length > LONGEST_TAG || hasControlCharacter(tag)) {
      return fail({ kind: 'tag-unacceptable', tag });
    }
    if (!tags.has(key)) tags.set(key, tag);
  }
  return tags.size > MOST_TAGS ? fail({ kind: 'too-many-tags', count: tags.size }) : ok([...tags.values()]);
}
