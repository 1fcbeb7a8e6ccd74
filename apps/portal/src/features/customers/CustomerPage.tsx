import type { Customer } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { AgreementSection } from './AgreementSection.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { customerQuery } from './customers.ts';
import { HistorySection } from './HistorySection.tsx';
import { PermissionsSection } from './PermissionsSection.tsx';
import { RelationshipSection } from './RelationshipSection.tsx';
import { ServiceSection } from './ServiceSection.tsx';
import { TagsSection } from './TagsSection.tsx';
import { WithoutDelegatedAdmin } from './WithoutDelegatedAdmin.tsx';

/** One customer: the account, the way into its services, and its Azure subscriptions. */
export function CustomerPage() {
  const t = useMessages();
  const me = useMe();
  const { id } = useParams({ from: '/signed-in/partner/customers/$id' });
  const customer = useQuery(customerQuery(id));
  const refusal = portalErrorOf(customer.error);
  return (
    <Page
      title={customer.data?.companyName ?? t('customers.openPage')}
      of={t('app.partnerCenter')}
      path={[
        <RouterLink key="customers" to="/partner/customers">
          {t('customers.title')}
        </RouterLink>,
      ]}
      narrow
    >
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={customer}>{(loaded) => <CustomerSections customer={loaded} />}</Loaded>
      )}
    </Page>
  );
}

function CustomerSections({ customer }: { readonly customer: Customer }) {
  const t = useMessages();
  const { partner } = useMe();
  const { state, delegatedAdmin } = customer.relationship;
  const may = (permission: string) => partner?.may.some((each) => each === permission) ?? false;
  return (
    <>
      <Section title={t('customer.facts')}>
        <CustomerFacts customer={customer} />
      </Section>
      <ServiceSection customerId={customer.id} />
      {state === 'active' && delegatedAdmin !== 'granted' && <WithoutDelegatedAdmin />}
      {may('subscriptions.read') && (
        <Section title={t('customerSubscriptions.title')} text={t('customerSubscriptions.open.text')}>
          <RouterLink to="/partner/customers/$id/subscriptions" params={{ id: customer.id }}>
            {t('customerSubscriptions.open')}
          </RouterLink>
        </Section>
      )}
      <TagsSection customer={customer} />
      {state === 'active' && may('customers.read') && <AgreementSection customer={customer} />}
      {state === 'active' && may('selfServe.read') && <PermissionsSection customer={customer} />}
      <RelationshipSection customer={customer} />
      <HistorySection customer={customer} />
    </>
  );
}
