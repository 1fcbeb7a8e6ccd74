import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ClientProof } from './claims.ts';
import { readCapabilities } from './claims-parameter.ts';
import type { OpenIdFailure } from './failures.ts';
import { parseApplicationScope, parseDelegatedScope, parseResource, type RequestedScopes } from './scopes.ts';

/** The fields of a form, or nothing when the body was none. */
export type Form = Readonly<Record<string, string | undefined>>;

/** A request for a token that is complete. */
export type TokenRequest = ClientFields & {
  readonly version: 'v1' | 'v2';
  readonly wantsClientInfo: boolean;
  readonly capabilities: readonly string[];
} & (
    | { readonly grant: 'client_credentials'; readonly asked: RequestedScopes }
    | {
        readonly grant: 'password';
        readonly asked: RequestedScopes;
        readonly userPrincipalName: string;
        readonly password: string;
      }
    | {
        readonly grant: 'authorization_code';
        readonly asked: RequestedScopes | undefined;
        readonly code: string;
        readonly redirectUri: string;
        readonly verifier: string | undefined;
      }
    | { readonly grant: 'refresh_token'; readonly asked: RequestedScopes | undefined; readonly refreshToken: string }
  );

interface ClientFields {
  /** `undefined` when it stands in the `Authorization` header. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** By what the application means to prove who it is, if it has to. */
  readonly proof: Exclude<ClientProof, 'none'>;
}

/** What the endpoint knows besides the form. */
export interface TokenEndpointFacts {
  readonly version: 'v1' | 'v2';
  readonly passwordGrant: boolean;
  /** Whether the request has an `Authorization` header (client_secret_basic, RFC 6749, 2.3.1). */
  readonly hasAuthorization: boolean;
}

type GrantName = TokenRequest['grant'];

/** The grants by the names that the forms give them. */
const GRANTS: ReadonlyMap<string, GrantName> = new Map([
  ['client_credentials', 'client_credentials'],
  ['password', 'password'],
  ['refresh_token', 'refresh_token'],
  ['authorization_code', 'authorization_code'],
] as const);

/** The names of the grants on offer, for the metadata. */
export function grantNames(passwordGrant: boolean): readonly string[] {
  return [...GRANTS].flatMap(([name, grant]) => (grant === 'password' && !passwordGrant ? [] : [name]));
}

/** Reads and checks the form of a token request in the order in which Entra complains. */
export function parseTokenRequest(form: Form, facts: TokenEndpointFacts): Result<TokenRequest, OpenIdFailure> {
  const grant = readGrant(form, facts);
  if (!grant.ok) return grant;
  const client = readClient(form, facts, grant.value);
  if (!client.ok) return client;
  const capabilities = readCapabilities(form.claims);
  if (!capabilities.ok) return capabilities;
  const { version } = facts;
  const wantsClientInfo = form.client_info === '1';
  const common = { ...client.value, version, wantsClientInfo, capabilities: capabilities.value };
  const asked = readScopes(form, version, grant.value);
  if (!asked.ok) return asked;

  if (grant.value === 'refresh_token') {
    const refreshToken = form.refresh_token;
    return refreshToken
      ? ok({ ...common, grant: grant.value, asked: asked.value, refreshToken })
      : missing('refresh_token');
  }
  if (grant.value === 'authorization_code') {
    const { code, redirect_uri: redirectUri, code_verifier: verifier } = form;
    if (!code) return missing('code');
    if (!redirectUri) return missing('redirect_uri');
    return ok({ ...common, grant: grant.value, asked: asked.value, code, redirectUri, verifier });
  }
  if (!asked.value) return missing(version === 'v1' ? 'resource' : 'scope');
  if (grant.value === 'client_credentials') return ok({ ...common, grant: grant.value, asked: asked.value });

  const { username, password } = form;
  if (!username) return missing('username');
  if (!password) return missing('password');
  return ok({ ...common, grant: grant.value, asked: asked.value, userPrincipalName: username, password });
}

function readGrant(form: Form, facts: TokenEndpointFacts): Result<GrantName, OpenIdFailure> {
  const name = form.grant_type;
  if (!name) return missing('grant_type');
  const grant = GRANTS.get(name);
  if (!grant || (grant === 'password' && !facts.passwordGrant)) return fail({ kind: 'grant-unsupported', grant: name });
  return ok(grant);
}

function readClient(
  form: Form,
  { hasAuthorization }: TokenEndpointFacts,
  grant: GrantName,
): Result<ClientFields, OpenIdFailure> {
  const clientId = form.client_id || undefined;
  const clientSecret = form.client_secret || undefined;
  if (!clientId && !hasAuthorization) return missing('client_id');
  if (form.client_assertion) return fail({ kind: 'not-implemented', what: "the parameter 'client_assertion'" });
  if (grant === 'client_credentials' && !clientSecret && !hasAuthorization) {
    return fail({ kind: 'proof-missing' });
  }
  return ok({ clientId, clientSecret, proof: 'secret' });
}

/** What is asked for; `undefined` where nothing is, which some grants can do without. */
function readScopes(
  form: Form,
  version: 'v1' | 'v2',
  grant: GrantName,
): Result<RequestedScopes | undefined, OpenIdFailure> {
  const text = version === 'v1' ? form.resource : form.scope;
  if (!text) return ok(undefined);
  if (version === 'v1') return ok(parseResource(text));
  return grant === 'client_credentials' ? parseApplicationScope(text) : parseDelegatedScope(text);
}

function missing(parameter: string): Result<never, OpenIdFailure> {
  return fail({ kind: 'missing-parameter', parameter });
}
