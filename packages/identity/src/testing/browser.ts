import { createHash, randomBytes } from 'node:crypto';
import type { SignedInPerson } from '../openid.ts';
import { START } from './fixed.ts';
import type { LoginServer } from './login-server.ts';
import { ARM, AZ } from './token-forms.ts';
import { ADA, CUSTOMER, KIM, PARTNER, type World } from './world.ts';

export const REDIRECT = 'http://localhost:8400';

/** Somebody whose browser is signed in to the portal. */
export async function signedInAs(world: World, who: 'ada' | 'kim', createdAt = START): Promise<SignedInPerson> {
  const home = world.store.tenant(who === 'ada' ? PARTNER : CUSTOMER);
  const [user, tenant] = [await home.findUser(who === 'ada' ? ADA : KIM), await home.tenant()];
  return { user: user!, tenant: tenant!, session: { createdAt, methods: ['pwd'] } };
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A request of Azure's command line for the person at the browser; a value of `null` leaves the parameter out. */
export function authorizeUrl(
  pkce: Pkce,
  changes: Readonly<Record<string, string | null>> = {},
  authority: string = PARTNER,
  version: '/v2.0' | '' = '/v2.0',
): string {
  const query = {
    client_id: AZ,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: `${ARM}/.default offline_access openid profile`,
    state: 'a state/+&=',
    nonce: 'a nonce',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null);
  return `/${authority}/oauth2${version}/authorize?${new URLSearchParams(given).toString()}`;
}

/** Where the server sends the browser, or what it shows instead. */
export async function browse(login: LoginServer, url: string) {
  const response = await login.get(url, { redirect: 'manual' });
  const text = await response.text();
  const location = response.headers.get('location') ?? undefined;
  return { status: response.status, location, text, headers: response.headers };
}

/** The fields of the answer that the application gets in its redirect. */
export async function answerTo(login: LoginServer, url: string): Promise<Readonly<Record<string, string>>> {
  const { location, text } = await browse(login, url);
  if (!location?.startsWith(`${REDIRECT}?`)) throw new Error(`No redirect to the application: ${location ?? text}`);
  return Object.fromEntries(new URL(location).searchParams);
}
