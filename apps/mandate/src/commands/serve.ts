import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { CommandFailed, type Console } from '../console/console.ts';
import { failureText } from '../console/failure-text.ts';
import { parsePort } from '../console/port.ts';
import { addPlaceOptions, type PlaceOptions } from '../console/usage.ts';

interface ServeOptions extends PlaceOptions {
  readonly port: number;
  readonly host: string;
  readonly demo?: true;
  readonly passwordGrant?: true;
  readonly openidProvider?: string;
  readonly allowOutgoing?: readonly string[];
  readonly outgoingCa?: string;
  readonly smtp?: string;
  readonly smtpPasswordFile?: string;
  readonly mailFrom?: string;
}

/** `mandate serve`. */
export function serveCommand(console: Console): Command {
  const command = new Command('serve')
    .description(console.text('serve.command'))
    .addOption(new Option('--port <n>', console.text('serve.port')).default(8443).argParser(parsePort))
    .addOption(new Option('--host <host>', console.text('serve.host')).default('127.0.0.1'))
    .addOption(new Option('--demo', console.text('serve.demo')))
    .addOption(new Option('--password-grant', console.text('serve.passwordGrant')))
    .addOption(new Option('--openid-provider <file>', console.text('serve.openidProvider')))
    .addOption(new Option('--allow-outgoing <range...>', console.text('serve.allowOutgoing')))
    .addOption(new Option('--outgoing-ca <file>', console.text('serve.outgoingCa')))
    .addOption(new Option('--smtp <url>', console.text('serve.smtp')).env('MANDATE_SMTP'))
    .addOption(
      new Option('--smtp-password-file <file>', console.text('serve.smtpPasswordFile')).env(
        'MANDATE_SMTP_PASSWORD_FILE',
      ),
    )
    .addOption(new Option('--mail-from <address>', console.text('serve.mailFrom')).env('MANDATE_MAIL_FROM'));
  return addPlaceOptions(command, console).action((options: ServeOptions) => serve(console, options));
}

const NOT_INITIALISED_EXIT = 2;

async function serve(console: Console, options: ServeOptions): Promise<void> {
  if (!existsSync(join(console.portalDirectory, 'index.html'))) {
    throw new CommandFailed(console.text('serve.portalMissing'));
  }
  const [{ startServer }, { createLog }, { closeOnSignals }, { signInTable }] = await Promise.all([
    import('@mandate/server/start'),
    import('@mandate/server/log'),
    import('@mandate/server/shutdown'),
    import('../console/sign-in-table.ts'),
  ]);
  const log = createLog(options.logLevel);
  const started = await startServer({
    dataDirectory: options.data,
    databaseUrl: options.database ?? null,
    host: options.host,
    port: options.port,
    demo: options.demo === true,
    passwordGrant: options.passwordGrant,
    providerFile: options.openidProvider,
    allowOutgoing: options.allowOutgoing,
    outgoingCaFile: options.outgoingCa,
    smtp: options.smtp,
    smtpPasswordFile: options.smtpPasswordFile,
    mailFrom: options.mailFrom,
    portalDirectory: console.portalDirectory,
    onMakingDemo: () => console.say(console.text('serve.makingDemo')),
    log,
  });
  if (!started.ok) {
    const { failure } = started;
    if (failure.kind !== 'not-initialised') throw new CommandFailed(failureText(console, failure));
    const directory = resolve(options.data);
    throw new CommandFailed(console.text('serve.notInitialised', { directory }), NOT_INITIALISED_EXIT);
  }
  closeOnSignals(started.value, log);

  const { connection, connectionFile } = started.value;
  const { arm, graph, partnerCenter } = connection.endpoints;
  console.say(console.text('serve.endpoints', { arm, graph, partnerCenter }));
  if (connection.demo) {
    console.say(console.text('serve.connection', { file: connectionFile }));
    console.say('');
    console.say(console.text('serve.signIns'));
    for (const line of signInTable(console, connection.demo)) console.say(line);
    console.say('');
  } else {
    console.say(console.text('serve.connectionReal', { file: connectionFile }));
  }
  console.say(console.text('serve.ready', { origin: connection.origin }));
}
