import { parseScope } from '../scope.ts';
import { CHILD_NODE, MANAGEMENT_GROUP_NODE, RESOURCE_GROUP_NODE, RESOURCE_NODE, SUBSCRIPTION_NODE } from './layout.ts';

// A scope that parseScope accepts has at most 2048 characters, each at most three bytes long.
const MAX_BYTES = 2048 * 3;
const MAX_LENGTH = 2048;

/** The path that was read last, in lower case; one for all, so that reading allocates nothing. */
export const PATH = new Uint8Array(MAX_BYTES + 8);
const WORDS = new Int32Array(PATH.buffer);
const VIEW = new DataView(PATH.buffer);

/**
 * What each step of the path goes down to: kind, first byte of its name, end of its name, hash of the path up to there.
 * Because the hash needs nothing that lies in the arena, the lookups of all steps can be under way at once.
 */
export const STEPS = new Int32Array(4 * 1024);
export const STEP_WORDS = 4;

const encoder = new TextEncoder();
const SLASH = 47;

const text = (word: string) => Array.from(word, (character) => character.charCodeAt(0));
const PROVIDERS = text('providers/');
const MANAGEMENT_GROUPS = text('providers/microsoft.management/managementgroups/');
const [SUBS, CRIP, TION] = wordsOf('/subscriptio');
const [RESO, URCE, GROU, PS] = wordsOf('resourcegroups/a');

/**
 * Reads a scope in any letter case into {@link STEPS}, just as `parseScope` would, and tells the number of steps: none
 * for the root, -1 for what is no scope. Ordinary paths are read in place; anything odd is left to `parseScope` itself.
 * `seed` goes into the hashes, so that nobody can choose names that collide.
 */
export function readPath(scope: string, seed: number): number {
  if (readOrdinary(scope)) {
    const steps = stepsOf(scope.length, seed);
    if (steps >= 0) return steps;
  }
  const parsed = parseScope(scope);
  if (!parsed.ok) return -1;
  const { read, written } = encoder.encodeInto(parsed.value, PATH);
  return read === parsed.value.length ? stepsOf(written, seed) : -1;
}

/**
 * Reads a text into {@link PATH} in lower case, if it is an ordinary one, of a byte for each character; else false, and
 * what is there means nothing.
 */
export function readOrdinary(ordinary: string): boolean {
  if (ordinary.length > MAX_LENGTH) return false;
  const { written } = encoder.encodeInto(ordinary, PATH);
  return written === ordinary.length && foldOrdinary(written);
}

/** {@link readPath} for a scope that has been checked before. */
export function stepsTo(scope: string, seed: number): number {
  const steps = readPath(scope, seed);
  if (steps < 0) throw new Error(`${JSON.stringify(scope)} is no scope; scopes are checked before they come here.`);
  return steps;
}

/**
 * Makes letters small, four at a time. False when there is any character but letters, digits and `()*+,-./:;@[]^_` and
 * the backtick: what is forbidden or needs Unicode's rules is among the others. Each sum below sets the highest bit of
 * every byte that is at least some character.
 */
function foldOrdinary(length: number): boolean {
  const start = (length + 3) & ~3;
  for (let at = length; at < start; at += 1) PATH[at] = 97;
  let odd = 0;
  for (let at = 0; at < start >> 2; at += 1) {
    const four = WORDS[at] ?? 0;
    const isLow = ~(four + 0x58585858); // below (
    const isHigh = four + 0x05050505; // above z
    const isComparison = (four + 0x44444444) & ~(four + 0x40404040); // < = > ?
    const isBackslash = (four + 0x24242424) & ~(four + 0x23232323);
    odd |= isLow | isHigh | isComparison | isBackslash;
    const isCapital = (four + 0x3f3f3f3f) & ~(four + 0x25252525) & 0x80808080;
    WORDS[at] = four | (isCapital >>> 2);
  }
  return (odd & 0x80808080) === 0;
}

/** Cuts a path in lower case into steps; -1 when it is odd in any way. Canonical scopes never are. */
function stepsOf(length: number, seed: number): number {
  STEPS[STEPS.length - 1] = seed;
  // Whatever lies behind the end is left over from an earlier path.
  if (length === 0 || PATH[0] !== SLASH) return -1;
  if (length === 1) return 0;
  let steps = 0;
  let at = 1;
  if (WORDS[0] === SUBS && WORDS[1] === CRIP && WORDS[2] === TION && PATH[12] === 110 && PATH[13] === 115) {
    // "/subscriptions/" and a GUID: 51 characters, and the next segment starts at a whole word.
    if (PATH[14] !== SLASH || length < 51 || (length > 51 && PATH[51] !== SLASH) || !isGuid(15)) return -1;
    addStep(steps, SUBSCRIPTION_NODE, 15, 51);
    steps += 1;
    at = 52;
    if (length > 66 && WORDS[13] === RESO && WORDS[14] === URCE && WORDS[15] === GROU && isPs()) {
      const end = segmentEnd(67, length);
      if (!isName(67, end)) return -1;
      addStep(steps, RESOURCE_GROUP_NODE, 67, end);
      steps += 1;
      at = end + 1;
    }
  } else if (startsWith(MANAGEMENT_GROUPS, 1, length)) {
    const start = 1 + MANAGEMENT_GROUPS.length;
    const end = segmentEnd(start, length);
    if (!isName(start, end)) return -1;
    addStep(steps, MANAGEMENT_GROUP_NODE, start, end);
    steps += 1;
    at = end + 1;
    if (at < length && !startsWith(PROVIDERS, at, length)) return childSteps(steps, at, length);
  }
  return at > length ? steps : resourceSteps(steps, at, length);
}

