import { type KeyObject, X509Certificate } from 'node:crypto';
import type { ClientCertificate } from '@mandate/app/ports/credentials';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock } from '@mandate/app/ports/world';
import type { Tenant } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CryptoKey, compactVerify, errors, type ProtectedHeaderParameters } from 'jose';
import { digestSecret } from '../../secrets.ts';
import type { Application } from '../applications.ts';
import { putDocument } from '../documents.ts';
import type { ClientFailure } from '../failures.ts';
import type { OpenIdPath } from '../paths.ts';
import { isOwnAudience } from './audiences.ts';
import type { UnverifiedAssertion } from './read-assertion.ts';
import { timeProblem } from './times.ts';

type Registered = Extract<Application, { readonly kind: 'registered' }>;

/** An assertion that its application signs itself, and where it was presented. */
export interface CertificateAssertion {
  readonly assertion: UnverifiedAssertion;
  readonly application: Registered;
  readonly tenant: Tenant;
  readonly base: OpenIdPath['base'];
}

/** What Entra takes, and nothing that needs no private key. */
const ALGORITHMS = ['RS256', 'PS256'];

/**
 * How long an assertion may come again after its first use. One use only, as RFC 7523 suggests, would break MSAL, which
 * keeps an assertion for the ten minutes that it makes it valid and sends it with each request, whatever for
 * (`ClientAssertion.getJwt` of MSAL for Node.js, `AutoRefresher` of MSAL for Python).
 */
const REUSABLE_MS = 600_000;
const MODEL = 'ClientAssertion';

/** Checks assertions signed with a certificate of the application's own (private_key_jwt, RFC 7523, 2.2 and 3). */
export function createCertificateCheck(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly loginOrigin: string;
}): (presented: CertificateAssertion) => Promise<Result<void, ClientFailure>> {
  const { signIn: store, clock, loginOrigin } = options;

  async function wasUsedBefore({ assertion, application }: CertificateAssertion, expiresAt: number): Promise<boolean> {
    const { text, payload } = assertion;
    // Without an id, what was signed names it; the signature itself can be spelt in several ways.
    const id = digestSecret(payload.jti === undefined ? text.slice(0, text.lastIndexOf('.')) : `jti ${payload.jti}`);
    const name = { model: MODEL, tenant: application.home, id: `${application.appId} ${id}` };
    const now = clock.now();
    const first = await store.findGrantDocument(name, now);
    if (first) return Number(first.payload) + REUSABLE_MS <= now;
    await putDocument(store, { ...name, payload: String(now), expiresAt });
    return false;
  }

  return async (presented) => {
    const { assertion, application, tenant, base } = presented;
    const { header, payload } = assertion;
    if (!ALGORITHMS.includes(header.alg ?? '')) return fail({ kind: 'assertion-malformed' });
    const now = clock.now();
    const signed = await verify(assertion, await store.listClientCertificates(application.home, application.id), now);
    if (!signed.ok) return signed;

    const names = [payload.iss, payload.sub].map((name) => (typeof name === 'string' ? name.toLowerCase() : undefined));
    if (names.some((name) => name !== application.appId)) return fail({ kind: 'assertion-of-other' });
    if (!isOwnAudience(payload.aud, { tenant, base, loginOrigin })) return fail({ kind: 'assertion-audience' });
    const untimely = timeProblem(payload, now);
    if (untimely) return fail(untimely);
    const used = await wasUsedBefore(presented, (payload.exp ?? 0) * 1000);
    return used ? fail({ kind: 'assertion-replayed' }) : ok(undefined);
  };
}

async function verify(
  { text, header }: UnverifiedAssertion,
  certificates: readonly ClientCertificate[],
  now: number,
): Promise<Result<void, ClientFailure>> {
  const named = certificates.filter((certificate) => isNamed(certificate, header));
  if (named.length === 0) return fail({ kind: 'assertion-signature', reason: 'The key was not found.' });
  const current = named.filter(({ notBefore, expiresAt }) => notBefore <= now && now < expiresAt);
  if (current.length === 0) return fail({ kind: 'assertion-signature', reason: 'The key used is expired.' });
  for (const { certificate } of current) {
    if (await isSignedBy(text, new X509Certificate(certificate).publicKey, header.alg ?? '')) return ok(undefined);
  }
  return fail({
    kind: 'assertion-signature',
    reason: 'The key was found, but use of the key to verify the signature failed.',
  });
}

/** Whether the header means this certificate; one that names none may mean any. */
function isNamed(certificate: ClientCertificate, header: ProtectedHeaderParameters): boolean {
  const { x5t, kid } = header;
  const x5tS256 = header['x5t#S256'];
  const sha1 = Buffer.from(certificate.thumbprint, 'hex').toString('base64url');
  if (x5tS256 !== undefined) return x5tS256 === sha256Of(certificate);
  if (x5t !== undefined) return x5t === sha1;
  return kid === undefined || kid === sha1 || kid.toUpperCase() === certificate.thumbprint;
}

function sha256Of({ certificate }: ClientCertificate): string {
  const { fingerprint256 } = new X509Certificate(certificate);
  return Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
}

/** Whether this key made the signature, by this algorithm and no other. */
export async function isSignedBy(text: string, key: CryptoKey | KeyObject, algorithm: string): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
