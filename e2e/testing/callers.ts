import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { createPartnerCenter, type PartnerCenterClient } from '@mandate/partner-center/client';
import {
  type Context,
  Client as GraphClient,
  type Middleware,
  MiddlewareFactory,
} from '@microsoft/microsoft-graph-client';
import type { Connection, DemoTenant, DemoUser } from './server.ts';
import type { Transcript } from './transcript.ts';

/** The public client that `az` signs in as; the demo lets it use passwords. */
export const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** What tokens are for. */
export type Audience = 'arm' | 'graph' | 'partnerCenter';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  // A test says itself what it expects to find in an answer.
  // biome-ignore lint/suspicious/noExplicitAny: answers of every protocol go through here
  readonly body: any;
  readonly cookie: string | null;
}

/** Somebody with credentials, who asks for tokens and uses the portal. */
export interface Caller {
  readonly who: string;
  /** Asks for a token; what signed in once is redeemed at every tenant. */
  askToken(tenant: string, audience: Audience): Promise<Answer>;
  /** A token that is sure to be given. */
  token(tenant: string, audience: Audience): Promise<Bearer>;
  /** Asks the portal in a session that began with a password a moment ago. */
  portal(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** A token in somebody's hand. It stays the same, whatever happens meanwhile. */
export interface Bearer {
  readonly who: string;
  readonly value: string;
  /** The id of whom it was given to. */
  readonly objectId: string;
}

/** Everybody's way to the server, with a record of what is said. */
export interface Callers {
  person(who: string, user: DemoUser, home: DemoTenant): Caller;
  program(who: string, home: DemoTenant): Pick<Caller, 'who' | 'askToken' | 'token'>;
  /** Resource Manager, as no SDK asks it. */
  arm(bearer: Bearer, method: string, path: string, body?: unknown): Promise<Answer>;
  partnerCenter(bearer: Bearer): PartnerCenterClient;
  graph(bearer: Bearer): GraphClient;
  authorization(bearer: Bearer, subscription: string): AuthorizationManagementClient;
  resources(bearer: Bearer, subscription: string): ResourceManagementClient;
  subscriptions(bearer: Bearer): SubscriptionClient;
}

/** Opens ways to a server that are written down. */
export function openCallers({ endpoints, origin }: Connection, transcript: Transcript): Callers {
  async function send(who: string, method: string, url: string, init: RequestInit, sent?: unknown): Promise<Answer> {
    const reply = await fetch(url, { ...init, method });
    const answered = parsed(await reply.text());
    transcript.note({ who, method, url, ...(sent === undefined ? {} : { sent }), status: reply.status, answered });
    return { status: reply.status, body: answered, cookie: reply.headers.get('set-cookie') };
  }

  function askToken(who: string, tenant: string, form: Record<string, string>): Promise<Answer> {
    const url = `${endpoints.login}/${tenant}/oauth2/v2.0/token`;
    return send(who, 'POST', url, { body: new URLSearchParams(form) }, secretless(form));
  }

  function bearerOf(who: string, { status, body }: Answer): Bearer {
    if (status !== 200) throw new Error(`${who} was given no token: ${JSON.stringify(body)}`);
    const value = String(body.access_token);
    const { oid } = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
    return { who, value, objectId: oid };
  }

  /** Notes what a `fetch` of a client's own sends and gets. */
  const recordingFetch =
    (who: string): typeof fetch =>
    async (input, init) => {
      const reply = await fetch(input, init);
      transcript.note({
        who,
        method: init?.method ?? 'GET',
        url: input instanceof Request ? input.url : input.toString(),
        ...(typeof init?.body === 'string' ? { sent: parsed(init.body) } : {}),
        status: reply.status,
        answered: parsed(await reply.clone().text()),
      });
      return reply;
    };

  const azure = ({ who, value }: Bearer) => ({
    credential: { getToken: async () => ({ token: value, expiresOnTimestamp: Date.now() + 600_000 }) },
    options: {
      endpoint: endpoints.arm,
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ position: 'perRetry' as const, policy: recordingPolicy(who, transcript) }],
    },
  });

