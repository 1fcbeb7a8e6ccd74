import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';

const useStyles = makeStyles({
  heading: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', gap: '4px', maxWidth: '76ch' },
});

const LOST = ['without.users', 'without.groups', 'without.domains', 'without.portal', 'without.support'] as const;
const KEPT = ['without.remains.sell', 'without.remains.roles'] as const;
const WAYS = ['without.restore.dap', 'without.restore.granular'] as const;

/** What a partner cannot do at a customer that grants no delegated admin, what it still can, and how to get it back. */
export function WithoutDelegatedAdmin() {
  const t = useMessages();
  return (
    <Section title={t('without.title')} text={t('without.text')}>
      <Points points={LOST} />
      <Points title={t('without.remains')} points={KEPT} />
      <Points title={t('without.restore')} points={WAYS} />
    </Section>
  );
}

interface PointsProps {
  readonly title?: string;
  readonly points: typeof LOST | typeof KEPT | typeof WAYS;
}

function Points({ title, points }: PointsProps) {
  const styles = useStyles();
  const t = useMessages();
  const headingId = useId();
  return (
    <div>
      {title && (
        <h3 id={headingId} className={styles.heading}>
          {title}
        </h3>
      )}
      <ul className={styles.list} {...(title ? { 'aria-labelledby': headingId } : {})}>
        {points.map((point) => (
          <li key={point}>{t(point)}</li>
        ))}
      </ul>
    </div>
  );
}
