import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useMe } from '../../wire/queries.ts';
import { offersQuery } from './directory-change.ts';

const useStyles = makeStyles({ link: { textDecorationLine: 'underline' } });

/** Says that subscriptions are offered to the reader's own directory, when some are. */
export function OfferedNotice({ tenantId }: { readonly tenantId: string }) {
  const styles = useStyles();
  const t = useMessages();
  const { tenant } = useMe();
  const isHome = tenant.id === tenantId;
  const { data } = useQuery({ ...offersQuery, enabled: isHome });
  const count = isHome ? (data?.offers.length ?? 0) : 0;
  if (count === 0) return null;
  return (
    <Message intent="info">
      {t('offered.notice', { count })}{' '}
      <RouterLink className={styles.link} to="/azure/$tenantId/offered-subscriptions" params={{ tenantId }}>
        {t('offered.notice.link')}
      </RouterLink>
    </Message>
  );
}
