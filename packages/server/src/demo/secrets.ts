import type { Randomness } from '@mandate/app/ports/world';

const CONSONANTS = 'bdfgjklmnprstvwz';
const VOWELS = 'aeiu';
const SYLLABLES = 10;

/**
 * A password that people can read out and type, of 60 random bits: ten syllables in pairs. Sixteen consonants and four
 * vowels make every syllable equally likely.
 */
export function readablePassword(randomness: Randomness): string {
  const syllables = Array.from(randomness.bytes(SYLLABLES), (byte) => {
    return `${CONSONANTS.charAt(byte & 15)}${VOWELS.charAt((byte >> 4) & 3)}`;
  });
  return syllables.join('').match(/.{4}/g)?.join('-') ?? '';
}
