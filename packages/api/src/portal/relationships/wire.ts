/** What the pages about relationships with partners read and send. The browser imports these types, never code. */
import type { DelegatedAdminStatus } from '@mandate/domain/delegated-admin';
import type { DelegatedRole } from '@mandate/domain/delegated-admin-roles';
import type { PartnerTask } from '@mandate/domain/least-roles';
import type {
  DelegatedAdmin,
  DelegatedAdminOnNew,
  RelationshipEvent,
  RelationshipState,
  ResellerTier,
} from '@mandate/domain/relationships';

/** A partner as its customer may know it. Names are not unique: the id and the domain are. */
export interface PartnerName {
  readonly id: string;
  readonly displayName: string;
  readonly domain: string;
  readonly country: string;
}

/** `GET /portal/delegated-roles`: the directory roles that a granular relationship can carry. */
export interface DelegatedRoles {
  readonly roles: readonly (DelegatedRole & {
    /** The tasks for which no lesser role would do. */
    readonly leastFor: readonly PartnerTask[];
  })[];
}

/** What a request link carries, under the names of its address. */
export interface LinkOptions {
  readonly invType: string;
  readonly partnerId: string;
  readonly indirectCSPId?: string;
  readonly DAP: string;
  readonly signature: string;
}

/** `GET /portal/invitations/reseller?{LinkOptions}`: what a link asks of the reader's own organization. */
export type ResellerInvitation =
  /** Forged, altered or voided. */
  | { readonly kind: 'void' }
  /** The reader works for the partner that sent it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'other-market'; readonly partnerCountry: string; readonly customerCountry: string }
  | {
      readonly kind: 'open';
      readonly customer: string;
      readonly partners: readonly (PartnerName & {
        readonly tier: ResellerTier;
        readonly state: RelationshipState | null;
      })[];
      readonly delegatedAdmin: boolean;
      readonly agreementMissing: boolean;
      /** Accepting would change nothing any more. */
      readonly accepted: boolean;
      /** `null` for those who may accept; for others who could. */
      readonly askInstead: readonly string[] | null;
    };

/** `POST /portal/invitations/reseller/accept`: 204; asks for a sign-in within ten minutes. */
export interface AcceptInvitation {
  readonly link: LinkOptions;
  /** What the page said of delegated admin privileges; the server grants nothing else. */
  readonly delegatedAdmin: boolean;
  readonly acceptsAgreement: boolean;
}

/** `POST /portal/invitations/reseller/decline`: 204. */
export interface DeclineInvitation {
  readonly link: LinkOptions;
}

/**
 * `GET /portal/relationship-request?delegatedAdmin=true|false&provider={id}|reseller={id}`: the link to send to
 * customers; with one of the other tier named, for both at once.
 */
export interface RelationshipRequest {
  readonly url: string;
  readonly partner: string;
  readonly delegatedAdminOnNew: DelegatedAdminOnNew;
  /** False for an indirect reseller, which asks together with a provider or not at all. */
  readonly sellsItself: boolean;
  /** The indirect providers that this partner can ask together with. */
  readonly providers: readonly PartnerName[];
  /** The indirect resellers that this partner, as their provider, can ask together with. */
  readonly resellers: readonly PartnerName[];
}

// `POST /portal/relationship-request/renew`: 204; every link sent before is void.

// `PUT /portal/relationship-request/settings` takes `delegatedAdminOnNew` and answers 204.

/** `POST /portal/customers/{id}/request`: 204; asks a customer by name, who is then no stranger when it accepts. */
export interface NamedRequest {
  readonly delegatedAdmin: boolean;
}

// `POST /portal/customers/{id}/confirm`: 204; the partner knows this customer, though it came uninvited.

/** `GET /portal/customers/{id}/removal`: what stands in the way of removing the reseller relationship. */
export interface RemovalBlockers {
  readonly sold: readonly { readonly id: string; readonly name: string }[];
}

/** What can have happened between a partner and a customer; `created` where the partner added the customer itself. */
export type HistoryStep = RelationshipEvent | 'request' | 'created';

