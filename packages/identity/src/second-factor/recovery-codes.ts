import type { Randomness } from '@mandate/app/ports/world';
import { digestSecret } from '../secrets.ts';

/** Crockford's base 32: no letter of it is taken for another one, or for a digit. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNT = 10;
const LENGTH = 16;

/** New recovery codes of 80 random bits, in four groups to be copied from paper. */
export function newRecoveryCodes(randomness: Pick<Randomness, 'bytes'>): readonly string[] {
  return Array.from({ length: COUNT }, () => {
    const symbols = Array.from(randomness.bytes(LENGTH), (byte) => SYMBOLS.charAt(byte % SYMBOLS.length));
    return symbols.join('').match(/.{4}/g)?.join('-') ?? '';
  });
}

/** The code that a person meant; `undefined` for a text that cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((symbol) => SYMBOLS.includes(symbol)) ? code : undefined;
}

/** What is kept of a code, however it was written. */
export function digestRecoveryCode(code: string): string {
  return digestSecret(readRecoveryCode(code) ?? code);
}
