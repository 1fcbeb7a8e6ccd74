import { Button, makeStyles, Tag, TagGroup } from '@fluentui/react-components';
import type { RoleChoice } from '@mandate/api/portal/wire';
import { useState } from 'react';
import { roleName } from '../../ui/azure-names.ts';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { FilterField, SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { MEMBER_KINDS, type Member } from '../../wire/graph.ts';
import { useMe } from '../../wire/queries.ts';
import { MemberList } from './MemberList.tsx';
import { useMemberSearch } from './member-search.ts';
import { StepActions } from './StepActions.tsx';

const useStyles = makeStyles({ tags: { flexWrap: 'wrap', gap: '6px' } });

interface MembersStepProps {
  readonly tenantId: string;
  readonly role: RoleChoice;
  readonly members: readonly Member[];
  readonly onChange: (members: readonly Member[]) => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** The second step: choose who receives the role, from the customer's directory. */
export function MembersStep({ tenantId, role, members, onChange, onPrevious, onNext }: MembersStepProps) {
  const styles = useStyles();
  const t = useMessages();
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const me = useMe();
  // Whoever acts for a customer may also choose a group of its own company, whose members act here from there.
  const kinds = MEMBER_KINDS.filter((each) => each !== 'ForeignGroup' || (me.partner && me.tenant.id !== tenantId));
  const search = useMemberSearch(
    tenantId,
    kinds.filter((each) => kind === '' || each === kind),
    useDebounced(text.trim(), 200),
  );
  const remove = (id: string) => onChange(members.filter((member) => member.id !== id));

  return (
    <>
      <div>{t('assign.members.intro', { role: roleName(t, role.name) })}</div>
      <Toolbar count={search.found ? t('assign.members.count', { count: search.found.length }) : ''}>
        <SearchField
          label={t('assign.members.search')}
          hint={t('assign.members.search.hint')}
          value={text}
          onChange={setText}
        />
        <FilterField
          label={t('assign.members.type')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, text: t(`access.type.${value}`) }))}
        />
      </Toolbar>
      {search.error !== null && <Problem error={search.error} retry={search.retry} />}
      {search.found?.length === 0 && (
        <Notice kind="notFound" title={t('assign.members.noneFound.title')} text={t('assign.members.noneFound.text')} />
      )}
      {search.found && search.found.length > 0 && (
        <MemberList
          found={search.found}
          more={search.more}
          selected={members}
          onToggle={(member) => {
            if (members.some(({ id }) => id === member.id)) remove(member.id);
            else onChange([...members, member]);
          }}
        />
      )}
      {members.length > 0 && (
        <TagGroup
          className={styles.tags}
          onDismiss={(_, { value }) => remove(value)}
          aria-label={t('assign.members.selected', { count: members.length })}
        >
          {members.map(({ id, name }) => (
            <Tag
              key={id}
              value={id}
              dismissible
              dismissIcon={{ 'aria-label': t('common.remove') }}
              aria-label={t('assign.members.unselect', { name })}
            >
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
      <StepActions
        state={members.length > 0 ? t('assign.members.selected', { count: members.length }) : t('assign.members.none')}
      >
        <Button onClick={onPrevious}>{t('common.previous')}</Button>
        <Button appearance="primary" disabledFocusable={members.length === 0} onClick={onNext}>
          {t('common.next')}
        </Button>
      </StepActions>
    </>
  );
}
