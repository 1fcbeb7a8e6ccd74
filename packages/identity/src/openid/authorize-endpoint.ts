import type { IncomingMessage } from 'node:http';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import type { User } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type Application, findApplication } from './applications.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import { type AuthorizeRequest, type Destination, readAuthorizeRequest, readDestination } from './authorize-request.ts';
import { sendBrowserTo, sendToApplication } from './authorize-response.ts';
import type { Endpoint, EndpointRequest } from './endpoint.ts';
import type { OpenIdFailure } from './failures.ts';
import type { MayEnter } from './grants.ts';
import { acceptsRedirect } from './redirect-uris.ts';
import type { HasResource } from './resources.ts';
import { resourceNotFound } from './scopes.ts';
import { signInPage } from './sign-in-page.ts';
import type { SignIns } from './sign-ins.ts';
import { NO_TENANT } from './tenancy.ts';

/** Whoever is signed in to the portal with the browser that a request comes from. */
export interface SignedInPerson {
  readonly user: User;
  /** The user's home tenant. */
  readonly tenant: Tenant;
  /** When they signed in, and how (`amr`, RFC 8176). */
  readonly session: { readonly createdAt: number; readonly methods: readonly string[] };
}

/** Finds out who is signed in to the portal, by the request's cookie. */
export type FindSignedIn = (request: IncomingMessage) => Promise<SignedInPerson | undefined>;

/** What a decision about a person rests on. */
interface Asked {
  readonly request: AuthorizeRequest;
  readonly person: SignedInPerson;
  readonly application: Application;
  readonly destination: Destination;
  readonly authority: EndpointRequest['authority'];
}

/**
 * Where applications send a person's browser (RFC 6749, 4.1.1). Whoever is signed in to the portal is sent back with a
 * code; everybody else goes to the portal's page first. Microsoft's own applications ask for no consent here, as at
 * Entra: what protects a person is that a code goes to their own machine only, and to whoever made the challenge.
 *
 * Only GET is served: a form posted from another site would come without the session.
 */
export function createAuthorizeEndpoint(
  version: 'v1' | 'v2',
  options: {
    readonly store: Store;
    readonly clock: Clock;
    readonly hasResource: HasResource;
    readonly mayEnter: MayEnter;
    readonly signedIn?: FindSignedIn | undefined;
    readonly codes: AuthorizationCodes;
    readonly signIns: SignIns;
    /** What an application is told of a failure. */
    readonly describe: (failure: OpenIdFailure, request: IncomingMessage) => Readonly<Record<string, string>>;
  },
): Endpoint {
  const { store, clock, hasResource, codes, signIns } = options;

  async function issueCode({ request, person, application, destination, authority }: Asked) {
    const { user, tenant: home, session } = person;
    const tenant = authority.kind === 'tenant' ? authority.tenant.id : home.id;
    const { asked, challenge, nonce } = request;
    if (!(await hasResource(tenant, asked.resource))) return fail(resourceNotFound(asked.resource, tenant));
    const { appId } = application;
    if (home.id !== tenant && !(await options.mayEnter({ kind: 'User', id: user.id, home: home.id }, tenant))) {
      const { userPrincipalName } = user;
      return fail({ kind: 'entry-refused', userPrincipalName, application: appId, tenant } as const);
    }
    const proof = { user: user.id, home: home.id, authTime: session.createdAt, methods: session.methods };
    const signIn = await signIns.begin(proof);
    const { redirectUri } = destination;
    return ok(await codes.issue({ signIn, client: appId, tenant, redirectUri, challenge, nonce, asked }));
  }

  return {
    method: 'GET',
    isPage: true,
    async answer({ path, authority, request, response, query }) {
      const clientId = query.get('client_id');
      if (!clientId) return { kind: 'missing-parameter', parameter: 'client_id' };
      const person = await options.signedIn?.(request);
      const named = authority.kind === 'tenant' ? authority.tenant.id : (person?.tenant.id ?? NO_TENANT);
      const application = await findApplication(store, named, clientId);
      if (!application.ok) return application.failure;
      const destination = readDestination(query);
      if (!destination.ok) return destination.failure;
      const { redirectUri } = destination.value;
      if (!acceptsRedirect(application.value, redirectUri)) {
        return { kind: 'redirect-not-registered', redirectUri, application: clientId };
      }

      // From here on the application is known to listen there, and hears of failures itself.
      const answer = (fields: Readonly<Record<string, string>>) =>
        sendToApplication(response, destination.value, fields);
      const facts = { version, application: application.value, now: clock.now() };
      const parsed = readAuthorizeRequest(query, facts);
      if (!parsed.ok) return answer(options.describe(parsed.failure, request));
      if (!person || mustSignIn(parsed.value, person)) {
        return parsed.value.prompt === 'none'
          ? answer(options.describe({ kind: 'login-required' }, request))
          : sendBrowserTo(response, signInPage({ path, authority, query, asked: parsed.value, now: clock.now() }));
      }
      const asked = { request: parsed.value, person, application: application.value, destination: destination.value };
      const code: Result<string, OpenIdFailure> = await issueCode({ ...asked, authority });
      return answer(code.ok ? { code: code.value } : options.describe(code.failure, request));
    },
  };
}

function mustSignIn({ prompt, loginHint, signedInSince }: AuthorizeRequest, person: SignedInPerson): boolean {
  if (prompt === 'login' || prompt === 'select_account') return true;
  if (person.session.createdAt < signedInSince) return true;
  return loginHint !== undefined && loginHint.toLowerCase() !== person.user.userPrincipalName.toLowerCase();
}
