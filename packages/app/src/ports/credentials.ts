import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { SecondFactorWriter } from './second-factors.ts';
import type { Taken } from './taken.ts';

/**
 * A secret, of which only the digest is kept. It is a service principal's, or the registration's of an application,
 * whose credentials its service principal signs in with as well.
 */
export interface ClientSecret {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  readonly digest: string;
  readonly hint: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A certificate by whose private key a service principal signs its assertions. */
export interface ClientCertificate {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  /** The SHA-1 of its DER form in upper-case hex, by which Azure names certificates. */
  readonly thumbprint: string;
  /** The certificate itself in PEM. */
  readonly certificate: string;
  readonly createdAt: number;
  readonly notBefore: number;
  readonly expiresAt: number;
}

/** A foreign issuer's subject whose assertions a service principal may sign in with. */
export interface FederatedCredential {
  readonly id: Guid;
  readonly servicePrincipal: PrincipalId;
  readonly name: string;
  /** Compared letter for letter, as are subject and audience. */
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  readonly createdAt: number;
}

/** Reads what programs of one tenant sign in with. */
export interface CredentialReader {
  /** Those of exactly this service principal or application, oldest first. */
  listClientSecrets(holder: PrincipalId): Promise<readonly ClientSecret[]>;
  listClientCertificates(holder: PrincipalId): Promise<readonly ClientCertificate[]>;
  listFederatedCredentials(holder: PrincipalId): Promise<readonly FederatedCredential[]>;
  /** What was written beside the holder's credentials, by their ids. */
  listCredentialLabels(holder: PrincipalId): Promise<ReadonlyMap<Guid, string>>;
}

/** Writes what people and programs of one tenant sign in with. */
export interface CredentialWriter extends SecondFactorWriter {
  /** Stores an argon2id digest in PHC form in place of the one before, and ends all of the user's sessions. */
  setPassword(user: PrincipalId, password: { readonly digest: string; readonly mustChange: boolean }): Promise<void>;
  /**
   * Ends everything that the user got by signing in until `at`: sessions, what applications hold, and sign-in links
   * that were not used.
   */
  endSignIns(user: PrincipalId, at: number): Promise<void>;
  /** Removes everything a user signs in with, for one that is gone for good; ends their sign-ins, too. */
  forgetCredentials(user: PrincipalId, at: number): Promise<void>;
  /** Stores the SHA-256 of a secret, in lower-case hex, and the first characters by which its owner knows it. */
  addClientSecret(secret: ClientSecret): Promise<void>;
  /** Fails with `taken` when the service principal has this certificate already. */
  addClientCertificate(certificate: ClientCertificate): Promise<Result<void, Taken>>;
  /** Fails with `taken` when the service principal trusts this subject of this issuer already. */
  addFederatedCredential(credential: FederatedCredential): Promise<Result<void, Taken>>;
  /** Writes something beside a credential, in place of what stood there. */
  putCredentialLabel(holder: PrincipalId, id: Guid, label: string): Promise<void>;
  /** Removes a credential with what stands beside it; answers whether it was there. */
  removeCredential(
    kind: 'secret' | 'certificate' | 'federated',
    credential: { readonly holder: PrincipalId; readonly id: Guid },
  ): Promise<boolean>;
}
