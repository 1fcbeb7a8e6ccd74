import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import type { Customer } from '@mandate/api/portal/wire';
import { useId } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useTableStyles } from '../../ui/table-styles.ts';
import { CustomerDetails } from './CustomerDetails.tsx';
import { DelegatedAdminMark, RelationshipMark } from './relationship-marks.tsx';

const NARROW = '@media (max-width: 640px)';

const useStyles = makeStyles({
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [NARROW]: { position: 'relative', display: 'block', padding: '10px 56px 10px 16px' },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  below: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 1100px)': { display: 'block' },
  },
  domain: { '@media (max-width: 1100px)': { display: 'none' } },
  cell: { [NARROW]: { display: 'block', padding: '1px 0', ':first-child': { paddingLeft: 0 } } },
  mark: { [NARROW]: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', fontSize: tokens.fontSizeBase200 } },
  label: { display: 'none', [NARROW]: { display: 'inline', color: tokens.colorNeutralForeground3 } },
  expand: {
    textAlign: 'end',
    [NARROW]: { position: 'absolute', top: '8px', right: '12px', padding: 0, ':last-child': { paddingRight: 0 } },
  },
  details: {
    padding: '4px 20px 24px',
    backgroundColor: tokens.colorNeutralBackground2,
    [NARROW]: { display: 'block', padding: '4px 16px 20px' },
  },
  detailsRow: { [NARROW]: { display: 'block' } },
});

interface CustomerRowProps {
  readonly customer: Customer;
  /** The place in the whole list, counted from 1 with the heading. */
  readonly rowIndex: number;
  readonly expanded: boolean;
  readonly onToggle: () => void;
}

/** A customer, and below it, once expanded, the details. */
export function CustomerRow({ customer, rowIndex, expanded, onToggle }: CustomerRowProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const t = useMessages();
  const detailsId = useId();
  const { companyName, domain, relationship } = customer;
  return (
    <>
      <tr aria-rowindex={rowIndex} className={mergeClasses(table.row, styles.row, expanded && styles.open)}>
        <td className={mergeClasses(table.cell, styles.cell)}>
          <RouterLink to="/partner/customers/$id" params={{ id: customer.id }} className={styles.name}>
            {companyName}
          </RouterLink>
          <span className={styles.below}>{domain}</span>
        </td>
        <td className={mergeClasses(table.cell, styles.domain)}>{domain}</td>
        <td className={mergeClasses(table.cell, styles.cell, styles.mark)}>
          <span className={styles.label} aria-hidden="true">
            {t('customers.relationship')}
          </span>
          <RelationshipMark state={relationship.state} />
        </td>
        <td className={mergeClasses(table.cell, styles.cell, styles.mark)}>
          <span className={styles.label} aria-hidden="true">
            {t('customers.delegatedAdmin.short')}
          </span>
          <DelegatedAdminMark state={relationship.delegatedAdmin} />
        </td>
        <td className={mergeClasses(table.cell, styles.expand)}>
          <Button
            appearance="subtle"
            icon={expanded ? <ChevronUpRegular /> : <ChevronDownRegular />}
            aria-label={t('customers.showDetails', { company: companyName })}
            aria-expanded={expanded}
            aria-controls={expanded ? detailsId : undefined}
            onClick={onToggle}
          />
        </td>
      </tr>
      {expanded && (
        <tr className={styles.detailsRow}>
          <td colSpan={5} id={detailsId} className={styles.details}>
            <CustomerDetails customer={customer} />
          </td>
        </tr>
      )}
    </>
  );
}
