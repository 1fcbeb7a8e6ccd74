import { X509Certificate } from 'node:crypto';
import type { ClientCertificate } from '@mandate/app/ports/credentials';
import { fail, ok, type Result } from '@mandate/rbac/result';

/** What a certificate itself says about the credential it becomes. */
export type CertificateFacts = Pick<ClientCertificate, 'thumbprint' | 'certificate' | 'notBefore' | 'expiresAt'>;

/** Why no application can prove itself with it: assertions are signed with RSA, and weak keys prove nothing. */
export interface CertificateProblem {
  readonly kind: 'certificate-unreadable' | 'certificate-not-rsa' | 'certificate-too-weak';
}

const LEAST_BITS = 2048;

/** Reads a certificate, in PEM or DER, that an application is to prove itself with. */
export function readClientCertificate(given: string | Uint8Array): Result<CertificateFacts, CertificateProblem> {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(given);
  } catch {
    return fail({ kind: 'certificate-unreadable' });
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa') return fail({ kind: 'certificate-not-rsa' });
  if ((asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) return fail({ kind: 'certificate-too-weak' });
  return ok({
    thumbprint: certificate.fingerprint.replaceAll(':', ''),
    certificate: certificate.toString(),
    notBefore: certificate.validFromDate.getTime(),
    expiresAt: certificate.validToDate.getTime(),
  });
}
