import { expect, it } from 'vitest';
import { clearSessionCookie, readSessionCookie, sessionCookieName, setSessionCookie } from './session-cookie.ts';

const name = sessionCookieName('6f0c2a1e');

it('finds nothing in a header without it, with an empty one, or with two of them', () => {
  expect(readSessionCookie(undefined, name)).toBeUndefined();
  expect(readSessionCookie('other=1', name)).toBeUndefined();
  expect(readSessionCookie(`${name}=`, name)).toBeUndefined();
  expect(readSessionCookie(`${name}=a; ${name}=b`, name)).toBeUndefined();
  expect(readSessionCookie(`x${name}=a`, name)).toBeUndefined();
});

it('writes what it reads, closed to scripts, other sites and plain HTTP', () => {
  const cookie = setSessionCookie(name, 'abc_-1');
  expect(cookie).toBe('__Host-mandate-6f0c2a1e=abc_-1; Path=/; Secure; HttpOnly; SameSite=Lax');
  expect(readSessionCookie(`a=1; ${cookie.split(';')[0]}; b=2`, name)).toBe('abc_-1');
  expect(clearSessionCookie(name)).toMatch(/^__Host-mandate-6f0c2a1e=; .*Max-Age=0$/);
});

it('keeps the name to what a cookie name may hold', () => {
  expect(sessionCookieName('A;b=c d')).toBe('__Host-mandate-abcd');
});
