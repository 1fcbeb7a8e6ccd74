import type { GrantDocument, SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { digestSecret, newSecret } from '../secrets.ts';
import { putDocument } from './documents.ts';
import type { RequestedScopes } from './scopes.ts';
import type { PersonSignIn } from './sign-ins.ts';
import { NO_TENANT } from './tenancy.ts';
import { newUserCode, normalizeUserCode } from './user-code.ts';

/** A device that waits for a person to sign in elsewhere (RFC 8628). */
export interface DeviceRequest {
  readonly client: Guid;
  /** `null` where none was named: it will be the person's own. */
  readonly tenant: TenantId | null;
  readonly asked: RequestedScopes;
  /** Where the device asked from, to be shown to the person. */
  readonly clientAddress: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
}

/** What the person said; `null` for no. */
export type DeviceAnswer = PersonSignIn | null;

/** A request as it stands. */
export interface KnownDeviceRequest {
  readonly id: string;
  readonly request: DeviceRequest;
  /** Whether somebody has answered; the answer itself may follow a moment later. */
  readonly answered: boolean;
}

/** Device requests of all tenants. */
export interface DeviceRequests {
  /** The codes for the device and for the person, shown this once. */
  add(request: DeviceRequest): Promise<{ readonly deviceCode: string; readonly userCode: string }>;
  findByDeviceCode(deviceCode: string): Promise<KnownDeviceRequest | undefined>;
  findByUserCode(userCode: string): Promise<KnownDeviceRequest | undefined>;
  /** Answers a request unless somebody has; says whether it was this call. */
  answer(found: KnownDeviceRequest, answer: DeviceAnswer): Promise<boolean>;
  findAnswer(id: string): Promise<DeviceAnswer | undefined>;
  /** Uses the answer up; says whether it was this call. */
  takeAnswer(id: string): Promise<boolean>;
}

/** How long a person has to type the code, as at Entra. */
export const DEVICE_CODE_LIFE_MS = 900_000;

// Afterwards a request is remembered for a while, to tell a device that comes too late from one that never came.
const REMEMBERED_MS = 600_000;
const REQUEST = 'DeviceRequest';
const ANSWER = 'DeviceAnswer';

/**
 * Device requests in the store, under digests of both codes. Nobody knows whose they will be, so they belong to no
 * tenant; which is also why the library, that keeps all of a tenant's in that tenant, does not serve them.
 */
export function createDeviceRequests(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): DeviceRequests {
  const { signIn: store, clock, randomness } = options;

  async function find(name: { id: string } | { userCode: string }): Promise<KnownDeviceRequest | undefined> {
    const document = await store.findGrantDocument({ model: REQUEST, tenant: NO_TENANT, ...name }, clock.now());
    return document && { id: document.id, request: parseRequest(document), answered: document.consumedAt !== null };
  }

  return {
    async add(request) {
      const deviceCode = newSecret(randomness);
      const userCode = newUserCode(randomness);
      await putDocument(store, {
        model: REQUEST,
        tenant: NO_TENANT,
        id: digestSecret(deviceCode),
        userCode: digestSecret(userCode),
        payload: JSON.stringify(request),
        expiresAt: request.expiresAt + REMEMBERED_MS,
      });
      return { deviceCode, userCode };
    },

    findByDeviceCode: (deviceCode) => find({ id: digestSecret(deviceCode) }),
    findByUserCode: (userCode) => find({ userCode: digestSecret(normalizeUserCode(userCode)) }),

    async answer({ id, request }, answer) {
      if (!(await store.consumeGrantDocument(REQUEST, NO_TENANT, id, clock.now()))) return false;
      const expiresAt = request.expiresAt + REMEMBERED_MS;
      await putDocument(store, { model: ANSWER, tenant: NO_TENANT, id, payload: JSON.stringify(answer), expiresAt });
      return true;
    },

    async findAnswer(id) {
      const document = await store.findGrantDocument({ model: ANSWER, tenant: NO_TENANT, id }, clock.now());
      return document && parseAnswer(document);
    },

    takeAnswer: (id) => store.consumeGrantDocument(ANSWER, NO_TENANT, id, clock.now()),
  };
}

// Written by `add` alone.
function parseRequest({ payload }: GrantDocument): DeviceRequest {
  return JSON.parse(payload) as DeviceRequest;
}

// Written by `answer` alone.
function parseAnswer({ payload }: GrantDocument): DeviceAnswer {
  return JSON.parse(payload) as DeviceAnswer;
}
