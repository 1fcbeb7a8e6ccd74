import { useQuery } from '@tanstack/react-query';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { findByIds } from '../../wire/graph.ts';
import { useMe } from '../../wire/queries.ts';
import { type Assignment, assignmentsQuery, type Relationship } from './admin-relationships.ts';

/** Gives the name of an assignment's group; its id for one that is gone. */
export function useGroupNames(rows: readonly Assignment[]): (row: Assignment) => string {
  const { tenant } = useMe();
  const ids = rows.map(({ accessContainer }) => accessContainer.accessContainerId);
  const { data } = useQuery({
    queryKey: ['names', tenant.id, ids],
    queryFn: ({ signal }) => findByIds(tenant.id, ids, signal),
    enabled: ids.length > 0,
  });
  return ({ accessContainer: { accessContainerId: id } }) => data?.get(id)?.displayName ?? id;
}

/** The security groups of a relationship in one line, or that it has none, so that it gives nobody anything. */
export function GroupNames({ relationship }: { readonly relationship: Relationship }) {
  const t = useMessages();
  const { listAnd } = useFormats();
  const { tenant } = useMe();
  const active = relationship.status === 'active';
  const assignments = useQuery({ ...assignmentsQuery(tenant.id, relationship.id), enabled: active });
  const nameOf = useGroupNames(assignments.data ?? []);
  if (!active) return '–';
  if (!assignments.data) return null;
  if (assignments.data.length === 0) return <StateMark tone="waiting" text={t('adminRelationships.noGroup')} />;
  return listAnd(assignments.data.map(nameOf));
}
