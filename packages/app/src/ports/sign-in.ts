/**
 * What sign-in keeps between requests. None of it is part of the change log: it holds digests of secrets and
 * short-lived grants, and all of it may be lost without losing a fact about who may do what.
 */

import type { TenantId } from '@mandate/domain/tenants';
import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { ClientCertificate, ClientSecret, FederatedCredential } from './credentials.ts';
import type { SecondFactorReader } from './second-factors.ts';

/** A signed-in browser. The cookie holds a random value, of which only the SHA-256 (lower-case hex) is kept. */
export interface Session {
  readonly digest: string;
  readonly user: PrincipalId;
  /** The user's home tenant. */
  readonly tenant: TenantId;
  /** How the person proved who they are (`amr`, RFC 8176). */
  readonly methods: readonly string[];
  /** What the browser said it is, shortened; for the person to recognise it by. */
  readonly userAgent: string;
  readonly clientAddress: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

/** What a key signs: tokens, or events for webhooks. A key for the one never verifies the other. */
export type SigningPurpose = 'tokens' | 'events';

/** A key that signs tokens, or one that has signed them and still verifies. */
export interface SigningKey {
  readonly id: string;
  readonly purpose: SigningPurpose;
  readonly algorithm: 'RS256';
  /** The public half as a JSON Web Key. */
  readonly publicJwk: string;
  /** The private half, encrypted with the key file, which is not in the database. */
  readonly encryptedPrivateJwk: string;
  readonly createdAt: number;
  /** Signs nothing after this. */
  readonly retiresAt: number;
  /** Verifies nothing after this. */
  readonly expiresAt: number;
}

/** A one-time sign-in link; using it sets a password. Only the SHA-256 of its random value is kept. */
export interface SignInLink {
  readonly digest: string;
  readonly user: PrincipalId;
  readonly tenant: TenantId;
  readonly expiresAt: number;
}

/** One record of the OpenID provider library, which names the models. */
export interface GrantDocument {
  readonly model: string;
  readonly id: string;
  readonly tenant: TenantId;
  readonly payload: string;
  readonly grantId: string | null;
  readonly uid: string | null;
  readonly userCode: string | null;
  readonly consumedAt: number | null;
  readonly expiresAt: number;
}

/** Stores what sign-in needs; every method is durable on return. */
export interface SignInStore extends SecondFactorReader {
  findPassword(
    tenant: TenantId,
    user: PrincipalId,
  ): Promise<{ readonly digest: string; readonly mustChange: boolean } | undefined>;
  listClientSecrets(tenant: TenantId, servicePrincipal: PrincipalId): Promise<readonly ClientSecret[]>;
  listClientCertificates(tenant: TenantId, servicePrincipal: PrincipalId): Promise<readonly ClientCertificate[]>;
  listFederatedCredentials(tenant: TenantId, servicePrincipal: PrincipalId): Promise<readonly FederatedCredential[]>;
  /** The tenants that know the application, in no particular order; at most `limit` of them. */
  findTenantsOfApplication(appId: Guid, limit: number): Promise<readonly TenantId[]>;

  addSession(session: Session): Promise<void>;
  /** Finds one that has not expired at `now`. */
  findSession(digest: string, now: number): Promise<Session | undefined>;
  touchSession(digest: string, lastSeenAt: number): Promise<void>;
  removeSession(digest: string): Promise<void>;
  removeSessionsOf(tenant: TenantId, user: PrincipalId): Promise<void>;
  /** Those of one user that have not expired at `now`, the one used last first. */
  listSessions(tenant: TenantId, user: PrincipalId, now: number): Promise<readonly Session[]>;
  /** When everything a user had got by signing in was ended last. */
  findSignInsEnded(tenant: TenantId, user: PrincipalId): Promise<number | undefined>;

  listSigningKeys(purpose: SigningPurpose): Promise<readonly SigningKey[]>;
  /**
   * Adds a key unless one for the same that still signs at `now` exists already; several nodes may try at once. Answers
   * the winner.
   */
  addSigningKey(key: SigningKey, now: number): Promise<SigningKey>;

  addSignInLink(link: SignInLink): Promise<void>;
  findSignInLink(digest: string, now: number): Promise<SignInLink | undefined>;
  /** Removes the link and answers it, so that of two racing uses one gets nothing. */
  takeSignInLink(digest: string, now: number): Promise<SignInLink | undefined>;

  putGrantDocument(document: GrantDocument): Promise<void>;
  findGrantDocument(
    key: { readonly model: string; readonly tenant: TenantId } & (
      | { readonly id: string }
      | { readonly uid: string }
      | { readonly userCode: string }
    ),
    now: number,
  ): Promise<GrantDocument | undefined>;
  /** Marks a document as used, once: answers whether it was this call, so that of two racing uses one learns so. */
  consumeGrantDocument(model: string, tenant: TenantId, id: string, at: number): Promise<boolean>;
  removeGrantDocument(model: string, tenant: TenantId, id: string): Promise<void>;
  removeGrantDocumentsOf(tenant: TenantId, grantId: string): Promise<void>;

  /**
   * Counts an attempt under a key and answers how many fell in the window that is open at `now`. Counts survive a
   * restart and are shared by all nodes.
   */
  countAttempt(key: string, now: number, windowMs: number): Promise<number>;
  /** How many attempts the window that is open at `now` holds, without counting one. */
  attempts(key: string, now: number, windowMs: number): Promise<number>;
  forgetAttempts(key: string): Promise<void>;
  /**
   * Removes what expired before `now`: sessions, links, grants, counters, signing keys; and of the decision log what is
   * older than 90 days or more than it may hold.
   */
  sweep(now: number): Promise<void>;
}
