import type { Attributes } from '../model.ts';
import { fail, ok, type Result } from '../result.ts';
import type { MalformedCondition } from './syntax.ts';

/** The smallest pieces of a condition. Words are in lower case; `&&`, `||` and `!` are the words they stand for. */
export type Token =
  | { readonly kind: 'mark' | 'word' | 'string'; readonly text: string; readonly position: number }
  | AttributeToken;

interface AttributeToken {
  readonly kind: 'attribute';
  readonly source: keyof Attributes;
  readonly text: string;
  readonly position: number;
}

const TOKEN =
  /(?<space>\s+)|(?<mark>[(){},:])|(?<sign>&&|\|\||!)|'(?<string>[^']*)'|@(?<source>\w+)\s*\[(?<name>[^\][']*)\]|(?<word>-?\w[\w-]*)/uy;

const SIGNS: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not' };

const SOURCES: ReadonlyMap<string, keyof Attributes> = new Map([
  ['request', 'request'],
  ['resource', 'resource'],
  ['principal', 'principal'],
  ['environment', 'environment'],
]);

/** Cuts a condition into its pieces; fails at the first character that starts none. */
export function tokenize(text: string): Result<readonly Token[], MalformedCondition> {
  const tokens: Token[] = [];
  for (let position = 0; position < text.length; position = TOKEN.lastIndex) {
    TOKEN.lastIndex = position;
    const found = TOKEN.exec(text)?.groups;
    if (found?.space !== undefined) continue;

    const token = found && tokenOf(found, position);
    if (token === undefined) {
      const message = `Nothing in a condition starts with ${JSON.stringify(text.slice(position, position + 20))}.`;
      return fail({ kind: 'malformed-condition', message, position });
    }
    tokens.push(token);
  }
  return ok(tokens);
}

function tokenOf(found: Partial<Record<string, string>>, position: number): Token | undefined {
  if (found.mark !== undefined) return { kind: 'mark', text: found.mark, position };
  if (found.string !== undefined) return { kind: 'string', text: found.string, position };
  if (found.name === undefined) {
    const text = SIGNS[found.sign ?? ''] ?? found.word?.toLowerCase();
    return text === undefined ? undefined : { kind: 'word', text, position };
  }
  const source = SOURCES.get(found.source?.toLowerCase() ?? '');
  const name = found.name.trim().toLowerCase();
  return source === undefined || name === '' ? undefined : { kind: 'attribute', source, text: name, position };
}
