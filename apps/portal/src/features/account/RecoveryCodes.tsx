import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { focusOnce } from '../../ui/arrival.ts';
import { CopyButton } from '../../ui/Copyable.tsx';
import { useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({
  codes: { display: 'flex', flexDirection: 'column', gap: '16px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))',
    gap: '6px 16px',
    margin: 0,
    padding: '16px',
    listStyle: 'none',
    // Focus arrives here by script; nothing can be done with it.
    ':focus': { outlineStyle: 'none' },
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Shows recovery codes, this once, and goes on when the person says that they kept them. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useMessages();
  const styles = useStyles();
  const [kept, setKept] = useState(false);
  const text = `${codes.join('\n')}\n`;
  return (
    <div className={styles.codes}>
      <ul ref={focusOnce} tabIndex={-1} className={styles.list} aria-label={t('recovery.list')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          icon={<ArrowDownloadRegular />}
          as="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t('recovery.fileName')}
        >
          {t('recovery.download')}
        </Button>
        <CopyButton text={text} what={t('recovery.copy')} />
      </div>
      <Checkbox label={t('recovery.kept')} checked={kept} onChange={(_, { checked }) => setKept(checked === true)} />
      <Button appearance="primary" size="large" disabledFocusable={!kept} onClick={() => kept && onKept()}>
        {t('recovery.continue')}
      </Button>
    </div>
  );
}
