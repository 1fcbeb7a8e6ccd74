import type { PrincipalFilter, PrincipalProperty } from '@mandate/app/ports/directory';

const PROPERTIES: Readonly<Record<string, PrincipalProperty>> = {
  id: 'id',
  displayname: 'displayName',
  userprincipalname: 'userPrincipalName',
  mail: 'mail',
  mailnickname: 'mailNickname',
  appid: 'appId',
};

// A string in single quotes doubles them inside; everything else stands for itself.
const TOKEN = /\s*(?:('(?:[^']|'')*')|([A-Za-z]+)|([(),]))/y;

/** Deeper filters than this come from nobody who means them. */
const MOST_DEPTH = 20;
const LONGEST_FILTER = 4096;

/**
 * Reads an OData filter of `eq`, `startswith`, `and`, `or` and parentheses over the properties that are indexed
 * (https://learn.microsoft.com/graph/filter-query-parameter). `undefined` for everything else: a term left out would
 * show more than was asked for.
 */
export function parseFilter(text: string): PrincipalFilter | undefined {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  let at = 0;
  const take = () => tokens[at++];
  const accept = (word: string) => {
    if (tokens[at]?.toLowerCase() !== word) return false;
    at += 1;
    return true;
  };

  function alternatives(depth: number): PrincipalFilter | undefined {
    const any: PrincipalFilter[] = [];
    do {
      const term = conjunction(depth);
      if (!term) return undefined;
      any.push(term);
    } while (accept('or'));
    return any.length === 1 ? any[0] : { any };
  }

  function conjunction(depth: number): PrincipalFilter | undefined {
    const all: PrincipalFilter[] = [];
    do {
      const term = primary(depth);
      if (!term) return undefined;
      all.push(term);
    } while (accept('and'));
    return all.length === 1 ? all[0] : { all };
  }

  function primary(depth: number): PrincipalFilter | undefined {
    if (depth > MOST_DEPTH) return undefined;
    if (accept('(')) {
      const inner = alternatives(depth + 1);
      return accept(')') ? inner : undefined;
    }
    if (accept('startswith')) {
      if (!accept('(')) return undefined;
      const property = propertyOf(take());
      if (!accept(',')) return undefined;
      const value = stringOf(take());
      return accept(')') && property && value !== undefined ? { property, test: 'startsWith', value } : undefined;
    }
    const property = propertyOf(take());
    if (!accept('eq')) return undefined;
    const value = stringOf(take());
    return property && value !== undefined ? { property, test: 'equals', value } : undefined;
  }

  const filter = alternatives(0);
  return at === tokens.length ? filter : undefined;
}

function tokenize(text: string): readonly string[] | undefined {
  if (text.length > LONGEST_FILTER) return undefined;
  const tokens: string[] = [];
  const trimmed = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    const token = match?.[1] ?? match?.[2] ?? match?.[3];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

function propertyOf(token: string | undefined): PrincipalProperty | undefined {
  return token === undefined ? undefined : PROPERTIES[token.toLowerCase()];
}

function stringOf(token: string | undefined): string | undefined {
  return token?.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : undefined;
}
