import { makeStyles, tokens } from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { AzurePortalLink } from './AzurePortalLink.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';

const useStyles = makeStyles({
  details: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: '20px 40px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  heading: { margin: '0 0 8px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  links: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px', justifyItems: 'start' },
});

/** What a row of the customer list expands to: the facts and the quick links. */
export function CustomerDetails({ customer }: { readonly customer: Customer }) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <div className={styles.details}>
      <div>
        <h2 className={styles.heading}>{t('customer.facts')}</h2>
        <CustomerFacts customer={customer} tags={customer.tags} />
      </div>
      <div>
        <h2 className={styles.heading}>{t('customers.quickLinks')}</h2>
        <ul className={styles.links}>
          <li>
            <AzurePortalLink customerId={customer.id} />
          </li>
          <li>
            <RouterLink to="/partner/customers/$id" params={{ id: customer.id }}>
              {t('customers.openPage')}
            </RouterLink>
          </li>
        </ul>
      </div>
    </div>
  );
}
