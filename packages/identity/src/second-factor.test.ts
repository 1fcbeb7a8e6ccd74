import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from './account.ts';
import type { SignIn } from './sign-in.ts';
import { createAuthenticator, type Lies } from './testing/authenticator.ts';
import { DAY, MINUTE, START } from './testing/fixed.ts';
import { BROWSER, comeIn, openPeople, PORTAL, sessionOf, signedInBy, stepOf } from './testing/people.ts';
import { ADA, openWorld, PARTNER, setEnabled, type World, write } from './testing/world.ts';

let world: World;
let people: SignIn;
let account: Account;
beforeEach(async () => {
  world = await openWorld();
  ({ people, account } = openPeople(world));
});
afterEach(() => world.close());

const codeAt = (seed: string, at = world.clock.now()) => generateSync({ secret: seed, epoch: Math.floor(at / 1000) });
const mine = async () => signedInBy(people, world, sessionOf(await comeIn(people)).value);

/** Ada gets an authenticator app, a minute before anything else happens. */
async function withApp(): Promise<{ seed: string; recoveryCodes: readonly string[]; value: string }> {
  const me = await mine();
  const started = await account.startApp(me);
  if (!started.ok) throw new Error(started.failure.kind);
  const { seed } = started.value;
  const done = await account.finishApp(me, { code: codeAt(seed), name: 'Phone' }, BROWSER);
  if (!done.ok) throw new Error(done.failure.kind);
  world.clock.advance(MINUTE);
  return { seed, recoveryCodes: done.value.recoveryCodes!, value: done.value.signedIn!.value };
}

const prove = (value: string, code: string, clientAddress = '192.0.2.1') =>
  people.proveByCode(value, { code }, { ...BROWSER, clientAddress });
const WRONG = { ok: false, failure: { kind: 'wrong-code' } };
const OVER = { ok: false, failure: { kind: 'sign-in-over' } };

describe('a password alone', () => {
  it('opens no session any more once there is a second factor, by whichever way', async () => {
    const before = sessionOf(await comeIn(people)).value;
    const { value } = await withApp();
    expect(await people.resolve(before, world.clock.now())).toBeUndefined();
    expect((await people.resolve(value, world.clock.now()))?.session.methods).toEqual(['pwd', 'otp', 'mfa']);
    const step = stepOf(await comeIn(people));
    expect(step.next).toEqual({ kind: 'second-factor', app: true, passkey: false, recoveryCode: true });
    expect(await people.resolve(step.value, world.clock.now())).toBeUndefined();
    const token = await people.links.create({ tenant: PARTNER, user: ADA, validForMs: MINUTE });
    const linked = await people.useSignInLink({ token, newPassword: 'another long enough one' }, BROWSER);
    expect(linked.ok && linked.value.kind).toBe('step');
  });

  it('opens nothing where the tenant asks for a second factor, but the way to get one', async () => {
    const opened = sessionOf(await comeIn(people)).value;
    await write(world, PARTNER, (tenant) => tenant.setSecondFactorPolicy('required'));
    expect(await people.resolve(opened, world.clock.now())).toBeUndefined();
    const { value, next } = stepOf(await comeIn(people));
    expect(next).toEqual({ kind: 'enrol' });
    expect(await prove(value, '123456')).toEqual(OVER);
    const { person, ticket } = (await people.findStep(value))!;
    const { seed } = await people.enrolment.startApp(person, ticket);
    expect(await people.finishApp(value, { code: '000000', name: 'Phone' }, BROWSER)).toEqual(WRONG);
    const done = await people.finishApp(value, { code: codeAt(seed), name: 'Phone' }, BROWSER);
    expect(done).toMatchObject({ value: { kind: 'signed-in', recoveryCodes: expect.any(Array) } });
    expect(await people.finishApp(value, { code: codeAt(seed), name: 'Phone' }, BROWSER)).toEqual(OVER);
  });

  it('is asked for more by the partner of a real installation, and not by a demo or by customers', async () => {
    sessionOf(await comeIn(people));
    sessionOf(await comeIn(people, 'kim@contoso.example'));
    await world.store.commit(
      [],
      {
        actor: { kind: 'Operator' },
        tenant: null,
        ground: null,
        through: null,
        request: { requestId: ADA, correlationId: ADA, clientAddress: null },
      },
      async (change) => {
        await change.markInstallation(PARTNER, 'real');
        return { ok: true, value: undefined };
      },
    );
    expect(stepOf(await comeIn(people)).next).toEqual({ kind: 'enrol' });
    sessionOf(await comeIn(people, 'kim@contoso.example'));
    // A password of somebody else's making comes first.
    expect(stepOf(await comeIn(people, 'new@fabrikam.example')).next).toEqual({ kind: 'new-password' });
  });
});

