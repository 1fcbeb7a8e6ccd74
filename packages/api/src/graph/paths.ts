const FUNCTIONS =
  /^(get|check)Member(Groups|Objects)$|^(restore|getByIds|(add|remove)(Password|Key)|revokeSignInSessions)$/i;

/**
 * Brings the ways to write a path of Graph to one: a key in parentheses becomes a segment of its own, and names of
 * actions lose the namespace that clients may put before them. `users('a@b')` is `users/a@b`.
 */
export function splitKeys(segments: readonly string[]): readonly string[] {
  return segments.flatMap((segment) => {
    const [, name, key] = /^([A-Za-z]+)\((.+)\)$/s.exec(segment) ?? [];
    if (name !== undefined && key !== undefined) {
      const quoted = /^'((?:[^']|'')*)'$/.exec(key)?.[1];
      return [name, quoted === undefined ? key : quoted.replaceAll("''", "'")];
    }
    const bare = segment.replace(/^microsoft\.graph\./i, '');
    return [FUNCTIONS.test(bare) ? bare : segment];
  });
}
