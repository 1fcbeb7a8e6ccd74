import { arm } from '@mandate/api/arm/surface';
import { graph } from '@mandate/api/graph/surface';
import { partnerCenter } from '@mandate/api/partner-center/surface';
import { portal } from '@mandate/api/portal/surface';
import { createServe, type Services } from '@mandate/api/serve';
import { type AccessReader, isPresent } from '@mandate/app/access';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import { createAccount } from '@mandate/identity/account';
import type { Origins } from '@mandate/identity/audiences';
import { createDeviceApproval } from '@mandate/identity/device-approval';
import type { EventSigner } from '@mandate/identity/event-signer';
import type { SigningKeys } from '@mandate/identity/keys';
import { createOpenIdHandler, type Entrant } from '@mandate/identity/openid';
import type { FetchJson } from '@mandate/identity/outgoing';
import { createProviderSignIn } from '@mandate/identity/provider/provider-sign-in';
import type { ProviderSettings } from '@mandate/identity/provider/settings';
import { relyingPartyOf } from '@mandate/identity/second-factor/passkeys';
import { readSessionCookie } from '@mandate/identity/session-cookie';
import { createSignIn } from '@mandate/identity/sign-in';
import { createSigner } from '@mandate/identity/signer';
import { createTokenVerifier } from '@mandate/identity/tokens';
import type { OpenStore } from '@mandate/storage/open';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Endpoints } from '../data-directory/connection-file.ts';
import type { Tls } from './front-door.ts';
import { answerOpenAddress } from './open-addresses.ts';
import { createAccountEndpoints } from './portal-account.ts';
import { openPortalDoor } from './portal-door.ts';
import { type PortalFiles, registerPortalFiles } from './portal-files.ts';
import { createProviderEndpoints } from './portal-provider.ts';
import { createSessionEndpoints } from './portal-session.ts';
import { openPublicSurface } from './public-surface.ts';

/** What all doors of an installation have in common, under whatever names they are reached. */
export interface Behind {
  readonly opened: OpenStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly access: AccessReader;
  readonly throttle: Services['throttle'];
  readonly keys: SigningKeys;
  readonly eventSigner: EventSigner;
  /** The key of the key file. */
  readonly keyFileKey: Uint8Array;
  readonly cookieName: string;
  readonly files: PortalFiles;
  readonly tls: Tls;
  readonly passwordGrant: boolean;
  /** The way out, to whichever servers the operator allows. */
  readonly fetchJson: FetchJson;
  /** The organization's own OpenID provider, if it has one. */
  readonly provider: ProviderSettings | undefined;
  readonly log: Logger;
}

/** One door for each origin, not listening yet. */
export interface Doors extends Readonly<Record<'portal' | 'arm' | 'graph' | 'partnerCenter', FastifyInstance>> {}

/**
 * Makes the doors that are reached under these names. Tokens, links and challenges name them and no others, so a token
 * that was issued under other names opens none of these doors.
 */
export async function makeDoors(behind: Behind, endpoints: Endpoints): Promise<Doors> {
  const { opened, clock, randomness, access, keys, keyFileKey, cookieName, tls, log } = behind;
  const { store, signIn, decisionLog } = opened;
  const signingIn = { store, signIn, clock, randomness, keyFileKey, portalOrigin: endpoints.portal };
  const people = createSignIn(signingIn);
  const passkeys = relyingPartyOf(endpoints.portal) !== undefined;
  const { fetchJson, provider: settings } = behind;
  const provider = settings && createProviderSignIn({ ...signingIn, settings, fetchJson });
  const origins: Origins = { arm: endpoints.arm, graph: endpoints.graph, 'partner-center': endpoints.partnerCenter };
  const services: Services = {
    ports: { store, clock, randomness },
    access,
    decisionLog,
    origins: endpoints,
    signer: createSigner(keyFileKey),
    throttle: behind.throttle,
    report: (error, { method, path, requestId, correlationId }) =>
      log.error({ err: error, method, path, requestId, correlationId }, 'request failed'),
  };
  const serveArm = createServe(arm, services);
  const serveGraph = createServe(graph, services);
  const servePartnerCenter = createServe(partnerCenter, services);
  const servePortal = createServe(portal, services);

  const snapshotOf = ({ id, home, kind }: Entrant, tenant: TenantId) =>
    access.snapshot({ kind, id, home, tenant, name: id, client: null });
  const openId = createOpenIdHandler({
    store,
    signIn,
    keys,
    clock,
    randomness,
    origins,
    loginOrigin: endpoints.login,
    passwordGrant: behind.passwordGrant,
    mayEnter: async (entrant, tenant) => isPresent(await snapshotOf(entrant, tenant)),
    directoryRolesOf: async (entrant, tenant) => (await snapshotOf(entrant, tenant)).directoryRoles,
    signedIn: async ({ headers }) => {
      const value = readSessionCookie(headers.cookie, cookieName);
      return value === undefined ? undefined : people.resolve(value, clock.now());
    },
    fetchJson,
    clientAddress: (request) => request.socket.remoteAddress ?? 'unknown',
    reportError: (error) => log.error({ err: error }, 'sign-in failed'),
  });

  const portalDoor = openPortalDoor({
    origin: endpoints.portal,
    tls,
    log,
    clock,
    randomness,
    openId,
    session: createSessionEndpoints({ signIn: people, cookieName, passkeys, servePortal }),
    account: createAccountEndpoints({
      account: createAccount({ ...signingIn, enrolment: people.enrolment }),
      cookieName,
      passkeys,
    }),
    provider: createProviderEndpoints({ provider, signIn: people, cookieName }),
    deviceApproval: createDeviceApproval({ store, signIn, clock, randomness }),
    servePortal,
    surfaces: { arm: serveArm, graph: serveGraph, 'partner-center': servePartnerCenter },
    files: behind.files,
    openAddress: (request) =>
      answerOpenAddress({ store, access, clock, signer: behind.eventSigner, origin: endpoints.portal }, request),
  });
  await registerPortalFiles(portalDoor, behind.files);

  const verifier = createTokenVerifier({ keys, origins, loginOrigin: endpoints.login, clock });
  const common = { verifier, origins, tls, log, clock, randomness };
  return {
    portal: portalDoor,
    arm: openPublicSurface({ ...common, surface: 'arm', serve: serveArm }),
    graph: openPublicSurface({ ...common, surface: 'graph', serve: serveGraph }),
    partnerCenter: openPublicSurface({ ...common, surface: 'partner-center', serve: servePartnerCenter }),
  };
}
