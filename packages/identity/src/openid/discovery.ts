import type { TenantId } from '@mandate/domain/tenants';
import { issuerOf } from '../tokens.ts';
import type { OpenIdPath } from './paths.ts';

/** The issuer that metadata for no tenant in particular names; clients put the token's tenant in, as at Entra. */
const ANY_TENANT = '{tenantid}';

/** The addresses that metadata announces begin with this. */
export function rootOf(base: OpenIdPath['base'], tenant: TenantId | undefined, loginOrigin: string): string {
  return loginOrigin + base.replace('{tenant}', tenant ?? '');
}

/**
 * The metadata of a tenant, or of no tenant in particular (OpenID Connect Discovery 1.0, 4.2), with the fields that
 * Entra adds. The addresses keep the form in which the metadata was asked for, because clients compare them.
 */
export function discoveryDocument(options: {
  readonly tenant: TenantId | undefined;
  readonly base: OpenIdPath['base'];
  readonly version: 'v1' | 'v2';
  readonly loginOrigin: string;
  readonly graphOrigin: string;
  readonly grants: readonly string[];
}): Readonly<Record<string, unknown>> {
  const { tenant, base, version, loginOrigin, graphOrigin, grants } = options;
  const root = rootOf(base, tenant, loginOrigin);
  const oauth2 = version === 'v1' ? `${root}/oauth2` : `${root}/oauth2/v2.0`;
  return {
    issuer: issuerOf(tenant ?? ANY_TENANT, loginOrigin),
    token_endpoint: `${oauth2}/token`,
    authorization_endpoint: `${oauth2}/authorize`,
    end_session_endpoint: `${oauth2}/logout`,
    userinfo_endpoint: `${root}/openid/userinfo`,
    ...(version === 'v1' ? {} : { device_authorization_endpoint: `${oauth2}/devicecode` }),
    jwks_uri: `${root}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    grant_types_supported: grants,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'oid', 'ver', 'name', 'preferred_username', 'nonce'],
    request_uri_parameter_supported: false,
    tenant_region_scope: null,
    cloud_instance_name: new URL(loginOrigin).host,
    msgraph_host: new URL(graphOrigin).host,
  };
}
