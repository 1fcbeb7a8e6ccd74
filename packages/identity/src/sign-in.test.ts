import { verifyPassword } from '@mandate/app/credentials/passwords';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from './account.ts';
import { createPasswordCheck } from './password-check.ts';
import type { SignIn } from './sign-in.ts';
import { HOUR, MINUTE, START } from './testing/fixed.ts';
import { BROWSER, comeIn, openPeople, sessionOf, signedInBy, stepOf } from './testing/people.ts';
import { ADA, NEW, openWorld, PARTNER, PASSWORD, setEnabled, type World } from './testing/world.ts';

const NEW_PASSWORD = 'another long enough one';

let world: World;
let people: SignIn;
let account: Account;

beforeEach(async () => {
  world = await openWorld();
  ({ people, account } = openPeople(world));
});
afterEach(() => world.close());

function signIn(userPrincipalName = 'ada@fabrikam.example', password = PASSWORD, clientAddress = '192.0.2.1') {
  return people.signIn({ userPrincipalName, password }, { ...BROWSER, clientAddress });
}

async function cookie(): Promise<string> {
  return sessionOf(await comeIn(people)).value;
}

describe('signing in refuses', () => {
  it.each([
    ['a wrong password', 'ada@fabrikam.example', 'wrong'],
    ['an unknown user', 'nobody@fabrikam.example', PASSWORD],
    ['an unknown domain', 'ada@unknown.example', PASSWORD],
    ['a name without a domain', 'ada', PASSWORD],
    ['a disabled user', 'off@fabrikam.example', PASSWORD],
    ['nothing at all', '', ''],
  ])('%s with one and the same answer', async (_, name, password) => {
    expect(await signIn(name, password)).toEqual({ ok: false, failure: { kind: 'wrong-credentials' } });
  });

  it('after the same work, whether the user exists or not', async () => {
    const verified: unknown[] = [];
    const check = createPasswordCheck({
      ...world,
      verify: (plain, digest) => {
        verified.push(digest === undefined ? 'dummy' : 'digest');
        return verifyPassword(plain, digest);
      },
    });
    for (const name of ['ada@fabrikam.example', 'nobody@fabrikam.example', 'ada@unknown.example']) {
      await check({ userPrincipalName: name, password: 'wrong', clientAddress: 'x' });
    }
    expect(verified).toEqual(['digest', 'dummy', 'dummy']);
  });

  it('a password that somebody else has set until it is changed', async () => {
    const { value, next } = stepOf(await comeIn(people, 'new@fabrikam.example'));
    expect(next).toEqual({ kind: 'new-password' });
    expect(await people.resolve(value, START)).toBeUndefined();
    const problem = async (newPassword: string) => {
      const result = await people.chooseNewPassword(value, { newPassword }, BROWSER);
      return result.ok ? undefined : result.failure;
    };
    expect(await problem('short')).toEqual({ kind: 'password-refused', problem: 'too-short' });
    expect(await problem(PASSWORD)).toEqual({ kind: 'password-refused', problem: 'same-as-before' });
    expect(await problem('the new password')).toEqual({ kind: 'password-refused', problem: 'contains-user-name' });
    expect(await problem(NEW_PASSWORD)).toBeUndefined();
    expect(await problem('yet another long one')).toEqual({ kind: 'sign-in-over' });
    sessionOf(await comeIn(people, 'new@fabrikam.example', NEW_PASSWORD));
  });
});

describe('guessing', () => {
  it.each(['ada@fabrikam.example', 'nobody@fabrikam.example'])('locks %s after ten failures', async (name) => {
    for (let i = 0; i < 10; i++) expect((await signIn(name, 'wrong')).ok).toBe(false);
    const until = Math.floor(START / (15 * MINUTE) + 1) * 15 * MINUTE;
    expect(await signIn(name)).toEqual({ ok: false, failure: { kind: 'locked', until } });
    // Another spelling and another address do not help.
    expect(await signIn(name.toUpperCase(), PASSWORD, '192.0.2.9')).toMatchObject({ failure: { kind: 'locked' } });
    world.clock.advance(until - START);
    expect((await signIn(name)).ok).toBe(name.startsWith('ada'));
  });

  it('judges one guess after the other, also when they arrive together', async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(undefined, 'wrong')));
    const kinds = guesses.map((guess) => (guess.ok ? 'ok' : guess.failure.kind));
    expect(kinds.filter((kind) => kind === 'wrong-credentials')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(2);
  });

  it('does not lock somebody who signs in often, or after a few mistakes', async () => {
    for (let i = 0; i < 9; i++) await signIn(undefined, 'wrong');
    expect((await signIn()).ok).toBe(true);
    for (let i = 0; i < 9; i++) await signIn(undefined, 'wrong');
    for (let i = 0; i < 11; i++) expect((await signIn()).ok).toBe(true);
  });

  it('locks an address after a hundred failures at whatever accounts, and nobody else with it', async () => {
    for (let i = 0; i < 100; i++)
      await world.signIn.countAttempt(await addressCounter('192.0.2.1'), START, 15 * MINUTE);
    expect(await signIn()).toMatchObject({ failure: { kind: 'locked' } });
    expect((await signIn(undefined, undefined, '192.0.2.2')).ok).toBe(true);
  });

  it('does not forgive an address for the accounts it signs in to', async () => {
    const counter = await addressCounter('192.0.2.1');
    for (let i = 0; i < 99; i++) await world.signIn.countAttempt(counter, START, 15 * MINUTE);
    expect((await signIn()).ok).toBe(true);
    expect((await signIn(undefined, 'wrong')).ok).toBe(false);
    expect(await signIn()).toMatchObject({ failure: { kind: 'locked' } });
  });

  // The name of the counter, found by watching which one a failure counts.
  async function addressCounter(clientAddress: string): Promise<string> {
    const counted: string[] = [];
    const watched = {
      ...world.signIn,
      countAttempt: (key: string) => {
        counted.push(key);
        return Promise.resolve(1);
      },
    };
    const check = createPasswordCheck({ ...world, signIn: watched, verify: () => Promise.resolve(false) });
    await check({ userPrincipalName: 'x@y.example', password: 'x', clientAddress });
    return counted.find((key) => key.startsWith('address:'))!;
  }
});

