import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import type { AuditOperationType, AuditRecordWire } from '@mandate/api/partner-center/audit/wire';
import { useId } from 'react';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { type Messages, useFormats, useMessages } from '../../ui/messages.tsx';
import { useTableStyles } from '../../ui/table-styles.ts';
import { ACTIONS } from './actions.ts';

const NARROW = '@media (max-width: 640px)';

const useStyles = makeStyles({
  row: { [NARROW]: { position: 'relative', display: 'block', padding: '10px 56px 10px 16px' } },
  open: {
    backgroundColor: tokens.colorNeutralBackground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  cell: { [NARROW]: { display: 'block', padding: '1px 0', ':first-child': { paddingLeft: 0 } } },
  quiet: { color: tokens.colorNeutralForeground3 },
  action: { fontWeight: tokens.fontWeightSemibold },
  expand: {
    textAlign: 'end',
    [NARROW]: { position: 'absolute', top: '8px', right: '12px', padding: 0, ':last-child': { paddingRight: 0 } },
  },
  detailsRow: { [NARROW]: { display: 'block' } },
  details: {
    padding: '4px 20px 24px',
    backgroundColor: tokens.colorNeutralBackground2,
    [NARROW]: { display: 'block', padding: '4px 16px 20px' },
  },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
});

interface ActivityEntryProps {
  readonly entry: AuditRecordWire;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}

/** An entry of the log, and below it, once expanded, all that was recorded of it. */
export function ActivityEntry({ entry, expanded, onToggle }: ActivityEntryProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const t = useMessages();
  const { dateTime } = useFormats();
  const detailsId = useId();
  const date = dateTime(entry.operationDate);
  const id = ACTIONS[entry.operationType as AuditOperationType] as (typeof ACTIONS)[AuditOperationType] | undefined;
  const action = id ? t(id) : entry.operationType;
  return (
    <>
      <tr className={mergeClasses(table.row, styles.row, expanded && styles.open)}>
        <td className={mergeClasses(table.cell, styles.cell)}>{date}</td>
        <td className={mergeClasses(table.cell, styles.cell)}>
          {entry.customerName ?? <span className={styles.quiet}>{t('activityLog.noCustomer')}</span>}
        </td>
        <td className={mergeClasses(table.cell, styles.cell, styles.action)}>{action}</td>
        <td className={mergeClasses(table.cell, styles.cell)}>{nameOf(entry, t)}</td>
        <td className={mergeClasses(table.cell, styles.expand)}>
          <Button
            appearance="subtle"
            icon={expanded ? <ChevronUpRegular /> : <ChevronDownRegular />}
            aria-label={t('activityLog.showDetails', { action, date })}
            aria-expanded={expanded}
            aria-controls={expanded ? detailsId : undefined}
            onClick={onToggle}
          />
        </td>
      </tr>
      {expanded && (
        <tr className={styles.detailsRow}>
          <td colSpan={5} id={detailsId} className={styles.details}>
            <Details entry={entry} />
          </td>
        </tr>
      )}
    </>
  );
}

function Details({ entry }: { readonly entry: AuditRecordWire }) {
  const styles = useStyles();
  const t = useMessages();
  const { resourceOldValue, resourceNewValue, customerId, applicationId, userPrincipalName } = entry;
  const id = (label: string, text: string) => ({ label, value: <Copyable text={text} what={label} /> });
  const state = (label: string, json: string) => ({
    label,
    value: <pre className={styles.value}>{readable(json)}</pre>,
  });
  return (
    <Facts
      facts={[
        { label: t('activityLog.resource'), value: entry.resourceType },
        ...(resourceOldValue === undefined ? [] : [state(t('activityLog.before'), resourceOldValue)]),
        ...(resourceNewValue === undefined ? [] : [state(t('activityLog.after'), resourceNewValue)]),
        ...(customerId === undefined ? [] : [id(t('activityLog.microsoftId'), customerId)]),
        ...(isNamed(entry) ? [] : [id(t('activityLog.object'), userPrincipalName)]),
        ...(applicationId === undefined ? [] : [id(t('activityLog.application'), applicationId)]),
        id(t('activityLog.correlation'), entry.originalCorrelationId),
        id(t('activityLog.record'), entry.id),
      ]}
    />
  );
}

// Whom a customer employs is not the partner's to know, so that its people stand there by their ids.
function isNamed({ userPrincipalName }: AuditRecordWire): boolean {
  return !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(userPrincipalName);
}

function nameOf(entry: AuditRecordWire, t: Messages): string {
  if (isNamed(entry)) return entry.userPrincipalName;
  return t('activityLog.customerStaff', { customer: entry.customerName ?? '' });
}

// What was recorded is JSON; a name and its value to a line are read more easily.
function readable(json: string): string {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value, null, 2);
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${typeof each === 'string' ? each : JSON.stringify(each)}`)
    .join('\n');
}
