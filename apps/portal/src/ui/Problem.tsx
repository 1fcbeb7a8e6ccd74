import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useMessages } from './messages.tsx';
import { problemText } from './problem-text.ts';

const useStyles = makeStyles({
  bar: { alignItems: 'start', paddingBlock: '10px' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', maxWidth: '90ch' },
  title: { display: 'block', marginBottom: '2px' },
  details: { marginTop: '6px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  summary: { cursor: 'pointer', minHeight: '24px', width: 'fit-content' },
  list: { margin: '4px 0 0', display: 'grid', gap: '2px' },
  retry: { marginTop: '8px' },
});

interface ProblemProps {
  readonly error: unknown;
  /** Offered as a button when trying again may help. */
  readonly retry?: (() => void) | undefined;
}

/** Says what went wrong, why, and what to do; the server's code and correlation id stay within reach. */
export function Problem({ error, retry }: ProblemProps) {
  const styles = useStyles();
  const t = useMessages();
  const { title, text, details } = problemText(error);
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar} role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>{t(title)}</MessageBarTitle>
        {typeof text === 'string' ? t(text) : text.fromServer}
        {details && (
          <details className={styles.details}>
            <summary className={styles.summary}>{t('common.technicalDetails')}</summary>
            <div className={styles.list}>
              {details.message && <div lang="en">{details.message}</div>}
              <div>
                {t('common.code')} – <code>{details.code}</code>
              </div>
              {details.correlationId && (
                <div>
                  {t('common.correlationId')} – <code>{details.correlationId}</code>
                </div>
              )}
            </div>
          </details>
        )}
        {retry && (
          <div className={styles.retry}>
            <Button size="small" onClick={retry}>
              {t('common.tryAgain')}
            </Button>
          </div>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
