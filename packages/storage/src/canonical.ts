import { hash } from 'node:crypto';
import type { Personal, Recordable } from '@mandate/app/ports/change-log';

/** The format of change records that this version writes. */
export const FORMAT = 1;

/** Stands for the hash before the first record of a tenant. */
export const NO_HASH = '0'.repeat(64);

/**
 * The canonical form, format 1: JSON (RFC 8259) without white space; the members of every object sorted by the UTF-16
 * code units of their names; texts escaped and numbers written as ECMAScript's `JSON.stringify` does, which is also the
 * form of RFC 8785. The hash of a record is the SHA-256, in lower-case hex, of this form in UTF-8. `replace` gives what
 * stands in the place of each personal text.
 */
export function canonicalForm(value: Recordable, replace?: (text: string) => string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} cannot be recorded.`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonicalForm(item, replace)).join(',')}]`;
  if (replace && isPersonal(value)) return canonicalForm({ personal: replace(value.personal) });
  let written = '';
  for (const [name, member] of Object.entries(value).sort(byName)) {
    written += `${written && ','}${JSON.stringify(name)}:${canonicalForm(member ?? null, replace)}`;
  }
  return `{${written}}`;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** SHA-256 in lower-case hex. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What stands in a record for a personal text: without the salt, nobody can find the text by guessing. */
export function personalDigest(salt: string, text: string): string {
  return sha256(`${salt}:${text}`);
}

/** The value with another text in the place of each personal one. */
export function mapPersonal(value: Recordable, replace: (text: string) => string): Recordable {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => mapPersonal(item, replace));
  if (isPersonal(value)) return { personal: replace(value.personal) };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapPersonal(member, replace)]));
}

function isList(value: Recordable & object): value is readonly Recordable[] {
  return Array.isArray(value);
}

function isPersonal(value: Personal | { readonly [key: string]: Recordable }): value is Personal {
  return typeof value.personal === 'string' && Object.keys(value).length === 1;
}
