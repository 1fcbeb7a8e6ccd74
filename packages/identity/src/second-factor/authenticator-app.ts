import type { Randomness } from '@mandate/app/ports/world';
import { generateURI, ScureBase32Plugin, verify } from 'otplib';

const SEED_BYTES = 20;
/** A phone's clock may be off by one step to either side (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30;
const base32 = new ScureBase32Plugin();

/** A new seed of 160 random bits in base 32, which is what apps take. */
export function newSeed(randomness: Pick<Randomness, 'bytes'>): string {
  return base32.encode(Uint8Array.from(randomness.bytes(SEED_BYTES)), { padding: false });
}

/** What an app reads from the picture (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
export function seedAddress(seed: string, userPrincipalName: string, issuer: string): string {
  return generateURI({ issuer, label: userPrincipalName, secret: seed });
}

/** The time step of a right code of six digits (RFC 6238); whoever takes it has to see that it counts once. */
export async function timeStepOf(
  code: string,
  { seed, now }: { readonly seed: string; readonly now: number },
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const verified = await verify({
    secret: seed,
    token: code,
    epoch: Math.floor(now / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  });
  return verified.valid && 'timeStep' in verified ? verified.timeStep : undefined;
}
