import { parseCondition } from '@mandate/rbac/condition/parse';
import { parseGuid } from '@mandate/rbac/guid';
import type { Guid, Permission, Scope } from '@mandate/rbac/model';
import { parseScope, ROOT } from '@mandate/rbac/scope';
import type { RoleProblem } from './role-problem.ts';

/** A built-in role as a listing has it. */
export interface ListedRole {
  readonly id: Guid;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
  readonly assignableScopes: readonly Scope[];
  /** Milliseconds; `null` where the listing does not say. */
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
}

/** What one entry of a listing turned out to be. */
export type ReadEntry =
  | { readonly kind: 'role'; readonly role: ListedRole }
  | { readonly kind: 'custom' }
  | { readonly kind: 'bad'; readonly problems: readonly RoleProblem[] };

type Fields = Readonly<Record<string, unknown>>;

const MAX_TEXT = 512;
// Azure still publishes a role with a condition of version 1.0, whose language is contained in that of 2.0.
const VERSIONS = ['1.0', '2.0'];
// As Azure publishes them, a placeholder in braces and a colon included.
const PATTERN = /^[\w.*/:{}-]{1,512}$/;

/**
 * Reads one entry in any of three spellings: that of `az role definition list`, that of the resource provider with its
 * `properties`, or flat lists of actions without permission entries.
 */
export function readEntry(entry: unknown, index: number): ReadEntry {
  if (!isFields(entry)) return { kind: 'bad', problems: [{ index, name: null, kind: 'not-an-object' }] };
  const fields: Fields = isFields(entry.properties) ? { ...entry, ...entry.properties } : entry;
  const name = typeof fields.roleName === 'string' ? fields.roleName.trim() : '';
  const problems: RoleProblem[] = [];
  const bad = (kind: 'name' | 'id' | 'type' | 'assignable-scopes') =>
    problems.push({ index, name: name || null, kind });

  const type = typeOf(fields);
  if (type === 'customrole') return { kind: 'custom' };
  if (type !== 'builtinrole') bad('type');
  if (name === '' || name.length > MAX_TEXT || /\p{Cc}/u.test(name)) bad('name');
  // The GUID stands in `name` where the provider wrote the entry, and in `id` alone in the short form.
  const text = typeof entry.name === 'string' ? entry.name : lastSegment(entry.id);
  const id = parseGuid(text);
  if (!id) bad('id');
  const assignableScopes = readScopes(fields.assignableScopes);
  if (!assignableScopes) bad('assignable-scopes');
  const { permissions, problems: found } = readPermissions(fields, { index, name: name || null });
  problems.push(...found);

  if (problems.length > 0 || !id || !assignableScopes) return { kind: 'bad', problems };
  const description = typeof fields.description === 'string' ? fields.description : '';
  const times = { createdAt: timeOf(fields.createdOn), updatedAt: timeOf(fields.updatedOn) };
  return { kind: 'role', role: { id, name, description, permissions, assignableScopes, ...times } };
}

// `type` of an entry is that of the resource where there is a `roleType` or `properties` beside it.
function typeOf(fields: Fields): string {
  const text = fields.roleType ?? fields.type ?? 'BuiltInRole';
  return typeof text === 'string' ? text.toLowerCase() : '';
}

function lastSegment(id: unknown): string {
  return typeof id === 'string' ? (id.split('/').at(-1) ?? '') : '';
}

function readScopes(value: unknown): readonly Scope[] | undefined {
  if (value === undefined) return [ROOT];
  const texts = stringsOf(value);
  const scopes = texts?.flatMap((text) => {
    const scope = parseScope(text);
    return scope.ok ? [scope.value] : [];
  });
  return scopes && scopes.length > 0 && scopes.length === texts?.length ? scopes : undefined;
}

function readPermissions(
  fields: Fields,
  at: Pick<RoleProblem, 'index' | 'name'>,
): { readonly permissions: readonly Permission[]; readonly problems: readonly RoleProblem[] } {
  const entries: unknown = fields.permissions ?? [fields];
  if (!Array.isArray(entries)) return { permissions: [], problems: [{ ...at, kind: 'permissions' }] };
  const permissions: Permission[] = [];
  const problems: RoleProblem[] = [];
  for (const entry of entries) {
    const read = isFields(entry) ? readPermission(entry, at) : ({ ...at, kind: 'permissions' } as const);
    if ('kind' in read) problems.push(read);
    else permissions.push(read);
  }
  return { permissions, problems };
}

function readPermission(entry: Fields, at: Pick<RoleProblem, 'index' | 'name'>): Permission | RoleProblem {
  const lists = {
    actions: patternsOf(entry.actions),
    notActions: patternsOf(entry.notActions),
    dataActions: patternsOf(entry.dataActions),
    notDataActions: patternsOf(entry.notDataActions),
  };
  const { actions, notActions, dataActions, notDataActions } = lists;
  if (actions === 'bad' || notActions === 'bad' || dataActions === 'bad' || notDataActions === 'bad') {
    return { ...at, kind: 'actions' };
  }
  // An absent list of exclusions could be one that got lost, and the role would then allow more than it should.
  if ((actions?.length && !notActions) || (dataActions?.length && !notDataActions))
    return { ...at, kind: 'exclusions' };

  const condition = entry.condition ?? null;
  if (condition !== null) {
    if (typeof condition !== 'string') return { ...at, kind: 'condition', message: 'not a text', position: 0 };
    const parsed = parseCondition(condition);
    if (!parsed.ok) return { ...at, kind: 'condition', ...pick(parsed.failure) };
    const version: unknown = entry.conditionVersion ?? '2.0';
    if (typeof version !== 'string' || !VERSIONS.includes(version)) {
      return { ...at, kind: 'condition-version', version: JSON.stringify(version) };
    }
  }
  return {
    actions: actions ?? [],
    notActions: notActions ?? [],
    dataActions: dataActions ?? [],
    notDataActions: notDataActions ?? [],
    condition,
  };
}

function pick({ message, position }: { readonly message: string; readonly position: number }) {
  return { message, position };
}

function patternsOf(value: unknown): readonly string[] | undefined | 'bad' {
  if (value === undefined || value === null) return undefined;
  // Azure itself publishes some with a space at the end.
  const patterns = stringsOf(value)?.map((text) => text.trim());
  return patterns?.every((pattern) => PATTERN.test(pattern)) ? patterns : 'bad';
}

function stringsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : undefined;
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
