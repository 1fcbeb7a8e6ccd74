import type { IncomingMessage } from 'node:http';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock } from '@mandate/app/ports/world';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { findApplication } from './applications.ts';
import { createDeviceLimits } from './device-limits.ts';
import { DEVICE_CODE_LIFE_MS, type DeviceRequests } from './device-requests.ts';
import { type Endpoint, sendJson } from './endpoint.ts';
import type { OpenIdFailure } from './failures.ts';
import type { HasResource } from './resources.ts';
import { parseDelegatedScope, parseResource, type RequestedScopes, resourceNotFound } from './scopes.ts';
import { NO_TENANT } from './tenancy.ts';
import { type Form, versionOf } from './token-request.ts';

/** How often a device may ask, in seconds. */
export const POLLING_SECONDS = 5;

/**
 * Where a device without a browser begins (RFC 8628, 3.1). Azure's command line prints the message as it is, and
 * people's scripts look for the code in its English words.
 */
export function createDeviceCodeEndpoint(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly hasResource: HasResource;
  readonly loginOrigin: string;
  readonly clientAddress: (request: IncomingMessage) => string;
  readonly devices: DeviceRequests;
  readonly signIn: SignInStore;
}): Endpoint {
  const limits = createDeviceLimits(options);
  const { store, clock, hasResource, loginOrigin, clientAddress, devices } = options;

  return {
    method: 'POST',
    async answer({ path, authority, request, response, form }) {
      const version = versionOf(path, form);
      const clientId = form.client_id;
      if (!clientId) return { kind: 'missing-parameter', parameter: 'client_id' };
      const asked = readScopes(form, version);
      if (!asked.ok) return asked.failure;
      const tenant = authority.kind === 'tenant' ? authority.tenant.id : null;
      const application = await findApplication(store, tenant ?? NO_TENANT, clientId);
      if (!application.ok) return application.failure;
      const { resource } = asked.value;
      if (!(await hasResource(tenant ?? NO_TENANT, resource))) return resourceNotFound(resource, tenant ?? NO_TENANT);

      const address = clientAddress(request);
      if (await limits.beginsTooMany(address)) return { kind: 'device-too-soon' };
      const requestedAt = clock.now();
      const { deviceCode, userCode } = await devices.add({
        client: application.value.appId,
        tenant,
        asked: asked.value,
        clientAddress: address,
        requestedAt,
        expiresAt: requestedAt + DEVICE_CODE_LIFE_MS,
      });
      const page = `${loginOrigin}/device`;
      const life = DEVICE_CODE_LIFE_MS / 1000;
      return sendJson(response, 200, {
        user_code: userCode,
        device_code: deviceCode,
        message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
        ...(version === 'v2'
          ? { verification_uri: page, expires_in: life, interval: POLLING_SECONDS }
          : { verification_url: page, expires_in: String(life), interval: String(POLLING_SECONDS) }),
      });
    },
  };
}

function readScopes(form: Form, version: 'v1' | 'v2'): Result<RequestedScopes, OpenIdFailure> {
  const text = version === 'v1' ? form.resource : form.scope;
  if (!text) return fail({ kind: 'missing-parameter', parameter: version === 'v1' ? 'resource' : 'scope' });
  return version === 'v1' ? ok(parseResource(text)) : parseDelegatedScope(text);
}
