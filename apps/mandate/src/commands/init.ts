import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { CommandFailed, type Console } from '../console/console.ts';
import { failureText } from '../console/failure-text.ts';
import { parsePort } from '../console/port.ts';
import { addPlaceOptions, type PlaceOptions } from '../console/usage.ts';

interface InitOptions extends PlaceOptions {
  readonly partner: string;
  readonly domain: string;
  readonly country: string;
  readonly admin: string;
  readonly port: number;
}

/** `mandate init`. */
export function initCommand(console: Console): Command {
  const command = new Command('init')
    .description(console.text('init.command'))
    .requiredOption('--partner <name>', console.text('init.partner'))
    .requiredOption('--domain <domain>', console.text('init.domain'))
    .requiredOption('--country <country>', console.text('init.country'))
    .requiredOption('--admin <upn>', console.text('init.admin'))
    .addOption(new Option('--port <n>', console.text('init.port')).default(8443).argParser(parsePort));
  return addPlaceOptions(command, console).action((options: InitOptions) => init(console, options));
}

async function init(console: Console, options: InitOptions): Promise<void> {
  const [{ initialise }, { createLog }] = await Promise.all([
    import('@mandate/server/initialise'),
    import('@mandate/server/log'),
  ]);
  const made = await initialise({
    partner: options.partner,
    domain: options.domain,
    country: options.country,
    admin: options.admin,
    dataDirectory: options.data,
    databaseUrl: options.database ?? null,
    log: createLog(options.logLevel),
  });
  if (!made.ok) throw new CommandFailed(failureText(console, made.failure));
  const { partner, admin, linkToken } = made.value;
  console.say(console.text('init.done', { partner: partner.displayName, directory: resolve(options.data) }));
  console.say(console.text('init.next', { command: serveCommandLine(options) }));
  console.say(console.text('init.link', { admin }));
  console.say(`https://localhost:${options.port}/sign-in/link#${linkToken}`);
}

// The connection string may hold a password, so it is not repeated.
function serveCommandLine({ data, port, database }: InitOptions): string {
  const parts = ['mandate serve', `--data ${/^[\w./-]+$/.test(data) ? data : JSON.stringify(data)}`];
  if (port !== 8443) parts.push(`--port ${port}`);
  if (database !== undefined) parts.push('--database …');
  return parts.join(' ');
}
