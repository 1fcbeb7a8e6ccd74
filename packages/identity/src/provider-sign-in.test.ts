import { createSecretKey } from 'node:crypto';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FetchJson } from './outgoing.ts';
import { checkIdToken } from './provider/id-token.ts';
import { createProviderSignIn, PROVIDER_CALLBACK, type ProviderSignIn } from './provider/provider-sign-in.ts';
import type { ProviderSettings } from './provider/settings.ts';
import { HOUR, MINUTE, randomness } from './testing/fixed.ts';
import { CLIENT, type OpenIdProvider, openOpenIdProvider } from './testing/openid-provider.ts';
import { PORTAL } from './testing/people.ts';
import { ADA, openWorld, PARTNER, setEnabled, type World, write } from './testing/world.ts';

const SUBJECTS = {
  'subject-of-ada': {
    preferred_username: 'ADA@fabrikam.example',
    email: 'ada@fabrikam.example',
    email_verified: true,
    name: 'Ada Adams',
    amr: ['pwd', 'mfa'],
  },
  'unverified-ada': { preferred_username: 'x', email: 'ada@fabrikam.example', email_verified: false },
  'other-ada': { preferred_username: 'ada@fabrikam.example' },
  nobody: { preferred_username: 'nobody@fabrikam.example', name: 'No Body' },
  customer: { preferred_username: 'kim@contoso.example' },
  disabled: { preferred_username: 'off@fabrikam.example' },
  nameless: {},
};
type Subject = keyof typeof SUBJECTS;

let world: World;
let provider: OpenIdProvider;
beforeAll(async () => {
  provider = await openOpenIdProvider(SUBJECTS, PORTAL + PROVIDER_CALLBACK);
});
afterAll(() => provider[Symbol.asyncDispose]());
beforeEach(async () => {
  // The provider's clock is the machine's.
  world = await openWorld(Date.now());
});
afterEach(() => world.close());

function open(changes: Partial<ProviderSettings> = {}, fetchJson: FetchJson = provider.fetchJson): ProviderSignIn {
  const settings: ProviderSettings = {
    name: 'Fabrikam',
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scope: 'openid profile email',
    userClaim: 'preferred_username',
    trustSecondFactor: false,
    createUsers: false,
    ...changes,
  };
  return createProviderSignIn({ ...world, randomness, settings, fetchJson, portalOrigin: PORTAL });
}

async function begin(signIn: ProviderSignIn) {
  const begun = await signIn.begin('/partner/customers', '192.0.2.1');
  if (!begun.ok) throw new Error(begun.failure.kind);
  return begun.value;
}

async function comeIn(signIn: ProviderSignIn, subject: Subject) {
  const { location, value } = await begin(signIn);
  const back = await provider.visit(location, subject);
  return signIn.finish(value, back.searchParams, '192.0.2.1');
}

const failure = (kind: string) => ({ ok: false, failure: { kind } });

