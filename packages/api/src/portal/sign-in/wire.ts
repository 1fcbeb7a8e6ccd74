/**
 * What the pages of signing in, and of one's own account, send and accept under `/portal/`. A sign-in that is not at
 * its end is a step: the browser holds its value in a cookie that no script reads, and the server says what is next.
 */
import type { Me } from '../wire.ts';

/** `POST /portal/sign-in`. 401 `wrong-credentials`, 429 `too-many-attempts`, else as {@link SignedIn} or {@link Step}. */
export interface SignInRequest {
  readonly userPrincipalName: string;
  readonly password: string;
}

/** `POST /portal/sign-in-link`: uses a one-time link (its secret stands in the page's fragment). 410 `link-expired`. */
export interface SignInLinkRequest {
  readonly token: string;
  readonly newPassword: string;
}

/** Answer 200 of every step: there is a session now. */
export interface SignedIn extends Me {
  /** Set when a second factor was got on the way; shown this once. */
  readonly recoveryCodes: readonly string[] | null;
}

/** Answer 202 of every step, and `GET /portal/sign-in/step`: what is to be done next. 410 `sign-in-over`. */
export interface Step {
  readonly userPrincipalName: string;
  readonly next:
    | {
        readonly kind: 'second-factor';
        readonly app: boolean;
        readonly passkey: boolean;
        readonly recoveryCode: boolean;
      }
    | { readonly kind: 'new-password' }
    | { readonly kind: 'enrol'; readonly passkeys: boolean };
}

/** `POST /portal/sign-in/code`: of an app, or a recovery code. 401 `wrong-code`, 429 `too-many-attempts`. */
export interface CodeRequest {
  readonly code: string;
}

/** `POST /portal/sign-in/password`: 400 `weak-password`. */
export interface NewPasswordRequest {
  readonly newPassword: string;
}

// `POST /portal/sign-in/passkey/question` has no body and answers what WebAuthn's `get` takes, as JSON.

/** `POST /portal/sign-in/passkey`: what WebAuthn answered. 401 `passkey-refused`. */
export interface PasskeyRequest {
  readonly response: object;
}

/** `GET /portal/sign-in/options`: how one can sign in besides a password. */
export interface SignInOptions {
  /** The organization's own provider. */
  readonly provider: { readonly name: string } | null;
}

/** `POST /portal/sign-in/provider`: where the browser goes. 502 `provider-unreachable`. */
export interface ProviderRequest {
  /** Where it goes on afterwards: a page of the portal, or an application's request. */
  readonly returnTo?: string;
  readonly return?: string;
}

/** Its answer: an address of the provider, which sends the browser back to the portal. */
export interface ProviderLocation {
  readonly location: string;
}

// `POST /portal/{sign-in|account}/methods/app/start` has no body.

/** A seed for an app: as text, and as what the picture says. */
export interface AppSeed {
  readonly seed: string;
  readonly address: string;
}

/** `POST /portal/{sign-in|account}/methods/app`. 401 `wrong-code`, 410 `enrolment-over`, 409 `too-many-methods`. */
export interface NewAppRequest extends CodeRequest {
  readonly name: string;
}

// `POST /portal/{sign-in|account}/methods/passkey/start` answers what WebAuthn's `create` takes, as JSON.

/** `POST /portal/{sign-in|account}/methods/passkey`. 401 `passkey-refused`, 409 `too-many-methods`. */
export interface NewPasskeyRequest extends PasskeyRequest {
  readonly name: string;
}

/** `GET /portal/account`. */
export interface Account {
  readonly hasPassword: boolean;
  readonly methods: readonly {
    readonly id: string;
    readonly kind: 'authenticator-app' | 'passkey';
    readonly name: string;
    readonly createdAt: string;
    readonly lastUsedAt: string | null;
  }[];
  readonly recoveryCodesLeft: number;
  /** Whether the organization asks for a second factor. */
  readonly required: boolean;
  readonly passkeys: boolean;
  /** Issuers with whom the person can sign in, too. */
  readonly providers: readonly string[];
  readonly sessions: readonly {
    readonly id: string;
    readonly current: boolean;
    readonly userAgent: string;
    readonly clientAddress: string;
    readonly createdAt: string;
    readonly lastSeenAt: string;
    readonly secondFactor: boolean;
  }[];
  /** Whether the sign-in is recent enough to change methods; if not, they answer 403 `sign-in-again`. */
  readonly mayChange: boolean;
}

/** `POST /portal/account/password`: 401 `wrong-credentials`, 400 `weak-password`. Ends all other sessions. */
export interface ChangePasswordRequest {
  readonly password: string;
  readonly newPassword: string;
}

/** Answer of `POST /portal/account/methods/{app|passkey}` and of `POST /portal/account/recovery-codes`. */
export interface RecoveryCodes {
  /** Shown this once; `null` when there were some already. */
  readonly recoveryCodes: readonly string[] | null;
}

/** `POST /portal/account/methods/remove` and `POST /portal/account/sessions/end`, which answer 204. */
export interface OneOfMine {
  readonly id: string;
}

// `POST /portal/account/sign-out-everywhere` has no body and answers 204.
