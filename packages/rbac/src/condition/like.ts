const ANY_RUN = Symbol('any run of characters');
const ANY_ONE = Symbol('any one character');

/**
 * The test whether a text fits the pattern: `*` stands for any run of characters, `?` for one, and a backslash makes
 * the next of these three ordinary.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#stringlike
 */
export function likeTest(pattern: string): (text: string) => boolean {
  const wanted = tokensOf(pattern);
  const letters = wanted.filter((token) => typeof token === 'string');
  const isHead = letters.length === wanted.length - 1 && wanted.at(-1) === ANY_RUN;
  if (isHead) {
    const head = letters.join('');
    return (text) => text.startsWith(head);
  }
  return (text) => isLike([...text], wanted);
}

function isLike(given: readonly string[], wanted: readonly (string | symbol)[]): boolean {
  let [at, wantedAt, afterStar, retryAt] = [0, 0, -1, 0];
  // Going back to the latest star only is enough, so time grows with the product of both lengths at most.
  while (at < given.length) {
    const token = wanted[wantedAt];
    if (token === ANY_RUN) {
      wantedAt += 1;
      [afterStar, retryAt] = [wantedAt, at];
    } else if (token !== undefined && (token === ANY_ONE || token === given[at])) {
      wantedAt += 1;
      at += 1;
    } else if (afterStar !== -1) {
      wantedAt = afterStar;
      retryAt += 1;
      at = retryAt;
    } else {
      return false;
    }
  }
  return wanted.slice(wantedAt).every((token) => token === ANY_RUN);
}

function tokensOf(pattern: string): readonly (string | symbol)[] {
  return Array.from(pattern.matchAll(/\\([*?\\])|./gsu), ([token, escaped]) => {
    if (escaped !== undefined) return escaped;
    if (token === '*') return ANY_RUN;
    return token === '?' ? ANY_ONE : token;
  });
}
