import { isLanguage, type Language, pickLanguage } from '@mandate/messages/languages';
import { en, type MessageId } from '@mandate/messages/portal/en';
import { fr } from '@mandate/messages/portal/fr';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createIntl, IntlProvider, useIntl } from 'react-intl';

const CATALOGUES: Record<Language, Record<MessageId, string>> = { en, fr };
const REMEMBERED_AS = 'mandate.language';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Choice = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

/** Gives every text below it in the chosen language: the one picked here before, or the browser's. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        window.localStorage.setItem(REMEMBERED_AS, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return (
    <Choice value={choice}>
      <IntlProvider locale={language} messages={CATALOGUES[language]}>
        {children}
      </IntlProvider>
    </Choice>
  );
}

function initialLanguage(): Language {
  const remembered = window.localStorage.getItem(REMEMBERED_AS);
  return isLanguage(remembered) ? remembered : pickLanguage(window.navigator.languages);
}

/** The language in use, and the way to choose another. */
export const useLanguage = (): LanguageChoice => useContext(Choice);

/** Gives a text by its id, with its values filled in. */
export type Messages = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of the chosen language. */
export function useMessages(): Messages {
  const intl = useIntl();
  return useMemo(() => (id, values) => intl.formatMessage({ id }, values), [intl]);
}

/** The texts of another language than the one in use, for what goes to somebody else. */
export function useMessagesIn(language: Language): Messages {
  return useMemo(() => {
    const intl = createIntl({ locale: language, messages: CATALOGUES[language] });
    return (id, values) => intl.formatMessage({ id }, values);
  }, [language]);
}

/** Days in the way of the chosen language. */
export function useDates() {
  const { language } = useLanguage();
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
    return { day: (time: string) => days.format(new Date(time)) };
  }, [language]);
}

/** A text in which `<b>` marks what stands out. */
export function RichText({
  id,
  values,
}: {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, string | number>>;
}) {
  const intl = useIntl();
  const bold = (chunks: ReactNode[]) => <strong key="b">{chunks}</strong>;
  return <>{intl.formatMessage({ id }, { ...values, b: bold })}</>;
}

/** Lists, country names, times and shares in the chosen language. */
export function useFormats() {
  const { language } = useLanguage();
  return useMemo(() => {
    const and = new Intl.ListFormat(language, { type: 'conjunction' });
    const or = new Intl.ListFormat(language, { type: 'disjunction' });
    const countries = new Intl.DisplayNames(language, { type: 'region' });
    const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    const percents = new Intl.NumberFormat(language, { style: 'percent' });
    const collator = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
    return {
      listAnd: (items: readonly string[]) => and.format(items),
      listOr: (items: readonly string[]) => or.format(items),
      /** The country of a two-letter code; the text itself when it is no such code. */
      country: (code: string) => (/^[A-Za-z]{2}$/.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code),
      /** A moment, given as an ISO 8601 text. */
      dateTime: (iso: string) => times.format(new Date(iso)),
      /** A share of one as a percentage. */
      percent: (share: number) => percents.format(share),
      compare: (a: string, b: string) => collator.compare(a, b),
    };
  }, [language]);
}