describe('signing in by the provider', () => {
  it('lets in whoever the provider vouches for, and ties the account to the subject', async () => {
    const signIn = open();
    const first = await comeIn(signIn, 'subject-of-ada');
    expect(first).toMatchObject({
      value: { person: { user: { id: ADA } }, methods: ['fed'], onward: '/partner/customers' },
    });
    expect(await world.signIn.findLinkedUser(PARTNER, provider.issuer, 'subject-of-ada')).toBe(ADA);
    const { rows } = await world.store.tenant(PARTNER).listChanges({ after: null, limit: 100 });
    expect(rows.at(-1)).toMatchObject({
      operation: 'Microsoft.Directory/users/identities/update',
      target: `users/${ADA}`,
    });

    // From now on the name means nothing: neither a new name of the same person, nor the old one of another.
    await write(world, PARTNER, async (tenant) => {
      await tenant.updateUser({ ...(await tenant.findUser(ADA))!, userPrincipalName: 'ada.new@fabrikam.example' });
    });
    expect(await comeIn(signIn, 'subject-of-ada')).toMatchObject({ value: { person: { user: { id: ADA } } } });
    await write(world, PARTNER, async (tenant) => {
      await tenant.updateUser({ ...(await tenant.findUser(ADA))!, userPrincipalName: 'ada@fabrikam.example' });
    });
    expect(await comeIn(signIn, 'other-ada')).toEqual(failure('provider-no-account'));
  });

  it.each<[string, Subject, Partial<ProviderSettings>]>([
    ['somebody unknown', 'nobody', {}],
    ['somebody of a customer', 'customer', {}],
    ['somebody of a customer, even where accounts are created', 'customer', { createUsers: true }],
    ['somebody disabled', 'disabled', {}],
    ['somebody whose address nobody has checked', 'unverified-ada', { userClaim: 'email' }],
    ['somebody without the claim', 'nameless', {}],
  ])('has no account for %s, and makes none', async (_, subject, changes) => {
    expect(await comeIn(open(changes), subject)).toEqual(failure('provider-no-account'));
    const { rows } = await world.store.tenant(PARTNER).listUsers({}, { after: null, limit: 100 });
    expect(rows).toHaveLength(3);
  });

  it('lets nobody in who is linked and was disabled since', async () => {
    const signIn = open();
    await comeIn(signIn, 'subject-of-ada');
    await setEnabled(world, ADA, false);
    expect(await comeIn(signIn, 'subject-of-ada')).toEqual(failure('provider-no-account'));
  });

  it('creates an account without any role where the operator says so', async () => {
    const signIn = open({ createUsers: true });
    const made = await comeIn(signIn, 'nobody');
    expect(made).toMatchObject({
      value: { person: { user: { userPrincipalName: 'nobody@fabrikam.example', displayName: 'No Body' } } },
    });
    const again = await comeIn(signIn, 'nobody');
    expect(made.ok && again.ok && made.value.person.user.id).toBe(again.ok && again.value.person.user.id);
    const access = await world.store.access.tenant(PARTNER);
    expect(made.ok && access.directoryRoles.get(made.value.person.user.id)).toBeUndefined();
  });

  it('takes a second factor of the provider for one only where the operator says so', async () => {
    expect(await comeIn(open({ trustSecondFactor: true }), 'subject-of-ada')).toMatchObject({
      value: { methods: ['fed', 'mfa'] },
    });
  });

  it('works with a verified address as the name', async () => {
    expect(await comeIn(open({ userClaim: 'email' }), 'subject-of-ada')).toMatchObject({ ok: true });
  });
});

describe('what comes back is refused', () => {
  async function comeBack() {
    const signIn = open();
    const { location, value } = await begin(signIn);
    const { searchParams } = await provider.visit(location, 'subject-of-ada');
    return { signIn, value, searchParams };
  }
  const changed = (query: URLSearchParams, name: string, text: string | null) => {
    const copy = new URLSearchParams(query);
    if (text === null) copy.delete(name);
    else copy.set(name, text);
    return copy;
  };

  it.each([
    ['with another state', 'state', 'other', 'provider-answer'],
    ['without a state', 'state', null, 'provider-answer'],
    ['from another provider', 'iss', 'https://evil.example', 'provider-answer'],
    ['from a provider that names itself and did not', 'iss', null, 'provider-answer'],
    ['without a code', 'code', null, 'provider-refused'],
    ['with a code of somebody’s invention', 'code', 'made-up', 'provider-refused'],
    ['with an error', 'error', 'access_denied', 'provider-refused'],
  ])('%s', async (_, name, text, kind) => {
    const { signIn, value, searchParams } = await comeBack();
    expect(await signIn.finish(value, changed(searchParams, name, text), 'x')).toEqual(failure(kind));
    // And with it the attempt is over.
    expect(await signIn.finish(value, searchParams, 'x')).toEqual(failure('provider-answer'));
  });

  it('in another browser, twice, or too late', async () => {
    const one = await comeBack();
    const other = await comeBack();
    expect(await one.signIn.finish(other.value, one.searchParams, 'x')).toEqual(failure('provider-answer'));
    expect(await one.signIn.finish('', one.searchParams, 'x')).toEqual(failure('provider-answer'));
    expect((await one.signIn.finish(one.value, one.searchParams, 'x')).ok).toBe(true);
    expect(await one.signIn.finish(one.value, one.searchParams, 'x')).toEqual(failure('provider-answer'));
    const late = await comeBack();
    world.clock.advance(10 * MINUTE);
    expect(await late.signIn.finish(late.value, late.searchParams, 'x')).toEqual(failure('provider-answer'));
  });

  it('when the provider cannot be asked, or is another', async () => {
    const silent: FetchJson = async () => ({ ok: false, failure: { kind: 'unreachable' } });
    expect(await open({}, silent).begin('/', 'x')).toEqual(failure('provider-unreachable'));
    expect(await open({ issuer: `${provider.issuer}/` }).begin('/', 'x')).toEqual(failure('provider-unreachable'));
    const plain: FetchJson = async (url, post) => {
      const answer = await provider.fetchJson(url, post);
      return answer.ok && url.includes('well-known')
        ? { ok: true, value: { ...(answer.value as object), token_endpoint: 'http://localhost/token' } }
        : answer;
    };
    expect(await open({}, plain).begin('/', 'x')).toEqual(failure('provider-unreachable'));
  });

  it('when too many begin from one address, or when many wait, the provider is asked once', async () => {
    let asked = 0;
    const counting: FetchJson = (url, post) => {
      asked += 1;
      return provider.fetchJson(url, post);
    };
    const signIn = open({}, counting);
    const begun = await Promise.all(Array.from({ length: 301 }, () => signIn.begin('/', '192.0.2.1')));
    expect(begun.filter((each) => !each.ok)).toMatchObject([{ failure: { kind: 'locked' } }]);
    // Metadata and keys.
    expect(asked).toBe(2);
    expect((await signIn.begin('/', '192.0.2.2')).ok).toBe(true);
  });
});

