/**
 * What the portal's own endpoints send and accept, under `/portal/` on the portal's origin. They hold the session and
 * those read models that no public protocol has; every change goes through
 * `/as/{tenantId}/{arm|graph|partner-center}/…`, which is handed in process to the public operation. The browser
 * imports these types, never code.
 */
import type { EntryRefusal } from '@mandate/domain/delegated-admin-entry';
import type { PartnerPermission, PartnerRole } from '@mandate/domain/partner-roles';
import type { DelegatedAdmin, RelationshipState } from '@mandate/domain/relationships';

/** Every refusal of these endpoints. `kind` selects the text; the other fields are its facts. */
export interface PortalError {
  readonly error:
    | { readonly kind: 'not-signed-in' }
    | { readonly kind: 'wrong-credentials' }
    | { readonly kind: 'too-many-attempts'; readonly retryAfterSeconds: number }
    | { readonly kind: 'wrong-code' }
    | { readonly kind: 'passkey-refused' }
    | { readonly kind: 'sign-in-over' }
    | { readonly kind: 'sign-in-again' }
    | { readonly kind: 'enrolment-over' }
    | { readonly kind: 'too-many-methods' }
    | { readonly kind: 'provider-unreachable' }
    | { readonly kind: 'weak-password'; readonly problem: string }
    | { readonly kind: 'link-expired' }
    | { readonly kind: 'device-code-unknown' }
    | { readonly kind: 'cross-site' }
    | {
        readonly kind: 'missing-partner-role';
        readonly permission: PartnerPermission;
        readonly roles: readonly PartnerRole[];
      }
    /** Only a Global admin whose home is this tenant may do this. */
    | { readonly kind: 'global-administrator-required' }
    | { readonly kind: 'link-void' }
    | { readonly kind: 'own-link' }
    | { readonly kind: 'other-market'; readonly partnerCountry: string; readonly customerCountry: string }
    | { readonly kind: 'agreement-missing' }
    | { readonly kind: 'delegated-admin-forbidden' }
    | { readonly kind: 'still-sold'; readonly sold: readonly string[] }
    /** Somebody else was faster; read again. */
    | { readonly kind: 'changed-meanwhile' }
    | { readonly kind: 'not-found' }
    | { readonly kind: 'bad-request'; readonly detail: string }
    | { readonly kind: 'unavailable'; readonly correlationId: string };
}

/** `GET /portal/me`, and the answer to a sign-in. */
export interface Me {
  readonly user: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string };
  readonly tenant: { readonly id: string; readonly displayName: string; readonly domain: string };
  /** Whether the person may decide for their own organization. */
  readonly isGlobalAdmin: boolean;
  /** Set for staff of the partner: the roles held and what they carry in Partner Center. */
  readonly partner: { readonly roles: readonly PartnerRole[]; readonly may: readonly PartnerPermission[] } | null;
}

/**
 * `POST /portal/device/find`: what asks to sign in with this code. 404 `device-code-unknown`, 429 `too-many-attempts`.
 */
export interface DeviceQuestion {
  readonly userCode: string;
}

/** `POST /portal/device/answer`: lets it in as whoever is signed in here, or sends it away; answers as `find` does. */
export interface DeviceAnswer extends DeviceQuestion {
  readonly approve: boolean;
}

/** A program that waits for somebody to sign it in. */
export interface DeviceRequest {
  readonly application: { readonly appId: string; readonly displayName: string };
  /** Where it asked from. */
  readonly clientAddress: string;
}

// `POST /portal/sign-out` has no body and answers 204.

/**
 * `GET /portal/customers?search=&after=&limit=` (limit 1 to 200, 50 when absent), narrowed by `relationship` (active,
 * requested), `access` (delegated, granular, none), `azure` (true, false) and `tag`, ordered by `sort` (companyName,
 * domain, relationship, delegatedAdmin) and `descending` (true, false).
 */
export interface CustomerList {
  readonly rows: readonly Customer[];
  /** For the `after` of the next page; `null` on the last. */
  readonly next: string | null;
  /** How many customers there are in all, whatever the search. */
  readonly total: number;
}

/** One customer; also `GET /portal/customers/{id}`. */
export interface Customer {
  readonly id: string;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly relationship: {
    readonly state: RelationshipState;
    readonly delegatedAdmin: DelegatedAdmin;
    /** False for one that accepted a link uninvited: to be confirmed. */
    readonly confirmed: boolean;
  };
  /** The partner's own, in alphabetical order. `PUT /portal/customers/{id}/tags` replaces them. */
  readonly tags: readonly string[];
}

/** `GET /portal/customer-tags`: every tag in use. */
export interface CustomerTags {
  readonly tags: readonly { readonly tag: string; readonly customers: number }[];
}

// `GET /portal/customers/export`, narrowed as the list, answers text/csv: `Microsoft ID, Company name, Primary domain
// name, Relationship`.

