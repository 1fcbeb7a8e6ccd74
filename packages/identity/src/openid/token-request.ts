import { fail, ok, type Result } from '@mandate/rbac/result';
import type { OpenIdFailure } from './failures.ts';
import { parseApplicationScope, parseDelegatedScope, parseResource, type RequestedScopes } from './scopes.ts';

/** The fields of a form, or nothing when the body was none. */
export type Form = Readonly<Record<string, string | undefined>>;

/** A request for a token that is complete and asks for something that exists. */
export type TokenRequest = {
  /** `undefined` when it stands in the `Authorization` header. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly asked: RequestedScopes;
  readonly version: 'v1' | 'v2';
  readonly wantsClientInfo: boolean;
} & (
  | { readonly grant: 'client_credentials' }
  | { readonly grant: 'password'; readonly userPrincipalName: string; readonly password: string }
);

/** What the endpoint knows besides the form. */
export interface TokenEndpointFacts {
  readonly version: 'v1' | 'v2';
  readonly passwordGrant: boolean;
  /** Whether the request has an `Authorization` header (client_secret_basic, RFC 6749, 2.3.1). */
  readonly hasAuthorization: boolean;
}

/** Grants of Entra that a later version will serve; until then they are refused by name, like any unknown one. */
const SERVED_GRANTS = ['client_credentials', 'password'] as const;

/** Reads and checks the form of a token request in the order in which Entra complains. */
export function parseTokenRequest(form: Form, facts: TokenEndpointFacts): Result<TokenRequest, OpenIdFailure> {
  const grant = readGrant(form, facts);
  if (!grant.ok) return grant;
  const client = readClient(form, facts, grant.value);
  if (!client.ok) return client;
  const asked = readScopes(form, facts, grant.value);
  if (!asked.ok) return asked;

  const common = {
    ...client.value,
    asked: asked.value,
    version: facts.version,
    wantsClientInfo: form.client_info === '1',
  };
  if (grant.value === 'client_credentials') return ok({ ...common, grant: grant.value });

  const { username, password } = form;
  if (!username) return missing('username');
  if (!password) return missing('password');
  return ok({ ...common, grant: grant.value, userPrincipalName: username, password });
}

type Grant = (typeof SERVED_GRANTS)[number];

function readGrant(form: Form, facts: TokenEndpointFacts): Result<Grant, OpenIdFailure> {
  const grant = form.grant_type;
  if (!grant) return missing('grant_type');
  const served = SERVED_GRANTS.find((known) => known === grant);
  if (!served || (served === 'password' && !facts.passwordGrant)) return fail({ kind: 'grant-unsupported', grant });
  return ok(served);
}

function readClient(
  form: Form,
  { hasAuthorization }: TokenEndpointFacts,
  grant: Grant,
): Result<Pick<TokenRequest, 'clientId' | 'clientSecret'>, OpenIdFailure> {
  const clientId = form.client_id || undefined;
  const clientSecret = form.client_secret || undefined;
  if (!clientId && !hasAuthorization) return missing('client_id');
  if (form.client_assertion) return fail({ kind: 'not-implemented', what: "the parameter 'client_assertion'" });
  if (grant === 'client_credentials' && !clientSecret && !hasAuthorization) {
    return fail({ kind: 'secret-missing', grant });
  }
  return ok({ clientId, clientSecret });
}

function readScopes(form: Form, facts: TokenEndpointFacts, grant: Grant): Result<RequestedScopes, OpenIdFailure> {
  const parameter = facts.version === 'v1' ? 'resource' : 'scope';
  const text = form[parameter];
  if (!text) return missing(parameter);
  return parse(text, facts.version, grant);
}

function parse(text: string, version: 'v1' | 'v2', grant: Grant): Result<RequestedScopes, OpenIdFailure> {
  if (version === 'v1') return ok(parseResource(text));
  return grant === 'client_credentials' ? parseApplicationScope(text) : parseDelegatedScope(text);
}

function missing(parameter: string): Result<never, OpenIdFailure> {
  return fail({ kind: 'missing-parameter', parameter });
}