describe('an id token opens nothing', () => {
  type Forge = (claims: JWTPayload) => Promise<string> | string;
  const signed = async (claims: JWTPayload, header: object = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
      .sign(await importJWK(provider.key, 'RS256'));

  /** The provider's answer with another id token in it. */
  const forging =
    (forge: Forge): FetchJson =>
    async (url, post) => {
      const answer = await provider.fetchJson(url, post);
      if (!answer.ok || !post) return answer;
      const body = answer.value as { id_token: string };
      return { ok: true, value: { ...body, id_token: await forge(decodeJwt(body.id_token)) } };
    };

  const cases: Readonly<Record<string, Forge>> = {
    'that is not signed': (claims) => new UnsecuredJWT(claims).encode(),
    'signed with the public key as a secret': ({ ...claims }) => {
      const { kty, n, e } = provider.key;
      const secret = createSecretKey(Buffer.from(JSON.stringify({ kty, n, e })));
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    },
    'of another’s key': async (claims) => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
    },
    'of a key that nobody knows': (claims) => signed(claims, { kid: 'two' }),
    'by an algorithm that is not on the list': async (claims) => {
      const { privateKey } = await generateKeyPair('RS512');
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS512', kid: 'one' }).sign(privateKey);
    },
    'of another issuer': (claims) => signed({ ...claims, iss: 'https://evil.example' }),
    'for another application': (claims) => signed({ ...claims, aud: 'other' }),
    'for several applications, asked for by none that it names': (claims) =>
      signed({ ...claims, aud: [CLIENT.id, 'other'] }),
    'asked for by another application': (claims) => signed({ ...claims, azp: 'other' }),
    'that has expired': (claims) => signed({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }),
    'that never expires': ({ exp: _, ...claims }) => signed(claims),
    'that is not valid yet': (claims) => signed({ ...claims, nbf: Math.floor((Date.now() + HOUR) / 1000) }),
    'from the future': (claims) => signed({ ...claims, iat: Math.floor((Date.now() + HOUR) / 1000) }),
    'with another nonce': (claims) => signed({ ...claims, nonce: 'other' }),
    'without a nonce': ({ nonce: _, ...claims }) => signed(claims),
    'without a subject': ({ sub: _, ...claims }) => signed(claims),
    'that is none': () => 'x.y.z',
  };

  it.each(Object.keys(cases))('%s', async (name) => {
    const result = await comeIn(open({}, forging(cases[name]!)), 'subject-of-ada');
    expect(result).toEqual(failure('provider-answer'));
    expect(await world.signIn.listLinkedIdentities(PARTNER, ADA)).toEqual([]);
  });

  it('unless it is the provider’s own, signed in another way', async () => {
    const result = await comeIn(
      open(
        {},
        forging((claims) => signed(claims)),
      ),
      'subject-of-ada',
    );
    expect(result).toMatchObject({ ok: true });
  });
});

it('an id token by an algorithm that is not on the list opens nothing, though the key would take it', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS512', { extractable: true });
  const { alg: _, ...key } = await exportJWK(publicKey);
  const keys = { keys: [{ ...key, kid: 'one' }] };
  const now = Date.now();
  const claims = {
    iss: 'https://issuer.example',
    aud: 'us',
    sub: 'x',
    nonce: 'n',
    iat: now / 1000,
    exp: now / 1000 + 60,
  };
  const expected = { issuer: 'https://issuer.example', clientId: 'us', nonce: 'n', now };
  const tokenBy = async (algorithm: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: 'one' })
      .sign(await importJWK(await exportJWK(privateKey), algorithm));
  expect(await checkIdToken(await tokenBy('RS256'), keys, expected)).toMatchObject({ sub: 'x' });
  expect(await checkIdToken(await tokenBy('RS512'), keys, expected)).toBeUndefined();
});
