import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Store } from '@mandate/app/ports/store';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import type { TenantId } from '@mandate/domain/tenants';
import type { Guid } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { nameOfApplication } from './openid/applications.ts';
import type { SignedInPerson } from './openid/authorize-endpoint.ts';
import { createDeviceRequests, type KnownDeviceRequest } from './openid/device-requests.ts';
import { createSignIns } from './openid/sign-ins.ts';
import { createThrottle, type Locked } from './throttle.ts';

/** Who types a code into the portal's page, and from where. */
export interface Approver {
  readonly person: SignedInPerson;
  readonly clientAddress: string;
}

/** What the page shows before the person says yes: a code that somebody else sent them is how people are tricked. */
export interface DeviceRequestFacts {
  readonly application: { readonly appId: Guid; readonly displayName: string };
  /** The tenant it wants to enter; `null` for the person's own. */
  readonly tenant: TenantId | null;
  /** Where the device asked from. */
  readonly clientAddress: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
}

/** Why there is nothing to approve. A code that is wrong, expired or answered already is the same. */
export type DeviceApprovalFailure = { readonly kind: 'device-request-not-found' } | Locked;

/** The portal's side of signing in on another device. */
export interface DeviceApproval {
  findDeviceRequest(userCode: string, by: Approver): Promise<Result<DeviceRequestFacts, DeviceApprovalFailure>>;
  /** Lets the device in as this person, or sends it away. The first answer counts. */
  answerDeviceRequest(
    userCode: string,
    by: Approver,
    approve: boolean,
  ): Promise<Result<DeviceRequestFacts, DeviceApprovalFailure>>;
}

/** Device approval upon the store. Guesses are throttled by person and by address, like those of passwords. */
export function createDeviceApproval(options: {
  readonly store: Store;
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
}): DeviceApproval {
  const { store, signIn, clock } = options;
  const devices = createDeviceRequests(options);
  const signIns = createSignIns(options);
  const throttle = createThrottle(signIn);

  async function find(userCode: string, by: Approver): Promise<Result<KnownDeviceRequest, DeviceApprovalFailure>> {
    const guess = { account: `device:${by.person.user.id}`, clientAddress: `device:${by.clientAddress}` };
    const locked = await throttle.lockOf(guess, clock.now());
    if (locked) return fail(locked);
    const found = await devices.findByUserCode(userCode);
    if (found && !found.answered && found.request.expiresAt > clock.now()) return ok(found);
    await throttle.countFailure(guess, clock.now());
    return fail({ kind: 'device-request-not-found' });
  }

  async function factsOf({ request }: KnownDeviceRequest, { person }: Approver): Promise<DeviceRequestFacts> {
    const { client, tenant, clientAddress, requestedAt, expiresAt } = request;
    const displayName = await nameOfApplication(store, tenant ?? person.tenant.id, client);
    return { application: { appId: client, displayName }, tenant, clientAddress, requestedAt, expiresAt };
  }

  return {
    async findDeviceRequest(userCode, by) {
      const found = await find(userCode, by);
      return found.ok ? ok(await factsOf(found.value, by)) : found;
    },

    async answerDeviceRequest(userCode, by, approve) {
      const found = await find(userCode, by);
      if (!found.ok) return found;
      const { user, tenant: home, session } = by.person;
      const proof = { user: user.id, home: home.id, authTime: session.createdAt, methods: session.methods };
      const first = await devices.answer(found.value, approve ? await signIns.begin(proof) : null);
      return first ? ok(await factsOf(found.value, by)) : fail({ kind: 'device-request-not-found' });
    },
  };
}
