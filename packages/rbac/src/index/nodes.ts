import type { Scope } from '../model.ts';
import { type Arena, add, allocate, get, noteFreed, release, set } from './arena.ts';
import {
  CHILD_NODE,
  CREATED,
  MANAGEMENT_GROUP_NODE,
  NODE_DENIALS,
  NODE_HASH,
  NODE_KIND,
  NODE_NAME,
  NODE_PLACED,
  NODE_POSTINGS,
  NODE_TENANT,
  NODE_UP,
  NODE_USES,
  RESOURCE_GROUP_NODE,
  ROOT_NODE,
  SUBSCRIPTION_NODE,
  TENANT_NODE_COUNT,
  TENANT_NODE_MASK,
  TENANT_NODES,
  TENANT_ROOT,
} from './layout.ts';
import { fourBytes, STEP_WORDS, STEPS } from './path.ts';

const FIRST_SLOTS = 8;
// Azure allows six levels below the root; `lineage` stops after as many as this.
const MAX_MANAGEMENT_GROUPS = 64;

/** Gives a tenant the node of its root and a table of all others. Slots hold a hash and the address of a node. */
export function createNodes(arena: Arena, tenant: number): void {
  set(arena, tenant + TENANT_NODES, allocate(arena, FIRST_SLOTS * 2));
  set(arena, tenant + TENANT_NODE_MASK, FIRST_SLOTS - 1);
  set(arena, tenant + TENANT_NODE_COUNT, 0);
  const root = allocate(arena, NODE_NAME);
  set(arena, root + NODE_TENANT, tenant);
  // The root always stays.
  set(arena, root + NODE_USES, 1);
  set(arena, tenant + TENANT_ROOT, root);
}

/**
 * The node of the path in {@link STEPS}, or, where there is none, minus the nearest one above it: nothing lies between,
 * so the same assignments reach both, and the same denials but those of the upper scope alone.
 */
export function nearestNode(arena: Arena, tenant: number, steps: number): number {
  readAhead(arena.words, tenant, steps);
  let node = get(arena, tenant + TENANT_ROOT);
  for (let step = 0; step < steps; step += 1) {
    const below = childNode(arena, tenant, node, step);
    if (below === 0) return -node;
    node = below;
  }
  return node;
}

/** Whether the path in {@link STEPS} has a node of its own. */
export function exactNode(arena: Arena, tenant: number, steps: number): number {
  let node = get(arena, tenant + TENANT_ROOT);
  for (let step = 0; step < steps && node !== 0; step += 1) node = childNode(arena, tenant, node, step);
  return node;
}

/** The node of the path in {@link STEPS}, made if need be. */
export function ensureNode(arena: Arena, tenant: number, steps: number): number {
  let node = get(arena, tenant + TENANT_ROOT);
  for (let step = 0; step < steps; step += 1) {
    node = childNode(arena, tenant, node, step) || addNode(arena, tenant, node, step);
  }
  return node;
}

const AHEAD = new Int32Array(1024);

/**
 * Reads what the path very likely leads to: the node in each step's first slot and its assignments. None of these reads
 * waits for another step's, so the memory brings them at once; going down step by step, each would be waited for.
 */
function readAhead(words: Int32Array, tenant: number, steps: number): void {
  const slots = words[tenant + TENANT_NODES] ?? 0;
  const mask = words[tenant + TENANT_NODE_MASK] ?? 0;
  for (let step = 0; step < steps; step += 1) AHEAD[step] = words[slots + (stepHash(step) & mask) * 2 + 1] ?? 0;
  for (let step = 0; step < steps; step += 1) AHEAD[step] = words[(AHEAD[step] ?? 0) + NODE_POSTINGS] ?? 0;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum += words[AHEAD[step] ?? 0] ?? 0;
  // What is never used would never be read.
  AHEAD[0] = sum;
}

function childNode(arena: Arena, tenant: number, parent: number, step: number): number {
  const words = arena.words;
  const kind = STEPS[step * STEP_WORDS] ?? 0;
  const hash = stepHash(step);
  const slots = words[tenant + TENANT_NODES] ?? 0;
  const mask = words[tenant + TENANT_NODE_MASK] ?? 0;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const node = words[slots + at * 2 + 1] ?? 0;
    if (node === 0) return 0;
    if (words[slots + at * 2] === hash && isStep(words, node, parent, kind, step)) return node;
  }
}

function stepHash(step: number): number {
  const hash = Math.imul(
    (STEPS[step * STEP_WORDS + 3] ?? 0) ^ ((STEPS[step * STEP_WORDS + 3] ?? 0) >>> 16),
    0x7feb352d,
  );
  return hash ^ (hash >>> 15);
}

