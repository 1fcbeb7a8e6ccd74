import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAddRegular, CalendarCancelRegular } from '@fluentui/react-icons';
import type { EndingRelationship } from '@mandate/api/portal/delegated-admin/wire';
import { useState } from 'react';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { useMe } from '../../wire/queries.ts';
import { MOST_AT_ONCE, useExtendMany } from './ending.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  count: { color: tokens.colorNeutralForeground2 },
});

interface ExtendManyProps {
  readonly rows: readonly EndingRelationship[];
  readonly chosen: readonly EndingRelationship[];
  readonly onSelect: (rows: readonly EndingRelationship[], on: boolean) => void;
}

/** Turns auto extend on or off for what is selected, and says what came of it. */
export function ExtendMany({ rows, chosen, onSelect }: ExtendManyProps) {
  const styles = useStyles();
  const t = useMessages();
  const { listAnd } = useFormats();
  const { partner } = useMe();
  const extend = useExtendMany();
  const [tooMany, setTooMany] = useState(0);
  const selectable = rows.filter(({ mayAutoExtend }) => mayAutoExtend);
  const may = partner?.may.includes('delegatedAdmin.request') ?? false;
  const gate = extend.isPending ? 'unknown' : gateOf(may, t('adminRelationships.refused'));
  const change = (autoExtend: boolean) => {
    extend.reset();
    setTooMany(chosen.length > MOST_AT_ONCE ? chosen.length : 0);
    if (chosen.length === 0 || chosen.length > MOST_AT_ONCE) return;
    extend.mutate({ rows: chosen, autoExtend }, { onSuccess: () => onSelect(chosen, false) });
  };
  return (
    <>
      <div className={styles.actions}>
        <Checkbox
          label={t('ending.selectShown')}
          disabled={selectable.length === 0}
          checked={chosen.length > 0 && (chosen.length === selectable.length || 'mixed')}
          onChange={() => onSelect(selectable, chosen.length < selectable.length)}
        />
        <span className={styles.count} aria-live="polite">
          {t('ending.selected', { count: chosen.length })}
        </span>
        <GatedButton gate={gate} appearance="secondary" icon={<CalendarAddRegular />} onClick={() => change(true)}>
          {t('ending.turnOn')}
        </GatedButton>
        <GatedButton gate={gate} appearance="secondary" icon={<CalendarCancelRegular />} onClick={() => change(false)}>
          {t('ending.turnOff')}
        </GatedButton>
      </div>
      {tooMany > 0 && (
        <div role="alert">
          <Message intent="error" title={t('ending.tooMany.title', { most: MOST_AT_ONCE })}>
            {t('ending.tooMany.text', { count: tooMany })}
          </Message>
        </div>
      )}
      {extend.data && (
        <Result intent={extend.data.failed.length > 0 ? 'warning' : 'success'}>
          {t('ending.changed', { count: extend.data.changed })}{' '}
          {extend.data.failed.length > 0 &&
            t('ending.failed', { names: listAnd(extend.data.failed.map(({ displayName }) => displayName)) })}
        </Result>
      )}
    </>
  );
}
