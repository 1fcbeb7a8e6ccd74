import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { Result } from '@mandate/rbac/result';
import type { Taken } from './taken.ts';

/** What a person proves themselves by besides a password. */
export type SecondFactor = AuthenticatorApp | Passkey;

interface Enrolled {
  readonly id: Guid;
  /** What its owner calls it. */
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** An app that makes codes from the time (RFC 6238). */
export interface AuthenticatorApp extends Enrolled {
  readonly kind: 'authenticator-app';
  /** The seed, encrypted with the key file, which is not in the database. */
  readonly sealedSeed: string;
  /** The time step of the last code that was taken; it and those before count no more. */
  readonly counter: number;
}

/** A key in a device, a browser or a security key (https://www.w3.org/TR/webauthn-3/). */
export interface Passkey extends Enrolled {
  readonly kind: 'passkey';
  readonly credentialId: string;
  /** The public half as COSE, in base64url. */
  readonly publicKey: string;
  readonly transports: readonly string[];
  /** How often the authenticator says it has signed; 0 for those that do not count. */
  readonly counter: number;
}

/** Whether people of a tenant have to have a second factor. */
export type SecondFactorPolicy = 'required' | 'optional';

/** A person as their organization's own OpenID provider knows them. */
export interface LinkedIdentity {
  readonly issuer: string;
  /** What the issuer never gives to anybody else (`sub`). */
  readonly subject: string;
  readonly user: PrincipalId;
  readonly linkedAt: number;
}

/** Reads and uses up second factors. */
export interface SecondFactorReader {
  /** Oldest first. */
  listSecondFactors(tenant: TenantId, user: PrincipalId): Promise<readonly SecondFactor[]>;
  /**
   * Moves a factor's counter forward; answers whether it was this call, so that of two uses of one code one learns so.
   * A counter that stands at 0 may stay there: that authenticator does not count.
   */
  useSecondFactor(
    tenant: TenantId,
    user: PrincipalId,
    use: { readonly id: Guid; readonly counter: number; readonly at: number },
  ): Promise<boolean>;
  countRecoveryCodes(tenant: TenantId, user: PrincipalId): Promise<number>;
  /** Removes the code of this digest; answers whether it was this call. */
  takeRecoveryCode(tenant: TenantId, user: PrincipalId, digest: string): Promise<boolean>;
  findLinkedUser(tenant: TenantId, issuer: string, subject: string): Promise<PrincipalId | undefined>;
  listLinkedIdentities(tenant: TenantId, user: PrincipalId): Promise<readonly LinkedIdentity[]>;
}

/** Reads second factors of one tenant's people. */
export interface TenantSecondFactorReader {
  /** Oldest first. */
  listSecondFactorsOf(user: PrincipalId): Promise<readonly SecondFactor[]>;
  /** What the tenant asks of its people; `undefined` where nobody decided. */
  secondFactorPolicy(): Promise<SecondFactorPolicy | undefined>;
}

/** Writes second factors of one tenant's people. */
export interface SecondFactorWriter {
  /** Fails with `taken` when the user has this passkey already. */
  addSecondFactor(user: PrincipalId, factor: SecondFactor): Promise<Result<void, Taken>>;
  /** Answers whether the user had it. */
  removeSecondFactor(user: PrincipalId, id: Guid): Promise<boolean>;
  /** Stores SHA-256 digests, in lower-case hex, in place of all that were left; none removes them. */
  replaceRecoveryCodes(user: PrincipalId, digests: readonly string[]): Promise<void>;
  setSecondFactorPolicy(policy: SecondFactorPolicy): Promise<void>;
  /** Fails with `taken` when the subject belongs to somebody, or the user has another subject of this issuer. */
  linkIdentity(identity: LinkedIdentity): Promise<Result<void, Taken>>;
  /** Takes all identities of the user back; answers how many. */
  unlinkIdentities(user: PrincipalId): Promise<number>;
}
