import type { Json } from '../ports/resources.ts';

/** A body with a patch applied: `null` takes a key away (RFC 7396). Tags are replaced as a whole. */
export function merged(before: { readonly [key: string]: Json }, patch: { readonly [key: string]: Json }) {
  const result: Record<string, Json> = { ...before };
  for (const [key, value] of Object.entries(patch)) {
    const old = result[key];
    if (value === null) delete result[key];
    else if (isJsonObject(value) && isJsonObject(old) && key !== 'tags') result[key] = merged(old, value);
    else result[key] = value;
  }
  return result;
}

/** Whether a value is an object and no list. */
export function isJsonObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
