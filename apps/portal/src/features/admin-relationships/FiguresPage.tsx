import { makeStyles, tokens } from '@fluentui/react-components';
import type { FigureList, RelationshipFigures } from '@mandate/api/portal/delegated-admin/wire';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useDates, useFormats, useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { call } from '../../wire/call.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { DayBars } from './DayBars.tsx';

const useStyles = makeStyles({
  counters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(170px, 100%), 1fr))',
    gap: '12px',
    margin: 0,
  },
  counter: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    padding: '14px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  small: {
    marginInlineStart: '8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  roles: { margin: 0, paddingInlineStart: '20px', display: 'grid', gap: '4px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: '20px',
    alignItems: 'start',
  },
});

/** The partner's granular relationships in numbers. */
export function FiguresPage() {
  const t = useMessages();
  const me = useMe();
  const figures = useQuery({
    queryKey: ['relationship-figures'],
    queryFn: ({ signal }) => call<RelationshipFigures>('/portal/relationship-figures', { signal }),
  });
  const refusal = portalErrorOf(figures.error);
  return (
    <Page title={t('figures.title')} of={t('app.partnerCenter')} subtitle={t('figures.subtitle')}>
      {refusal?.kind === 'missing-partner-role' ? (
        <MissingRole roles={refusal.roles} me={me} />
      ) : (
        <Loaded of={figures}>{(loaded) => <Figures figures={loaded} />}</Loaded>
      )}
    </Page>
  );
}

function Figures({ figures }: { readonly figures: RelationshipFigures }) {
  const styles = useStyles();
  const t = useMessages();
  const { percent } = useFormats();
  const roleName = useDirectoryRoleName();
  const { customers, customersWithRelationship, relationships, expiring, pending, topRoles } = figures;
  return (
    <>
      <dl className={styles.counters}>
        <Counter name={t('figures.customers')}>{customers}</Counter>
        <Counter name={t('figures.relationships')}>{relationships}</Counter>
        <Counter name={t('figures.expiring')}>{expiring.count}</Counter>
        <Counter name={t('figures.pending')}>{pending.count}</Counter>
        <Counter
          name={t('figures.share')}
          of={t('figures.share.of', { count: customersWithRelationship, all: customers })}
        >
          {percent(customers === 0 ? 0 : customersWithRelationship / customers)}
        </Counter>
      </dl>
      <div className={styles.columns}>
        <Section title={t('figures.expiringByDay')} text={t('figures.expiringByDay.text')}>
          <DayBars
            title={t('figures.expiringByDay')}
            today={figures.today}
            counts={figures.expiringByDay}
            direction="ahead"
          />
        </Section>
        <Section title={t('figures.expiredByDay')} text={t('figures.expiredByDay.text')}>
          <DayBars
            title={t('figures.expiredByDay')}
            today={figures.today}
            counts={figures.expiredByDay}
            direction="back"
          />
        </Section>
      </div>
      <Section title={t('figures.expiring')}>
        <Listed title={t('figures.expiring')} list={expiring} until={t('adminRelationships.end')} />
      </Section>
      <Section title={t('figures.pending')}>
        <Listed title={t('figures.pending')} list={pending} until={t('figures.lapses')} />
      </Section>
      <Section title={t('figures.topRoles')} text={t('figures.topRoles.text')}>
        {topRoles.length === 0 && <div>{t('figures.noRole')}</div>}
        {topRoles.length > 0 && (
          <ol className={styles.roles}>
            {topRoles.map(({ id, relationships: count }) => (
              <li key={id}>
                {roleName(id)}
                <span className={styles.small}>{t('ending.found', { count })}</span>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t('figures.globalAdministrator')} text={t('figures.globalAdministrator.text')}>
        <Listed
          title={t('figures.globalAdministrator')}
          list={figures.withGlobalAdministrator}
          until={t('adminRelationships.end')}
        />
      </Section>
    </>
  );
}

interface CounterProps {
  readonly name: string;
  readonly of?: string;
  readonly children: string | number;
}

function Counter({ name, of, children }: CounterProps) {
  const styles = useStyles();
  return (
    <div className={styles.counter}>
      <dt>{name}</dt>
      <dd className={styles.number}>
        {children}
        {of && <span className={styles.small}>{of}</span>}
      </dd>
    </div>
  );
}

interface ListedProps {
  readonly title: string;
  readonly list: FigureList;
  /** What the last column is the day of. */
  readonly until: string;
}

function Listed({ title, list: { count, rows }, until }: ListedProps) {
  const t = useMessages();
  const { day } = useDates();
  if (count === 0) return <div>{t('figures.none')}</div>;
  return (
    <>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            title: t('adminRelationships.name'),
            sortBy: ({ displayName }) => displayName,
            cell: ({ id, displayName, customer }) =>
              customer ? (
                <RouterLink
                  to="/partner/customers/$id/admin-relationships/$relationshipId"
                  params={{ id: customer.id, relationshipId: id }}
                >
                  {displayName}
                </RouterLink>
              ) : (
                displayName
              ),
          },
          {
            id: 'customer',
            title: t('ending.customer'),
            width: '35%',
            sortBy: ({ customer }) => customer?.name ?? '',
            cell: ({ customer }) => customer?.name ?? t('figures.nobody'),
          },
          {
            id: 'until',
            title: until,
            width: '22%',
            sortBy: (row) => row.until,
            cell: (row) => day(row.until),
          },
        ]}
      />
      {count > rows.length && <div>{t('figures.more', { count: count - rows.length })}</div>}
    </>
  );
}
