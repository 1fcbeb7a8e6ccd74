import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import type { TenantContext } from '@mandate/api/portal/wire';
import { useNavigate } from '@tanstack/react-router';
import { PartnerRoleList } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../../wire/queries.ts';

const useStyles = makeStyles({
  heading: { margin: '4px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
});

interface RefusedPageProps {
  readonly customerId: string;
  readonly customer: string;
  readonly entry: Extract<TenantContext['entry'], { kind: 'refused' }>;
}

/** Explains why a customer's Azure portal stays shut, and who can open it. */
export function RefusedPage({ customerId, customer, entry: { reason, rolesThatMay } }: RefusedPageProps) {
  const styles = useStyles();
  const t = useMessages();
  const me = useMe();
  const navigate = useNavigate();
  const partner = me.tenant.displayName;
  const mayRequest = me.partner?.may.includes('relationships.request') ?? false;
  return (
    <Page title={t('tenant.refused.title', { customer })} of={t('app.azurePortal')} narrow>
      <Notice kind="locked" title={t(`tenant.refused.${reason}.why`, { partner })}>
        <h3 className={styles.heading}>{t('tenant.refused.whatHelps')}</h3>
        <p className={styles.text}>{t(`tenant.refused.${reason}.todo`, { partner })}</p>
        {reason === 'no-agent-role' && <PartnerRoleList roles={rolesThatMay} />}
        {mayRequest && (reason === 'no-relationship' || reason === 'no-delegated-admin') && (
          <div>
            <Button
              appearance="primary"
              icon={<MailRegular />}
              onClick={() => void navigate({ to: '/partner/request', search: { customer: customerId } })}
            >
              {t('request.open')}
            </Button>
          </div>
        )}
      </Notice>
    </Page>
  );
}
