import { IntlMessageFormat } from 'intl-messageformat';
import type { Catalogue } from '../format.ts';
import { LANGUAGES } from '../languages.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/**
 * What is wrong with a catalogue, one sentence each: ids that only one language has, texts that do not parse or name
 * other values than their counterpart, and typography that a reader of the language would stumble over.
 */
export function catalogueProblems<Id extends string>(catalogue: Catalogue<Id>): readonly string[] {
  const problems: string[] = [];
  const english: Readonly<Record<string, string>> = catalogue.en;
  for (const language of LANGUAGES) {
    const texts: Readonly<Record<string, string>> = catalogue[language];
    for (const id of Object.keys(english)) if (!(id in texts)) problems.push(`${id} is missing in ${language}.`);
    for (const [id, text] of Object.entries(texts)) {
      const counterpart = english[id];
      if (counterpart === undefined) problems.push(`${id} is in ${language} but not in en.`);
      else if (valuesOf(text, language) !== valuesOf(counterpart, 'en')) {
        problems.push(`${id} names other values in ${language} than in en.`);
      }
      problems.push(...typographyProblems(id, text, language));
    }
  }
  return problems;
}

function typographyProblems(id: string, text: string, language: string): string[] {
  const problems: string[] = [];
  // A straight apostrophe is also how ICU quotes, so it would swallow what follows it.
  if (text.includes("'")) problems.push(`${id} (${language}) has a straight apostrophe.`);
  if (text !== text.trim() || / {2}/.test(text)) problems.push(`${id} (${language}) has stray spaces.`);
  if (language !== 'fr') return problems;
  if (/(?<![\u00a0\u202f])[;!?»](?!\w)|[^\u00a0\u202f\w]:|\w:(?= )/u.test(withoutArguments(text))) {
    problems.push(`${id} (fr) lacks the no-break space before : ; ! ? or ».`);
  }
  if (/«(?!\u00a0)/.test(text)) problems.push(`${id} (fr) lacks the no-break space after «.`);
  return problems;
}

const withoutArguments = (text: string) => text.replace(/\{\w+\}/g, 'x');

/** The values a text names and how (`count:plural`), in one string that can be compared. */
function valuesOf(text: string, language: string): string {
  const names = new Set<string>();
  collect(new IntlMessageFormat(text, language).getAst(), names);
  return [...names].sort().join(' ');
}

function collect(elements: readonly Element[], names: Set<string>): void {
  for (const element of elements) {
    // The numbers are those of the parser's element types: 0 literal, 6 plural, 7 the # in a plural, 8 tag.
    if (element.type === 0 || element.type === 7) continue;
    names.add(`${element.value}:${element.type}`);
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, names);
    if ('children' in element) collect(element.children, names);
  }
}
