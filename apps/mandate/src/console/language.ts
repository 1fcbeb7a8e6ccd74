import { isLanguage, type Language, pickLanguage } from '@mandate/messages/languages';

/**
 * The language of a command line: the one it names, else that of the environment. It is needed before the arguments are
 * parsed, because help and the errors of parsing speak it, too.
 */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.indexOf('--language');
  const named = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--language='))?.split('=')[1];
  if (isLanguage(named)) return named;
  // The first that is set counts (POSIX, 8.2); `fr_FR.UTF-8` stands for `fr-FR`.
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return pickLanguage([locale.split('.')[0]?.replace('_', '-') ?? '']);
}
