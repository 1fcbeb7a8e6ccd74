import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock } from '@mandate/app/ports/world';
import { fail, ok } from '@mandate/rbac/result';
import { POLLING_SECONDS } from '../device-code-endpoint.ts';
import { createDeviceLimits } from '../device-limits.ts';
import type { DeviceRequests } from '../device-requests.ts';
import { wantsRefreshToken } from '../scopes.ts';
import type { SignIns } from '../sign-ins.ts';
import type { Grant } from './grant.ts';

/** Clients are on time, give or take the network; MSAL for Node.js takes `slow_down` for the end. */
const TOO_SOON_MS = POLLING_SECONDS * 1000 - 1500;

/** A person who approves on another device (RFC 8628, 3.4 and 3.5). */
export function deviceCodeGrant(options: {
  readonly clock: Clock;
  readonly signIn: SignInStore;
  readonly devices: DeviceRequests;
  readonly signIns: SignIns;
}): Grant<'device_code'> {
  const { clock, signIn: store, devices, signIns } = options;

  const limits = createDeviceLimits(options);

  return async ({ token, application, tenant, clientAddress }) => {
    if (await limits.triesTooMany(clientAddress)) return fail({ kind: 'device-too-soon' });
    const found = await devices.findByDeviceCode(token.deviceCode);
    if (!found || found.request.client !== application.appId) {
      await limits.countUnknown(clientAddress);
      return fail({ kind: 'grant-invalid' });
    }
    const { id, request } = found;
    if (request.expiresAt <= clock.now()) return fail({ kind: 'device-expired' });
    const signIn = await devices.findAnswer(id);
    if (signIn === undefined) {
      const asks = await store.countAttempt(`device:${id}`, clock.now(), TOO_SOON_MS);
      return fail({ kind: asks > 1 ? 'device-too-soon' : 'device-pending' });
    }
    if (signIn === null) return fail({ kind: 'device-declined' });
    if (tenant !== (request.tenant ?? signIn.home)) return fail({ kind: 'code-of-other-tenant' });
    const user = await signIns.resume(signIn);
    if (!user.ok) return user;

    const asked = token.asked ?? request.asked;
    return ok({
      holder: { kind: 'user', user: user.value, signIn },
      asked,
      nonce: null,
      refreshable: wantsRefreshToken(asked) || wantsRefreshToken(request.asked),
      spend: async () => {
        if (await devices.takeAnswer(id)) return ok(undefined);
        // Two have the code; as with authorization codes, neither is trusted any more.
        await signIns.end(signIn);
        return fail({ kind: 'code-redeemed' });
      },
    });
  };
}
