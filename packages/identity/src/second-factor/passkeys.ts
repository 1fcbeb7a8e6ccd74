import type { Passkey } from '@mandate/app/ports/second-factors';
import type { SignInStore } from '@mandate/app/ports/sign-in';
import type { Clock, Randomness } from '@mandate/app/ports/world';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { putDocument } from '../openid/documents.ts';
import type { Person } from '../person.ts';
import { newSecret } from '../secrets.ts';

/** The origin that passkeys are made for and used on. */
export interface RelyingParty {
  readonly origin: string;
  /** Its host name: passkeys know no ports. */
  readonly id: string;
}

/** Makes and checks passkeys. A ticket names the sign-in step or session that a question was put to. */
export interface Passkeys {
  registrationOptions(person: Person, ticket: string): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** What to keep of a new passkey; `undefined` when the answer is not to be trusted. */
  readRegistration(person: Person, ticket: string, response: object): Promise<NewPasskey | undefined>;
  authenticationOptions(person: Person, ticket: string): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Whether the answer comes from one of the person's passkeys; uses the question up. */
  checkAuthentication(person: Person, ticket: string, response: object): Promise<boolean>;
}

/** A passkey as its maker described it. */
export type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'transports' | 'counter'>;

/** EdDSA, ES256 and RS256, by their numbers in COSE: every authenticator has one of them. */
const ALGORITHMS = [-8, -7, -257];
const CHALLENGE = 'PasskeyChallenge';
const CHALLENGE_LIFE_MS = 300_000;
const ORGANIZATION = 'Mandate';

/** Where passkeys can be used; `undefined` for an address, which no passkey can be made for. */
export function relyingPartyOf(origin: string): RelyingParty | undefined {
  const { hostname } = new URL(origin);
  return /^[\d.]+$|:/.test(hostname) ? undefined : { origin, id: hostname };
}

/** Passkeys by the library. Questions are kept in the store, each for one ticket and one answer. */
export function createPasskeys(options: {
  readonly signIn: SignInStore;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly relyingParty: RelyingParty;
}): Passkeys {
  const { signIn, clock, randomness, relyingParty } = options;

  async function newChallenge({ tenant }: Person, ticket: string): Promise<Uint8Array<ArrayBuffer>> {
    const challenge = newSecret(randomness);
    const expiresAt = clock.now() + CHALLENGE_LIFE_MS;
    await putDocument(signIn, { model: CHALLENGE, tenant: tenant.id, id: ticket, payload: challenge, expiresAt });
    return Uint8Array.from(Buffer.from(challenge, 'base64url'));
  }

  async function takeChallenge({ tenant }: Person, ticket: string): Promise<string | undefined> {
    const now = clock.now();
    const found = await signIn.findGrantDocument({ model: CHALLENGE, tenant: tenant.id, id: ticket }, now);
    const taken = await signIn.consumeGrantDocument(CHALLENGE, tenant.id, ticket, now);
    return taken ? found?.payload : undefined;
  }

  const passkeysOf = async ({ user, tenant }: Person) =>
    (await signIn.listSecondFactors(tenant.id, user.id)).filter((factor) => factor.kind === 'passkey');

  return {
    async registrationOptions(person, ticket) {
      const { user } = person;
      return generateRegistrationOptions({
        rpName: ORGANIZATION,
        rpID: relyingParty.id,
        userName: user.userPrincipalName,
        userDisplayName: user.displayName,
        userID: Uint8Array.from(Buffer.from(user.id.replaceAll('-', ''), 'hex')),
        challenge: await newChallenge(person, ticket),
        attestationType: 'none',
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: (await passkeysOf(person)).map(toDescriptor),
        // The password has been asked for; asking for a PIN as well is the authenticator's choice.
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      });
    },

    async readRegistration(person, ticket, response) {
      const expectedChallenge = await takeChallenge(person, ticket);
      if (expectedChallenge === undefined) return undefined;
      const verified = await trusted(() =>
        verifyRegistrationResponse({
          // The library refuses what has another form than this.
          response: response as RegistrationResponseJSON,
          expectedChallenge,
          expectedOrigin: relyingParty.origin,
          expectedRPID: relyingParty.id,
          requireUserVerification: false,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (!verified?.verified) return undefined;
      const { id, publicKey, transports = [], counter } = verified.registrationInfo.credential;
      return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), transports, counter };
    },

    async authenticationOptions(person, ticket) {
      return generateAuthenticationOptions({
        rpID: relyingParty.id,
        challenge: await newChallenge(person, ticket),
        allowCredentials: (await passkeysOf(person)).map(toDescriptor),
        userVerification: 'preferred',
      });
    },

    async checkAuthentication(person, ticket, given) {
      const expectedChallenge = await takeChallenge(person, ticket);
      // The library refuses what has another form than this.
      const response = given as AuthenticationResponseJSON;
      const passkey = (await passkeysOf(person)).find(({ credentialId }) => credentialId === response.id);
      if (expectedChallenge === undefined || !passkey) return false;
      const { id, credentialId, publicKey, counter } = passkey;
      const verified = await trusted(() =>
        verifyAuthenticationResponse({
          response,
          expectedChallenge,
          expectedOrigin: relyingParty.origin,
          expectedRPID: relyingParty.id,
          credential: { id: credentialId, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), counter },
          requireUserVerification: false,
        }),
      );
      if (!verified?.verified) return false;
      const use = { id, counter: verified.authenticationInfo.newCounter, at: clock.now() };
      return signIn.useSecondFactor(person.tenant.id, person.user.id, use);
    },
  };
}

function toDescriptor({ credentialId, transports }: Passkey) {
  return { id: credentialId, transports: [...transports] };
}

// The library throws whatever it finds wrong with an answer; to a caller all of it is a no.
async function trusted<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