describe('a session', () => {
  it('is none for a value that is unknown, signed out, or only the digest of one', async () => {
    const value = await cookie();
    const resolved = await people.resolve(value, world.clock.now());
    expect(resolved).toBeDefined();
    expect(await people.resolve('', START)).toBeUndefined();
    expect(await people.resolve('made-up', START)).toBeUndefined();
    expect(await people.resolve(resolved!.session.digest, START)).toBeUndefined();
    await people.signOut(value);
    expect(await people.resolve(value, START)).toBeUndefined();
  });

  it('ends after eight hours without use', async () => {
    const value = await cookie();
    world.clock.advance(8 * HOUR - 1);
    expect(await people.resolve(value, world.clock.now())).toBeDefined();
    world.clock.advance(8 * HOUR - 1);
    expect(await people.resolve(value, world.clock.now())).toBeDefined();
    world.clock.advance(8 * HOUR);
    expect(await people.resolve(value, world.clock.now())).toBeUndefined();
  });

  it('ends after a day however much it is used', async () => {
    const value = await cookie();
    for (let i = 0; i < 23; i++) {
      world.clock.advance(HOUR);
      expect(await people.resolve(value, world.clock.now())).toBeDefined();
    }
    world.clock.advance(HOUR);
    expect(await people.resolve(value, world.clock.now())).toBeUndefined();
  });

  it('opens nothing for a user who has been disabled since', async () => {
    const value = await cookie();
    await setEnabled(world, ADA, false);
    expect(await people.resolve(value, START)).toBeUndefined();
  });

  it('has a new value at each sign-in, beside those that stand', async () => {
    const [first, second] = [await cookie(), await cookie()];
    expect(first).not.toBe(second);
    for (const value of [first, second]) {
      const resolved = await people.resolve(value, START);
      expect(resolved).toMatchObject({ user: { id: ADA }, tenant: { id: PARTNER }, session: { user: ADA } });
      expect(JSON.stringify(resolved)).not.toContain(value);
    }
  });

  it('ends with all others when the password changes', async () => {
    const before = await cookie();
    const mine = await signedInBy(people, world, before);
    const change = (password: string, newPassword: string) =>
      account.changePassword(mine, { password, newPassword }, BROWSER);
    expect(await change('wrong', NEW_PASSWORD)).toMatchObject({ failure: { kind: 'wrong-credentials' } });
    expect(await change(PASSWORD, PASSWORD)).toMatchObject({ failure: { problem: 'same-as-before' } });
    expect(await people.resolve(before, START)).toBeDefined();
    const changed = await change(PASSWORD, NEW_PASSWORD);
    expect(await people.resolve(before, START)).toBeUndefined();
    expect(changed.ok && (await people.resolve(changed.value.value, START))).toBeDefined();
    expect((await signIn()).ok).toBe(false);
  });
});

describe('a sign-in link', () => {
  const use = (token: string, newPassword = NEW_PASSWORD) => people.useSignInLink({ token, newPassword }, BROWSER);
  const create = (validForMs = HOUR, user = NEW) => people.links.create({ tenant: PARTNER, user, validForMs });

  it('is refused when unknown, expired or used, and for a disabled user', async () => {
    const invalid = { ok: false, failure: { kind: 'link-invalid' } };
    expect(await use('made-up')).toEqual(invalid);
    const expired = await create(MINUTE);
    world.clock.advance(MINUTE);
    expect(await use(expired)).toEqual(invalid);
    const used = await create();
    expect((await use(used)).ok).toBe(true);
    expect(await use(used)).toEqual(invalid);
    const disabled = await create(HOUR, ADA);
    await setEnabled(world, ADA, false);
    expect(await people.links.read(disabled)).toBeUndefined();
    expect(await use(disabled)).toEqual(invalid);
  });

  it('gives one of two racing uses nothing', async () => {
    const token = await create();
    const results = await Promise.all([use(token), use(token)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it('changes nothing when it is opened, or used with a password that is refused', async () => {
    const token = await create();
    expect(await people.links.read(token)).toMatchObject({ user: { id: NEW }, tenant: { id: PARTNER } });
    expect(await people.links.read(token)).toBeDefined();
    expect(await use(token, 'short')).toEqual({
      ok: false,
      failure: { kind: 'password-refused', problem: 'too-short' },
    });
    expect((await use(token)).ok).toBe(true);
  });

  it('sets the password, ends the sessions and opens one', async () => {
    const before = await cookie();
    const used = await use(await create(HOUR, ADA));
    expect(await people.resolve(before, START)).toBeUndefined();
    expect(used.ok && (await people.resolve(sessionOf(used.value).value, START))).toMatchObject({ user: { id: ADA } });
    expect((await signIn(undefined, NEW_PASSWORD)).ok).toBe(true);
  });
});
