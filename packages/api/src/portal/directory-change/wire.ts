/** What the pages about moving subscriptions between directories read. The browser imports these types, never code. */
import type { DirectoryChangeProblem } from '@mandate/domain/directory-change';

/** A directory as those may know it who have to do with it. */
export interface DirectoryName {
  readonly id: string;
  readonly displayName: string;
  readonly domain: string;
}

/** One way in which somebody holds a role on a subscription; none of them goes along. */
export interface LeftRole {
  readonly id: string;
  readonly holder: string;
  readonly holderKind: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup' | 'unknown';
  readonly role: string;
  readonly scope: string;
  /** `inherited` stays where it is, above the subscription, and does not reach it any more. */
  readonly how: 'assigned' | 'inherited' | 'eligible' | 'for-a-time' | 'denied';
}

/** What keeps a subscription where it is. */
export type ChangeBlock = DirectoryChangeProblem['kind'] | 'not-active' | 'locked';

/** `GET /portal/tenants/{id}/subscriptions/{subscriptionId}/directory-change`: what a move would mean. */
export interface DirectoryChangeReport {
  /** Whether the reader may ask for it; all else is `null` for those who may not. */
  readonly may: boolean;
  readonly report: {
    readonly blocked: { readonly kind: ChangeBlock; readonly at: readonly string[] } | null;
    /** The partner that sells it, which it does not leave. */
    readonly seller: string | null;
    readonly waiting: { readonly destination: string; readonly owner: string; readonly expiresAt: string } | null;
    readonly roles: readonly LeftRole[];
    readonly customRoles: readonly { readonly name: string; readonly stays: boolean }[];
    readonly delegations: readonly { readonly managedBy: string; readonly scope: string }[];
    readonly identities: readonly string[];
    readonly takes: ChangeContents;
  } | null;
}

/** What goes along. */
export interface ChangeContents {
  readonly resourceGroups: number;
  readonly resources: number;
  readonly locks: number;
  readonly isMore: boolean;
}

/** `GET /portal/offered-subscriptions`: what other directories offer to the reader's own. */
export interface OfferedSubscriptions {
  readonly offers: readonly OfferedSubscription[];
}

/** A subscription that another directory offers. */
export interface OfferedSubscription {
  readonly subscription: string;
  readonly displayName: string;
  readonly from: DirectoryName;
  /** Who is to accept it, as the offer says. */
  readonly owner: string;
  readonly isForReader: boolean;
  readonly expiresAt: string;
  /** The partner that sells it. */
  readonly seller: string | null;
  readonly blocked: ChangeBlock | null;
  readonly takes: ChangeContents;
}
