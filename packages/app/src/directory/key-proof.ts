import { createHash, verify, X509Certificate } from 'node:crypto';
import type { PrincipalId } from '@mandate/rbac/model';
import type { ClientCertificate } from '../ports/credentials.ts';

/** To whom a proof is addressed: Azure AD Graph, which took them first. */
const AUDIENCE = '00000002-0000-0000-c000-000000000000';
const LONGEST_LIFE_S = 600;
const CLOCK_SKEW_S = 60;

/**
 * Whether a token proves the possession of one of the holder's certificates that count now: signed by its key, by the
 * holder, for this purpose, and for ten minutes at most (https://learn.microsoft.com/graph/application-rollkey-prooftoken).
 */
export function isKeyProof(
  proof: string,
  {
    holder,
    certificates,
    now,
  }: {
    readonly holder: PrincipalId;
    readonly certificates: readonly ClientCertificate[];
    readonly now: number;
  },
): boolean {
  const [header = '', payload = '', signature = '', ...more] = proof.split('.');
  const head = parse(header);
  const claims = parse(payload);
  if (more.length > 0 || !head || !claims || head['alg'] !== 'RS256') return false;
  const { aud, iss, nbf, exp } = claims;
  if (aud !== AUDIENCE || iss !== holder || typeof nbf !== 'number' || typeof exp !== 'number') return false;
  const seconds = now / 1000;
  if (nbf > seconds + CLOCK_SKEW_S || exp <= seconds || exp - nbf > LONGEST_LIFE_S) return false;

  const signed = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  return certificates
    .filter(({ notBefore, expiresAt }) => notBefore <= now && now < expiresAt)
    .some(({ certificate }) => verify('sha256', signed, new X509Certificate(certificate).publicKey, bytes));
}

function parse(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The SHA-1 of a certificate in upper-case hex, by which Azure names certificates. */
export function thumbprintOf(certificate: X509Certificate): string {
  return createHash('sha1').update(certificate.raw).digest('hex').toUpperCase();
}
