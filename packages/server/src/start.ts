import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { ensureCertificates } from '@mandate/identity/certificates';
import { createPostDocument } from '@mandate/identity/outgoing';
import { isAddressRange } from '@mandate/identity/outgoing-addresses';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { serveControl } from './control/serve-control.ts';
import { type Connection, type Demo, readDemo, writeConnection } from './data-directory/connection-file.ts';
import { type DataDirectory, foreignEntries } from './data-directory/directory.ts';
import { startScheduler } from './deliveries/scheduler.ts';
import { tellWebhook } from './deliveries/tell-webhook.ts';
import { seedDemo } from './demo/seed.ts';
import { type ListenOptions, listen } from './http/listen.ts';
import { holdDirectory, type InstallationPlace, type OpenFailure, openInstallation } from './installation.ts';
import { type ListenFailure, listenFailureOf } from './listen-failure.ts';
import { isLoopback } from './loopback.ts';
import { type MailOptions, type MailProblem, type MailSettings, readMailSettings } from './mail/settings.ts';
import { createMailer } from './mail/tell-by-mail.ts';
import { hasPublicNames, PUBLIC_NAMES } from './public-names.ts';
import { type ProviderFileProblem, readProviderFile } from './sign-in-provider.ts';
import type { Staffroom } from './transfer/person.ts';

/** How to run a server. */
export interface StartOptions extends InstallationPlace, MailOptions {
  readonly host: string;
  /** Portal and sign-in listen here, ARM, Graph and Partner Center on the three ports that follow. */
  readonly port: number;
  readonly demo: boolean;
  /** Whether applications may collect people's passwords; always in a demo. */
  readonly passwordGrant?: boolean | undefined;
  /** The file that describes the organization's own OpenID provider. */
  readonly providerFile?: string | undefined;
  /** Ranges of the operator's own network that this server may call, as `10.1.0.0/16`. */
  readonly allowOutgoing?: readonly string[] | undefined;
  /** A PEM file with certificate authorities, besides the public ones, of servers that this one calls. */
  readonly outgoingCaFile?: string | undefined;
  /** The built portal. */
  readonly portalDirectory: string;
  /** Told when a demo is being made, which takes a few seconds. */
  readonly onMakingDemo?: () => void;
}

/** Why a server did not start. */
export type StartFailure =
  | OpenFailure
  | ListenFailure
  | ProviderFileProblem
  | MailProblem
  | { readonly kind: 'outgoing-range'; readonly range: string }
  | { readonly kind: 'outgoing-ca'; readonly file: string }
  /** The store is empty: `init` comes first. */
  | { readonly kind: 'not-initialised'; readonly directory: string }
  | { readonly kind: 'demo-not-loopback'; readonly host: string }
  /** A demo was asked for where something else is. */
  | { readonly kind: 'demo-elsewhere'; readonly directory: string; readonly entry: string | null }
  /** The demo was interrupted while it was made, or the file that alone holds its secrets is gone. */
  | { readonly kind: 'demo-broken'; readonly directory: string };

/** A server that accepts requests. */
export interface RunningServer {
  readonly connection: Connection;
  readonly connectionFile: string;
  /** Lets requests under way end, then lets go of everything. */
  close(): Promise<void>;
}

