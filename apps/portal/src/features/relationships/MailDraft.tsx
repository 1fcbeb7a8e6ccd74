import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { CopyRegular, MailRegular } from '@fluentui/react-icons';
import { isLanguage, LANGUAGES, type Language } from '@mandate/messages/languages';
import { useState } from 'react';
import { Result } from '../../ui/Message.tsx';
import { type Messages, useLanguage, useMessages, useMessagesIn } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px' },
  language: { maxWidth: '240px' },
  text: { '& textarea': { minHeight: '300px', maxHeight: 'none', lineHeight: '22px' } },
  link: {
    display: 'block',
    padding: '10px 12px',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface MailDraftProps {
  /** Writes subject and text in the words of a language. */
  readonly write: (t: Messages) => { readonly subject: string; readonly text: string };
  readonly link: string;
  readonly onDone: () => void;
  /** What the section is called, and what to know before the mail is sent. */
  readonly title?: string;
  readonly text?: string;
}

/** A mail for the customer: its text can be changed, its link cannot. */
export function MailDraft({ write, link, onDone, title, text }: MailDraftProps) {
  const { language } = useLanguage();
  const [chosen, setChosen] = useState<Language>(language);
  const t = useMessages();
  const draft = write(useMessagesIn(chosen));
  return (
    <Section title={title ?? t('mail.title')} {...(text === undefined ? {} : { text })}>
      <Field label={t('mail.language')} className={useStyles().language}>
        <Select value={chosen} onChange={(_, { value }) => isLanguage(value) && setChosen(value)}>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </Select>
      </Field>
      {/* Another language or another request is another draft: what was typed into the one before goes with it. */}
      <Draft
        key={`${chosen} ${draft.text} ${draft.subject}`}
        {...draft}
        language={chosen}
        link={link}
        onDone={onDone}
      />
    </Section>
  );
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

interface DraftProps {
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
  readonly link: string;
  readonly onDone: () => void;
}

function Draft({ subject: firstSubject, text: firstText, language, link, onDone }: DraftProps) {
  const styles = useStyles();
  const t = useMessages();
  const [subject, setSubject] = useState(firstSubject);
  const [text, setText] = useState(firstText);
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const whole = `${text.trimEnd()}\n\n${link}\n`;
  const copy = async () => {
    const done = await navigator.clipboard.writeText(whole).then(
      () => true,
      () => false,
    );
    setCopied(done ? 'yes' : 'no');
  };
  return (
    <div className={styles.form}>
      <Field label={t('mail.subject')}>
        <Input value={subject} lang={language} onChange={(_, { value }) => setSubject(value)} />
      </Field>
      <Field label={t('mail.text')} hint={t('mail.text.hint')}>
        <Textarea
          className={styles.text}
          value={text}
          lang={language}
          resize="vertical"
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <div>
        <code className={styles.link}>{link}</code>
      </div>
      {copied && (
        <Result intent={copied === 'yes' ? 'success' : 'warning'}>
          {t(copied === 'yes' ? 'mail.copied' : 'mail.copyFailed')}
        </Result>
      )}
      <div className={styles.actions}>
        <Button
          as="a"
          appearance="primary"
          icon={<MailRegular />}
          href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(whole.replaceAll('\n', '\r\n'))}`}
        >
          {t('mail.open')}
        </Button>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          {t('mail.copy')}
        </Button>
        <Button onClick={onDone}>{t('mail.done')}</Button>
      </div>
    </div>
  );
}
