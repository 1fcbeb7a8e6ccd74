import { createThrottle } from '@mandate/api/throttle';
import { createAccessReader } from '@mandate/app/access';
import type { SigningPurpose } from '@mandate/app/ports/sign-in';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import { createEventSigner, type EventSigner } from '@mandate/identity/event-signer';
import { loadKeyFile } from '@mandate/identity/key-file';
import { createSigningKeys } from '@mandate/identity/keys';
import { createFetchJson, type OutgoingSettings } from '@mandate/identity/outgoing';
import type { ProviderSettings } from '@mandate/identity/provider/settings';
import { sessionCookieName } from '@mandate/identity/session-cookie';
import type { OpenStore } from '@mandate/storage/open';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Endpoints } from '../data-directory/connection-file.ts';
import { PUBLIC_ENDPOINTS, PUBLIC_NAMES, PUBLIC_PORT } from '../public-names.ts';
import { type Behind, type Doors, makeDoors } from './doors.ts';
import type { Tls } from './front-door.ts';
import { loadPortalFiles } from './portal-files.ts';

/** What listening needs; see `startServer`. */
export interface ListenOptions {
  readonly opened: OpenStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly keyFile: string;
  readonly tls: Tls;
  readonly host: string;
  readonly port: number;
  /** Whether to answer under Microsoft's host names, too; false when absent. */
  readonly publicNames?: boolean;
  readonly portalDirectory: string;
  readonly passwordGrant: boolean;
  readonly outgoing?: OutgoingSettings | undefined;
  readonly provider?: ProviderSettings | undefined;
  /** False lets everybody ask as often as they like, for measurements; true when absent. */
  readonly throttling?: boolean;
  readonly log: Logger;
}

/** Opens the four origins and answers on them until closed. When one cannot be opened, none is. */
export async function listen(
  options: ListenOptions,
): Promise<{ readonly endpoints: Endpoints; readonly eventSigner: EventSigner; close(): Promise<void> }> {
  const { host, port } = options;
  const behind = await whatIsBehind(options);
  const endpoints = endpointsAt(host, port);
  const own = await makeDoors(behind, endpoints);
  const places = ORDER.map((name, index): Place => ({ door: own[name], host, port: port + index }));
  if (options.publicNames) {
    const doors = await makeDoors(behind, PUBLIC_ENDPOINTS);
    places.push(...PUBLIC_NAMES.map(({ door, address }) => ({ door: doors[door], host: address, port: PUBLIC_PORT })));
  }
  const close = async () => {
    await Promise.all(places.map(({ door }) => door.close()));
  };
  try {
    for (const { door, ...at } of places) await door.listen(at);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoints, eventSigner: behind.eventSigner, close };
}

/** A door and where it listens. */
interface Place {
  readonly door: FastifyInstance;
  readonly host: string;
  readonly port: number;
}

const ORDER: readonly (keyof Doors)[] = ['portal', 'arm', 'graph', 'partnerCenter'];

async function whatIsBehind(options: ListenOptions): Promise<Behind> {
  const { opened, clock, randomness, tls, passwordGrant, log } = options;
  const { store, signIn } = opened;
  const keyFileKey = await loadKeyFile(options.keyFile, randomness);
  const keysFor = (purpose: SigningPurpose) => createSigningKeys({ signIn, keyFileKey, randomness, purpose });
  return {
    opened,
    clock,
    randomness,
    access: createAccessReader(store.access, clock),
    throttle: options.throttling === false ? null : createThrottle(),
    keys: keysFor('tokens'),
    eventSigner: createEventSigner(keysFor('events')),
    keyFileKey,
    cookieName: sessionCookieName((await store.installation.findPartner())?.id ?? 'mandate'),
    files: await loadPortalFiles(options.portalDirectory),
    tls,
    passwordGrant,
    fetchJson: createFetchJson(options.outgoing),
    provider: options.provider,
    log,
  };
}

// The certificate names `localhost`, and so does every address a browser or client is told on this machine.
function endpointsAt(host: string, port: number): Endpoints {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const at = (offset: number) => `https://${name}:${port + offset}`;
  return { portal: at(0), login: at(0), arm: at(1), graph: at(2), partnerCenter: at(3) };
}
