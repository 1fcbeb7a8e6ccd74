import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import type { FetchJson } from '../outgoing.ts';
import { findApplication } from './applications.ts';
import { createCertificateCheck } from './assertions/certificate-assertion.ts';
import { createFederatedCheck } from './assertions/federated-assertion.ts';
import { createForeignKeys } from './assertions/foreign-keys.ts';
import { readAssertion } from './assertions/read-assertion.ts';
import type { OpenIdFailure } from './failures.ts';
import type { OpenIdPath } from './paths.ts';

/** An assertion by which an application wants to prove who it is. */
export interface PresentedAssertion {
  readonly clientId: string;
  readonly assertion: string;
  readonly tenant: TenantId;
  readonly base: OpenIdPath['base'];
}

/** Whether an assertion proves the application. */
export type CheckAssertion = (presented: PresentedAssertion) => Promise<Result<void, OpenIdFailure>>;

/**
 * Checks client assertions (RFC 7521, 4.2). The library could check those of certificates, but not against several
 * keys of one application with their own expiry, not for the audiences that clients name, and not those of foreign
 * issuers; so both kinds are checked before it sees the request.
 */
export function createAssertionCheck(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly loginOrigin: string;
  readonly fetchJson?: FetchJson | undefined;
}): CheckAssertion {
  const { store, fetchJson = async () => fail({ kind: 'unreachable' } as const) } = options;
  const keys = createForeignKeys({ ...options, fetchJson });
  const checkCertificate = createCertificateCheck(options);
  const checkFederated = createFederatedCheck({ ...options, keys });

  return async ({ clientId, assertion: text, tenant: tenantId, base }) => {
    const application = await findApplication(store, tenantId, clientId);
    if (!application.ok) return application;
    if (application.value.kind === 'first-party') return fail({ kind: 'secret-of-public-client' });
    const assertion = readAssertion(text);
    const tenant = await store.installation.findTenant(tenantId);
    if (!assertion || !tenant) return fail({ kind: 'assertion-malformed' });
    const { iss } = assertion.payload;
    const isOwn = typeof iss !== 'string' || !URL.canParse(iss);
    const presented = { assertion, application: application.value, tenant, base };
    const checked = isOwn ? await checkCertificate(presented) : await checkFederated(presented);
    return checked.ok ? ok(undefined) : checked;
  };
}
