import { fail, ok, type Result } from '@mandate/rbac/result';
import type { OpenIdFailure } from './failures.ts';
import type { RequestedScopes } from './scopes.ts';
import type { Form } from './token-request.ts';

/** What a token request asks for and what it presents, by grant. */
export type GrantFields =
  | { readonly grant: 'client_credentials'; readonly asked: RequestedScopes }
  | {
      readonly grant: 'password';
      readonly asked: RequestedScopes;
      readonly userPrincipalName: string;
      readonly password: string;
    }
  | {
      readonly grant: 'authorization_code';
      readonly asked: RequestedScopes | undefined;
      readonly code: string;
      readonly redirectUri: string;
      readonly verifier: string | undefined;
    }
  | { readonly grant: 'on_behalf_of'; readonly asked: RequestedScopes; readonly assertion: string }
  | { readonly grant: 'device_code'; readonly asked: RequestedScopes | undefined; readonly deviceCode: string }
  | { readonly grant: 'refresh_token'; readonly asked: RequestedScopes | undefined; readonly refreshToken: string };

/** The grants, by our own names. */
export type GrantName = GrantFields['grant'];

/** The grants by the names that the forms give them. */
export const GRANTS: ReadonlyMap<string, GrantName> = new Map([
  ['client_credentials', 'client_credentials'],
  ['password', 'password'],
  ['refresh_token', 'refresh_token'],
  ['authorization_code', 'authorization_code'],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', 'on_behalf_of'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
  // How version 1 called it, and ADFS still does.
  ['device_code', 'device_code'],
] as const);

/** The names of the grants on offer, for the metadata. */
export function grantNames(passwordGrant: boolean): readonly string[] {
  return [...GRANTS.keys()].filter((name) => name !== 'device_code' && (name !== 'password' || passwordGrant));
}

/** What is asked for, when it is, and under which name it would be. */
export interface Asked {
  readonly asked: RequestedScopes | undefined;
  readonly parameter: 'scope' | 'resource';
}

/** Reads what a grant needs besides the application. */
export function readGrantFields(grant: GrantName, form: Form, asked: Asked): Result<GrantFields, OpenIdFailure> {
  return READERS[grant](form, asked);
}

type Reader = (form: Form, asked: Asked) => Result<GrantFields, OpenIdFailure>;

const READERS: Readonly<Record<GrantName, Reader>> = {
  client_credentials: (_, { asked, parameter }) =>
    asked ? ok({ grant: 'client_credentials', asked }) : missing(parameter),

  password({ username, password }, { asked, parameter }) {
    if (!asked) return missing(parameter);
    if (!username) return missing('username');
    if (!password) return missing('password');
    return ok({ grant: 'password', asked, userPrincipalName: username, password });
  },

  authorization_code({ code, redirect_uri: redirectUri, code_verifier: verifier }, { asked }) {
    if (!code) return missing('code');
    if (!redirectUri) return missing('redirect_uri');
    return ok({ grant: 'authorization_code', asked, code, redirectUri, verifier });
  },

  on_behalf_of({ assertion, requested_token_use: use }, { asked, parameter }) {
    if (!asked) return missing(parameter);
    if (!assertion) return missing('assertion');
    if (!use) return missing('requested_token_use');
    return use === 'on_behalf_of' ? ok({ grant: 'on_behalf_of', asked, assertion }) : fail({ kind: 'malformed' });
  },

  device_code(form, { asked }) {
    // MSAL for Python sends it under both names.
    const deviceCode = form.device_code || form.code;
    return deviceCode ? ok({ grant: 'device_code', asked, deviceCode }) : missing('device_code');
  },

  refresh_token: ({ refresh_token: refreshToken }, { asked }) =>
    refreshToken ? ok({ grant: 'refresh_token', asked, refreshToken }) : missing('refresh_token'),
};

function missing(parameter: string): Result<never, OpenIdFailure> {
  return fail({ kind: 'missing-parameter', parameter });
}
