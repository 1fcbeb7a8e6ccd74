import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { EndingRelationships } from '@mandate/api/portal/delegated-admin/wire';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { SPANS, type Span } from './ending.ts';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    gap: '12px',
    margin: 0,
    padding: 0,
    border: '0 none',
    minWidth: 0,
  },
  tile: {
    display: 'grid',
    gap: '2px',
    alignContent: 'start',
    padding: '14px 16px',
    textAlign: 'start',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  pressed: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  count: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  share: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface SpanTilesProps {
  readonly counts: EndingRelationships['counts'];
  readonly chosen: Span | null;
  readonly onChoose: (span: Span | null) => void;
}

/** How many relationships end when; a tile that is pressed narrows the list below to what it counts. */
export function SpanTiles({ counts, chosen, onChoose }: SpanTilesProps) {
  const styles = useStyles();
  const t = useMessages();
  const { percent } = useFormats();
  return (
    <fieldset className={styles.tiles} aria-label={t('ending.spans')}>
      {SPANS.map((span) => (
        <button
          key={span}
          type="button"
          className={mergeClasses(styles.tile, span === chosen && styles.pressed)}
          aria-pressed={span === chosen}
          onClick={() => onChoose(span === chosen ? null : span)}
        >
          <span>{t(`ending.span.${span}`)}</span>
          <span className={styles.count}>{counts[span]}</span>
          <span className={styles.share}>
            {t('ending.share', { share: percent(counts.all === 0 ? 0 : counts[span] / counts.all), all: counts.all })}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
