import { fail, ok, type Result } from '@mandate/rbac/result';
import type { TSchema } from 'typebox';

/** A property was spelled twice in different letter case, with different values. */
export interface TwiceSpelled {
  readonly kind: 'body-malformed';
  readonly detail: string;
}

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

/**
 * The body in the spelling of its schema. Partner Center reads names without letter case, and its own SDKs rely on it:
 * they send `displayName` and `DisplayName` side by side, and `null` for whatever was not set, which counts as not
 * sent. Two spellings that disagree are refused, because whichever counted, somebody would have meant the other.
 */
export function readCaseless(schema: TSchema, body: unknown): Result<unknown, TwiceSpelled> {
  try {
    return ok(respell(schema as Described, body));
  } catch (error) {
    if (error instanceof Disagreement) return fail({ kind: 'body-malformed', detail: error.message });
    throw error;
  }
}

class Disagreement extends Error {}

function respell(schema: Described | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => respell(schema?.items, item));
  if (typeof value !== 'object' || value === null || !schema?.properties) return value;
  const spelling = new Map(Object.keys(schema.properties).map((name) => [name.toLowerCase(), name]));
  const respelled = new Map<string, unknown>();
  for (const [given, member] of Object.entries(value)) {
    if (member === null) continue;
    const name = spelling.get(given.toLowerCase()) ?? given;
    const read = respell(schema.properties[name], member);
    if (respelled.has(name) && JSON.stringify(respelled.get(name)) !== JSON.stringify(read)) {
      throw new Disagreement(`The property '${name.slice(0, 64)}' is given twice with different values.`);
    }
    respelled.set(name, read);
  }
  return Object.fromEntries(respelled);
}
