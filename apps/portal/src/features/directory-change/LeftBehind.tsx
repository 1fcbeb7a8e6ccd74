import { makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeContents, DirectoryChangeReport, LeftRole } from '@mandate/api/portal/directory-change/wire';
import { roleName, scopeName } from '../../ui/azure-names.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';

const useStyles = makeStyles({
  heading: { margin: '8px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

interface LeftBehindProps {
  readonly name: string;
  readonly subscriptionId: string;
  readonly report: NonNullable<DirectoryChangeReport['report']>;
}

/** Who loses what when a subscription goes to another directory, and what goes with it. */
export function LeftBehind({ name, subscriptionId, report }: LeftBehindProps) {
  const styles = useStyles();
  const t = useMessages();
  const { roles, customRoles, delegations, identities } = report;
  const lists: readonly (readonly [title: string, items: readonly string[]])[] = [
    [
      t('directoryChange.customRoles'),
      customRoles.map((role) =>
        t(role.stays ? 'directoryChange.customRoles.stays' : 'directoryChange.customRoles.deleted', {
          name: role.name,
        }),
      ),
    ],
    [
      t('directoryChange.delegations'),
      delegations.map(({ managedBy, scope }) =>
        t('directoryChange.delegation', { managedBy, scope: scopeName(t, scope) }),
      ),
    ],
    [t('directoryChange.identities'), identities],
  ];
  return (
    <>
      <Section
        title={t('directoryChange.behind')}
        text={
          roles.length === 0
            ? t('directoryChange.behind.none')
            : t('directoryChange.roles.count', { count: roles.length })
        }
      >
        {roles.length > 0 && (
          <DataTable
            caption={t('directoryChange.roles.caption', { name })}
            columns={columnsOf(t, `/subscriptions/${subscriptionId}`)}
            rows={roles}
            rowKey={({ id }) => id}
            sortedBy="holder"
          />
        )}
        {lists
          .filter(([, items]) => items.length > 0)
          .map(([title, items]) => (
            <div key={title}>
              <h3 className={styles.heading}>{title}</h3>
              <ul className={styles.list}>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </div>
          ))}
      </Section>
      <Section title={t('directoryChange.along')}>
        <div>{contentsText(t, report.takes)}</div>
      </Section>
    </>
  );
}

/** What goes along with a subscription, in a sentence. */
export function contentsText(t: Messages, { resourceGroups, resources, locks, isMore }: ChangeContents): string {
  if (resourceGroups + resources + locks === 0) return t('directoryChange.along.none');
  return t(isMore ? 'directoryChange.along.more' : 'directoryChange.along.text', {
    groups: resourceGroups,
    resources,
    locks,
  });
}

function columnsOf(t: Messages, own: string): readonly Column<LeftRole>[] {
  return [
    {
      id: 'holder',
      title: t('directoryChange.holder'),
      width: '34%',
      sortBy: ({ holder }) => holder,
      cell: ({ holder }) => holder,
    },
    {
      id: 'role',
      title: t('directoryChange.role'),
      sortBy: ({ role }) => roleName(t, role),
      cell: ({ role }) => roleName(t, role),
    },
    {
      id: 'scope',
      title: t('directoryChange.scope'),
      cell: ({ scope }) => (scope.toLowerCase() === own ? t('directoryChange.scope.here') : scopeName(t, scope)),
    },
    {
      id: 'how',
      title: t('directoryChange.how'),
      sortBy: ({ how }) => how,
      cell: ({ how }) => t(`directoryChange.how.${how}`),
    },
  ];
}
