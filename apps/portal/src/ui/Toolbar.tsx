import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useMessages } from './messages.tsx';

const useStyles = makeStyles({
  toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  search: { width: '100%', maxWidth: '340px', '@media (max-width: 640px)': { maxWidth: 'none' } },
  filter: { display: 'inline-flex', alignItems: 'center', gap: '8px', minWidth: 0, maxWidth: '100%' },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  select: { minWidth: 0, maxWidth: '220px' },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginInlineStart: 'auto' },
});

/** What narrows the list below it; the number of what is left stands at its end and is read out when it changes. */
export function Toolbar({ children, count }: { readonly children: ReactNode; readonly count: string }) {
  const styles = useStyles();
  return (
    <div className={styles.toolbar}>
      {children}
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
    </div>
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A search field. It is named by its label, and shows its hint while it is empty. */
export function SearchField({ label, hint, value, onChange }: SearchFieldProps) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <SearchBox
      className={styles.search}
      aria-label={label}
      placeholder={hint ?? label}
      value={value}
      onChange={(_, data) => onChange(data.value)}
      dismiss={value ? { 'aria-label': t('common.clear') } : null}
    />
  );
}

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** A choice that narrows a list; the empty value is everything. */
export function FilterField({ label, value, options, onChange }: FilterFieldProps) {
  const styles = useStyles();
  const t = useMessages();
  const id = useId();
  return (
    <span className={styles.filter}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Select id={id} className={styles.select} value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{t('common.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
    </span>
  );
}

/** Whether any of the texts holds what was searched, without regard to case and accents. */
export function holds(search: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const wanted = fold(search.trim());
  return wanted === '' || texts.some((text) => fold(text ?? '').includes(wanted));
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
