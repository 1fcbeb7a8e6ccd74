import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ports } from '@mandate/app/act';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { newHandle, readHandle } from '../handles.ts';
import { putDocument } from '../openid/documents.ts';
import { NO_TENANT } from '../openid/tenancy.ts';
import type { FetchJson } from '../outgoing.ts';
import type { Person } from '../person.ts';
import { digestSecret, newSecret } from '../secrets.ts';
import type { Locked } from '../throttle.ts';
import { accountFinder } from './accounts.ts';
import { checkIdToken, type IdTokenClaims } from './id-token.ts';
import { createProviderDirectory, field, type ProviderMetadata } from './metadata.ts';
import type { ProviderSettings } from './settings.ts';

/** Why nobody came in by the provider. */
export type ProviderFailure = {
  readonly kind:
    | 'provider-unreachable'
    /** It said no, or the person did. */
    | 'provider-refused'
    /** What came back does not belong to what was asked here, or is not to be trusted. */
    | 'provider-answer'
    /** There is no account for the person, or one that may not sign in. */
    | 'provider-no-account';
};

/** Somebody for whom the provider has vouched. */
export interface Vouched {
  readonly person: Person;
  /** How they proved who they are (`amr`). */
  readonly methods: readonly string[];
  /** What was kept for afterwards. */
  readonly onward: string;
}

/** Sign-in through the organization's own OpenID provider: authorization code with PKCE, state and nonce. */
export interface ProviderSignIn {
  readonly name: string;
  /** Where the browser goes, and the value by which it is known when it comes back. */
  begin(
    onward: string,
    clientAddress: string,
  ): Promise<Result<{ readonly location: string; readonly value: string }, ProviderFailure | Locked>>;
  /** Checks what the browser brings back; each value serves once. */
  finish(value: string, answer: URLSearchParams, clientAddress: string): Promise<Result<Vouched, ProviderFailure>>;
}

interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly onward: string;
}

const MODEL = 'ProviderSignIn';
const LIFE_MS = 600_000;
const BEGINNINGS = { perAddress: 300, windowMs: 15 * 60_000 } as const;

/** The address that the provider sends people back to. */
export const PROVIDER_CALLBACK = '/sign-in/provider/callback';

/** Sign-in through a provider as the operator described it. */
export function createProviderSignIn(
  options: Ports & {
    readonly signIn: SignInStore;
    readonly settings: ProviderSettings;
    readonly fetchJson: FetchJson;
    readonly portalOrigin: string;
  },
): ProviderSignIn {
  const { signIn, clock, randomness, settings, fetchJson } = options;
  const { issuer, clientId, clientSecret } = settings;
  const redirectUri = options.portalOrigin + PROVIDER_CALLBACK;
  const directory = createProviderDirectory({ issuer, fetchJson, clock });
  const findAccount = accountFinder(options);

  async function takeAsked(value: string): Promise<Asked | undefined> {
    const name = readHandle(value);
    const document = name && (await signIn.findGrantDocument({ model: MODEL, ...name }, clock.now()));
    if (!name || !document) return undefined;
    const first = await signIn.consumeGrantDocument(MODEL, name.tenant, name.id, clock.now());
    // Written by `begin` alone.
    return first ? (JSON.parse(document.payload) as Asked) : undefined;
  }

  async function redeem(code: string, { verifier }: Asked, metadata: ProviderMetadata): Promise<string | undefined> {
    const basic = clientSecret !== null && metadata.basic;
    const answer = await fetchJson(metadata.tokenEndpoint, {
      form: {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        client_id: clientId,
        ...(clientSecret === null || basic ? {} : { client_secret: clientSecret }),
      },
      ...(basic ? { authorization: basicAuthorization(clientId, clientSecret) } : {}),
    });
    const token = answer.ok ? field(answer.value, 'id_token') : undefined;
    return typeof token === 'string' ? token : undefined;
  }

  async function check(token: string, asked: Asked, metadata: ProviderMetadata): Promise<IdTokenClaims | undefined> {
    const expected = { issuer, clientId, nonce: asked.nonce, now: clock.now() };
    const checked = await checkIdToken(token, metadata.keys, expected);
    if (checked !== 'unknown-key') return checked;
    const again = await directory.findAgain();
    const rechecked = again && (await checkIdToken(token, again.keys, expected));
    return rechecked === 'unknown-key' ? undefined : rechecked;
  }

  return {
    name: settings.name,

    async begin(onward, clientAddress) {
      // Anybody may begin, and each time something is kept.
      const window = Math.floor(clock.now() / BEGINNINGS.windowMs);
      const counter = `provider-begun:${window}:${digestSecret(clientAddress)}`;
      if ((await signIn.countAttempt(counter, clock.now(), BEGINNINGS.windowMs)) > BEGINNINGS.perAddress) {
        return fail({ kind: 'locked', until: (window + 1) * BEGINNINGS.windowMs });
      }
      const metadata = await directory.find();
      if (!metadata) return fail({ kind: 'provider-unreachable' });
      const [state, nonce, verifier] = [newSecret(randomness), newSecret(randomness), newSecret(randomness)];
      const { handle, name } = newHandle(NO_TENANT, randomness);
      const asked: Asked = { state, nonce, verifier, onward };
      const expiresAt = clock.now() + LIFE_MS;
      await putDocument(signIn, { model: MODEL, ...name, payload: JSON.stringify(asked), expiresAt });
      const location = new URL(metadata.authorizationEndpoint);
      for (const [parameter, text] of Object.entries({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })) {
        location.searchParams.set(parameter, text);
      }
      return ok({ location: location.href, value: handle });
    },

    async finish(value, answer, clientAddress) {
      const asked = await takeAsked(value);
      if (!asked || !same(answer.get('state') ?? '', asked.state)) return fail({ kind: 'provider-answer' });
      const metadata = await directory.find();
      if (!metadata) return fail({ kind: 'provider-unreachable' });
      // An answer of another provider must not be taken for one of this (RFC 9207).
      const named = answer.get('iss');
      if (named === null ? metadata.namesItself : named !== issuer) return fail({ kind: 'provider-answer' });
      const code = answer.get('code');
      if (answer.has('error') || !code) return fail({ kind: 'provider-refused' });

      const token = await redeem(code, asked, metadata);
      if (token === undefined) return fail({ kind: 'provider-refused' });
      const claims = await check(token, asked, metadata);
      if (!claims) return fail({ kind: 'provider-answer' });
      const person = await findAccount(claims, clientAddress);
      if (!person) return fail({ kind: 'provider-no-account' });
      return ok({ person, methods: methodsOf(claims, settings), onward: asked.onward });
    },
  };
}

function methodsOf({ amr }: IdTokenClaims, { trustSecondFactor }: ProviderSettings): readonly string[] {
  const several = trustSecondFactor && Array.isArray(amr) && amr.includes('mfa');
  return several ? ['fed', 'mfa'] : ['fed'];
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

// RFC 6749, 2.3.1: both are encoded as in a form before they are joined.
function basicAuthorization(clientId: string, secret: string): string {
  const encoded = [clientId, secret].map((part) => new URLSearchParams([['', part]]).toString().slice(1));
  return `Basic ${Buffer.from(encoded.join(':')).toString('base64')}`;
}
