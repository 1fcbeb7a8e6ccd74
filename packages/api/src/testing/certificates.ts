import { generateKeyPairSync, sign as signBytes } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const COMMON_NAME = Buffer.from('550403', 'hex');

/** A self-signed certificate that counts from 2026 to 2036, and what signs with its key. */
export function aCertificate(name: string): {
  readonly pem: string;
  /** A JSON Web Token with these claims; `none` leaves it unsigned. */
  readonly sign: (claims: object, algorithm?: 'RS256' | 'none') => string;
} {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = sequence(der(0x31, sequence(der(0x06, COMMON_NAME), der(0x0c, Buffer.from(name)))));
  const validity = sequence(der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('360101000000Z')));
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    SHA256_WITH_RSA,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), signBytes('sha256', signed, privateKey));
  const base64 = sequence(signed, SHA256_WITH_RSA, signature).toString('base64');
  const lines = base64.replaceAll(/(.{64})(?=.)/g, '$1\n');
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    sign(claims, algorithm = 'RS256') {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const text = `${part({ alg: algorithm })}.${part(claims)}`;
      const proof =
        algorithm === 'none' ? '' : signBytes('sha256', Buffer.from(text), privateKey).toString('base64url');
      return `${text}.${proof}`;
    },
  };
}
