import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRightFacts } from '../../ui/MissingRight.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { rightsQuery, useMe } from '../../wire/queries.ts';

const useStyles = makeStyles({ text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' } });

const ACTION = 'Microsoft.Resources/subscriptions/read';

interface NoSubscriptionsProps {
  readonly tenantId: string;
  readonly customer: string;
}

/**
 * Stands in the place of an empty list. ARM answers an empty list both when there is nothing and when one may see
 * nothing; the right over the whole tenant tells the two apart.
 */
export function NoSubscriptions({ tenantId, customer }: NoSubscriptionsProps) {
  const styles = useStyles();
  const t = useMessages();
  const { partner, tenant } = useMe();
  const rights = useQuery(rightsQuery(tenantId, '/', [ACTION]));
  return (
    <Loaded of={rights}>
      {([right]) => {
        if (right?.allowed) {
          return (
            <Notice
              kind="empty"
              title={t('subscriptions.none.title')}
              text={t('subscriptions.none.text', { customer })}
            />
          );
        }
        const foreign = tenant.id !== tenantId;
        return (
          <Notice
            kind="locked"
            title={t('subscriptions.noneVisible.title')}
            text={t('subscriptions.noneVisible.text', { customer })}
          >
            {foreign && !partner?.roles.includes('adminAgent') && (
              <p className={styles.text}>{t('subscriptions.noneVisible.agents')}</p>
            )}
            {foreign && <p className={styles.text}>{t('subscriptions.noneVisible.older')}</p>}
            <MissingRightFacts action={ACTION} place={t('missingRight.wholeTenant')} refusal={right?.refusal ?? null} />
          </Notice>
        );
      }}
    </Loaded>
  );
}
