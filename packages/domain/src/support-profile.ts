import { isEmailAddress } from './agreements.ts';
import type { TenantId } from './tenants.ts';

/** How a partner's customers reach its support; `null` says that the partner has not said. */
export interface SupportReach {
  readonly email: string | null;
  readonly telephone: string | null;
  /** A web address, with or without `https://`, in the partner's own spelling. */
  readonly website: string | null;
}

/** What a partner says of its support; it has one such profile at most. */
export interface SupportProfile extends SupportReach {
  /** The partner's own tenant. */
  readonly id: TenantId;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The first field that cannot be what it is called; `undefined` when all can. */
export function malformedReach({ email, telephone, website }: SupportReach): keyof SupportReach | undefined {
  if (email !== null && !isEmailAddress(email)) return 'email';
  if (telephone !== null && !/^\+?[\d ().-]{5,25}$/.test(telephone)) return 'telephone';
  return website === null || isWebsite(website) ? undefined : 'website';
}

// People open it, so that nothing but a page of a host by its name, without anybody's password, is one.
function isWebsite(text: string): boolean {
  const whole = text.includes('://') ? text : `https://${text}`;
  if (text.length > 512 || /[\s\p{Cc}\\]/u.test(text)) return false;
  if (!/^https?:\/\/[^/]/i.test(whole) || !URL.canParse(whole)) return false;
  const { hostname, username, password } = new URL(whole);
  return username === '' && password === '' && /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z][a-z\d-]+$/.test(hostname);
}
