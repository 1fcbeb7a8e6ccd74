import { fail, ok, type Result } from '@mandate/rbac/result';
import type { OpenIdFailure } from './failures.ts';
import { decode } from './paths.ts';

/**
 * Tells a client whether an authority's host is one of the cloud's, and where its metadata is. Only this installation's
 * own host is known; some clients leave its port out of the question.
 */
export function instanceMetadata(
  query: URLSearchParams,
  loginOrigin: string,
): Result<Readonly<Record<string, unknown>>, OpenIdFailure> {
  const endpoint = query.get('authorization_endpoint');
  if (!endpoint) return fail({ kind: 'missing-parameter', parameter: 'authorization_endpoint' });
  const asked = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const own = new URL(loginOrigin);
  const known = asked?.protocol === 'https:' && asked.hostname === own.hostname && ['', own.port].includes(asked.port);
  if (!asked || !known) return fail({ kind: 'instance-unknown' });

  const [, tenant = ''] = asked.pathname.split('/');
  return ok({
    tenant_discovery_endpoint: `${loginOrigin}/${tenant || 'common'}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: own.host, preferred_cache: own.host, aliases: [own.host] }],
  });
}

/**
 * How somebody of that name signs in. The answer is the same for every name, so that nobody learns here who or which
 * company exists: all passwords are checked by Mandate itself.
 */
export function userRealm(rest: string, loginOrigin: string): Readonly<Record<string, unknown>> {
  const userPrincipalName = decode(rest.split('/')[2] ?? '') ?? '';
  return {
    ver: '1.0',
    account_type: 'Managed',
    domain_name: /@([^@]*)$/.exec(userPrincipalName)?.[1] ?? '',
    cloud_instance_name: new URL(loginOrigin).host,
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
  };
}
