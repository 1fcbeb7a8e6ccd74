import { Argument, Command, Option } from 'commander';
import { CommandFailed, type Console } from '../console/console.ts';
import { failureText } from '../console/failure-text.ts';
import { parsePort } from '../console/port.ts';
import { addPlaceOptions, type PlaceOptions } from '../console/usage.ts';

interface ResetSignInOptions extends PlaceOptions {
  readonly port: number;
}

/** `mandate reset-sign-in`. */
export function resetSignInCommand(console: Console): Command {
  const command = new Command('reset-sign-in')
    .description(console.text('resetSignIn.command'))
    .addArgument(new Argument('<upn>', console.text('resetSignIn.name')))
    .addOption(new Option('--port <n>', console.text('init.port')).default(8443).argParser(parsePort));
  return addPlaceOptions(command, console).action((name: string, options: ResetSignInOptions) =>
    reset(console, name, options),
  );
}

async function reset(console: Console, name: string, options: ResetSignInOptions): Promise<void> {
  const [{ resetSignIn }, { createLog }] = await Promise.all([
    import('@mandate/server/reset-sign-in'),
    import('@mandate/server/log'),
  ]);
  const done = await resetSignIn({
    name,
    dataDirectory: options.data,
    databaseUrl: options.database ?? null,
    log: createLog(options.logLevel),
  });
  if (!done.ok) throw new CommandFailed(failureText(console, done.failure));
  const { user, linkToken } = done.value;
  console.say(console.text('resetSignIn.done', { name: user.userPrincipalName }));
  console.say(console.text('init.link', { admin: user.userPrincipalName }));
  console.say(`https://localhost:${options.port}/sign-in/link#${linkToken}`);
}
