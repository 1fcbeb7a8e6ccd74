import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ProviderSettings } from '@mandate/identity/provider/settings';
import { fail, ok, type Result } from '@mandate/rbac/result';

/** What is wrong with the file that describes the organization's OpenID provider. */
export interface ProviderFileProblem {
  readonly kind: 'provider-file';
  readonly file: string;
  /** The property that is missing, unknown or not what it should be; `$` for the file as a whole. */
  readonly property: string;
}

const TEXTS = ['name', 'issuer', 'clientId', 'userClaim'] as const;
const SWITCHES = ['trustSecondFactor', 'createUsers'] as const;
const KNOWN: ReadonlySet<string> = new Set([...TEXTS, ...SWITCHES, 'clientSecret', 'scope']);
const DEFAULT_SCOPE = 'openid profile email';

/**
 * Reads the operator's description of the provider. The secret stands in a file of its own or in the environment, never
 * in this one. A property that nobody would read is refused: most are mistyped.
 */
export async function readProviderFile(
  file: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Result<ProviderSettings, ProviderFileProblem>> {
  const problem = (property: string) => fail({ kind: 'provider-file', file, property } as const);
  const given = await readObject(file);
  if (!given) return problem('$');
  const unknown = [...given.keys()].find((name) => !KNOWN.has(name));
  if (unknown !== undefined) return problem(unknown);

  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' && value.trim() !== '' && value.length <= 1024 ? value.trim() : undefined;
  };
  const missing = TEXTS.find((name) => text(name) === undefined);
  if (missing !== undefined) return problem(missing);
  const issuer = text('issuer') ?? '';
  if (!URL.canParse(issuer) || new URL(issuer).protocol !== 'https:' || /[?#]/.test(issuer)) return problem('issuer');
  const wrong = SWITCHES.find((name) => given.has(name) && typeof given.get(name) !== 'boolean');
  if (wrong !== undefined) return problem(wrong);
  const scope = given.has('scope') ? text('scope') : DEFAULT_SCOPE;
  if (!scope?.split(' ').includes('openid')) return problem('scope');
  const clientSecret = await readSecret(given.get('clientSecret'), dirname(resolve(file)), environment);
  if (clientSecret === undefined) return problem('clientSecret');

  return ok({
    name: text('name') ?? '',
    issuer,
    clientId: text('clientId') ?? '',
    clientSecret,
    scope,
    userClaim: text('userClaim') ?? '',
    trustSecondFactor: given.get('trustSecondFactor') === true,
    createUsers: given.get('createUsers') === true,
  });
}

async function readObject(file: string): Promise<ReadonlyMap<string, unknown> | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? new Map(Object.entries(parsed)) : undefined;
  } catch {
    return undefined;
  }
}

/** `{"file": …}`, `{"env": …}`, or `null` for a client without one; `undefined` for anything else. */
async function readSecret(
  given: unknown,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | null | undefined> {
  if (given === null) return null;
  if (typeof given !== 'object' || given === undefined) return undefined;
  const [[kind, place] = [], ...more] = Object.entries(given);
  if (more.length > 0 || typeof place !== 'string') return undefined;
  if (kind === 'env') return environment[place]?.trim() || undefined;
  if (kind !== 'file') return undefined;
  try {
    return (await readFile(resolve(folder, place), 'utf8')).trim() || undefined;
  } catch {
    return undefined;
  }
}
