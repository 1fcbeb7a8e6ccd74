import type { AccessReader } from '@mandate/app/access';
import { readCalendar } from '@mandate/app/calendar/calendar-link';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import type { EventSigner } from '@mandate/identity/event-signer';
import { parseGuid } from '@mandate/rbac/guid';
import { calendarText } from '../calendar/calendar-text.ts';

/** What is answered to whoever has the address. */
export interface OpenAnswer {
  readonly status: 200 | 404;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** What open addresses are answered from. */
export interface OpenAddressOptions {
  readonly store: Store;
  readonly access: AccessReader;
  readonly clock: Clock;
  readonly signer: EventSigner;
  readonly origin: string;
}

const NOT_FOUND: OpenAnswer = { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found\n' };

/**
 * Answers what programs fetch that cannot sign in: the certificates of webhook signatures, which anybody may see, and
 * calendars, whose addresses are secrets. Any other address is nobody's.
 */
export async function answerOpenAddress(
  { store, access, clock, signer, origin }: OpenAddressOptions,
  { method, path }: { readonly method: string; readonly path: string },
): Promise<OpenAnswer | undefined> {
  const [, kind, rest = ''] = /^\/(webhooks\/certificates|calendar)\/(.+)$/.exec(path) ?? [];
  if (!kind) return undefined;
  if (method !== 'GET' && method !== 'HEAD') return NOT_FOUND;
  const now = clock.now();
  if (kind === 'webhooks/certificates') {
    const certificate = /^[\w-]{1,64}$/.test(rest) ? await signer.certificate(rest, now) : undefined;
    return certificate ? { status: 200, type: 'application/pkix-cert', body: certificate } : NOT_FOUND;
  }
  const [, id = '', secret = ''] = /^([0-9a-f-]{36})\/([\w-]{43})\.ics$/.exec(rest) ?? [];
  const tenant = parseGuid(id);
  const ending = tenant && (await readCalendar({ store, access }, { tenant, secret }, now));
  if (!ending) return NOT_FOUND;
  const country = (await store.tenant(tenant).tenant())?.country ?? '';
  return { status: 200, type: 'text/calendar; charset=utf-8', body: calendarText(ending, { origin, country }) };
}
