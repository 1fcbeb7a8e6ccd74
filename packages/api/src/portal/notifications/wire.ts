/** What came of one attempt at telling. */
export interface AttemptWire {
  readonly at: string;
  readonly code: number | null;
  readonly message: string;
}

/** A mail, in facts; the portal words it in the language of its reader. */
export interface MailWire {
  readonly id: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'delivered' | 'given-up';
  readonly notice: 'approved' | 'terminated' | 'expired' | 'reminder' | 'access-removed';
  readonly language: 'en' | 'fr';
  readonly side: 'partner' | 'customer';
  readonly to: { readonly name: string; readonly address: string };
  readonly partner: string;
  readonly customer: string;
  readonly relationship: string;
  readonly endsAt: string | null;
  readonly days: number | null;
  readonly attempts: readonly AttemptWire[];
}

/** An event that a webhook is told of. */
export interface WebhookDeliveryWire {
  readonly id: string;
  readonly createdAt: string;
  readonly state: 'waiting' | 'delivered' | 'given-up';
  readonly event: string;
  readonly url: string;
  readonly attempts: readonly AttemptWire[];
}

/** A page of a list. */
export interface PageWire<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Whether the reader has a calendar link; its address is shown when it is made, and never again. */
export interface CalendarLinkWire {
  readonly createdAt: string | null;
}

/** Something done in an organization by somebody from elsewhere. */
export interface ForeignActWire {
  readonly sequence: number;
  readonly at: string;
  readonly who: { readonly name: string; readonly kind: 'User' | 'ServicePrincipal' };
  readonly partner: { readonly id: string; readonly name: string };
  /**
   * By what the person came in: delegated admin privileges, granular relationships by name, or something else, such as
   * an invitation. `none` for acts of the partner at its own, such as a sale.
   */
  readonly through: 'privileges' | 'granular' | 'other' | 'none';
  readonly relationships: readonly string[];
  readonly operation: string;
  readonly target: string;
}

/** Something that was refused. */
export interface RefusalWire {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly name: string; readonly home: string };
  readonly action: string;
  readonly scope: string;
}
