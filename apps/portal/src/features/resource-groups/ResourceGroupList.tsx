import { Spinner } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { type Gate, GatedButton } from '../../ui/GatedButton.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FilterField, holds, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import type { ResourceGroup } from '../../wire/arm.ts';
import { locationsQuery } from '../../wire/queries.ts';
import { Tags } from './Tags.tsx';

interface ResourceGroupListProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly subscription: string;
  readonly all: readonly ResourceGroup[];
  /** The name of the group that is going, if one is. */
  readonly deleting: string | undefined;
  readonly deleteGate: Gate;
  readonly onDelete: (name: string) => void;
}

/** Resource groups, searchable by name and tag, filtered by region. */
export function ResourceGroupList(props: ResourceGroupListProps) {
  const { tenantId, subscriptionId, subscription, all, deleting, deleteGate, onDelete } = props;
  const t = useMessages();
  const { compare } = useFormats();
  const [search, setSearch] = useState('');
  const [region, setRegion] = useState('');
  const locations = useQuery(locationsQuery(tenantId, subscriptionId)).data;
  const columns = useMemo<readonly Column<ResourceGroup>[]>(() => {
    const regionName = (name: string) => locations?.find((location) => location.name === name)?.displayName ?? name;
    const going = ({ name, properties }: ResourceGroup) =>
      name === deleting || properties?.provisioningState === 'Deleting';
    return [
      {
        id: 'name',
        title: t('resourceGroups.name'),
        sortBy: ({ name }) => name,
        cell: ({ name }) => <strong>{name}</strong>,
      },
      {
        id: 'region',
        title: t('resourceGroups.region'),
        width: '24%',
        sortBy: ({ location }) => regionName(location),
        cell: ({ location }) => regionName(location),
      },
      {
        id: 'tags',
        title: t('resourceGroups.tags'),
        width: '32%',
        cell: ({ tags }) => <Tags tags={tags ?? {}} />,
      },
      {
        id: 'actions',
        title: t('common.actions'),
        titleUnseen: true,
        width: '64px',
        cell: (group) =>
          going(group) ? (
            <Spinner size="tiny" aria-label={t('resourceGroups.deleting')} />
          ) : (
            <GatedButton
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('resourceGroups.delete', { name: group.name })}
              gate={deleteGate}
              onClick={() => onDelete(group.name)}
            />
          ),
      },
    ];
  }, [t, locations, deleting, deleteGate, onDelete]);

  const regions = [...new Set(all.map(({ location }) => location))]
    .map((value) => ({ value, text: locations?.find(({ name }) => name === value)?.displayName ?? value }))
    .sort((a, b) => compare(a.text, b.text));
  const rows = all
    .filter(({ location }) => region === '' || location === region)
    .filter(({ name, tags }) => holds(search, name, ...Object.entries(tags ?? {}).flat()));

  return (
    <>
      <Toolbar count={t('resourceGroups.count', { count: rows.length })}>
        <SearchField label={t('resourceGroups.search')} value={search} onChange={setSearch} />
        <FilterField label={t('resourceGroups.region')} value={region} options={regions} onChange={setRegion} />
      </Toolbar>
      {rows.length === 0 ? (
        <Notice kind="notFound" title={t('common.noneMatch')} text={t('common.noneMatch.text')} />
      ) : (
        <DataTable
          caption={t('resourceGroups.caption', { name: subscription })}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          sortedBy="name"
        />
      )}
    </>
  );
}
