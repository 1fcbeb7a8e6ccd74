import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useMessages } from '../../ui/messages.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import type { Outcome } from './assign-many.ts';

const useStyles = makeStyles({
  spinner: { justifyContent: 'flex-start' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What came of the assignment to one member, with the reason when it failed. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const t = useMessages();
  switch (outcome.state) {
    case 'waiting':
      return <StateMark tone="quiet" text={t('assign.review.waiting')} />;
    case 'working':
      return <Spinner className={styles.spinner} size="tiny" label={t('assign.review.working')} />;
    case 'assigned':
      return <StateMark tone="good" text={t('assign.review.assigned')} />;
    case 'held-already':
      return (
        <span>
          <StateMark tone="good" text={t('error.assignmentExists.title')} />
          <span className={styles.quiet}>{t('error.assignmentExists.text')}</span>
        </span>
      );
    case 'failed': {
      const { title, text, details } = problemText(outcome.error);
      return (
        <span>
          <StateMark tone="bad" text={`${t('assign.review.failed')} – ${t(title)}`} />
          <span className={styles.quiet}>{typeof text === 'string' ? t(text) : text.fromServer}</span>
          {details && (
            <span className={styles.quiet}>
              {details.code}
              {details.correlationId && ` – ${t('common.correlationId')} ${details.correlationId}`}
            </span>
          )}
        </span>
      );
    }
  }
}
