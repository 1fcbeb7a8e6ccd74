import { makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleRegular,
  ClockRegular,
  ErrorCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'baseline', gap: '6px' },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '16px', alignSelf: 'center' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  waiting: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  gone: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const ICONS = {
  good: <CheckmarkCircleFilled />,
  waiting: <ClockRegular />,
  bad: <ErrorCircleRegular />,
  gone: <SubtractCircleRegular />,
  quiet: <CircleRegular />,
};

/** A state in words, with a sign that tells good from bad without relying on colour. */
export function StateMark({ tone, text }: { readonly tone: keyof typeof ICONS; readonly text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <span className={`${styles.icon} ${styles[tone]}`} aria-hidden="true">
        {ICONS[tone]}
      </span>
      {text}
    </span>
  );
}
