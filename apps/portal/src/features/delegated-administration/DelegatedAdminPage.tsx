import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { ShieldDismissRegular } from '@fluentui/react-icons';
import type { Customer } from '@mandate/api/portal/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { GatedButton, gateOf } from '../../ui/GatedButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { delegatedQuery, useGiveBack } from './delegated-administration.ts';

const useStyles = makeStyles({
  names: { margin: 0, paddingInlineStart: '20px', maxHeight: '30vh', overflowY: 'auto' },
});

/** The customers whose directories the partner administers by delegated admin privileges, to give some of them back. */
export function DelegatedAdminPage() {
  const t = useMessages();
  const me = useMe();
  const customers = useInfiniteQuery(delegatedQuery);
  const refusal = portalErrorOf(customers.error);
  const rows = customers.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('delegated.title')} of={t('app.partnerCenter')} subtitle={t('delegated.subtitle')}>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={customers}>{() => <Delegated rows={rows} />}</Loaded>
      )}
      {customers.hasNextPage && (
        <div>
          <Button disabledFocusable={customers.isFetchingNextPage} onClick={() => void customers.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Delegated({ rows }: { readonly rows: readonly Customer[] }) {
  const t = useMessages();
  const { partner } = useMe();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const giveBack = useGiveBack();
  const picked = rows.filter(({ id }) => chosen.has(id));
  const may = partner?.may.includes('delegatedAdmin.disable') ?? false;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const confirm = () =>
    giveBack.mutate(
      picked.map(({ id }) => id),
      {
        onSuccess: ({ failed }) => {
          setChosen(new Set(failed));
          setAsking(false);
        },
      },
    );
  const { done = [], failed = [] } = giveBack.data ?? {};
  return (
    <>
      {done.length > 0 && <Result intent="success">{t('delegated.disable.done', { count: done.length })}</Result>}
      {failed.length > 0 && <Result intent="warning">{t('delegated.disable.failed', { count: failed.length })}</Result>}
      {rows.length === 0 ? (
        <Notice kind="empty" title={t('delegated.none.title')} text={t('delegated.none.text')} />
      ) : (
        <>
          <Toolbar count={t('delegated.chosen', { count: picked.length })}>
            <GatedButton
              gate={may ? (picked.length > 0 ? 'open' : 'unknown') : gateOf(false, t('delegated.disable.refused'))}
              appearance="primary"
              icon={<ShieldDismissRegular />}
              onClick={() => setAsking(true)}
            >
              {t('delegated.disable')}
            </GatedButton>
          </Toolbar>
          <DelegatedTable rows={rows} chosen={chosen} onToggle={toggle} />
        </>
      )}
      {asking && (
        <Confirm
          picked={picked}
          busy={giveBack.isPending}
          error={giveBack.error}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  readonly picked: readonly Customer[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function Confirm({ picked, ...dialog }: ConfirmProps) {
  const styles = useStyles();
  const t = useMessages();
  const { compare } = useFormats();
  return (
    <ConfirmDialog
      title={t('delegated.disable.title', { count: picked.length })}
      confirm={t('delegated.disable')}
      {...dialog}
    >
      <ul className={styles.names}>
        {picked
          .map(({ companyName }) => companyName)
          .toSorted(compare)
          .map((name) => (
            <li key={name}>{name}</li>
          ))}
      </ul>
      <div>{t('customer.disableDap.text1')}</div>
      <div>{t('customer.disableDap.text2')}</div>
    </ConfirmDialog>
  );
}

interface DelegatedTableProps {
  readonly rows: readonly Customer[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

function DelegatedTable({ rows, chosen, onToggle }: DelegatedTableProps) {
  const t = useMessages();
  return (
    <DataTable
      caption={t('delegated.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      sortedBy="customer"
      columns={[
        {
          id: 'customer',
          title: t('customers.company'),
          sortBy: ({ companyName }) => companyName,
          cell: ({ id, companyName }) => (
            <>
              <Checkbox
                checked={chosen.has(id)}
                aria-label={t('delegated.choose', { customer: companyName })}
                onChange={() => onToggle(id)}
              />
              <RouterLink to="/partner/customers/$id" params={{ id }}>
                {companyName}
              </RouterLink>
            </>
          ),
        },
        { id: 'domain', title: t('customers.domain'), sortBy: ({ domain }) => domain, cell: ({ domain }) => domain },
      ]}
    />
  );
}
