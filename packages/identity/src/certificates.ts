import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Randomness } from '@mandate/app/ports/world';
import { type Issued, issueAuthority, issueServer } from './certificate-issuing.ts';

const RENEW_BEFORE_MS = 30 * 86_400_000;

/** Every certificate answers for the machine itself. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '::1'] as const;

/** What a TLS server needs, and what its clients must trust. */
export interface Certificates {
  /** The path of the authority's certificate, for `NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE` and their like. */
  readonly caFile: string;
  readonly key: string;
  /** The server's certificate, then the authority's. */
  readonly certChain: string;
}

/**
 * The TLS certificates in a directory; makes what is missing, and a new server certificate when fewer than 30 days of
 * it remain or its names are not exactly these and the machine's own. To be asked again daily. The authority stays as
 * it is for ten years, so that clients need to trust it once.
 */
export async function ensureCertificates(
  directory: string,
  options: { readonly hosts: readonly string[]; readonly now: number; readonly randomness: Randomness },
): Promise<Certificates> {
  const { now, randomness } = options;
  const hosts = [...new Set([...LOCAL_HOSTS, ...options.hosts.map((host) => host.toLowerCase())])];
  const at = (name: string) => join(directory, name);
  const caFiles = { certificate: at('ca.pem'), key: at('ca-key.pem') };
  const serverFiles = { certificate: at('server.pem'), key: at('server-key.pem') };
  await mkdir(directory, { recursive: true, mode: 0o700 });

  let authority = await read(caFiles);
  if (!authority || !lasts(authority, now)) {
    authority = await issueAuthority(now);
    await write(caFiles, authority, randomness);
  }

  let server = await read(serverFiles);
  if (!server || !lasts(server, now) || !isIssuedBy(server, authority) || !answersFor(server, hosts)) {
    server = await issueServer(authority, { hosts, now });
    await write(serverFiles, server, randomness);
  }
  return { caFile: caFiles.certificate, key: server.key, certChain: server.certificate + authority.certificate };
}

type Files = { readonly [K in keyof Issued]: string };

async function read(files: Files): Promise<Issued | undefined> {
  const [certificate, key] = await Promise.all([readIfThere(files.certificate), readIfThere(files.key)]);
  if (certificate === undefined || key === undefined) return undefined;
  // Written one after the other; after a crash in between they do not belong together.
  return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)) ? { certificate, key } : undefined;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function write(files: Files, { certificate, key }: Issued, randomness: Randomness): Promise<void> {
  await writeWhole(files.key, key, { mode: 0o600, randomness });
  await writeWhole(files.certificate, certificate, { mode: 0o644, randomness });
}

// Nobody reads half a file.
async function writeWhole(
  path: string,
  text: string,
  { mode, randomness }: { readonly mode: number; readonly randomness: Randomness },
): Promise<void> {
  const unfinished = `${path}.${randomness.guid()}`;
  await writeFile(unfinished, text, { mode, flag: 'wx' });
  // The process's umask may have taken more away than was meant.
  await chmod(unfinished, mode);
  await rename(unfinished, path);
}

function lasts({ certificate }: Issued, now: number): boolean {
  return new X509Certificate(certificate).validToDate.getTime() - now >= RENEW_BEFORE_MS;
}

function isIssuedBy(server: Issued, authority: Issued): boolean {
  return new X509Certificate(server.certificate).verify(new X509Certificate(authority.certificate).publicKey);
}

function answersFor(server: Issued, hosts: readonly string[]): boolean {
  const certificate = new X509Certificate(server.certificate);
  const named = certificate.subjectAltName?.split(', ') ?? [];
  if (named.length !== hosts.length) return false;
  return hosts.every((host) => (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined);
}
