import { Argument, type Command, type CommanderError, Option } from 'commander';
import type { Console } from './console.ts';

const DEFAULT_DATA = 'mandate-data';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];
const LANGUAGES = ['en', 'fr'];

/** What every command that touches an installation may be told. */
export interface PlaceOptions {
  readonly data: string;
  readonly database?: string;
  readonly logLevel: string;
}

/** Adds the option that says where the data directory is. */
export function addDataOption(command: Command, console: Console): Command {
  return command.addOption(new Option('--data <dir>', console.text('data.option')).default(DEFAULT_DATA));
}

/** Adds the options that say where the installation is. */
export function addPlaceOptions(command: Command, console: Console): Command {
  return addDataOption(command, console)
    .addOption(new Option('--database <url>', console.text('database.option')))
    .addOption(new Option('--log-level <level>', console.text('logLevel.option')).choices(LOG_LEVELS).default('warn'));
}

/** Makes a command and all below it speak the console's language and hand errors to it, not end the process. */
export function translateHelp(program: Command, console: Console): void {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': console.text('help.usage'),
    'Arguments:': console.text('help.arguments'),
    'Options:': console.text('help.options'),
    'Commands:': console.text('help.commands'),
  };
  for (const command of [program, ...descendants(program)]) {
    command
      .exitOverride()
      .helpCommand(false)
      .allowExcessArguments(false)
      .helpOption('-h, --help', console.text('help.option'))
      .addOption(new Option('--language <language>', console.text('language.option')).choices(LANGUAGES))
      .configureOutput({
        writeOut: (text) => console.say(text.trimEnd()),
        // Without arguments, help is an answer; errors are told by whoever catches them.
        writeErr: (text) => console.say(text.trimEnd()),
        outputError: () => {},
      })
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        optionDescription: (option) => describe(option, console),
        argumentDescription: (argument) => (argument instanceof Argument ? argument.description : ''),
      });
  }
}

function describe(option: Option, console: Console): string {
  if (option.defaultValue === undefined) return option.description;
  return `${option.description} (${console.text('help.default', { value: String(option.defaultValue) })})`;
}

function descendants(command: Command): readonly Command[] {
  return command.commands.flatMap((each) => [each, ...descendants(each)]);
}

/** What is wrong with a command line, in one line. */
export function usageText(console: Console, error: CommanderError): string {
  // The library's English is all it hands over; what it quotes is the person's own text.
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const [text = ''] = quoted;
  switch (error.code) {
    case 'commander.unknownCommand':
      return console.text('usage.unknownCommand', { text });
    case 'commander.unknownOption':
      return console.text('usage.unknownOption', { text });
    case 'commander.missingArgument':
      return console.text('usage.missingArgument', { text });
    case 'commander.missingMandatoryOptionValue':
      return console.text('usage.missingOption', { text });
    case 'commander.optionMissingArgument':
      return console.text('usage.missingValue', { text });
    case 'commander.excessArguments':
      return console.text('usage.tooManyArguments');
    case 'commander.help':
      return console.text('usage.missingArgument', { text: 'command' });
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\./.exec(error.message)?.[1];
      if (choices) return console.text('usage.choice', { text: quoted[1] ?? '', choices });
      return console.text('usage.port', { text: quoted[1] ?? '' });
    }
    default:
      return console.text('usage.other', { text: error.message.replace(/^error: /, '') });
  }
}
