import { makeStyles, tokens } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { DONE } from './done.ts';
import { MailList } from './MailList.tsx';
import { foreignActsQuery, ownMailsQuery, refusalsQuery } from './notifications.ts';
import { PagedList } from './PagedList.tsx';

const useStyles = makeStyles({
  target: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** What people of partners did in the reader's organization, and what was refused there. */
export function ActivityPage() {
  const t = useMessages();
  const { isGlobalAdmin } = useMe();
  return (
    <Page title={t('activity.title')} of={t('app.azurePortal')} subtitle={t('activity.subtitle')}>
      {isGlobalAdmin ? (
        <>
          <ForeignActs />
          <Refusals />
          <OwnMails />
        </>
      ) : (
        <Notice kind="locked" title={t('activity.denied.title')} text={t('activity.denied.text')} />
      )}
    </Page>
  );
}

function ForeignActs() {
  const t = useMessages();
  const styles = useStyles();
  const { dateTime, listAnd } = useFormats();
  const acts = useInfiniteQuery(foreignActsQuery);
  const said = (operation: string) => {
    const id = DONE[operation];
    return id ? t(id) : operation;
  };
  type Act = NonNullable<typeof acts.data>['pages'][number]['rows'][number];
  const columns: readonly Column<Act>[] = [
    { id: 'when', title: t('activity.when'), width: '18%', cell: ({ at }) => dateTime(at) },
    {
      id: 'who',
      title: t('activity.who'),
      width: '22%',
      cell: ({ who, partner }) => t('activity.of', { name: who.name, partner: partner.name }),
    },
    { id: 'what', title: t('activity.what'), cell: ({ operation }) => said(operation) },
    {
      id: 'where',
      title: t('activity.where'),
      cell: ({ target, through, partner, relationships }) => (
        <>
          <div>
            {t(`activity.through.${through}`, { partner: partner.name, relationships: listAnd(relationships) })}
          </div>
          <div className={styles.target}>{target}</div>
        </>
      ),
    },
  ];
  const none = <Notice kind="empty" title={t('activity.acts.none.title')} text={t('activity.acts.none.text')} />;
  return (
    <Section title={t('activity.acts')}>
      <PagedList of={acts} none={none}>
        {(rows) => (
          <DataTable
            caption={t('activity.acts')}
            columns={columns}
            rows={rows}
            rowKey={({ sequence }) => String(sequence)}
          />
        )}
      </PagedList>
    </Section>
  );
}

function OwnMails() {
  const t = useMessages();
  const mails = useInfiniteQuery(ownMailsQuery);
  return (
    <Section title={t('activity.mails')} text={t('activity.mails.text')}>
      <MailList mails={mails} none={t('activity.mails.none')} />
    </Section>
  );
}

function Refusals() {
  const t = useMessages();
  const { dateTime } = useFormats();
  const refusals = useInfiniteQuery(refusalsQuery);
  type Refusal = NonNullable<typeof refusals.data>['pages'][number]['rows'][number];
  const columns: readonly Column<Refusal>[] = [
    { id: 'when', title: t('activity.when'), width: '18%', cell: ({ at }) => dateTime(at) },
    {
      id: 'who',
      title: t('activity.who'),
      width: '22%',
      cell: ({ who }) => t('activity.of', { name: who.name, partner: who.home }),
    },
    { id: 'what', title: t('activity.what'), cell: ({ action }) => action },
    { id: 'where', title: t('activity.where'), cell: ({ scope }) => scope },
  ];
  return (
    <Section title={t('activity.refused')} text={t('activity.refused.text')}>
      <PagedList of={refusals} none={t('activity.refused.none')}>
        {(rows) => <DataTable caption={t('activity.refused')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      </PagedList>
    </Section>
  );
}
