import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DataDirectory, dataDirectoryAt } from '@mandate/server/data-directory/directory';
import { hasPublicNames, PUBLIC_NAMES, setPublicNames } from '@mandate/server/public-names';
import { Command, Option } from 'commander';
import { CommandFailed, type Console } from '../console/console.ts';
import { addDataOption } from '../console/usage.ts';

interface TlsOptions {
  readonly data: string;
  /** `undefined` when neither option was given. */
  readonly publicNames?: boolean;
}

/** `mandate tls`. */
export function tlsCommand(console: Console): Command {
  const command = new Command('tls')
    .description(console.text('tls.command'))
    .addOption(new Option('--public-names', console.text('tls.publicNames')))
    .addOption(new Option('--no-public-names', console.text('tls.noPublicNames')))
    // Without it the library takes the option's opposite for true.
    .setOptionValue('publicNames', undefined);
  return addDataOption(command, console).action((options: TlsOptions) => tls(console, options));
}

async function tls(console: Console, { data, publicNames: wanted }: TlsOptions): Promise<void> {
  const directory = dataDirectoryAt(data);
  // A mistyped directory must not come into being.
  if (!existsSync(directory.path)) throw new CommandFailed(console.text('tls.noDirectory', { directory: data }));
  const before = await hasPublicNames(directory);
  if (wanted !== undefined) await setPublicNames(directory, wanted);
  if (wanted ?? before) return tellMeaning(console, directory);

  const file = join(directory.certificates, 'ca.pem');
  console.say(console.text('tls.authority', { file, exists: existsSync(file) ? 'yes' : 'no' }));
  if (!before) return console.say(console.text('tls.off'));
  console.say(console.text('tls.turnedOff'));
  sayHosts(console);
}

function tellMeaning(console: Console, { certificates }: DataDirectory): void {
  console.say(console.text('tls.on'));
  console.say(console.text('tls.hosts', { file: HOSTS_FILE }));
  sayHosts(console);
  console.say('');
  console.say(console.text('tls.meaning.passwords'));
  console.say(console.text('tls.meaning.authority', { file: join(certificates, 'ca-key.pem') }));
  console.say(console.text('tls.meaning.port'));
}

const HOSTS_FILE = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

function sayHosts(console: Console): void {
  console.say('');
  for (const { address, host } of PUBLIC_NAMES) console.say(`${address} ${host}`);
}
