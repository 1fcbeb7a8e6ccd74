import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts';

const randomness = { bytes: (bytes: number) => randomBytes(bytes) };

describe('passwords', () => {
  it('refuses another password, and one that only begins the same', async () => {
    const digest = await hashPassword('correct horse battery', randomness);
    expect(await verifyPassword('correct horse batterz', digest)).toBe(false);
    expect(await verifyPassword('correct horse', digest)).toBe(false);
    expect(await verifyPassword('', digest)).toBe(false);
  });

  it('refuses every password where there is no digest', async () => {
    expect(await verifyPassword('correct horse battery', undefined)).toBe(false);
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('throws on a digest of another kind instead of comparing texts', async () => {
    await expect(verifyPassword('plain', 'plain')).rejects.toThrow(/argon2id/);
    await expect(verifyPassword('x', '$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA')).rejects.toThrow(/argon2id/);
  });

  it('accepts the password, however the keyboard composes its accents', async () => {
    const digest = await hashPassword('mot de passe déjà vu', randomness);
    expect(await verifyPassword('mot de passe de\u0301ja\u0300 vu', digest)).toBe(true);
  });

  it('writes the PHC form with a new salt each time', async () => {
    const [first, second] = await Promise.all([
      hashPassword('correct horse', randomness),
      hashPassword('correct horse', randomness),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
  });

  it('agrees with the reference implementation of argon2id', async () => {
    // Produced with the argon2 command of phc-winner-argon2: `echo -n password | argon2 somesalt -id -v 13 -m 16 -t 2
    // -p 1`.
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
  });

  it('judges new passwords by length in characters and by the user name', () => {
    expect(passwordProblem('eleven char')).toBe('too-short');
    expect(passwordProblem('🔑'.repeat(11))).toBe('too-short');
    expect(passwordProblem('x'.repeat(257))).toBe('too-long');
    expect(passwordProblem('my name is Marie!', 'marie@contoso.example')).toBe('contains-user-name');
    expect(passwordProblem('a twelve char', 'a@contoso.example')).toBeUndefined();
    expect(passwordProblem('correct horse battery', 'marie@contoso.example')).toBeUndefined();
  });
});
