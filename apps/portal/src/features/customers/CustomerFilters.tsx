import { Button, makeStyles } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../../ui/messages.tsx';
import { FilterField } from '../../ui/Toolbar.tsx';
import { ACCESS, type CustomerSearch, isFiltered, RELATIONSHIPS, readCustomerSearch } from './customer-search.ts';
import { customerTagsQuery } from './customers.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', minWidth: 0 },
});

interface CustomerFiltersProps {
  readonly wanted: CustomerSearch;
  readonly onChange: (wanted: CustomerSearch) => void;
}

/** What narrows the customer list besides the search. */
export function CustomerFilters({ wanted, onChange }: CustomerFiltersProps) {
  const styles = useStyles();
  const t = useMessages();
  const tags = useQuery(customerTagsQuery).data?.tags ?? [];
  // The empty value is everything, which the address says by saying nothing.
  const change = (changed: Record<string, unknown>) => onChange(readCustomerSearch({ ...wanted, ...changed }));
  const { search, sort, descending } = wanted;
  return (
    <div className={styles.filters}>
      <FilterField
        label={t('customers.relationship')}
        value={wanted.relationship ?? ''}
        onChange={(relationship) => change({ relationship })}
        options={RELATIONSHIPS.map((value) => ({ value, text: t(`relationship.${value}`) }))}
      />
      <FilterField
        label={t('customers.filter.access')}
        value={wanted.access ?? ''}
        onChange={(access) => change({ access })}
        options={ACCESS.map((value) => ({ value, text: t(`customers.filter.access.${value}`) }))}
      />
      <FilterField
        label={t('customers.filter.azure')}
        value={wanted.azure === undefined ? '' : String(wanted.azure)}
        onChange={(azure) => change({ azure: azure === '' ? undefined : azure === 'true' })}
        options={(['true', 'false'] as const).map((value) => ({ value, text: t(`customers.filter.azure.${value}`) }))}
      />
      {(tags.length > 0 || wanted.tag !== undefined) && (
        <FilterField
          label={t('customers.filter.tag')}
          value={wanted.tag ?? ''}
          onChange={(tag) => change({ tag })}
          options={[...new Set([...tags.map(({ tag }) => tag), ...(wanted.tag ? [wanted.tag] : [])])].map((tag) => ({
            value: tag,
            text: tag,
          }))}
        />
      )}
      {isFiltered(wanted) && (
        <Button
          appearance="subtle"
          icon={<FilterDismissRegular />}
          onClick={() => onChange(readCustomerSearch({ search, sort, descending }))}
        >
          {t('customers.filter.clear')}
        </Button>
      )}
    </div>
  );
}
