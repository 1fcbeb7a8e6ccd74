import { Button, Tab, TabList } from '@fluentui/react-components';
import type { RoleChoice } from '@mandate/api/portal/wire';
import type { MessageId } from '@mandate/messages/portal/en';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { roleName } from '../../ui/azure-names.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Message } from '../../ui/Message.tsx';
import { useFormats, useLanguage, useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FilterField, holds, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { RoleList } from './RoleList.tsx';
import { roleChoicesQuery } from './role-assignments.ts';
import { categoryName } from './role-category.ts';
import { StepActions } from './StepActions.tsx';

interface RoleStepProps {
  readonly tenantId: string;
  readonly scope: string;
  readonly selected: RoleChoice | undefined;
  readonly onSelect: (role: RoleChoice) => void;
  readonly onNext: () => void;
}

/** The first step: choose a role. */
export function RoleStep({ tenantId, scope, selected, onSelect, onNext }: RoleStepProps) {
  const t = useMessages();
  const roles = useQuery(roleChoicesQuery(tenantId, scope));
  return (
    <>
      <div>{t('assign.role.intro')}</div>
      <Loaded of={roles} needs={{ tenantId, scope, action: 'Microsoft.Authorization/roleAssignments/write' }}>
        {(all) => <RolePicker all={all} selected={selected} onSelect={onSelect} />}
      </Loaded>
      <StepActions
        state={selected ? t('assign.role.selected', { role: roleName(t, selected.name) }) : t('assign.role.none')}
      >
        <Button appearance="primary" disabledFocusable={!selected} onClick={onNext}>
          {t('common.next')}
        </Button>
      </StepActions>
    </>
  );
}

interface RolePickerProps {
  readonly all: readonly RoleChoice[];
  readonly selected: RoleChoice | undefined;
  readonly onSelect: (role: RoleChoice) => void;
}

function RolePicker({ all, selected, onSelect }: RolePickerProps) {
  const t = useMessages();
  const { language } = useLanguage();
  const { compare } = useFormats();
  const [privileged, setPrivileged] = useState(selected?.privileged ?? false);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState('');
  const wanted = useDeferredValue(search);

  const matching = all.filter((role) => holds(wanted, role.name, roleName(t, role.name), role.description[language]));
  // While one searches, each tab says how much it holds: what is looked for may be on the other.
  const tabText = (name: MessageId, isPrivileged: boolean) => {
    if (wanted.trim() === '') return t(name);
    const count = matching.filter((role) => role.privileged === isPrivileged).length;
    return t('assign.role.tabCount', { name: t(name), count });
  };
  const onTab = all.filter((role) => role.privileged === privileged);
  const categories = [...new Set(onTab.map((role) => role.category))].sort((a, b) =>
    compare(categoryName(t, a), categoryName(t, b)),
  );
  const found = matching
    .filter((role) => role.privileged === privileged && (category === '' || role.category === category))
    .sort((a, b) => Number(isEveryday(b)) - Number(isEveryday(a)) || compare(roleName(t, a.name), roleName(t, b.name)));

  return (
    <>
      <TabList
        // A tab's text begins where the page's text does.
        style={{ marginInlineStart: '-10px', flexWrap: 'wrap' }}
        selectedValue={privileged ? 'privileged' : 'job'}
        onTabSelect={(_, { value }) => {
          setPrivileged(value === 'privileged');
          setCategory('');
        }}
      >
        <Tab value="job">{tabText('assign.role.jobFunction', false)}</Tab>
        <Tab value="privileged">{tabText('assign.role.privileged', true)}</Tab>
      </TabList>
      {privileged && <Message intent="warning">{t('assign.role.privileged.text')}</Message>}
      <Toolbar count={t('assign.role.count', { count: found.length })}>
        <SearchField
          label={t('assign.role.search')}
          hint={t('assign.role.search.hint')}
          value={search}
          onChange={setSearch}
        />
        <FilterField
          label={t('assign.role.category')}
          value={category}
          onChange={setCategory}
          options={categories.map((value) => ({ value, text: categoryName(t, value) }))}
        />
      </Toolbar>
      {found.length === 0 ? (
        <Notice kind="notFound" title={t('common.noneMatch')} text={t('assign.role.noneMatch.text')} />
      ) : (
        <RoleList roles={found} selected={selected} onSelect={onSelect} />
      )}
    </>
  );
}

// The roles for everything come first, as people expect; the rest is for one service each.
const isEveryday = (role: RoleChoice) => /^(Reader|Contributor|Owner)$/.test(role.name);