describe('a code of an app', () => {
  it('counts once, and so do those before it', async () => {
    const { seed } = await withApp();
    const code = codeAt(seed);
    const [one, other] = [stepOf(await comeIn(people)).value, stepOf(await comeIn(people)).value];
    const results = await Promise.all([prove(one, code), prove(other, code)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok)).toEqual([WRONG]);
    const third = stepOf(await comeIn(people)).value;
    expect(await prove(third, codeAt(seed, world.clock.now() - 30_000))).toEqual(WRONG);
    expect((await prove(third, codeAt(seed, world.clock.now() + 30_000))).ok).toBe(true);
    expect(await prove(third, codeAt(seed, world.clock.now() + 30_000))).toEqual(OVER);
  });

  it('does not count when it has served to enrol', async () => {
    const me = await mine();
    const started = await account.startApp(me);
    if (!started.ok) throw new Error('not started');
    const code = codeAt(started.value.seed);
    expect((await account.finishApp(me, { code, name: 'Phone' }, BROWSER)).ok).toBe(true);
    expect(await prove(stepOf(await comeIn(people)).value, code)).toEqual(WRONG);
  });

  it.each([-60_000, 60_000])('is wrong when it is %i ms off', async (offset) => {
    const { seed } = await withApp();
    world.clock.advance(2 * MINUTE);
    expect(await prove(stepOf(await comeIn(people)).value, codeAt(seed, world.clock.now() + offset))).toEqual(WRONG);
  });

  it.each(['', '12345', '1234567', '１２３４５６', "' or 1=1", 'x'.repeat(1000)])('is none: %j', async (code) => {
    await withApp();
    expect(await prove(stepOf(await comeIn(people)).value, code)).toEqual(WRONG);
  });

  it('of somebody else opens nothing', async () => {
    const { seed } = await withApp();
    const kim = await signedInBy(people, world, sessionOf(await comeIn(people, 'kim@contoso.example')).value);
    const started = await account.startApp(kim);
    if (!started.ok) throw new Error('not started');
    await account.finishApp(kim, { code: codeAt(started.value.seed), name: 'Phone' }, BROWSER);
    world.clock.advance(MINUTE);
    const step = stepOf(await comeIn(people, 'kim@contoso.example'));
    expect(await prove(step.value, codeAt(seed))).toEqual(WRONG);
    expect((await prove(step.value, codeAt(started.value.seed))).ok).toBe(true);
  });

  it('is kept by a seed that the database alone does not open', async () => {
    const { seed } = await withApp();
    const [factor] = await world.signIn.listSecondFactors(PARTNER, ADA);
    expect(factor).toMatchObject({ kind: 'authenticator-app', name: 'Phone', sealedSeed: expect.any(String) });
    expect(JSON.stringify(factor)).not.toContain(seed);
    // Another key file: an outage to be noticed, and no way in.
    const { people: elsewhere } = openPeople(world);
    const step = stepOf(await comeIn(elsewhere));
    await expect(elsewhere.proveByCode(step.value, { code: codeAt(seed) }, BROWSER)).rejects.toThrow('key file');
  });
});

