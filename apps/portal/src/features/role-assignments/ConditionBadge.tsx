import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({
  button: { marginInlineStart: '6px', minWidth: 'auto', height: '24px' },
  surface: { maxWidth: 'min(520px, 90vw)', display: 'grid', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  code: {
    margin: 0,
    padding: '12px',
    maxHeight: '260px',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Marks an assignment that counts only under a condition, and shows the condition. */
export function ConditionBadge({ name, condition }: { readonly name: string; readonly condition: string }) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <Popover trapFocus withArrow>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="outline"
          shape="circular"
          className={styles.button}
          icon={<FilterRegular />}
          aria-description={t('access.condition.show', { name })}
        >
          {t('access.condition.yes')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('access.condition.title')}>
        <h2 className={styles.title}>{t('access.condition.title')}</h2>
        <div>{t('access.condition.text')}</div>
        <pre className={styles.code} lang="en">
          {condition}
        </pre>
      </PopoverSurface>
    </Popover>
  );
}
