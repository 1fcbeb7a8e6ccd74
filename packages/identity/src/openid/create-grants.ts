import { verifyPassword } from '@mandate/app/credentials/passwords';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { SigningKeys } from '../keys.ts';
import { createPasswordCheck } from '../password-check.ts';
import { type AuthorizationCodes, createAuthorizationCodes } from './authorization-codes.ts';
import { createDeviceRequests, type DeviceRequests } from './device-requests.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { codeGrant } from './grants/code.ts';
import { deviceCodeGrant } from './grants/device-code.ts';
import type { Grants } from './grants/grant.ts';
import { onBehalfOfGrant } from './grants/on-behalf-of.ts';
import { passwordGrant } from './grants/password.ts';
import { refreshGrant } from './grants/refresh.ts';
import { createRefreshTokens, type RefreshTokens } from './refresh-tokens.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';

interface Ports {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** What outlives one request. */
export interface Records {
  readonly signIns: SignIns;
  readonly refreshTokens: RefreshTokens;
  readonly codes: AuthorizationCodes;
  readonly devices: DeviceRequests;
}

/** Records in the store. */
export function createRecords(ports: Ports): Records {
  const signIns = createSignIns(ports);
  const options = { ...ports, signIns };
  return {
    signIns,
    refreshTokens: createRefreshTokens(options),
    codes: createAuthorizationCodes(options),
    devices: createDeviceRequests(options),
  };
}

/** Every way to get tokens. */
export function createGrants(
  options: Ports & Records & { readonly keys: SigningKeys; readonly loginOrigin: string },
): Grants {
  const checkPassword = createPasswordCheck({ ...options, verify: verifyPassword });
  return {
    client_credentials: clientCredentials,
    password: passwordGrant({ ...options, checkPassword }),
    refresh_token: refreshGrant(options),
    authorization_code: codeGrant(options),
    device_code: deviceCodeGrant(options),
    on_behalf_of: onBehalfOfGrant(options),
  };
}
