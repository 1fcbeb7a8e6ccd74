import { argon2, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../ports/world.ts';

/** Lengths a new password must keep to, in characters. */
const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/** Why a new password is refused. */
export type PasswordProblem = 'too-short' | 'too-long' | 'contains-user-name';

/**
 * Why this password may not be chosen; `undefined` when it may. Length counts, a mixture of character classes does not
 * (NIST SP 800-63B, 5.1.1.2). The part of the user name before the @ must not occur in it.
 */
export function passwordProblem(plain: string, userPrincipalName?: string): PasswordProblem | undefined {
  const length = Array.from(plain).length;
  if (length < PASSWORD_LENGTH.min) return 'too-short';
  if (length > PASSWORD_LENGTH.max) return 'too-long';
  const [name = ''] = (userPrincipalName ?? '').toLowerCase().split('@');
  // A name of one or two letters occurs in almost any text.
  if (name.length > 2 && plain.toLowerCase().includes(name)) return 'contains-user-name';
  return undefined;
}

// The first of the equivalent settings OWASP recommends for argon2id
// (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** The argon2id digest of a password in PHC form, with a salt of its own. */
export async function hashPassword(plain: string, randomness: Pick<Randomness, 'bytes'>): Promise<string> {
  const salt = randomness.bytes(SALT_BYTES);
  const tag = await derive(plain, { ...COST, salt, tagLength: TAG_BYTES });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toPhc(salt)}$${toPhc(tag)}`;
}

// Of no password: the tag is all zeros.
const DUMMY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${toPhc(Buffer.alloc(SALT_BYTES, 7))}$${toPhc(Buffer.alloc(TAG_BYTES))}`;

/**
 * Whether the password is the one of the digest. Without a digest the answer is no, after the same work, so that the
 * time tells nobody whether there is such a user. Throws on a digest that is not argon2id in PHC form.
 */
export async function verifyPassword(plain: string, digest: string | undefined): Promise<boolean> {
  const expected = fromPhc(digest ?? DUMMY);
  const tag = await derive(plain, { ...expected, tagLength: expected.tag.length });
  const matches = timingSafeEqual(tag, expected.tag);
  return digest !== undefined && matches;
}

interface Derivation {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Uint8Array;
  readonly tagLength: number;
}

function derive(plain: string, { salt, ...cost }: Derivation): Promise<Uint8Array> {
  // Keyboards differ in how they compose accents: one password, one sequence of bytes (NIST SP 800-63B, 5.1.1.2).
  const message = plain.normalize('NFKC');
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message,
        nonce: salt,
        memory: cost.memory,
        passes: cost.passes,
        parallelism: cost.parallelism,
        tagLength: cost.tagLength,
      },
      (error, tag) => (error ? reject(error) : resolve(tag)),
    );
  });
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

// https://github.com/P-H-C/phc-string-format: base64 without padding.
function toPhc(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

function fromPhc(digest: string): Omit<Derivation, 'tagLength'> & { readonly tag: Uint8Array } {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(digest) ?? [];
  if (!salt || !tag) throw new Error('A stored password digest is not argon2id in PHC form; the store is damaged.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
