import { makeStyles } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { Unseen } from '../../ui/Live.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useMe } from '../../wire/queries.ts';

const useStyles = makeStyles({ link: { display: 'inline-flex', alignItems: 'center', gap: '6px' } });

/** Opens a customer's Azure portal in a tab of its own, for those whom the server lets open one. */
export function AzurePortalLink({ customerId }: { readonly customerId: string }) {
  const styles = useStyles();
  const t = useMessages();
  const { partner } = useMe();
  const hint = useId();
  if (!partner?.may.includes('azurePortal.open')) return t('customers.mayNotOpen');
  return (
    <>
      <RouterLink
        to="/azure/$tenantId"
        params={{ tenantId: customerId }}
        preload={false}
        target="_blank"
        rel="noopener"
        className={styles.link}
        aria-describedby={hint}
      >
        {t('customer.azurePortal')}
        <OpenRegular aria-hidden="true" />
      </RouterLink>
      <Unseen id={hint}>{t('common.opensInNewTab')}</Unseen>
    </>
  );
}
