import type { TenantId } from '@mandate/domain/tenants';

/** Why a request is refused before anybody's identity matters. */
export type RequestFailure =
  | { readonly kind: 'tenant-not-found'; readonly tenant: string }
  | { readonly kind: 'no-tenant-named' }
  | { readonly kind: 'instance-unknown' }
  | { readonly kind: 'not-implemented'; readonly what: string }
  | { readonly kind: 'method-refused'; readonly accepted: string; readonly received: string }
  | { readonly kind: 'missing-parameter'; readonly parameter: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'redirect-not-registered'; readonly redirectUri: string; readonly application: string }
  | { readonly kind: 'response-type-unsupported'; readonly responseType: string }
  | { readonly kind: 'response-mode-unsupported'; readonly responseMode: string }
  | { readonly kind: 'prompt-unsupported'; readonly prompt: string }
  | { readonly kind: 'challenge-missing' }
  | { readonly kind: 'challenge-invalid'; readonly method: string }
  | { readonly kind: 'grant-unsupported'; readonly grant: string }
  | { readonly kind: 'scope-invalid'; readonly scope: string }
  | { readonly kind: 'scope-not-default'; readonly scope: string }
  | { readonly kind: 'several-resources'; readonly scope: string }
  | { readonly kind: 'resource-not-found'; readonly resource: string; readonly tenant: TenantId };

/** Why an application is refused. */
export type ClientFailure =
  | { readonly kind: 'application-not-found'; readonly application: string; readonly tenant: TenantId }
  | { readonly kind: 'application-disabled'; readonly application: string }
  | { readonly kind: 'secret-missing' }
  | { readonly kind: 'proof-missing' }
  | { readonly kind: 'secret-wrong'; readonly application: string }
  | { readonly kind: 'secret-expired'; readonly application: string }
  | { readonly kind: 'secret-of-public-client' }
  | { readonly kind: 'assertion-malformed' }
  | { readonly kind: 'assertion-signature'; readonly reason: string }
  | { readonly kind: 'assertion-of-other' }
  | { readonly kind: 'assertion-audience' }
  | { readonly kind: 'assertion-time'; readonly now: number }
  | { readonly kind: 'assertion-replayed' }
  | { readonly kind: 'federated-mismatch'; readonly part: FederatedPart; readonly value: string }
  | { readonly kind: 'issuer-unreachable' };

/** In what a foreign issuer's assertion differs from all that the application trusts. */
export type FederatedPart = 'issuer' | 'subject' | 'audience';

/** Why a person is refused, or what a person's application presents for them. */
export type PersonFailure =
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'must-change-password' }
  | { readonly kind: 'second-factor-needed' }
  | { readonly kind: 'second-factor-missing' }
  | { readonly kind: 'user-disabled' }
  | { readonly kind: 'login-required' }
  | { readonly kind: 'code-expired' }
  | { readonly kind: 'code-redeemed' }
  | { readonly kind: 'code-of-other-tenant' }
  | { readonly kind: 'redirect-differs'; readonly redirectUri: string }
  | { readonly kind: 'verifier-wrong' }
  | { readonly kind: 'device-pending' }
  | { readonly kind: 'device-too-soon' }
  | { readonly kind: 'device-declined' }
  | { readonly kind: 'device-expired' }
  | { readonly kind: 'behalf-refused' }
  | { readonly kind: 'behalf-signature' }
  | { readonly kind: 'behalf-audience' }
  | { readonly kind: 'behalf-time' }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'grant-invalid' }
  | { readonly kind: 'grant-inactive' }
  | { readonly kind: 'grant-revoked' }
  | {
      readonly kind: 'entry-refused';
      readonly userPrincipalName: string;
      readonly application: string;
      readonly tenant: TenantId;
    };

/** Why a request to the sign-in endpoints is refused. */
export type OpenIdFailure = RequestFailure | ClientFailure | PersonFailure;
