import type { Value } from './syntax.ts';
import type { Token } from './tokens.ts';

/** A value as it was written, before its operator has judged it. */
export interface Literal {
  readonly value: Value;
  readonly isQuoted: boolean;
  readonly position: number;
}

/** The value a token spells: a string, a GUID without quotes, an integer, true or false. */
export function literalOf({ kind, text, position }: Token): Literal | undefined {
  if (kind === 'string') return { value: text, isQuoted: true, position };
  if (kind !== 'word') return undefined;

  const bare = (value: Value): Literal => ({ value, isQuoted: false, position });
  if (text === 'true' || text === 'false') return bare(text === 'true');
  // GUIDs first: thirty-two digits are a GUID, and as a number they would lose their last ones.
  if (/^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return bare(text);
  const isInteger = /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
  return isInteger ? bare(Number(text)) : undefined;
}
