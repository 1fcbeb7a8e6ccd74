import { linkOptions, type SignedRequestLink } from '@mandate/domain/request-links';
import type { Origins } from './wire.ts';

/** Where a customer opens a request link: one page of the portal, whichever protocol handed the link out. */
export function invitationUrl({ portal }: Pick<Origins, 'portal'>, link: SignedRequestLink): string {
  return `${portal}/partner-invitation?${new URLSearchParams(linkOptions(link)).toString()}`;
}
