import type { Store } from '@mandate/app/ports/store';
import { decodeJwt } from 'jose';
import { findApplication } from './applications.ts';
import type { FindSignedIn } from './authorize-endpoint.ts';
import { sendBrowserTo } from './authorize-response.ts';
import type { Endpoint, EndpointRequest } from './endpoint.ts';
import { acceptsRedirect } from './redirect-uris.ts';
import { ownAddress } from './sign-in-page.ts';
import { NO_TENANT } from './tenancy.ts';

const SIGN_OUT_PAGE = '/sign-out';

/**
 * Where applications send a person who wants to sign out (OpenID Connect RP-Initiated Logout 1.0). The portal asks
 * first, since any page can send anybody here; afterwards it leads back, and on to an address that the application may
 * be answered at, or nowhere.
 */
export function createLogoutEndpoint(options: {
  readonly store: Store;
  readonly signedIn?: FindSignedIn | undefined;
}): Endpoint {
  async function afterwards({ authority, query }: EndpointRequest): Promise<string | undefined> {
    const redirectUri = query.get('post_logout_redirect_uri');
    const clientId = query.get('client_id') ?? audienceOf(query.get('id_token_hint'));
    if (redirectUri === null || clientId === undefined) return undefined;
    const tenant = authority.kind === 'tenant' ? authority.tenant.id : NO_TENANT;
    const application = await findApplication(options.store, tenant, clientId);
    if (!application.ok || !acceptsRedirect(application.value, redirectUri)) return undefined;
    const state = query.get('state');
    return state === null ? redirectUri : `${redirectUri}?${new URLSearchParams({ state }).toString()}`;
  }

  return {
    method: 'GET',
    isPage: true,
    async answer(request) {
      const next = await afterwards(request);
      const person = await options.signedIn?.(request.request);
      if (!person) return sendBrowserTo(request.response, next ?? '/sign-in');
      if (next === undefined) return sendBrowserTo(request.response, SIGN_OUT_PAGE);
      const back = `${ownAddress(request.path, request.authority)}?${request.query.toString()}`;
      return sendBrowserTo(request.response, `${SIGN_OUT_PAGE}?${new URLSearchParams({ return: back }).toString()}`);
    },
  };
}

// It only says which application it is; the addresses are that application's own.
function audienceOf(idToken: string | null): string | undefined {
  try {
    const { aud } = decodeJwt(idToken ?? '');
    return typeof aud === 'string' ? aud : undefined;
  } catch {
    return undefined;
  }
}
