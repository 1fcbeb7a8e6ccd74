import type { CliMessageId } from '@mandate/messages/cli/en';
import { translateCli } from '@mandate/messages/cli/translate';
import type { Language } from '@mandate/messages/languages';

/** What surrounds a command line. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  /** The built portal. */
  readonly portalDirectory: string;
}

/** How a command speaks. */
export interface Console {
  readonly portalDirectory: string;
  /** What programs that a command starts are given. */
  readonly environment: Surroundings['environment'];
  /** A person looks on, so that lines may move. */
  readonly isInteractive: boolean;
  text(id: CliMessageId, values?: Readonly<Record<string, string | number>>): string;
  /** Writes a line of the result. */
  say(line: string): void;
  /** Writes text of the result as it is, and waits while the reader is slow. */
  write(text: string): Promise<void>;
  /** Writes a line beside the result: progress, warnings, errors. */
  complain(line: string): void;
}

/** Ends a command with a line for the person. */
export class CommandFailed extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The console of a process, or of a test. */
export function createConsole(surroundings: Surroundings, language: Language): Console {
  const { stdout, stderr, environment, portalDirectory } = surroundings;
  return {
    portalDirectory,
    environment,
    isInteractive: stdout.isTTY === true && !environment.CI && !environment.NO_COLOR && environment.TERM !== 'dumb',
    text: (id, values) => translateCli(language, id, values),
    say: (line) => void stdout.write(`${line}\n`),
    write: async (text) => {
      if (!stdout.write(text)) await new Promise<void>((resolve) => stdout.once('drain', () => resolve()));
    },
    complain: (line) => void stderr.write(`${line}\n`),
  };
}