describe('guessing codes', () => {
  it('is throttled like passwords, without locking the password', async () => {
    const { seed } = await withApp();
    const { value } = stepOf(await comeIn(people));
    const guesses = await Promise.all(Array.from({ length: 12 }, () => prove(value, '000000')));
    expect(guesses.filter((guess) => !guess.ok && guess.failure.kind === 'wrong-code')).toHaveLength(10);
    expect(await prove(value, codeAt(seed), '192.0.2.9')).toMatchObject({ failure: { kind: 'locked' } });
    const again = stepOf(await comeIn(people)).value;
    expect(await prove(again, codeAt(seed))).toMatchObject({ failure: { kind: 'locked' } });
    world.clock.advance(15 * MINUTE);
    expect((await prove(stepOf(await comeIn(people)).value, codeAt(seed))).ok).toBe(true);
  });

  it('comes to an end after a hundred within a month, recovery codes included', async () => {
    const { seed, recoveryCodes } = await withApp();
    for (let round = 0; round < 10; round++) {
      const { value } = stepOf(await comeIn(people));
      for (let guess = 0; guess < 10; guess++) await prove(value, guess % 2 ? '000000' : 'AAAA-AAAA-AAAA-AAAA');
      world.clock.advance(15 * MINUTE);
    }
    const { value } = stepOf(await comeIn(people));
    expect(await prove(value, codeAt(seed))).toMatchObject({ failure: { kind: 'locked' } });
    expect(await prove(value, recoveryCodes[0]!)).toMatchObject({ failure: { kind: 'locked' } });
    world.clock.advance(31 * DAY);
    expect((await prove(stepOf(await comeIn(people)).value, codeAt(seed))).ok).toBe(true);
  });

  it('is forgiven to whoever gets in', async () => {
    const { seed } = await withApp();
    for (let round = 0; round < 3; round++) {
      const { value } = stepOf(await comeIn(people));
      for (let guess = 0; guess < 9; guess++) await prove(value, '000000');
      expect((await prove(value, codeAt(seed))).ok).toBe(true);
      world.clock.advance(MINUTE);
    }
  });
});

describe('a recovery code', () => {
  it('works once, however it is typed', async () => {
    const { recoveryCodes } = await withApp();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = '', next = ''] = recoveryCodes;
    const [one, other] = [stepOf(await comeIn(people)).value, stepOf(await comeIn(people)).value];
    const results = await Promise.all([prove(one, ` ${code.toLowerCase().replaceAll('-', ' ')} `), prove(other, code)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await prove(stepOf(await comeIn(people)).value, code)).toEqual(WRONG);
    expect((await prove(stepOf(await comeIn(people)).value, next)).ok).toBe(true);
    expect(await world.signIn.countRecoveryCodes(PARTNER, ADA)).toBe(8);
  });

  it('is worth nothing once there are new ones, or the last method is gone', async () => {
    const { recoveryCodes, value } = await withApp();
    const me = await signedInBy(people, world, value);
    const renewed = await account.renewRecoveryCodes(me, BROWSER);
    expect(await prove(stepOf(await comeIn(people)).value, recoveryCodes[0]!)).toEqual(WRONG);
    expect(renewed.ok && renewed.value).toHaveLength(10);
    const [method] = await world.signIn.listSecondFactors(PARTNER, ADA);
    expect((await account.removeMethod(me, method!.id, BROWSER)).ok).toBe(true);
    expect(await world.signIn.countRecoveryCodes(PARTNER, ADA)).toBe(0);
    expect(await account.renewRecoveryCodes(me, BROWSER)).toMatchObject({ ok: false });
    sessionOf(await comeIn(people));
  });
});

