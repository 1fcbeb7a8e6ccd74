/** What the pages about selling in two tiers read and send. The browser imports these types, never code. */
import type { PartnerName } from '../relationships/wire.ts';

/** `GET /portal/tiers`: with whom this partner sells in two tiers. */
export interface Tiers {
  readonly providers: readonly PartnerName[];
  readonly resellers: readonly PartnerName[];
  /** The link that takes up resellers; `null` for a partner that is a reseller itself. */
  readonly invitationUrl: string | null;
  readonly partner: string;
}

/** What a provider's link carries, under the names of its address. */
export interface ProviderLinkOptions {
  readonly providerId: string;
  readonly signature: string;
}

/** `GET /portal/invitations/provider?{ProviderLinkOptions}`: what the link asks of the reader's own organization. */
export type ProviderInvitation =
  /** Forged, altered or voided. */
  | { readonly kind: 'void' }
  /** The reader works for the provider that sent it. */
  | { readonly kind: 'own' }
  /** The reader's organization sells through resellers itself. */
  | { readonly kind: 'third-tier' }
  | { readonly kind: 'other-market'; readonly partnerCountry: string; readonly customerCountry: string }
  | {
      readonly kind: 'open';
      readonly organization: string;
      readonly provider: PartnerName;
      /** False for an organization that becomes a partner by accepting. */
      readonly isPartner: boolean;
      readonly accepted: boolean;
      /** `null` for those who may accept; for others who could. */
      readonly askInstead: readonly string[] | null;
    };

/** `POST /portal/invitations/provider/accept`: 204; asks for a sign-in within ten minutes. */
export interface AcceptProvider {
  readonly link: ProviderLinkOptions;
}
