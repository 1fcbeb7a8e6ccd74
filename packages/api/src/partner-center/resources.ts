import type { LinkWire } from './wire.ts';

/** A link to a path of this API; without `/v1`, because clients put that before it themselves. */
export function linkTo(uri: string, method = 'GET', headers: LinkWire['headers'] = []): LinkWire {
  return { uri, method, headers };
}

/** What a resource says of itself; with an etag where it has versions. */
export function attributesOf(objectType: string, etag?: string) {
  return { ...(etag === undefined ? {} : { etag }), objectType };
}

/** A whole list, or one page of it. */
export function collection<T>(items: readonly T[], self: string, next?: LinkWire) {
  return {
    totalCount: items.length,
    items: [...items],
    links: { self: linkTo(self), ...(next ? { next } : {}) },
    attributes: attributesOf('Collection'),
  };
}

/** The etag of a version of something: opaque to clients, and another for another thing. */
export function etagOf(id: string, version: number): string {
  return `${id.replaceAll('-', '').slice(0, 16)}.${version}`;
}

/**
 * The version that a client insists on: from the header, or from the body it read; `null` when it insists on none or on
 * any. One that we did not write is a version that never was.
 */
export function versionSeen(id: string, ...etags: readonly (string | undefined)[]): number | null {
  const given = etags.find((etag) => etag !== undefined && etag !== '');
  if (given === undefined || given === '*') return null;
  const bare = given.replace(/^W\//, '').replaceAll('"', '');
  const [of = '', version = ''] = bare.split('.');
  return etagOf(id, 0).startsWith(`${of}.`) && /^\d{1,9}$/.test(version) ? Number(version) : NEVER;
}

const NEVER = -1;

/** A time as the API writes it. */
export function dateTime(at: number): string {
  return new Date(at).toISOString();
}
