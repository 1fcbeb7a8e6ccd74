import { parseGuid } from './guid.ts';
import type { Guid, Scope } from './model.ts';
import { fail, ok, type Result } from './result.ts';

/** What a scope names. Extension and child resources are resources, too. */
export type ScopeKind = 'root' | 'management-group' | 'subscription' | 'resource-group' | 'resource';

/** A text that names no place in the resource tree. */
export interface MalformedScope {
  readonly kind: 'malformed-scope';
  readonly text: string;
}

/** The scope above every management group, where a person who elevated access is assigned. */
export const ROOT: Scope = canonical([]);

const MAX_LENGTH = 2048;
// Azure allows six levels of management groups below the root; more than this is a fault in the data.
// https://learn.microsoft.com/azure/governance/management-groups/overview#hierarchy-of-management-groups-and-subscriptions
const MAX_MANAGEMENT_GROUPS = 64;
const NAMESPACE = /^[a-z0-9]+(\.[a-z0-9]+)*$/;
// What another parser could read as an end, an escape or a separator, and what no eye can see.
const FORBIDDEN = /[%\\?#<>\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Reads a path that has been percent-decoded exactly once. Letter case, runs of slashes and a trailing slash do not
 * matter. Fails on anything that is not exactly the root, a management group, a subscription, a resource group or a
 * resource with its name, so that no text is ever read as a wider scope than it spells.
 * https://learn.microsoft.com/azure/role-based-access-control/scope-overview
 */
export function parseScope(text: string): Result<Scope, MalformedScope> {
  const malformed = fail({ kind: 'malformed-scope', text } as const);
  if (text.length > MAX_LENGTH || !text.startsWith('/') || FORBIDDEN.test(text)) return malformed;

  const segments = segmentsOf(text.toLowerCase());
  const isSound = segments.every((segment) => segment.trim() === segment && segment !== '.' && segment !== '..');
  return isSound && prefixes(segments) !== undefined ? ok(canonical(segments)) : malformed;
}

/** Whether `inner` is `outer` or lies beneath it by its path alone: management groups hold subscriptions otherwise. */
export function contains(outer: Scope, inner: Scope): boolean {
  return outer === ROOT || inner === outer || inner.startsWith(`${outer}/`);
}

/**
 * The scope and everything above it, nearest first and `/` last. The parent of a subscription or management group is
 * taken from `parents`; one without an entry, or with an entry that is no management group, lies directly below `/`.
 * A cycle among management groups ends where it closes.
 */
export function lineage(scope: Scope, parents: ReadonlyMap<Scope, Scope>): readonly Scope[] {
  const segments = segmentsOf(scope);
  const found = (prefixes(segments) ?? []).map((length) => canonical(segments.slice(0, length))).reverse();

  let top = found.at(-1);
  for (let level = 0; top !== undefined && level < MAX_MANAGEMENT_GROUPS; level += 1) {
    const parent = isMember(top) ? parents.get(top) : undefined;
    if (parent === undefined || scopeKind(parent) !== 'management-group' || found.includes(parent)) break;
    found.push(parent);
    top = parent;
  }
  return [...found, ROOT];
}

/** What the scope names. */
export function scopeKind(scope: Scope): ScopeKind {
  const [first, second, third, ...rest] = segmentsOf(scope);
  if (first === undefined) return 'root';
  if (first === 'subscriptions' && third === undefined) return 'subscription';
  if (first === 'subscriptions' && third === 'resourcegroups' && rest.length === 1) return 'resource-group';
  const isManagementGroup = second === 'microsoft.management' && third === 'managementgroups' && rest.length === 1;
  return first === 'providers' && isManagementGroup ? 'management-group' : 'resource';
}

/** The subscription that the scope is or lies in; `undefined` above subscriptions and beside them. */
export function subscriptionOf(scope: Scope): Guid | undefined {
  const [first, id] = segmentsOf(scope);
  return first === 'subscriptions' && id !== undefined ? parseGuid(id) : undefined;
}

/** The resource group that the scope is or lies in, its name in lower case. */
export function resourceGroupOf(scope: Scope): { readonly subscription: Guid; readonly name: string } | undefined {
  const subscription = subscriptionOf(scope);
  const [, , collection, name] = segmentsOf(scope);
  if (subscription === undefined || collection !== 'resourcegroups' || name === undefined) return undefined;
  return { subscription, name };
}

/** The scope of a subscription. */
export function subscriptionScope(id: Guid): Scope {
  return canonical(['subscriptions', id]);
}

/** The scope of a resource group. Throws on a name that could not be one segment of a path: check input before. */
export function resourceGroupScope(subscription: Guid, name: string): Scope {
  return named('resource-group', `/subscriptions/${subscription}/resourcegroups/`, name);
}

/** The scope of a management group. Throws on a name that could not be one segment of a path: check input before. */
export function managementGroupScope(name: string): Scope {
  return named('management-group', '/providers/microsoft.management/managementgroups/', name);
}

function named(kind: ScopeKind, above: string, name: string): Scope {
  const parsed = name.includes('/') ? undefined : parseScope(above + name);
  if (parsed?.ok && scopeKind(parsed.value) === kind) return parsed.value;
  throw new Error(`${JSON.stringify(name)} cannot name a ${kind}; callers check names before they build scopes.`);
}

function isMember(scope: Scope): boolean {
  const kind = scopeKind(scope);
  return kind === 'subscription' || kind === 'management-group';
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

// The one place that may call checked segments a Scope.
function canonical(segments: readonly string[]): Scope {
  return `/${segments.join('/')}` as Scope;
}

/**
 * The lengths at which the first segments name a scope themselves, widest first; `undefined` when the whole does not.
 */
function prefixes(segments: readonly string[]): readonly number[] | undefined {
  const lengths: number[] = [];
  let at = 0;
  if (segments[0] === 'subscriptions') {
    if (parseGuid(segments[1] ?? '') === undefined) return undefined;
    at = 2;
    lengths.push(at);
    if (segments[2] === 'resourcegroups') {
      if (segments[3] === undefined) return undefined;
      at = 4;
      lengths.push(at);
    }
  }
  while (at < segments.length) {
    if (segments[at] !== 'providers' || !NAMESPACE.test(segments[at + 1] ?? '')) return undefined;
    at += 2;
    // What follows a namespace is a type even when it reads `providers`: Microsoft.Features has a type of that name.
    do {
      at += 2;
      if (at > segments.length) return undefined;
      lengths.push(at);
    } while (at < segments.length && segments[at] !== 'providers');
  }
  return lengths;
}
