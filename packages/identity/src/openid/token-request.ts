import { fail, ok, type Result } from '@mandate/rbac/result';
import type { ClientProof } from './claims.ts';
import { readCapabilities } from './claims-parameter.ts';
import type { OpenIdFailure } from './failures.ts';
import { GRANTS, type GrantFields, type GrantName, readGrantFields } from './grant-fields.ts';
import type { OpenIdPath } from './paths.ts';
import { parseApplicationScope, parseDelegatedScope, parseResource, type RequestedScopes } from './scopes.ts';

/** The fields of a form, or nothing when the body was none. */
export type Form = Readonly<Record<string, string | undefined>>;

/** A request for a token that is complete. */
export type TokenRequest = GrantFields &
  ClientFields & {
    readonly version: 'v1' | 'v2';
    readonly wantsClientInfo: boolean;
    readonly capabilities: readonly string[];
  };

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface ClientFields {
  /** `undefined` when it stands in the `Authorization` header. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly clientAssertion: string | undefined;
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

/** Which version a form is for: MSAL speaks to ADFS servers as to version 2, with scopes, whatever the address. */
export function versionOf({ base, endpoint }: OpenIdPath, { scope }: Form): 'v1' | 'v2' {
  const named = endpoint === 'token-v2' || endpoint === 'device-code-v2';
  return named || (base.startsWith('/adfs') && scope) ? 'v2' : 'v1';
}

/** Reads and checks the form of a token request in the order in which Entra complains. */
export function parseTokenRequest(form: Form, facts: TokenEndpointFacts): Result<TokenRequest, OpenIdFailure> {
  const { version } = facts;
  const grant = readGrant(form, facts);
  if (!grant.ok) return grant;
  const client = readClient(form, facts, grant.value);
  if (!client.ok) return client;
  const capabilities = readCapabilities(form.claims);
  if (!capabilities.ok) return capabilities;
  const asked = readScopes(form, version, grant.value);
  if (!asked.ok) return asked;
  const parameter = version === 'v1' ? 'resource' : 'scope';
  const fields = readGrantFields(grant.value, form, { asked: asked.value, parameter });
  if (!fields.ok) return fields;
  const wantsClientInfo = form.client_info === '1';
  return ok({ ...fields.value, ...client.value, version, wantsClientInfo, capabilities: capabilities.value });
}

function readGrant(form: Form, { passwordGrant }: TokenEndpointFacts): Result<GrantName, OpenIdFailure> {
  const name = form.grant_type;
  if (!name) return fail({ kind: 'missing-parameter', parameter: 'grant_type' });
  const grant = GRANTS.get(name);
  if (!grant || (grant === 'password' && !passwordGrant)) return fail({ kind: 'grant-unsupported', grant: name });
  return ok(grant);
}

function readClient(
  form: Form,
  { hasAuthorization }: TokenEndpointFacts,
  grant: GrantName,
): Result<ClientFields, OpenIdFailure> {
  const clientId = form.client_id || undefined;
  const clientSecret = form.client_secret || undefined;
  if (!clientId && !hasAuthorization) return fail({ kind: 'missing-parameter', parameter: 'client_id' });
  const clientAssertion = form.client_assertion || undefined;
  if (clientAssertion !== undefined) {
    // One proof at a time (RFC 6749, 2.3).
    const isOnly = clientId && !clientSecret && !hasAuthorization;
    if (!isOnly || form.client_assertion_type !== ASSERTION_TYPE) return fail({ kind: 'malformed' });
    return ok({ clientId, clientSecret, clientAssertion, proof: 'assertion' });
  }
  if (grant === 'client_credentials' && !clientSecret && !hasAuthorization) return fail({ kind: 'proof-missing' });
  return ok({ clientId, clientSecret, clientAssertion, proof: 'secret' });
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
