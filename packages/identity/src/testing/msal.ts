import { createRequire } from 'node:module';

/** The part of MSAL for Node.js that tests use. */
interface Msal {
  readonly PublicClientApplication: new (configuration: {
    readonly auth: { readonly clientId: string; readonly authority: string; readonly knownAuthorities: string[] };
  }) => PublicClient;
}

interface PublicClient {
  getAuthCodeUrl(request: object): Promise<string>;
  acquireTokenByCode(request: object): Promise<MsalResult>;
  acquireTokenSilent(request: object): Promise<MsalResult>;
  getTokenCache(): { serialize(): string };
}

/** What MSAL makes of an answer. */
export interface MsalResult {
  readonly accessToken: string;
  readonly idToken: string;
  readonly fromCache: boolean;
  readonly scopes: readonly string[];
  readonly account: { readonly username: string; readonly homeAccountId: string; readonly tenantId: string };
}

/** The very MSAL that Azure's SDK for JavaScript brings along and signs in with. */
export function loadMsal(): Msal {
  return createRequire(import.meta.resolve('@azure/identity'))('@azure/msal-node') as Msal;
}
