import { arm } from '@mandate/api/arm/surface';
import { graph } from '@mandate/api/graph/surface';
import { partnerCenter } from '@mandate/api/partner-center/surface';
import { portal } from '@mandate/api/portal/surface';
import { createServe, type Services } from '@mandate/api/serve';
import { createThrottle } from '@mandate/api/throttle';
import { createAccessReader, isPresent } from '@mandate/app/access';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { Origins } from '@mandate/identity/audiences';
import { createDeviceApproval } from '@mandate/identity/device-approval';
import { loadKeyFile } from '@mandate/identity/key-file';
import { createSigningKeys } from '@mandate/identity/keys';
import { createOpenIdHandler, type Entrant } from '@mandate/identity/openid';
import { createFetchJson } from '@mandate/identity/outgoing';
import { readSessionCookie, sessionCookieName } from '@mandate/identity/session-cookie';
import { createSignIn } from '@mandate/identity/sign-in';
import { createTokenVerifier } from '@mandate/identity/tokens';
import type { OpenStore } from '@mandate/storage/open';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Tls } from './front-door.ts';
import { openPortalDoor } from './portal-door.ts';
import { loadPortalFiles, registerPortalFiles } from './portal-files.ts';
import { createSessionEndpoints } from './portal-session.ts';
import { openPublicSurface } from './public-surface.ts';

/** Where each surface is reached. */
export interface Endpoints {
  readonly portal: string;
  readonly login: string;
  readonly arm: string;
  readonly graph: string;
  readonly partnerCenter: string;
}

/** What listening needs; see `startServer`. */
export interface ListenOptions {
  readonly opened: OpenStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly keyFile: string;
  readonly tls: Tls;
  readonly host: string;
  readonly port: number;
  readonly portalDirectory: string;
  readonly passwordGrant: boolean;
  /** False lets everybody ask as often as they like, for measurements; true when absent. */
  readonly throttling?: boolean;
  readonly log: Logger;
}

/** Opens the four origins and answers on them until closed. When one cannot be opened, none is. */
export async function listen(
  options: ListenOptions,
): Promise<{ readonly endpoints: Endpoints; close(): Promise<void> }> {
  const { opened, clock, randomness, tls, host, port, log } = options;
  const { store, signIn: signInStore, decisionLog } = opened;
  const endpoints = endpointsAt(host, port);
  const origins: Origins = { arm: endpoints.arm, graph: endpoints.graph, 'partner-center': endpoints.partnerCenter };

  const access = createAccessReader(store.access);
  const services: Services = {
    ports: { store, clock, randomness },
    access,
    decisionLog,
    origins: endpoints,
    throttle: options.throttling === false ? null : createThrottle(),
    report: (error, { method, path, requestId, correlationId }) =>
      log.error({ err: error, method, path, requestId, correlationId }, 'request failed'),
  };
  const serveArm = createServe(arm, services);
  const serveGraph = createServe(graph, services);
  const servePartnerCenter = createServe(partnerCenter, services);
  const servePortal = createServe(portal, services);

  const keys = createSigningKeys({
    signIn: signInStore,
    keyFileKey: await loadKeyFile(options.keyFile, randomness),
    randomness,
  });
  const verifier = createTokenVerifier({ keys, origins, loginOrigin: endpoints.login, clock });
  const installation = (await store.installation.findPartner())?.id ?? 'mandate';
  const cookieName = sessionCookieName(installation);
  const people = createSignIn({ store, signIn: signInStore, clock, randomness });
  const snapshotOf = ({ id, home, kind }: Entrant, tenant: TenantId) =>
    access.snapshot({ kind, id, home, tenant, name: id, client: null });
  const openId = createOpenIdHandler({
    store,
    signIn: signInStore,
    keys,
    clock,
    randomness,
    origins,
    loginOrigin: endpoints.login,
    passwordGrant: options.passwordGrant,
    mayEnter: async (entrant, tenant) => isPresent(await snapshotOf(entrant, tenant)),
    directoryRolesOf: async (entrant, tenant) => (await snapshotOf(entrant, tenant)).directoryRoles,
    signedIn: async ({ headers }) => {
      const value = readSessionCookie(headers.cookie, cookieName);
      return value === undefined ? undefined : people.resolve(value, clock.now());
    },
    fetchJson: createFetchJson(),
    clientAddress: (request) => request.socket.remoteAddress ?? 'unknown',
    reportError: (error) => log.error({ err: error }, 'sign-in failed'),
  });

  const files = await loadPortalFiles(options.portalDirectory);
  const session = createSessionEndpoints({
    signIn: people,
    cookieName,
    servePortal,
  });
  const portalDoor = openPortalDoor({
    origin: endpoints.portal,
    tls,
    clock,
    randomness,
    openId,
    session,
    deviceApproval: createDeviceApproval({ store, signIn: signInStore, clock, randomness }),
    servePortal,
    surfaces: { arm: serveArm, graph: serveGraph, 'partner-center': servePartnerCenter },
    files,
  });
  await registerPortalFiles(portalDoor, files);

  const common = { verifier, origins, tls, clock, randomness };
  const doors: readonly FastifyInstance[] = [
    portalDoor,
    openPublicSurface({ ...common, surface: 'arm', serve: serveArm }),
    openPublicSurface({ ...common, surface: 'graph', serve: serveGraph }),
    openPublicSurface({ ...common, surface: 'partner-center', serve: servePartnerCenter }),
  ];
  const close = async () => {
    await Promise.all(doors.map((door) => door.close()));
  };
  try {
    for (const [index, door] of doors.entries()) await door.listen({ host, port: port + index });
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoints, close };
}

// The certificate names `localhost`, and so does every address a browser or client is told on this machine.
function endpointsAt(host: string, port: number): Endpoints {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const at = (offset: number) => `https://${name}:${port + offset}`;
  return { portal: at(0), login: at(0), arm: at(1), graph: at(2), partnerCenter: at(3) };
}
