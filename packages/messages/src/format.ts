import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

/** All texts of one program, by language and id. */
export type Catalogue<Id extends string> = Readonly<Record<Language, Readonly<Record<Id, string>>>>;

/** Formats one text; fails when a value that the text names is missing. */
export type Translate<Id extends string> = (
  language: Language,
  id: Id,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Makes the formatter of a catalogue, for programs without React; each text is parsed once, on first use. */
export function translatorOf<Id extends string>(catalogue: Catalogue<Id>): Translate<Id> {
  const parsed = new Map<string, IntlMessageFormat>();
  return (language, id, values) => {
    const key = `${language} ${id}`;
    const known = parsed.get(key);
    const message = known ?? new IntlMessageFormat(catalogue[language][id], language, undefined, { ignoreTag: true });
    if (!known) parsed.set(key, message);
    return String(message.format(values));
  };
}
