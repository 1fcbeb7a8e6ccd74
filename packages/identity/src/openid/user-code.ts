import type { Randomness } from '@mandate/app/ports/world';

/** Letters that no person confuses with each other or with digits, and that make no words (RFC 8628, 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 9;

/** A new code for a person to type: 20^9 of them, so that guessing one that is waited for is hopeless. */
export function newUserCode(randomness: Randomness): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of randomness.bytes(LENGTH)) {
      // 240 is the last multiple of 20 in a byte: beyond it some letters would be likelier.
      if (byte < 240 && code.length < LENGTH) code += LETTERS[byte % LETTERS.length];
    }
  }
  return code;
}

/** The code that a person meant, whatever letter case, spaces and hyphens they typed. */
export function normalizeUserCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '');
}
