import { fail, ok, type Result } from '@mandate/rbac/result';

/** The names in a path template: `/users/{id}` has `id`. */
export type ParameterName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterName<Rest>
  : never;

/** A path that no operation can have. */
export interface MalformedPath {
  readonly kind: 'malformed-path';
  readonly path: string;
}

const MAX_PATH = 8_192;

/**
 * The segments of a path, decoded once, in the spelling they were given. Runs of slashes count as one, because the
 * JavaScript SDKs send `//subscriptions/…` and `az resource` an empty parent path; Ansible sends whole scopes
 * percent-encoded, so decoding comes before splitting. Done before routing and before any decision.
 */
export function splitPath(path: string): Result<readonly string[], MalformedPath> {
  const decoded = path.length > MAX_PATH ? undefined : decode(path);
  if (decoded === undefined || /[\p{Cc}\\]/u.test(decoded)) return fail({ kind: 'malformed-path', path });
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment === '.' || segment === '..')) return fail({ kind: 'malformed-path', path });
  return ok(segments);
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Matches a path template without case; `{scope}` at its start takes all segments that the rest leaves over. */
export interface PathMatcher {
  readonly literalCount: number;
  /** Whether a path of this many segments can match at all. */
  takes(length: number): boolean;
  match(segments: readonly string[]): Readonly<Record<string, string>> | undefined;
}

/** Compiles a template such as `/users/{id}` or `{scope}/providers/Microsoft.Authorization/roleAssignments/{name}`. */
export function compilePath(template: string): PathMatcher {
  const scoped = template.startsWith('{scope}');
  const parts = template
    .slice(scoped ? '{scope}'.length : 0)
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { name: part.slice(1, -1) } : { literal: part.toLowerCase() }));

  return {
    literalCount: parts.filter((part) => 'literal' in part).length,
    takes: (length) => (scoped ? length >= parts.length : length === parts.length),
    match(segments) {
      const over = segments.length - parts.length;
      if (over < 0 || (over > 0 && !scoped)) return undefined;
      const params: Record<string, string> = {};
      if (scoped) params.scope = `/${segments.slice(0, over).join('/')}`;
      for (const [index, part] of parts.entries()) {
        const segment = segments[over + index] ?? '';
        if ('name' in part) params[part.name] = segment;
        else if (part.literal !== segment.toLowerCase()) return undefined;
      }
      return params;
    },
  };
}
