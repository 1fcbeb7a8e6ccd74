import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { OpenIdFailure } from './failures.ts';

/** What a scope parameter asks for: one resource, some permissions on it, and what belongs to OpenID Connect itself. */
export interface RequestedScopes {
  /** Exactly as written, with its slash at the end if it has one: it becomes the token's audience. */
  readonly resource: string;
  /** The scopes of the resource as written. */
  readonly scopes: readonly string[];
  readonly openId: readonly string[];
}

const OPENID_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);
const DEFAULT_SUFFIX = '/.default';
/** Where scopes without a resource belong (https://learn.microsoft.com/entra/identity-platform/scopes-oidc). */
const GRAPH = 'https://graph.microsoft.com';

type ScopeFailure = Extract<OpenIdFailure, { readonly kind: `scope-${string}` | 'several-resources' }>;

/** An application asks for exactly one `{resource}/.default`, and for nothing of OpenID Connect. */
export function parseApplicationScope(scope: string): Result<RequestedScopes, ScopeFailure> {
  const words = wordsOf(scope);
  const [only = ''] = words;
  if (words.length !== 1 || !only.endsWith(DEFAULT_SUFFIX)) return fail({ kind: 'scope-not-default', scope });
  // Exactly one suffix goes: `https://host//.default` means the resource `https://host/`.
  const resource = only.slice(0, -DEFAULT_SUFFIX.length);
  return resource === '' ? fail({ kind: 'scope-invalid', scope }) : ok({ resource, scopes: words, openId: [] });
}

/** A person's application asks for permissions on one resource, Microsoft Graph when it names none. */
export function parseDelegatedScope(scope: string): Result<RequestedScopes, ScopeFailure> {
  const words = wordsOf(scope);
  if (words.length === 0) return fail({ kind: 'scope-invalid', scope });
  const scopes = words.filter((word) => !OPENID_SCOPES.has(word));
  const resources = new Set(scopes.map(resourceOf));
  if (resources.size > 1) return fail({ kind: 'several-resources', scope });
  const [resource = GRAPH] = resources;
  if (resource === '') return fail({ kind: 'scope-invalid', scope });
  return ok({ resource, scopes, openId: words.filter((word) => OPENID_SCOPES.has(word)) });
}

/** The v1 endpoint names the resource itself, always for all permissions, and to keep. */
export function parseResource(resource: string): RequestedScopes {
  return { resource, scopes: [], openId: ['openid', 'profile', 'offline_access'] };
}

/** Whether the application wants to keep the person signed in (OpenID Connect Core 1.0, 11). */
export function wantsRefreshToken({ openId }: RequestedScopes): boolean {
  return openId.includes('offline_access');
}

/** The failure for a resource that none of our surfaces is. */
export function resourceNotFound(resource: string, tenant: TenantId): OpenIdFailure {
  return { kind: 'resource-not-found', resource, tenant };
}

function wordsOf(scope: string): readonly string[] {
  return [...new Set(scope.split(' ').filter((word) => word !== ''))];
}

function resourceOf(scope: string): string {
  const end = scope.lastIndexOf('/');
  return end === -1 ? GRAPH : scope.slice(0, end);
}
