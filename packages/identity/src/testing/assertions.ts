import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { SignJWT } from 'jose';
import { readClientCertificate } from '../client-certificates.ts';
import { DAY, randomness, START } from './fixed.ts';
import { CUSTOMER, SCRIPT, type World, write } from './world.ts';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A certificate and the private key that belongs to it. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
  /** Both in one file, as clients want them. */
  readonly pem: string;
}

/** A self-signed certificate, as people make them for their applications. */
export async function newCertificate(
  { from = START - DAY, until = START + 90 * DAY } = {},
  algorithm: object = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(algorithm as RsaParams, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=script',
    notBefore: new Date(from),
    notAfter: new Date(until),
    signingAlgorithm: algorithm as RsaParams,
    keys,
  });
  const certificate = `${made.toString('pem')}\n`;
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const key = `-----BEGIN PRIVATE KEY-----\n${der.replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
  return { ...keys, certificate, pem: certificate + key };
}
type RsaParams = webcrypto.RsaHashedKeyGenParams & webcrypto.EcKeyGenParams;

/** Registers a certificate on the customer's script, as an administrator would. */
export async function registerCertificate(world: World, { certificate }: KeyPair): Promise<string> {
  const facts = readClientCertificate(certificate);
  if (!facts.ok) throw new Error(facts.failure.kind);
  const row = { ...facts.value, id: randomness.guid(), servicePrincipal: SCRIPT.id, createdAt: START };
  await write(world, CUSTOMER, (tenant) => tenant.addClientCertificate(row));
  return facts.value.thumbprint;
}

/** Signs whatever an attacker, or a client, would. */
export function sign(
  key: webcrypto.CryptoKey,
  payload: Readonly<Record<string, unknown>>,
  header: object = {},
): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
}