/** Starts a server on a data directory, or says why not; then everything is as it was before. */
export async function startServer(options: StartOptions): Promise<Result<RunningServer, StartFailure>> {
  const { host, port, log } = options;
  if (options.demo && !isLoopback(host)) return fail({ kind: 'demo-not-loopback', host });
  const calls = await readCalls(options);
  if (!calls.ok) return calls;
  await using things = new AsyncDisposableStack();

  const held = await holdDirectory(options.dataDirectory);
  if (!held.ok) return held;
  const { directory } = held.value;
  things.use(held.value);
  const obstacle = await demoObstacle(directory, options);
  if (obstacle) return fail(obstacle);

  const opening = await openInstallation(held.value, options);
  if (!opening.ok) return opening;
  const installation = opening.value;
  things.use(installation);
  const content = await contentOf(directory, installation.staffroom, options);
  if (!content.ok) return content;

  const { staffroom, opened } = installation;
  const { clock, randomness } = staffroom.ports;
  const publicNames = await hasPublicNames(directory);
  const hosts = [host, ...(publicNames ? PUBLIC_NAMES.map((name) => name.host) : [])];
  const tls = await ensureCertificates(directory.certificates, { hosts, now: clock.now(), randomness });
  const demo = content.value;
  let listening: Awaited<ReturnType<typeof listen>>;
  try {
    listening = await listen({
      opened,
      clock,
      randomness,
      keyFile: directory.keyFile,
      tls: { key: tls.key, certChain: tls.certChain },
      host,
      port,
      publicNames,
      ...calls.value,
      portalDirectory: options.portalDirectory,
      // It leaves no room for a second factor, so outside of a demo somebody has to want it.
      passwordGrant: demo !== undefined || options.passwordGrant === true,
      log,
    });
  } catch (error) {
    const failure = listenFailureOf(error, { host, port });
    if (failure) return fail(failure);
    throw error;
  }
  things.defer(() => listening.close());
  things.use(await serveControl({ directory, staffroom, log }));
  const { endpoints, eventSigner } = listening;
  const { outgoing, mail } = calls.value;
  const mailer = mail && createMailer(mail, { portalOrigin: endpoints.portal, ca: outgoing?.ca });
  if (mailer) things.defer(() => mailer.close());
  const scheduler = startScheduler({
    ports: staffroom.ports,
    work: opened.work,
    sweep: (now) => opened.signIn.sweep(now),
    tell: {
      webhook: tellWebhook({ post: createPostDocument(outgoing), signer: eventSigner, clock, endpoints }),
      ...(mailer && { mail: mailer.tell }),
    },
    log,
  });
  things.defer(() => scheduler.close());

  const connection: Connection = {
    origin: endpoints.portal,
    endpoints,
    caFile: tls.caFile,
    ...(demo && { demo }),
  };
  await writeConnection(directory, connection);
  await rm(directory.unfinishedDemo, { force: true });
  const running = things.move();
  return ok({ connection, connectionFile: directory.connectionFile, close: () => running.disposeAsync() });
}

interface Calls extends Pick<ListenOptions, 'provider' | 'outgoing'> {
  readonly mail: MailSettings | undefined;
}

// Whom this server calls, and by what right.
async function readCalls({
  providerFile,
  allowOutgoing = [],
  outgoingCaFile,
  ...options
}: StartOptions): Promise<Result<Calls, StartFailure>> {
  const range = allowOutgoing.find((each) => !isAddressRange(each));
  if (range !== undefined) return fail({ kind: 'outgoing-range', range });
  const ca = outgoingCaFile && (await readFile(outgoingCaFile, 'utf8').catch(() => undefined));
  if (outgoingCaFile && !ca?.includes('-----BEGIN CERTIFICATE-----')) {
    return fail({ kind: 'outgoing-ca', file: outgoingCaFile });
  }
  const outgoing = { allowedRanges: allowOutgoing, ...(ca ? { ca } : {}) };
  const provider = providerFile === undefined ? ok(undefined) : await readProviderFile(providerFile, process.env);
  if (!provider.ok) return provider;
  const mail = await readMailSettings(options);
  return mail.ok ? ok({ outgoing, provider: provider.value, mail: mail.value }) : mail;
}

// Makes way for a demo, or says what stands in it.
async function demoObstacle(
  directory: DataDirectory,
  { demo, databaseUrl }: StartOptions,
): Promise<StartFailure | undefined> {
  if (existsSync(directory.unfinishedDemo)) {
    // All the embedded database holds was made by the demo that was interrupted, and nobody has ever signed in to it.
    if (!demo || databaseUrl !== null) return { kind: 'demo-broken', directory: directory.path };
    for (const suffix of ['', '-wal', '-shm']) await rm(`${directory.database}${suffix}`, { force: true });
  }
  const [entry] = demo ? await foreignEntries(directory) : [];
  return entry === undefined ? undefined : { kind: 'demo-elsewhere', directory: directory.path, entry };
}

// What the store holds, made first when it is to be a demo; `undefined` stands for a real installation.
async function contentOf(
  directory: DataDirectory,
  { ports, decisionLog }: Staffroom,
  { demo, host, onMakingDemo }: StartOptions,
): Promise<Result<Demo | undefined, StartFailure>> {
  const kind = await ports.store.installation.kind();
  switch (kind) {
    case 'empty':
      if (!demo) return fail({ kind: 'not-initialised', directory: directory.path });
      onMakingDemo?.();
      await writeFile(directory.unfinishedDemo, '', { mode: 0o600, flush: true });
      return ok(await seedDemo(ports, decisionLog));
    case 'real':
      return demo ? fail({ kind: 'demo-elsewhere', directory: directory.path, entry: null }) : ok(undefined);
    case 'demo': {
      if (!isLoopback(host)) return fail({ kind: 'demo-not-loopback', host });
      const partner = await ports.store.installation.findPartner();
      const secrets = partner && (await readDemo(directory, partner.id));
      return secrets ? ok(secrets) : fail({ kind: 'demo-broken', directory: directory.path });
    }
  }
}
