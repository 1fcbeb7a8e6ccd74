import { makeStyles, tokens } from '@fluentui/react-components';
import { CloudRegular } from '@fluentui/react-icons';
import type { CustomerServices } from '@mandate/api/portal/delegated-admin/wire';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message } from '../../ui/Message.tsx';
import { PartnerRoleList } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { call } from '../../wire/call.ts';
import { AzurePortalLink } from './AzurePortalLink.tsx';

const useStyles = makeStyles({
  service: { display: 'flex', alignItems: 'center', gap: '16px' },
  icon: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    fontSize: '22px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
  },
});

/** The services of a customer that the reader's own roles open, and why the others stay shut. */
export function ServiceSection({ customerId }: { readonly customerId: string }) {
  const styles = useStyles();
  const t = useMessages();
  const services = useQuery({
    queryKey: ['customer-services', customerId],
    queryFn: ({ signal }) =>
      call<CustomerServices>(`/portal/customers/${encodeURIComponent(customerId)}/services`, { signal }),
  });
  return (
    <Section title={t('customer.serviceManagement')} text={t('customer.serviceManagement.text')}>
      <Loaded of={services}>
        {({ azure }) =>
          azure.open ? (
            <div className={styles.service}>
              <span className={styles.icon} aria-hidden="true">
                <CloudRegular />
              </span>
              <div>
                <AzurePortalLink customerId={customerId} />
                <div>{t('customer.azurePortal.text')}</div>
              </div>
            </div>
          ) : (
            <Message intent="info" title={t('services.azure.shut')}>
              {t(`services.azure.${azure.reason}`)}
              {azure.reason === 'no-agent-role' && <PartnerRoleList roles={azure.rolesThatMay} />}
            </Message>
          )
        }
      </Loaded>
    </Section>
  );
}
