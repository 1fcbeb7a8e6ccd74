import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { Unseen } from '../../ui/Live.tsx';
import { useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px 28px',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    ':focus': { outlineStyle: 'none' },
  },
  step: { display: 'inline-flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground3 },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    display: 'grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    borderRadius: '50%',
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
  },
  numberCurrent: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: '0 solid transparent',
  },
  numberDone: {
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: '0 solid transparent',
  },
});

/** Which steps there are and which one this is. Takes the focus when the step changes, so that it is read out. */
export function Steps({ current, names }: { readonly current: number; readonly names: readonly string[] }) {
  const styles = useStyles();
  const t = useMessages();
  const list = useRef<HTMLOListElement>(null);
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    list.current?.focus();
  }, [current]);
  return (
    <ol ref={list} tabIndex={-1} className={styles.list} aria-label={t('assign.steps')}>
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === current ? 'step' : undefined}
          className={mergeClasses(styles.step, index === current && styles.current)}
        >
          <span
            aria-hidden="true"
            className={mergeClasses(
              styles.number,
              index === current && styles.numberCurrent,
              index < current && styles.numberDone,
            )}
          >
            {index < current ? <CheckmarkRegular /> : index + 1}
          </span>
          <Unseen>{t('assign.step', { number: index + 1 })} – </Unseen>
          {name}
        </li>
      ))}
    </ol>
  );
}
