import { Badge, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  tags: { display: 'inline-flex', flexWrap: 'wrap', gap: '4px', minWidth: 0 },
  tag: { maxWidth: '100%', height: 'auto', minHeight: '20px', overflowWrap: 'anywhere', whiteSpace: 'normal' },
  none: { color: tokens.colorNeutralForeground3 },
});

/** Tags as marks; a dash when there are none. */
export function Tags({ tags }: { readonly tags: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const entries = Object.entries(tags);
  if (entries.length === 0) return <span className={styles.none}>–</span>;
  return (
    <span className={styles.tags}>
      {entries.map(([name, value]) => (
        <Badge key={name} appearance="tint" color="informative" shape="rounded" className={styles.tag}>
          {value ? `${name}: ${value}` : name}
        </Badge>
      ))}
    </span>
  );
}