function isStep(words: Int32Array, node: number, parent: number, kind: number, step: number): boolean {
  const start = STEPS[step * STEP_WORDS + 1] ?? 0;
  const length = (STEPS[step * STEP_WORDS + 2] ?? 0) - start;
  const found = words[node + NODE_KIND] ?? 0;
  if ((found & 0x3f) !== kind || found >>> 8 !== length) return false;
  // Subscriptions and management groups are found wherever they are, because what lies above them can change.
  if (kind > MANAGEMENT_GROUP_NODE && words[node + NODE_UP] !== parent) return false;
  const end = start + length;
  for (let at = start, word = node + NODE_NAME; at < end; at += 4, word += 1) {
    if (words[word] !== fourBytes(at, end)) return false;
  }
  return true;
}

function addNode(arena: Arena, tenant: number, parent: number, step: number): number {
  const start = STEPS[step * STEP_WORDS + 1] ?? 0;
  const length = (STEPS[step * STEP_WORDS + 2] ?? 0) - start;
  const node = allocate(arena, nodeWords(length));
  set(arena, node + NODE_HASH, stepHash(step));
  set(arena, node + NODE_UP, parent);
  set(arena, node + NODE_KIND, (STEPS[step * STEP_WORDS] ?? 0) | (length << 8));
  set(arena, node + NODE_TENANT, tenant);
  for (let at = 0; at < length; at += 4) {
    set(arena, node + NODE_NAME + (at >> 2), fourBytes(start + at, start + length));
  }
  add(arena, parent + NODE_USES, 1);
  add(arena, CREATED, 1);

  const count = add(arena, tenant + TENANT_NODE_COUNT, 1);
  const slots = get(arena, tenant + TENANT_NODE_MASK) + 1;
  if (count * 4 > slots * 3) rehash(arena, tenant, slots * 2);
  putNode(arena, tenant, node);
  return node;
}

function nodeWords(length: number): number {
  return NODE_NAME + ((length + 3) >> 2);
}

function putNode(arena: Arena, tenant: number, node: number): void {
  const slots = get(arena, tenant + TENANT_NODES);
  const mask = get(arena, tenant + TENANT_NODE_MASK);
  const hash = get(arena, node + NODE_HASH);
  let at = hash & mask;
  while (get(arena, slots + at * 2 + 1) !== 0) at = (at + 1) & mask;
  set(arena, slots + at * 2, hash);
  set(arena, slots + at * 2 + 1, node);
}

function rehash(arena: Arena, tenant: number, size: number): void {
  const nodes = nodesOf(arena, tenant);
  release(arena, get(arena, tenant + TENANT_NODES), (get(arena, tenant + TENANT_NODE_MASK) + 1) * 2);
  set(arena, tenant + TENANT_NODES, allocate(arena, size * 2));
  set(arena, tenant + TENANT_NODE_MASK, size - 1);
  for (const node of nodes) putNode(arena, tenant, node);
}

/** Every node of a tenant but its root, in no particular order. */
export function nodesOf(arena: Arena, tenant: number): readonly number[] {
  const slots = get(arena, tenant + TENANT_NODES);
  const nodes: number[] = [];
  for (let at = 0; at <= get(arena, tenant + TENANT_NODE_MASK); at += 1) {
    const node = get(arena, slots + at * 2 + 1);
    if (node !== 0) nodes.push(node);
  }
  return nodes;
}

/** Puts a subscription or management group below a management group, or, with 0, directly below the root. */
export function placeNode(arena: Arena, tenant: number, node: number, parent: number): void {
  const before = get(arena, node + NODE_UP);
  const up = parent || get(arena, tenant + TENANT_ROOT);
  const kind = get(arena, node + NODE_KIND);
  set(arena, node + NODE_UP, up);
  add(arena, up + NODE_USES, 1);
  add(arena, before + NODE_USES, -1);

  const wasPlaced = (kind & NODE_PLACED) !== 0;
  set(arena, node + NODE_KIND, parent ? kind | NODE_PLACED : kind & ~NODE_PLACED);
  add(arena, node + NODE_USES, Number(parent !== 0) - Number(wasPlaced));
  tidyNode(arena, before);
  tidyNode(arena, node);
}

/** Frees a node that holds nothing and has nothing below it, and then those above it alike. */
export function tidyNode(arena: Arena, start: number): void {
  let node = start;
  while (
    node !== 0 &&
    get(arena, node + NODE_USES) === 0 &&
    get(arena, node + NODE_POSTINGS) === 0 &&
    get(arena, node + NODE_DENIALS) === 0
  ) {
    const up = get(arena, node + NODE_UP);
    takeOut(arena, get(arena, node + NODE_TENANT), node);
    freeNode(arena, node);
    noteFreed(arena);
    add(arena, up + NODE_USES, -1);
    node = up;
  }
}

