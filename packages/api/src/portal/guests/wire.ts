/** `GET /portal/guest-invitations/{tenantId}`: a directory that invited the reader as a guest. */
export interface GuestInvitation {
  readonly tenant: { readonly id: string; readonly displayName: string; readonly domain: string };
  /** The address that was invited, which is the reader's own. */
  readonly address: string;
  readonly accepted: boolean;
}
