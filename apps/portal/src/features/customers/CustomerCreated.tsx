import { makeStyles } from '@fluentui/react-components';
import type { CustomerWire } from '@mandate/api/partner-center/wire';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Message, Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';

const useStyles = makeStyles({ links: { display: 'grid', gap: '8px', justifyItems: 'start' } });

/** What came of adding a customer, with the first password. */
export function CustomerCreated({ customer }: { readonly customer: CustomerWire }) {
  const styles = useStyles();
  const t = useMessages();
  const { id, userCredentials } = customer;
  const { companyName: company, domain } = customer.companyProfile;
  return (
    <>
      <Result intent="success">{t('addCustomer.done.title', { company })}</Result>
      {userCredentials && (
        <Section title={t('addCustomer.contact')} text={t('addCustomer.done.text')}>
          <Facts
            facts={[
              {
                label: t('addCustomer.done.userName'),
                value: (
                  <Copyable text={`${userCredentials.userName}@${domain}`} what={t('addCustomer.done.userName')} />
                ),
              },
              {
                label: t('addCustomer.done.password'),
                value: <Copyable text={userCredentials.password} what={t('addCustomer.done.password')} />,
              },
            ]}
          />
          <Message intent="warning">{t('addCustomer.done.once')}</Message>
        </Section>
      )}
      <div className={styles.links}>
        {customer.enableGDAPByDefault && (
          <RouterLink to="/partner/customers/$id/admin-relationships" params={{ id }}>
            {t('addCustomer.done.groups')}
          </RouterLink>
        )}
        <RouterLink to="/partner/customers/$id/subscriptions" params={{ id }}>
          {t('addCustomer.done.sell')}
        </RouterLink>
        <RouterLink to="/partner/customers/$id" params={{ id }}>
          {t('addCustomer.done.open', { company })}
        </RouterLink>
      </div>
    </>
  );
}
