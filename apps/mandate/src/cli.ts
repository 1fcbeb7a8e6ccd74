import { Command, CommanderError } from 'commander';
import { azCommand } from './commands/az/command.ts';
import { exportCommand } from './commands/export/command.ts';
import { importCommand } from './commands/import/command.ts';
import { initCommand } from './commands/init.ts';
import { resetSignInCommand } from './commands/reset-sign-in.ts';
import { serveCommand } from './commands/serve.ts';
import { tlsCommand } from './commands/tls.ts';
import { versionCommand } from './commands/version.ts';
import { CommandFailed, type Console, createConsole, type Surroundings } from './console/console.ts';
import { languageOf } from './console/language.ts';
import { translateHelp, usageText } from './console/usage.ts';

/** Runs one command line and answers the exit code. What went wrong stands in one line on standard error. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const console = createConsole(surroundings, languageOf(args, surroundings.environment));
  const program = createProgram(console);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      console.complain(usageText(console, error));
      return 1;
    }
    if (error instanceof CommandFailed) {
      console.complain(error.message);
      return error.exitCode;
    }
    if (isVerbose(args)) console.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.complain(console.text('failure.bug', { reason }));
    return 1;
  }
}

function createProgram(console: Console): Command {
  const program = new Command('mandate').description(console.text('program.description'));
  for (const create of [
    serveCommand,
    initCommand,
    importCommand,
    exportCommand,
    azCommand,
    resetSignInCommand,
    tlsCommand,
    versionCommand,
  ]) {
    program.addCommand(create(console));
  }
  translateHelp(program, console);
  return program;
}

function isVerbose(args: readonly string[]): boolean {
  return args.includes('--log-level=debug') || args[args.indexOf('--log-level') + 1] === 'debug';
}
