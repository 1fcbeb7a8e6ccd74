/** What the pages about granular relationships with all customers read. The browser imports these types, never code. */

import type { DelegatedAdminStatus } from '@mandate/domain/delegated-admin';
import type { AzureRefusal } from '@mandate/domain/delegated-admin-entry';
import type { EndingCounts } from '@mandate/domain/ending-relationships';
import type { PartnerRole } from '@mandate/domain/partner-roles';

/** `GET /portal/ending-relationships?span=&search=&after=`: relationships by their end, the earliest first. */
export interface EndingRelationships {
  readonly rows: readonly EndingRelationship[];
  readonly next: string | null;
  /** How many there are for the search, in every span. */
  readonly counts: EndingCounts;
}

// `GET /portal/ending-relationships/export?span=&search=` answers text/csv.

/** A relationship that runs or has run out. */
export interface EndingRelationship {
  readonly id: string;
  readonly displayName: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly status: DelegatedAdminStatus;
  readonly activatedAt: string;
  readonly endsAt: string;
  readonly autoExtend: boolean;
  /** Whether it can extend itself: it runs, and does not make anybody a Global administrator. */
  readonly mayAutoExtend: boolean;
  /** For the `If-Match` of a change. */
  readonly etag: string;
}

/** `GET /portal/relationship-figures`: granular relationships in numbers. */
export interface RelationshipFigures {
  readonly customers: number;
  readonly customersWithRelationship: number;
  readonly relationships: number;
  readonly expiring: FigureList;
  readonly pending: FigureList;
  readonly withGlobalAdministrator: FigureList;
  /** The day it is, by UTC, as `2026-11-22`. */
  readonly today: string;
  /** Of today and each of the next days. */
  readonly expiringByDay: readonly number[];
  /** Of today and each of the last days. */
  readonly expiredByDay: readonly number[];
  readonly topRoles: readonly { readonly id: string; readonly relationships: number }[];
}

/** How many relationships, and the first of them. */
export interface FigureList {
  readonly count: number;
  readonly rows: readonly FigureRow[];
}

/** A relationship in such a list. */
export interface FigureRow {
  readonly id: string;
  readonly displayName: string;
  /** `null` for a request that names nobody. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** When it ends; of a request, when it lapses. */
  readonly until: string;
}

/** `GET /portal/customers/{id}/services`: which of a customer's services the reader's own roles open. */
export interface CustomerServices {
  readonly azure:
    | { readonly open: true }
    | {
        readonly open: false;
        readonly reason: AzureRefusal;
        /** The partner roles that would open it, where a role is what is missing. */
        readonly rolesThatMay: readonly PartnerRole[];
      };
}

/** `GET /portal/customers/{id}/entrants`: who of the partner can enter a customer's tenant now. */
export interface CustomerEntrants {
  readonly people: readonly CustomerEntrant[];
}

/** Somebody who can, and what they are there. */
export interface CustomerEntrant {
  readonly id: string;
  readonly name: string;
  readonly isApplication: boolean;
  /** By delegated admin privileges or by granular ones. */
  readonly by: 'DAP' | 'GDAP';
  /** Template ids of the directory roles held there. */
  readonly roles: readonly string[];
  /** Whether the Azure portal of the customer opens as well. */
  readonly azure: boolean;
  /** The partner roles that open it, by delegated admin privileges. */
  readonly partnerRoles: readonly PartnerRole[];
  /** The groups and relationships that open it, by granular ones. */
  readonly through: readonly {
    readonly relationship: { readonly id: string; readonly displayName: string };
    readonly group: string;
  }[];
}

/** `GET /portal/access-matrix?search=&after=`: active relationships, and what each group holds by them. */
export interface AccessMatrix {
  readonly rows: readonly {
    readonly relationship: { readonly id: string; readonly displayName: string };
    readonly customer: { readonly id: string; readonly name: string };
    readonly endsAt: string;
    readonly groups: readonly { readonly id: string; readonly name: string; readonly roles: readonly string[] }[];
  }[];
  readonly next: string | null;
}
