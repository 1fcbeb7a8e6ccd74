import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/Loaded.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { PartnerCard } from './PartnerCard.tsx';
import { partnersQuery } from './relationships.ts';

/** Which partners act for the reader's organization, what each may do, since when, and the way to take it back. */
export function PartnersPage() {
  const t = useMessages();
  const partners = useQuery(partnersQuery);
  return (
    <Page title={t('partners.title')} of={t('app.azurePortal')} subtitle={t('partners.subtitle')} narrow>
      <Loaded of={partners}>
        {(loaded) =>
          loaded.partners.length === 0 ? (
            <Notice kind="empty" title={t('partners.none.title')} text={t('partners.none.text')} />
          ) : (
            loaded.partners.map((partner) => <PartnerCard key={partner.id} partner={partner} />)
          )
        }
      </Loaded>
    </Page>
  );
}
