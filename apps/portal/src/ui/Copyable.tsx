import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { Live } from './Live.tsx';
import { useMessages } from './messages.tsx';

const useStyles = makeStyles({
  row: { display: 'inline-flex', alignItems: 'center', gap: '4px', maxWidth: '100%' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  copied: { color: tokens.colorStatusSuccessForeground1 },
});

/** A text, such as an id, with the button that copies it. `what` names it for the button. */
export function Copyable({ text, what }: { readonly text: string; readonly what: string }) {
  const styles = useStyles();
  return (
    <span className={styles.row}>
      <span className={styles.text}>{text}</span>
      <CopyButton text={text} what={what} />
    </span>
  );
}

/** Copies a text and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const styles = useStyles();
  const t = useMessages();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        aria-label={t('common.copy', { what })}
        icon={copied ? <CheckmarkRegular className={styles.copied} /> : <CopyRegular />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
      <Live>{copied ? t('common.copied') : ''}</Live>
    </>
  );
}