/**
 * `GET /portal/tenants/{id}`: the tenant a page of the Azure portal shows, and how the caller comes to be in it.
 * 404 `not-found` for a tenant that does not exist and for one the caller has nothing to do with.
 */
export interface TenantContext {
  readonly tenant: { readonly id: string; readonly displayName: string; readonly domain: string };
  readonly entry:
    | { readonly kind: 'home' }
    | {
        readonly kind: 'on-behalf';
        readonly partner: string;
        /**
         * English names of the directory roles held there through the relationship, for example `Global Administrator`.
         */
        readonly directoryRoles: readonly string[];
      }
    | {
        readonly kind: 'refused';
        readonly reason: EntryRefusal;
        /** The partner roles that would open it, when the reason is `no-agent-role`. */
        readonly rolesThatMay: readonly PartnerRole[];
      };
}

/**
 * `GET /portal/tenants/{id}/rights?scope={ARM scope}&action={action}&action={action}` (1 to 20 management actions):
 * what the caller may do at a scope, and for what is refused, why and who can help.
 */
export interface Rights {
  readonly rights: readonly Right[];
}

/** The answer for one action. */
export interface Right {
  readonly action: string;
  readonly allowed: boolean;
  /** Set when allowed: the role that grants it and where it was assigned. */
  readonly grantedBy: { readonly role: string; readonly scope: string } | null;
  /** Set when refused. */
  readonly refusal: {
    readonly ground: 'nothing-grants-it' | 'deny-assignment' | 'condition-not-met';
    /** Names of built-in roles that would carry the right: those everybody knows first, then the least. */
    readonly roles: readonly string[];
    /** Who can give it: principals that may assign roles at this scope. Empty when nobody can. */
    readonly givers: readonly {
      readonly name: string;
      readonly kind: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup';
    }[];
  } | null;
}

/**
 * `GET /portal/tenants/{id}/access?scope={ARM scope}&principal={id}&action={operation}&plane={management or data}`:
 * whether somebody may do something, and everything that makes it so. For callers who may read role and deny
 * assignments at the scope; 404 for all others, and for a principal that the tenant does not know.
 */
export interface AccessExplanation {
  readonly subject: { readonly id: string; readonly disabled: boolean };
  readonly allowed: boolean;
  readonly ground: 'role-assignment' | 'nothing-grants-it' | 'deny-assignment' | 'condition-not-met';
  /** What grants it, or would but for the denials or for failed conditions. */
  readonly grants: readonly ExplainedAssignment[];
  readonly denials: readonly ExplainedDenial[];
  /** When nothing grants it, what comes nearest: at most five. */
  readonly nearMisses: readonly ExplainedAssignment[];
  readonly nearMissCount: number;
  /** What the principals named above are called; one that is gone has no name. */
  readonly names: Readonly<
    Record<string, { readonly name: string; readonly kind: 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup' }>
  >;
}

/** A role assignment that bears on a decision. */
export interface ExplainedAssignment {
  readonly assignment: string;
  /** `null` when the role is gone. */
  readonly role: string | null;
  readonly scope: string;
  readonly holder: string;
  /** From the subject to the holder, through its groups; `null` when the subject does not count as the holder. */
  readonly path: readonly string[] | null;
  readonly failed: readonly ExplainedCondition[];
  /** What keeps a near miss from granting the operation. */
  readonly obstacles: readonly ExplainedObstacle[];
}

/** A condition that does not hold. */
export interface ExplainedCondition {
  readonly holder: 'role' | 'assignment';
  readonly condition: string;
  /** Parts that would all have to be as wanted. */
  readonly parts: readonly { readonly expression: string; readonly wanted: boolean }[];
  /** Why the condition cannot be read; `null` for one that can. */
  readonly problem: string | null;
}

/** One thing between an assignment and the operation. */
export type ExplainedObstacle =
  /** The role takes away what it had included, by these of its exclusions. */
  | { readonly kind: 'excluded'; readonly by: readonly string[] }
  | {
      readonly kind:
        | 'condition-not-met'
        | 'other-plane'
        | 'not-included'
        | 'role-gone'
        | 'other-principal'
        /** Where the assignment lies, seen from the scope asked about. */
        | 'below'
        | 'beside';
    };

/** A deny assignment that refuses the operation. */
export interface ExplainedDenial {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly everybody: boolean;
  readonly path: readonly string[];
}

/**
 * `GET /portal/tenants/{id}/roles?scope={ARM scope}`: the roles that can be assigned at a scope, with our descriptions,
 * and whether this caller may assign each to a user of the customer.
 */
export interface RoleChoices {
  readonly roles: readonly RoleChoice[];
}

/** One role of the picker. */
export interface RoleChoice {
  /** The GUID of the role definition. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'BuiltInRole' | 'CustomRole';
  readonly category: string;
  readonly privileged: boolean;
  readonly description: { readonly en: string; readonly fr: string };
  /** False for roles that the caller may not hand out; the server refuses them too. */
  readonly assignable: boolean;
}
