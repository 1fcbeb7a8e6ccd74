import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import { issueAuthority, issueServer } from '../certificate-issuing.ts';
import { createFetchJson, type FetchJson } from '../outgoing.ts';

/** Somebody whom the provider knows: the claims of their id token, by their subject. */
export type Subjects = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const CLIENT = { id: 'mandate', secret: 'a secret with + and % and :' };

/** An organization's own OpenID provider, a real one, on a real socket with TLS. */
export interface OpenIdProvider extends AsyncDisposable {
  readonly issuer: string;
  /** What signs its id tokens. */
  readonly key: JWK;
  readonly fetchJson: FetchJson;
  /** The authority of its certificate, in PEM. */
  readonly ca: string;
  /** Has this person's browser go to an address of the provider, and says where it is sent back to. */
  visit(location: string, subject: string): Promise<URL>;
}

/** Opens one that knows these people and sends them back to this address, asking nothing. */
export async function openOpenIdProvider(subjects: Subjects, redirectUri: string): Promise<OpenIdProvider> {
  const authority = await issueAuthority(Date.now());
  const { certificate: cert, key: tlsKey } = await issueServer(authority, { hosts: ['localhost'], now: Date.now() });
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };

  let answer: (...exchange: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
  const server = createServer({ cert, key: tlsKey }, (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const signingIn = new Map<string, string>();

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [key] },
    claims: {
      openid: ['sub', 'amr'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...subjects[id] }) }),
    async loadExistingGrant(ctx: KoaContextWithOIDC) {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const accountId = signingIn.get(request.headers['x-test-browser'] as string) ?? '';
    const amr = subjects[accountId]?.amr as string[] | undefined;
    return provider.interactionFinished(request, response, { login: { accountId, ...(amr ? { amr } : {}) } });
  };

  const fetchJson = createFetchJson({ allowedRanges: ['127.0.0.0/8', '::1/128'], ca: authority.certificate });
  const browse = createBrowser(authority.certificate);
  return {
    issuer,
    key,
    fetchJson,
    ca: authority.certificate,
    async visit(location, subject) {
      const browser = `browser ${signingIn.size}`;
      signingIn.set(browser, subject);
      return browse(location, { 'x-test-browser': browser }, redirectUri);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

// As much of a browser as follows redirects and keeps cookies.
function createBrowser(ca: string) {
  return async (location: string, headers: Record<string, string>, until: string): Promise<URL> => {
    const { request } = await import('node:https');
    const cookies = new Map<string, string>();
    let next = new URL(location);
    for (let hop = 0; hop < 10 && !next.href.startsWith(until); hop++) {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const sent = await new Promise<{ location: string | undefined; set: readonly string[] }>((done, failed) => {
        request(next, { ca, headers: { ...headers, cookie } }, (response) => {
          response.resume();
          done({ location: response.headers.location, set: response.headers['set-cookie'] ?? [] });
        })
          .on('error', failed)
          .end();
      });
      for (const each of sent.set) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
        cookies.set(name, value);
      }
      if (sent.location === undefined) throw new Error(`The provider shows a page at ${next.pathname}.`);
      next = new URL(sent.location, next);
    }
    return next;
  };
}