describe('a step', () => {
  it('ends with its time, with the password, with the account, and with everything else', async () => {
    const { seed } = await withApp();
    const expired = stepOf(await comeIn(people)).value;
    world.clock.advance(15 * MINUTE);
    expect(await prove(expired, codeAt(seed))).toEqual(OVER);
    expect(await prove('made-up', codeAt(seed))).toEqual(OVER);

    const ended = stepOf(await comeIn(people)).value;
    await write(world, PARTNER, (tenant) => tenant.endSignIns(ADA, world.clock.now()));
    expect(await prove(ended, codeAt(seed))).toEqual(OVER);

    world.clock.advance(1);
    const disabled = stepOf(await comeIn(people)).value;
    await setEnabled(world, ADA, false);
    expect(await prove(disabled, codeAt(seed))).toEqual(OVER);
    await setEnabled(world, ADA, true);

    const outdated = stepOf(await comeIn(people)).value;
    await write(world, PARTNER, (tenant) => tenant.setPassword(ADA, { digest: 'x', mustChange: false }));
    expect(await prove(outdated, codeAt(seed))).toEqual(OVER);
  });

  it('lets nobody skip what comes next', async () => {
    await withApp();
    const { value } = stepOf(await comeIn(people));
    const { person, ticket } = (await people.findStep(value))!;
    const { seed } = await people.enrolment.startApp(person, ticket);
    expect(await people.finishApp(value, { code: codeAt(seed), name: 'Mine' }, BROWSER)).toEqual(OVER);
    expect(await people.chooseNewPassword(value, { newPassword: 'another long enough one' }, BROWSER)).toEqual(OVER);
    expect(await people.proveByPasskey(value, { response: {} }, BROWSER)).toMatchObject({ ok: false });
  });
});

describe('a passkey', () => {
  async function withPasskey(origin = PORTAL) {
    const authenticator = createAuthenticator(origin);
    const me = await mine();
    const options = await account.startPasskey(me);
    if (!options.ok || !options.value) throw new Error('not started');
    const response = authenticator.register(options.value);
    return { authenticator, me, done: await account.finishPasskey(me, { response, name: 'Key' }, BROWSER) };
  }

  async function answer(authenticator: ReturnType<typeof createAuthenticator>, lies: Lies = {}) {
    const { value } = stepOf(await comeIn(people));
    const question = (await people.passkeyQuestion(value))!;
    const response = authenticator.answer(question, lies);
    return { value, response, result: await people.proveByPasskey(value, { response }, BROWSER) };
  }

  it('is not taken from another origin, for another question, or twice', async () => {
    const { done } = await withPasskey('https://portal.example:9999');
    expect(done).toMatchObject({ failure: { kind: 'passkey-refused' } });
    const me = await mine();
    const options = await account.startPasskey(me);
    if (!options.ok || !options.value) throw new Error('not started');
    const authenticator = createAuthenticator(PORTAL);
    for (const response of [{}, { id: 1 }, authenticator.register(options.value, { challenge: 'b3RoZXI' })]) {
      expect(await account.finishPasskey(me, { response, name: 'Key' }, BROWSER)).toMatchObject({ ok: false });
    }
    // A question is put once: the answer to it comes too late now.
    const response = authenticator.register(options.value);
    expect(await account.finishPasskey(me, { response, name: 'Key' }, BROWSER)).toMatchObject({ ok: false });
  });

  it.each<[string, Lies]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another question', { challenge: 'b3RoZXI' }],
    ['another site', { rpId: 'evil.example' }],
    ['a counter that stands still', { counter: 0 }],
    ['nobody touching it', { present: false }],
  ])('opens nothing with %s', async (_, lies) => {
    const { authenticator } = await withPasskey();
    expect((await answer(authenticator)).result.ok).toBe(true);
    expect((await answer(authenticator, lies)).result).toEqual({ ok: false, failure: { kind: 'passkey-refused' } });
  });

  it('opens nothing with another’s key, or with an answer that was given before', async () => {
    const { authenticator } = await withPasskey();
    expect((await answer(createAuthenticator(PORTAL))).result.ok).toBe(false);
    const { value } = stepOf(await comeIn(people));
    const question = (await people.passkeyQuestion(value))!;
    const response = authenticator.answer(question);
    expect((await people.proveByPasskey(value, { response }, BROWSER)).ok).toBe(true);
    expect(await people.proveByPasskey(value, { response }, BROWSER)).toEqual(OVER);
    const later = stepOf(await comeIn(people)).value;
    await people.passkeyQuestion(later);
    expect((await people.proveByPasskey(later, { response }, BROWSER)).ok).toBe(false);
  });

  it('signs its owner in, and says so', async () => {
    const { authenticator, done } = await withPasskey();
    expect(done).toMatchObject({ value: { recoveryCodes: expect.any(Array), signedIn: expect.any(Object) } });
    const { result } = await answer(authenticator);
    const session = result.ok ? sessionOf(result.value).session : undefined;
    expect(session?.methods).toEqual(['pwd', 'fido', 'mfa']);
    expect(session?.createdAt).toBe(START);
  });
});

