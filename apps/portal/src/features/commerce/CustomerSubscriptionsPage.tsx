import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDownloadRegular, CartRegular } from '@fluentui/react-icons';
import type { Customer } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { customerQuery } from '../customers/customers.ts';
import { BuyPlanDialog } from './BuyPlanDialog.tsx';
import { useSold } from './commerce.ts';
import { OrderHistory } from './OrderHistory.tsx';
import { SoldSection } from './SoldSection.tsx';

const useStyles = makeStyles({ button: { alignSelf: 'start' } });

/** What was sold to a customer: buy the plan, add Azure subscriptions, suspend, reactivate, and the orders so far. */
export function CustomerSubscriptionsPage() {
  const t = useMessages();
  const me = useMe();
  const { id } = useParams({ from: '/signed-in/partner/customers/$id/subscriptions' });
  const customer = useQuery(customerQuery(id));
  const refusal = portalErrorOf(customer.error);
  const company = customer.data?.companyName;
  return (
    <Page
      title={t('customerSubscriptions.title')}
      of={company ?? t('app.partnerCenter')}
      path={[
        <RouterLink key="customers" to="/partner/customers">
          {t('customers.title')}
        </RouterLink>,
        <RouterLink key="customer" to="/partner/customers/$id" params={{ id }}>
          {company ?? t('customers.openPage')}
        </RouterLink>,
      ]}
    >
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={customer}>{(loaded) => <Sold customer={loaded} />}</Loaded>
      )}
    </Page>
  );
}

function Sold({ customer }: { readonly customer: Customer }) {
  const styles = useStyles();
  const t = useMessages();
  const { partner } = useMe();
  const sold = useSold(customer.id);
  const [buying, setBuying] = useState(false);
  const [bought, setBought] = useState(false);
  const mayBuy = partner?.may.includes('azurePlan.buy') ?? false;
  return (
    <>
      {bought && <Result intent="success">{t('customerSubscriptions.bought')}</Result>}
      <Loaded of={sold}>
        {(all) => {
          const kept = all.filter(({ status }) => status !== 'deleted');
          return (
            <>
              {all.length > 0 && (
                <Button
                  as="a"
                  href={`/portal/customers/${encodeURIComponent(customer.id)}/subscriptions/export`}
                  download
                  className={styles.button}
                  appearance="subtle"
                  icon={<ArrowDownloadRegular />}
                >
                  {t('customerSubscriptions.export')}
                </Button>
              )}
              {kept.map((each) => (
                <SoldSection key={each.id} customer={customer} sold={each} />
              ))}
              {!kept.some(({ entitlementId }) => entitlementId === undefined) && (
                <Section title={t('customerSubscriptions.plan')} text={t('customerSubscriptions.noPlan')}>
                  {mayBuy && (
                    <Button
                      className={styles.button}
                      appearance="primary"
                      icon={<CartRegular />}
                      onClick={() => setBuying(true)}
                    >
                      {t('customerSubscriptions.buy')}
                    </Button>
                  )}
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
      <OrderHistory customer={customer} />
      {buying && (
        <BuyPlanDialog
          customer={customer}
          onBought={() => {
            setBought(true);
            setBuying(false);
          }}
          onClose={() => setBuying(false)}
        />
      )}
    </>
  );
}