  return {
    person(who, { userPrincipalName, password }, home) {
      let refreshToken: string | undefined;
      let session: Promise<string> | undefined;
      const headers = { origin, 'x-mandate-csrf': '1', 'content-type': 'application/json' };
      const signIn = async () => {
        const body = { userPrincipalName, password };
        const init = { headers, body: JSON.stringify(body) };
        const { cookie } = await send(who, 'POST', `${origin}/portal/sign-in`, init, secretless(body));
        return cookie?.split(';')[0] ?? '';
      };
      const asking: Caller['askToken'] = async (tenant, audience) => {
        const scope = `${endpoints[audience]}/.default offline_access`;
        const form =
          refreshToken === undefined
            ? { grant_type: 'password', username: userPrincipalName, password, client_id: AZURE_CLI, scope }
            : { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: AZURE_CLI, scope };
        const answer = await askToken(who, refreshToken === undefined ? home.tenantId : tenant, form);
        refreshToken = answer.body.refresh_token ?? refreshToken;
        return form.grant_type === 'password' && tenant !== home.tenantId ? asking(tenant, audience) : answer;
      };
      return {
        who,
        askToken: asking,
        token: async (tenant, audience) => bearerOf(who, await asking(tenant, audience)),
        async portal(method, path, body) {
          session ??= signIn();
          const init = { headers: { ...headers, cookie: await session } };
          const url = `${origin}${path}`;
          return send(who, method, url, body === undefined ? init : { ...init, body: JSON.stringify(body) }, body);
        },
      };
    },
    program(who, home) {
      const [principal] = home.servicePrincipals;
      if (!principal) throw new Error(`${home.displayName} has no program.`);
      const { clientId: client_id, clientSecret: client_secret } = principal;
      const asking: Caller['askToken'] = (tenant, audience) => {
        const scope = `${endpoints[audience]}/.default`;
        return askToken(who, tenant, { grant_type: 'client_credentials', client_id, client_secret, scope });
      };
      return {
        who,
        askToken: asking,
        token: async (tenant, audience) => bearerOf(who, await asking(tenant, audience)),
      };
    },
    arm({ who, value }, method, path, body) {
      const headers = { authorization: `Bearer ${value}`, 'content-type': 'application/json' };
      const init = body === undefined ? { headers } : { headers, body: JSON.stringify(body) };
      return send(who, method, `${endpoints.arm}${path}`, init, body);
    },
    partnerCenter: ({ who, value }) =>
      createPartnerCenter({ baseUrl: endpoints.partnerCenter, token: () => value, fetch: recordingFetch(who) }),
    graph({ who, value }) {
      const chain = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: async () => value });
      return GraphClient.initWithMiddleware({
        baseUrl: `${endpoints.graph}/`,
        // Without it the client sends no token to a host that is not Microsoft's.
        customHosts: new Set([new URL(endpoints.graph).hostname]),
        middleware: [recordingMiddleware(who, transcript), ...chain],
      });
    },
    authorization(bearer, subscription) {
      const { credential, options } = azure(bearer);
      return new AuthorizationManagementClient(credential, subscription, options);
    },
    resources(bearer, subscription) {
      const { credential, options } = azure(bearer);
      return new ResourceManagementClient(credential, subscription, options);
    },
    subscriptions(bearer) {
      const { credential, options } = azure(bearer);
      return new SubscriptionClient(credential, options);
    },
  };
}

/** The last policy before the wire, for Azure's SDKs. */
function recordingPolicy(who: string, transcript: Transcript) {
  interface Sent {
    readonly method: string;
    readonly url: string;
    readonly body?: unknown;
  }
  interface Answered {
    readonly status: number;
    readonly bodyAsText?: string | null;
  }
  return {
    name: 'recording',
    async sendRequest<Request extends Sent, Reply extends Answered>(
      request: Request,
      next: (request: Request) => Promise<Reply>,
    ): Promise<Reply> {
      const reply = await next(request);
      transcript.note({
        who,
        method: request.method,
        url: request.url,
        ...(typeof request.body === 'string' ? { sent: parsed(request.body) } : {}),
        status: reply.status,
        answered: parsed(reply.bodyAsText ?? ''),
      });
      return reply;
    },
  };
}

function recordingMiddleware(who: string, transcript: Transcript): Middleware {
  let next: Middleware | undefined;
  return {
    async execute(context: Context) {
      await next?.execute(context);
      const { request, options, response } = context;
      if (!response) return;
      transcript.note({
        who,
        method: options?.method ?? 'GET',
        url: typeof request === 'string' ? request : request.url,
        ...(typeof options?.body === 'string' ? { sent: parsed(options.body) } : {}),
        status: response.status,
        answered: parsed(await response.clone().text()),
      });
    },
    setNext(middleware) {
      next = middleware;
    },
  };
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

function secretless(form: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([key, value]) => [key, SECRET.test(key) ? '{secret}' : value]));
}
const SECRET = /^(password|client_secret|refresh_token)$/;