function isPs(): boolean {
  return ((WORDS[16] ?? 0) & 0xffffff) === ((PS ?? 0) & 0xffffff);
}

/** `providers/{namespace}/{type}/{name}`, then pairs of type and name until the next `providers`. */
function resourceSteps(steps: number, from: number, length: number): number {
  if (!startsWith(PROVIDERS, from, length)) return -1;
  const start = from + PROVIDERS.length;
  const namespaceEnd = segmentEnd(start, length);
  if (!isNamespace(start, namespaceEnd)) return -1;
  const end = pairEnd(namespaceEnd + 1, length);
  if (end < 0) return -1;
  addStep(steps, RESOURCE_NODE, start, end);
  return childSteps(steps + 1, end + 1, length);
}

function childSteps(steps: number, from: number, length: number): number {
  if (from > length) return steps;
  if ((steps + 1) * STEP_WORDS >= STEPS.length) return -1;
  if (startsWith(PROVIDERS, from, length)) return resourceSteps(steps, from, length);
  const end = pairEnd(from, length);
  if (end < 0) return -1;
  addStep(steps, CHILD_NODE, from, end);
  return childSteps(steps + 1, end + 1, length);
}

/** Where the name after a type ends; -1 without both. */
function pairEnd(from: number, length: number): number {
  const typeEnd = segmentEnd(from, length);
  if (typeEnd >= length || !isName(from, typeEnd)) return -1;
  const end = segmentEnd(typeEnd + 1, length);
  return isName(typeEnd + 1, end) ? end : -1;
}

function segmentEnd(from: number, length: number): number {
  let at = from;
  while (at < length && PATH[at] !== SLASH) at += 1;
  return at;
}

// Not empty, not "." and not "..".
function isName(from: number, end: number): boolean {
  if (end - from > 2) return true;
  for (let at = from; at < end; at += 1) if (PATH[at] !== 46) return true;
  return false;
}

/** Letters and digits in parts with one dot between them. */
function isNamespace(from: number, end: number): boolean {
  let previous = 46;
  for (let at = from; at < end; at += 1) {
    const code = PATH[at] ?? 0;
    const isDot = code === 46;
    if (isDot ? previous === 46 : !((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return false;
    previous = code;
  }
  return previous !== 46;
}

// What may stand where in a GUID: a digit of either kind, or a hyphen.
const GUID_CLASS = Uint8Array.from({ length: 256 }, (_, code) => (/[0-9a-f]/.test(String.fromCharCode(code)) ? 1 : 0));
GUID_CLASS[45] = 2;
const GUID_SHAPE = Uint8Array.from('00000000-0000-0000-0000-000000000000', (letter) => (letter === '-' ? 2 : 1));

function isGuid(from: number): boolean {
  let wrong = 0;
  for (let index = 0; index < 36; index += 1) {
    wrong |= (GUID_CLASS[PATH[from + index] ?? 0] ?? 0) ^ (GUID_SHAPE[index] ?? 0);
  }
  return wrong === 0;
}

function startsWith(wanted: readonly number[], from: number, length: number): boolean {
  if (length < from + wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1) if (PATH[from + index] !== wanted[index]) return false;
  return true;
}

function addStep(index: number, kind: number, start: number, end: number): void {
  const seed = (STEPS[index === 0 ? STEPS.length - 1 : index * STEP_WORDS - 1] ?? 0) ^ (kind << 24);
  const hash = hashBytes(seed, start, end);
  STEPS[index * STEP_WORDS] = kind;
  STEPS[index * STEP_WORDS + 1] = start;
  STEPS[index * STEP_WORDS + 2] = end;
  STEPS[index * STEP_WORDS + 3] = hash;
}

/** The hash of some bytes of the path, on top of another. */
export function hashBytes(seed: number, start: number, end: number): number {
  let hash = seed;
  for (let at = start; at < end; at += 4) {
    hash = Math.imul(hash ^ fourBytes(at, end), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Up to four bytes of the path as one word, the first one lowest; zeros from `end` on. */
export function fourBytes(at: number, end: number): number {
  const four = VIEW.getInt32(at, true);
  const left = end - at;
  return left >= 4 ? four : four & ((1 << (left * 8)) - 1);
}

function wordsOf(letters: string): Int32Array {
  return new Int32Array(Uint8Array.from(text(letters)).buffer);
}
