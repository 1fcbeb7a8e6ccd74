import { Button } from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular, MailRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { CustomerFilters } from './CustomerFilters.tsx';
import { CustomerTable } from './CustomerTable.tsx';
import { type CustomerSearch, isFiltered } from './customer-search.ts';
import { customersQuery, exportPath } from './customers.ts';

/** The partner's customers: search, filter, sort, open, export. */
export function CustomersPage() {
  const t = useMessages();
  const me = useMe();
  const navigate = useNavigate();
  const { typed, wanted, setTyped, setWanted } = useSearchInAddress();
  const { search = '' } = wanted;
  const filtered = isFiltered(wanted);
  const customers = useInfiniteQuery(customersQuery(wanted));
  const refusal = portalErrorOf(customers.error);
  const mayAdd = me.partner?.may.includes('customers.add') ?? false;
  const mayExport = me.partner?.may.includes('customers.export') ?? false;

  if (refusal?.kind === 'missing-partner-role') {
    return (
      <Page title={t('customers.title')} of={t('app.partnerCenter')}>
        <MissingRole roles={refusal.roles} me={me} />
      </Page>
    );
  }

  const rows = customers.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = customers.data?.pages[0]?.total;
  const count = total === undefined ? '' : countText(rows.length, total);

  function countText(shown: number, all: number): string {
    if (search === '' && !filtered) return t('customers.total', { count: all });
    return customers.hasNextPage ? t('customers.foundMore', { count: shown }) : t('customers.found', { count: shown });
  }

  return (
    <Page title={t('customers.title')} of={t('app.partnerCenter')}>
      <Toolbar count={count}>
        <SearchField
          label={t('customers.search')}
          hint={t('customers.search.hint')}
          value={typed}
          onChange={setTyped}
        />
        {mayAdd && (
          <Button
            appearance="primary"
            icon={<AddRegular />}
            onClick={() => void navigate({ to: '/partner/customers/new' })}
          >
            {t('addCustomer.title')}
          </Button>
        )}
        {me.partner?.may.includes('relationships.request') && (
          <Button icon={<MailRegular />} onClick={() => void navigate({ to: '/partner/request' })}>
            {t('request.title')}
          </Button>
        )}
        {mayExport && (
          <Button as="a" href={exportPath(wanted)} download appearance="subtle" icon={<ArrowDownloadRegular />}>
            {t('customers.export')}
          </Button>
        )}
      </Toolbar>
      <CustomerFilters wanted={wanted} onChange={setWanted} />
      <Loaded of={customers}>
        {() => {
          if (rows.length > 0) {
            return <CustomerTable customers={customers} rows={rows} wanted={wanted} onSort={setWanted} />;
          }
          if (filtered) {
            return (
              <Notice
                kind="notFound"
                title={t('customers.noneFiltered.title')}
                text={t('customers.noneFiltered.text')}
              />
            );
          }
          if (search === '') {
            return <Notice kind="empty" title={t('customers.none.title')} text={t('customers.none.text')} />;
          }
          return (
            <Notice
              kind="notFound"
              title={t('customers.noneFound.title', { search })}
              text={t('customers.noneFound.text')}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}

// What is looked for stands in the address, so that going back from a customer finds the same list.
function useSearchInAddress() {
  const navigate = useNavigate();
  const router = useRouter();
  const wanted = useSearch({ from: '/signed-in/partner/customers' });
  const { search = '' } = wanted;
  const [typed, setTyped] = useState(search);
  const settled = useDebounced(typed.trim(), 200);
  useEffect(() => {
    // Once another page was asked for, the address is no longer this one's to change, though this one is still shown.
    if (settled === search || router.latestLocation.pathname !== '/partner/customers') return;
    const { search: _before, ...others } = wanted;
    const next = settled ? { ...others, search: settled } : others;
    void navigate({ to: '/partner/customers', search: next, replace: true });
  }, [settled, search, wanted, navigate, router]);
  const setWanted = (next: CustomerSearch) => void navigate({ to: '/partner/customers', search: next, replace: true });
  return { typed, wanted, setTyped, setWanted };
}
