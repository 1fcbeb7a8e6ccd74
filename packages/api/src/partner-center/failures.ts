import type { AttestAgreementFailure } from '@mandate/app/agreements/attest-agreement';
import type { ChangeCartFailure } from '@mandate/app/carts/change-cart';
import type { ChangeSoldSubscriptionFailure } from '@mandate/app/commerce/change-sold-subscription';
import type { CustomerIdMalformed, NotTheReseller } from '@mandate/app/commerce/customer';
import type { EntitlementFailure } from '@mandate/app/commerce/entitlements';
import type { ResetPasswordFailure } from '@mandate/app/credentials/reset-password';
import type { CreateCustomerFailure } from '@mandate/app/customers/create-customer';
import type { QualifyCustomerFailure } from '@mandate/app/customers/qualify-customer';
import type { UpdateBillingProfileFailure } from '@mandate/app/customers/update-billing-profile';
import type { DirectoryFailure } from '@mandate/app/directory/failures';
import type { PlaceOrderFailure } from '@mandate/app/orders/place-order';
import type { SupportProfileRefused } from '@mandate/app/profiles/put-support-profile';
import type { RelationshipFailure } from '@mandate/app/relationships/change-relationship';
import type { EndFailure } from '@mandate/app/relationships/end-relationship';
import type { RequestInProgress } from '@mandate/app/requests/once';
import type { SelfServeFailure } from '@mandate/app/self-serve/change-policy';
import type { TransferFailure } from '@mandate/app/transfers/transfer';
import type { WebhookFailure } from '@mandate/app/webhooks/change-webhook';
import type { CommonFailure } from '../failures.ts';

/** What operations of the Partner Center API find wrong with a request that was let through. */
export type PartnerCenterRequestFailure =
  /** The endpoint is for people, and an application asks by itself. */
  | { readonly kind: 'user-token-required' }
  /** Their organization asks its people for a second factor, and the sign-in had none. */
  | { readonly kind: 'second-factor-required' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** Known to the trade and left out on purpose. */
  | { readonly kind: 'out-of-scope'; readonly what: string }
  /** The protocol knows it, and this installation does not do it. */
  | { readonly kind: 'not-supported'; readonly detail: string }
  | { readonly kind: 'input-invalid'; readonly detail: string }
  /** A word where one of a closed list is asked for. */
  | { readonly kind: 'enum-unknown'; readonly text: string }
  /** A right in the customer's directory that the caller does not have there. */
  | { readonly kind: 'customer-directory-refused'; readonly customer: string }
  | { readonly kind: 'country-unknown'; readonly country: string }
  | { readonly kind: 'product-not-found'; readonly id: string }
  | { readonly kind: 'sku-not-found'; readonly id: string }
  | { readonly kind: 'availability-not-found'; readonly id: string }
  | { readonly kind: 'segment-refused'; readonly segment: string }
  | { readonly kind: 'target-view-refused'; readonly view: string }
  | { readonly kind: 'order-not-found'; readonly text: string }
  | { readonly kind: 'order-not-cancellable' }
  | { readonly kind: 'cancellation-reason-invalid'; readonly reason: string }
  | { readonly kind: 'quantity-fixed' }
  | { readonly kind: 'audit-record-not-found' }
  | { readonly kind: 'validation-event-not-found' }
  /** A range of dates that is reversed, unreadable, or longer than the API answers. */
  | { readonly kind: 'dates-refused'; readonly detail: string }
  | { readonly kind: 'domain-free' }
  | { readonly kind: 'mpn-unknown' }
  /** Somebody asks for the last outcome of a vetting, and there was none. */
  | { readonly kind: 'vetting-never-finalized' };

/** Everything that the Partner Center API must be able to word. */
export type PartnerCenterFailure =
  | CommonFailure
  | PartnerCenterRequestFailure
  | RequestInProgress
  | NotTheReseller
  | CustomerIdMalformed
  | AttestAgreementFailure
  | CreateCustomerFailure
  | UpdateBillingProfileFailure
  | QualifyCustomerFailure
  | ChangeCartFailure
  | PlaceOrderFailure
  | ChangeSoldSubscriptionFailure
  | EntitlementFailure
  | TransferFailure
  | SupportProfileRefused
  | RelationshipFailure
  | EndFailure
  | SelfServeFailure
  | DirectoryFailure
  | ResetPasswordFailure
  | WebhookFailure;
