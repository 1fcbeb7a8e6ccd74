/** A pattern of operation names, ready to be tried on names in lower case. */
export interface Glob {
  /** The name starts with this. */
  readonly head: string;
  /** What follows each wildcard but the last, in order. */
  readonly middle: readonly Piece[];
  /** What follows the last wildcard and ends the name; `undefined` without a wildcard. */
  readonly tail: Piece | undefined;
}

interface Piece {
  readonly text: string;
  /** The wildcard stood between slashes, so this piece starts a segment. */
  readonly startsSegment: boolean;
}

/**
 * Prepares a pattern in lower case: `*` stands for any run of characters, slashes included, and `/*` + `/` also for a
 * single slash. Without that, `userAssignedIdentities/*` + `/assign/action` in Managed Identity Operator would not
 * cover the operation it is there for.
 */
export function parseGlob(pattern: string): Glob {
  const pieces: Piece[] = [];
  let startsSegment = false;
  let from = 0;
  for (let star = pattern.indexOf('*'); star !== -1; star = pattern.indexOf('*', from)) {
    pieces.push({ text: pattern.slice(from, star), startsSegment });
    startsSegment = star > from && pattern[star - 1] === '/' && pattern[star + 1] === '/';
    from = star + (startsSegment ? 2 : 1);
  }
  pieces.push({ text: pattern.slice(from), startsSegment });
  const [head, ...middle] = pieces;
  const tail = middle.pop();
  return { head: head?.text ?? '', middle, tail };
}

/**
 * Whether the whole name fits the pattern. Each piece is taken at its first place, because an earlier place never
 * leaves less room for the next one; so nothing is ever tried twice, however many wildcards there are.
 */
export function fits({ head, middle, tail }: Glob, name: string): boolean {
  if (tail === undefined) return name === head;
  if (!name.startsWith(head)) return false;

  let at = head.length;
  for (const piece of middle) {
    const found = find(piece, name, at);
    if (found === -1) return false;
    at = found + piece.text.length;
  }
  const end = name.length - tail.text.length;
  return end >= at && name.endsWith(tail.text) && mayStart(tail, name, end);
}

function find(piece: Piece, name: string, from: number): number {
  let at = name.indexOf(piece.text, from);
  while (at !== -1 && !mayStart(piece, name, at)) at = name.indexOf(piece.text, at + 1);
  return at;
}

function mayStart(piece: Piece, name: string, at: number): boolean {
  return !piece.startsSegment || name[at - 1] === '/';
}

/** Whether some name may fit both patterns. May say yes too often, never no too often. */
export function mayOverlap(one: string, other: string): boolean {
  // A slash and anything after it is more than what a star between slashes stands for, and needs no cases.
  const left = one.replaceAll('/*/', '/*');
  const right = other.replaceAll('/*/', '/*');

  // reaches[j]: some name fits both what has been read of `left` and the first j characters of `right`.
  let reaches = [true];
  for (const character of right) reaches.push(character === '*' && reaches.at(-1) === true);
  for (const character of left) {
    const next = [character === '*' && reaches[0] === true];
    for (let j = 1; j <= right.length; j += 1) {
      const facing = right[j - 1];
      // A star ends here, or it takes what faces it and stays.
      const fit =
        character === '*' || facing === '*' ? reaches[j] || next[j - 1] : character === facing && reaches[j - 1];
      next.push(fit === true);
    }
    reaches = next;
  }
  return reaches[right.length] === true;
}

/** Whether every name that fits `inner` surely fits `outer`. May say no too often, never yes too often. */
export function surelyIncludes(outer: string, inner: string): boolean {
  const [before = '', after, ...more] = inner.split('/*/');
  if (more.length > 0) return false;

  // A star of the inner pattern is an ordinary character here, so only a star of the outer one can take it.
  const glob = parseGlob(outer);
  return fits(glob, inner) && (after === undefined || fits(glob, `${before}/${after}`));
}