/** `GET /portal/customers/{id}/history?after=`: what happened between the partner and a customer, newest first. */
export interface RelationshipHistory {
  readonly rows: readonly {
    readonly sequence: number;
    readonly at: string;
    readonly step: HistoryStep;
    /** Whether delegated admin privileges were held after it. */
    readonly delegatedAdmin: boolean;
    readonly who: {
      readonly of: 'partner' | 'customer' | 'other' | 'operator';
      /** `null` for people whom the reader may not know. */
      readonly name: string | null;
    };
  }[];
  readonly next: string | null;
}

/** `GET /portal/partners`: the partners of the reader's own organization. */
export interface Partners {
  readonly partners: readonly PartnerOfCustomer[];
}

/** One partner: what it is, what it may do, since when. */
export interface PartnerOfCustomer extends PartnerName {
  readonly reseller: {
    readonly state: RelationshipState;
    readonly tier: ResellerTier;
    readonly delegatedAdmin: DelegatedAdmin;
    readonly requestedAt: string;
    readonly acceptedAt: string | null;
    /** The link on which a request that waits can be answered. */
    readonly link: LinkOptions | null;
  } | null;
  readonly granular: readonly AdminRelationship[];
  /** Roles in Azure that groups of the partner hold; they stay until somebody removes them there. */
  readonly azure: readonly {
    readonly group: string;
    readonly groupName: string;
    readonly role: string;
    readonly scope: string;
    /** The name of the subscription that the scope is; `null` for every other scope. */
    readonly subscription: string | null;
  }[];
  readonly lost: readonly LostRole[];
}

/** A subscription the partner provisioned and no longer holds a role on. */
export interface LostRole {
  readonly subscription: string;
  readonly displayName: string;
  /** What putting it back gives, as Resource Manager takes it. */
  readonly group: string;
  readonly roleDefinitionId: string;
  readonly command: string;
}

/** A granular relationship as its customer sees it. */
export interface AdminRelationship {
  readonly id: string;
  readonly displayName: string;
  readonly status: DelegatedAdminStatus;
  /** English names of directory roles. */
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly autoExtend: boolean;
  readonly activatedAt: string | null;
  readonly endsAt: string | null;
}

/** `GET /portal/partners/{partnerId}/admin-relationships/{id}`: what an approval link asks for. */
export interface AdminInvitation {
  readonly customer: string;
  readonly partner: PartnerName;
  readonly relationship: AdminRelationship;
  /** The partner holds delegated admin privileges besides, which give more than these roles to most of its staff. */
  readonly delegatedAdmin: boolean;
  readonly askInstead: readonly string[] | null;
}

// `POST /portal/partners/{partnerId}/admin-relationships/{id}/approve` (asks for a sign-in within ten minutes) and
// `…/end`: 204. `POST /portal/partners/{partnerId}/remove-delegated-admin` and `…/end`: 204.

/** `GET /portal/foreign-principals?after=`: what the partner provisioned, and what is not as it was given there. */
export interface ExaminedSubscriptions {
  readonly rows: readonly ExaminedSubscription[];
  readonly next: string | null;
}

/** One of them. */
export interface ExaminedSubscription {
  readonly customer: string;
  readonly companyName: string;
  readonly subscription: string;
  readonly displayName: string;
  readonly findings: readonly {
    readonly kind: 'missing' | 'over-privileged' | 'foreign';
    readonly held: HeldRole;
    /** The command with which an Owner of the customer gives back what is missing. */
    readonly command: string | null;
  }[];
  readonly credit: { readonly kind: 'earned' | 'partly' | 'lost'; readonly by: HeldRole | null };
}

/** A role that a group holds at a scope. */
export interface HeldRole {
  readonly group: string;
  readonly role: string;
  readonly scope: string;
}

/** `GET /portal/customers/{id}/subscriptions/{subscriptionId}/credit-loss`. */
export interface CreditLoss {
  /** When the role that carried the credit was last taken away; `null` when that is not known. */
  readonly lostAt: string | null;
}
