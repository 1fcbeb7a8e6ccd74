import type { Guid } from './model.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The GUID a text spells, in any letter case, with hyphens; `undefined` when it spells none. */
export function parseGuid(text: string): Guid | undefined {
  const lower = text.toLowerCase();
  // The one place that may call a checked text a Guid.
  return GUID.test(lower) ? (lower as Guid) : undefined;
}
