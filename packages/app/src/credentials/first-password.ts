import type { Randomness } from '../ports/world.ts';

// Without what is easily taken for something else when it is read aloud or from paper.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A random password to hand over once, in groups that can be read out; about 92 bits. */
export function firstPassword(randomness: Pick<Randomness, 'bytes'>): string {
  const wanted = GROUPS * GROUP_LENGTH;
  // Bytes above the last whole round of the alphabet would make its first letters likelier.
  const limit = 256 - (256 % ALPHABET.length);
  let letters = '';
  while (letters.length < wanted) {
    for (const byte of randomness.bytes(wanted)) {
      if (byte < limit && letters.length < wanted) letters += ALPHABET[byte % ALPHABET.length];
    }
  }
  return Array.from({ length: GROUPS }, (_, at) => letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH)).join('-');
}