/** Gives back the memory of a node that nothing points to any more. */
export function freeNode(arena: Arena, node: number): void {
  release(arena, node, nodeWords(get(arena, node + NODE_KIND) >>> 8));
}

function takeOut(arena: Arena, tenant: number, node: number): void {
  const slots = get(arena, tenant + TENANT_NODES);
  const mask = get(arena, tenant + TENANT_NODE_MASK);
  let hole = get(arena, node + NODE_HASH) & mask;
  while (get(arena, slots + hole * 2 + 1) !== node) hole = (hole + 1) & mask;
  for (let at = (hole + 1) & mask; get(arena, slots + at * 2 + 1) !== 0; at = (at + 1) & mask) {
    if (((at - get(arena, slots + at * 2)) & mask) < ((at - hole) & mask)) continue;
    set(arena, slots + hole * 2, get(arena, slots + at * 2));
    set(arena, slots + hole * 2 + 1, get(arena, slots + at * 2 + 1));
    hole = at;
  }
  set(arena, slots + hole * 2, 0);
  set(arena, slots + hole * 2 + 1, 0);
  add(arena, tenant + TENANT_NODE_COUNT, -1);
}

/**
 * The node above, and the root above a chain of management groups that `lineage` would cut: `crossed` counts how many
 * have been entered. A cycle is gone round until the cut, which meets nothing new.
 */
export function nodeAbove(words: Int32Array, node: number, root: number, crossed: number): number {
  return crossed >= MAX_MANAGEMENT_GROUPS ? root : (words[node + NODE_UP] ?? 0);
}

/** Whether the node above this one is there by membership and not by path. */
export function isMember(words: Int32Array, node: number): boolean {
  const kind = (words[node + NODE_KIND] ?? 0) & 0x3f;
  return kind === SUBSCRIPTION_NODE || kind === MANAGEMENT_GROUP_NODE;
}

/** The scope of a node as `parseScope` would give it. */
export function nodeScope(arena: Arena, node: number): Scope {
  // Only names out of canonical scopes are ever written to nodes.
  return textOf(arena, node) as Scope;
}

function textOf(arena: Arena, node: number): string {
  const kind = get(arena, node + NODE_KIND) & 0x3f;
  if (kind === ROOT_NODE) return '/';
  const name = nodeName(arena, node);
  if (kind === SUBSCRIPTION_NODE) return `/subscriptions/${name}`;
  if (kind === MANAGEMENT_GROUP_NODE) return `/providers/microsoft.management/managementgroups/${name}`;

  const above = get(arena, node + NODE_UP);
  const path = (get(arena, above + NODE_KIND) & 0x3f) === ROOT_NODE ? '' : textOf(arena, above);
  if (kind === RESOURCE_GROUP_NODE) return `${path}/resourcegroups/${name}`;
  return kind === CHILD_NODE ? `${path}/${name}` : `${path}/providers/${name}`;
}

const decoder = new TextDecoder();

function nodeName(arena: Arena, node: number): string {
  const length = get(arena, node + NODE_KIND) >>> 8;
  const words = arena.words;
  const start = node + NODE_NAME;
  let text = '';
  let at = 0;
  // Views and decoders cost more than a name is long.
  for (; at + 16 <= length; at += 16) {
    const word = start + (at >> 2);
    const [a, b, c, d] = [words[word] ?? 0, words[word + 1] ?? 0, words[word + 2] ?? 0, words[word + 3] ?? 0];
    if (((a | b | c | d) & 0x80808080) !== 0) return decodedName(arena, node, length);
    // biome-ignore format: one word a line.
    text += String.fromCharCode(
      a & 255, (a >>> 8) & 255, (a >>> 16) & 255, a >>> 24,
      b & 255, (b >>> 8) & 255, (b >>> 16) & 255, b >>> 24,
      c & 255, (c >>> 8) & 255, (c >>> 16) & 255, c >>> 24,
      d & 255, (d >>> 8) & 255, (d >>> 16) & 255, d >>> 24,
    );
  }
  for (; at < length; at += 1) {
    const byte = ((words[start + (at >> 2)] ?? 0) >>> ((at & 3) * 8)) & 255;
    if (byte > 127) return decodedName(arena, node, length);
    text += String.fromCharCode(byte);
  }
  return text;
}

function decodedName(arena: Arena, node: number, length: number): string {
  // A copy, because TextDecoder refuses shared memory.
  return decoder.decode(new Uint8Array(arena.memory, (node + NODE_NAME) * 4, length).slice());
}