describe('changing how one signs in', () => {
  it('wants a sign-in of a moment ago', async () => {
    const { value } = await withApp();
    const me = await signedInBy(people, world, value);
    world.clock.advance(15 * MINUTE);
    const again = { ok: false, failure: { kind: 'sign-in-again' } };
    const [method] = await world.signIn.listSecondFactors(PARTNER, ADA);
    expect(await account.removeMethod(me, method!.id, BROWSER)).toEqual(again);
    expect(await account.renewRecoveryCodes(me, BROWSER)).toEqual(again);
    expect(await account.startApp(me)).toEqual(again);
    expect(await account.startPasskey(me)).toEqual(again);
    expect(await account.finishApp(me, { code: '000000', name: 'x' }, BROWSER)).toEqual(again);
    expect(await account.finishPasskey(me, { response: {}, name: 'x' }, BROWSER)).toEqual(again);
  });

  it('reaches nobody else', async () => {
    const { value } = await withApp();
    const [method] = await world.signIn.listSecondFactors(PARTNER, ADA);
    const kim = await signedInBy(people, world, sessionOf(await comeIn(people, 'kim@contoso.example')).value);
    expect(await account.removeMethod(kim, method!.id, BROWSER)).toMatchObject({
      failure: { kind: 'method-not-found' },
    });
    const me = await signedInBy(people, world, value);
    await account.endSession(kim, me.session.digest);
    expect(await people.resolve(value, world.clock.now())).toBeDefined();
    await account.signOutEverywhere(kim, BROWSER);
    expect(await people.resolve(value, world.clock.now())).toBeDefined();
  });

  it('stands in the change log, without a secret', async () => {
    const { seed, recoveryCodes } = await withApp();
    const { rows } = await world.store.tenant(PARTNER).listChanges({ after: null, limit: 100 });
    const record = rows.find(({ operation }) => operation.endsWith('authenticationMethods/create'));
    expect(record).toMatchObject({ actor: { kind: 'User', id: ADA }, target: `users/${ADA}` });
    for (const secret of [seed, ...recoveryCodes]) expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('ends one session, or all of them', async () => {
    const { value, seed } = await withApp();
    const second = await prove(stepOf(await comeIn(people)).value, codeAt(seed));
    const other = second.ok ? sessionOf(second.value) : undefined;
    const me = await signedInBy(people, world, value);
    expect((await account.describe(me)).sessions).toHaveLength(2);
    await account.endSession(me, other!.session.digest);
    expect(await people.resolve(other!.value, world.clock.now())).toBeUndefined();
    expect((await account.describe(me)).sessions).toMatchObject([
      { userAgent: 'A browser', methods: expect.any(Array) },
    ]);
    await account.signOutEverywhere(me, BROWSER);
    expect(await people.resolve(value, world.clock.now())).toBeUndefined();
  });
});
