import { type Account, createAccount } from '../account.ts';
import type { Browser, SignedIn, SignedInUser } from '../sessions.ts';
import { createSecondFactorTools, createSignIn, type Progress, type SignIn, type SignInOptions } from '../sign-in.ts';
import { randomness } from './fixed.ts';
import { PASSWORD, type World } from './world.ts';

export const PORTAL = 'https://portal.example:8443';
export const BROWSER: Browser = { clientAddress: '192.0.2.1', userAgent: 'A browser' };

/** Where people sign in, with a key file of its own. */
export function openPeople(world: World): { people: SignIn; account: Account } {
  const options: SignInOptions = { ...world, randomness, keyFileKey: randomness.bytes(32), portalOrigin: PORTAL };
  const people = createSignIn(options);
  return { people, account: createAccount({ ...options, enrolment: createSecondFactorTools(options).enrolment }) };
}

/** Signs in with the password that everybody has. */
export async function comeIn(people: SignIn, name = 'ada@fabrikam.example', password = PASSWORD): Promise<Progress> {
  const result = await people.signIn({ userPrincipalName: name, password }, BROWSER);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

/** The session that a way in has ended with. */
export function sessionOf(progress: Progress): SignedIn {
  if (progress.kind !== 'signed-in') throw new Error(`Still to do: ${progress.next.kind}`);
  return progress.signedIn;
}

/** The step that is next on a way in. */
export function stepOf(progress: Progress): Extract<Progress, { kind: 'step' }> {
  if (progress.kind !== 'step') throw new Error('There is nothing left to do.');
  return progress;
}

/** Whose session a value is. */
export async function signedInBy(people: SignIn, world: World, value: string): Promise<SignedInUser> {
  const user = await people.resolve(value, world.clock.now());
  if (!user) throw new Error('That is no session.');
  return user;
}
