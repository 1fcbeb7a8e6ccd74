import type { TenantContext } from '@mandate/api/portal/wire';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { RefusedPage } from './RefusedPage.tsx';

interface TenantGateProps {
  readonly context: UseQueryResult<TenantContext>;
  readonly children: ReactNode;
}

/** Shows the pages of a tenant to those the server lets in, and to others why it does not. */
export function TenantGate({ context, children }: TenantGateProps) {
  const t = useMessages();
  if (portalErrorOf(context.error)?.kind === 'not-found') {
    return (
      <Page title={t('tenant.notFound.title')} narrow>
        <Notice kind="notFound" title={t('error.notFound.title')} text={t('tenant.notFound.text')} />
      </Page>
    );
  }
  return (
    <Loaded of={context}>
      {({ tenant, entry }) =>
        entry.kind === 'refused' ? (
          <RefusedPage customerId={tenant.id} customer={tenant.displayName} entry={entry} />
        ) : (
          children
        )
      }
    </Loaded>
  );
}
