import { compilePath, type PathMatcher } from './path.ts';
import type { Method } from './wire.ts';

/** Finds the operation for a request; says whether its path has one of another method where there is none. */
export type RouteTable<Routed> = (
  method: string,
  segments: readonly string[],
) => {
  readonly operation: Routed | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly otherMethod: boolean;
};

/** Makes the table of operations; where two fit one path, the one that spells out more of it wins. */
export function compileRoutes<Routed extends { readonly method: Method; readonly path: string }>(
  operations: readonly Routed[],
): RouteTable<Routed> {
  const routes = operations
    .map((operation) => ({ operation, matcher: compilePath(operation.path) }))
    .sort((one, other) => other.matcher.literalCount - one.matcher.literalCount);
  const byLength = new Map<number, readonly { readonly operation: Routed; readonly matcher: PathMatcher }[]>();

  return (method, segments) => {
    const { length } = segments;
    const possible = byLength.get(length) ?? routes.filter(({ matcher }) => matcher.takes(length));
    // Paths are short; a table as long as the longest path that anybody tried would be theirs to grow.
    if (length <= LONGEST_REMEMBERED) byLength.set(length, possible);
    let otherMethod = false;
    for (const { operation, matcher } of possible) {
      const params = matcher.match(segments);
      if (!params) continue;
      if (operation.method === method) return { operation, params, otherMethod: false };
      otherMethod = true;
    }
    return { operation: undefined, params: {}, otherMethod };
  };
}

const LONGEST_REMEMBERED = 32;
