import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { SearchField } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { findByIds } from '../../wire/graph.ts';
import { useMe } from '../../wire/queries.ts';
import { useMemberSearch } from '../role-assignments/member-search.ts';
import { type Assignment, type Relationship, roleIds, useAssign } from './admin-relationships.ts';
import { RolePicker } from './RolePicker.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  groups: { maxHeight: '220px', overflowY: 'auto' },
});

interface GroupDialogProps {
  readonly relationship: Relationship;
  /** The assignment whose roles are changed; a new one when absent. */
  readonly existing: Assignment | undefined;
  /** Groups that have roles here already. */
  readonly assigned: readonly string[];
  readonly onSaved: (group: string) => void;
  readonly onClose: () => void;
}

/** Gives a security group some of the roles of a relationship. */
export function GroupDialog({ relationship, existing, assigned, onSaved, onClose }: GroupDialogProps) {
  const styles = useStyles();
  const t = useMessages();
  const assign = useAssign(relationship.id);
  const [group, setGroup] = useState<Choice>();
  const [roles, setRoles] = useState<readonly string[]>(existing ? roleIds(existing.accessDetails) : []);
  const [looked, setLooked] = useState(false);
  const existingName = useGroupName(existing?.accessContainer.accessContainerId);
  const groupId = existing?.accessContainer.accessContainerId ?? group?.id;
  const save = () => {
    setLooked(true);
    if (!groupId || roles.length === 0 || assign.isPending) return;
    assign.mutate({ groupId, roles, existing }, { onSuccess: () => onSaved(group?.name ?? existingName) });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !assign.isPending && onClose()}>
      <DialogSurface aria-describedby={undefined} className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <DialogBody>
            <DialogTitle>
              {existing ? t('admin.groups.edit', { group: existingName }) : t('admin.groups.add')}
            </DialogTitle>
            <DialogContent className={styles.content}>
              {!existing && (
                <GroupChoice
                  chosen={group}
                  assigned={assigned}
                  problem={looked && !group ? t('admin.groups.missing') : null}
                  onChange={setGroup}
                />
              )}
              <RolePicker chosen={roles} onChange={setRoles} among={roleIds(relationship.accessDetails)} />
              {looked && roles.length === 0 && <div role="alert">{t('newAdmin.roles.missing')}</div>}
              {assign.error && <Problem error={assign.error} />}
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={assign.isPending}>
                {t('admin.groups.save')}
              </Button>
              <Button onClick={onClose} disabled={assign.isPending}>
                {t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface GroupChoiceProps {
  readonly chosen: Choice | undefined;
  readonly assigned: readonly string[];
  readonly problem: string | null;
  readonly onChange: (choice: Choice) => void;
}

function GroupChoice({ chosen, assigned, problem, onChange }: GroupChoiceProps) {
  const styles = useStyles();
  const t = useMessages();
  const { tenant } = useMe();
  const [typed, setTyped] = useState('');
  const { found = [], error } = useMemberSearch(tenant.id, ['Group'], useDebounced(typed.trim(), 200));
  const choices = found.filter(({ id }) => !assigned.includes(id));
  return (
    <>
      <SearchField
        label={t('admin.groups.search')}
        hint={t('admin.groups.search.hint')}
        value={typed}
        onChange={setTyped}
      />
      {error !== null && <Problem error={error} />}
      <Field label={t('admin.groups.group')} required validationMessage={problem}>
        <RadioGroup
          className={styles.groups}
          value={chosen?.id ?? ''}
          onChange={(_, { value }) => {
            const choice = choices.find(({ id }) => id === value);
            if (choice) onChange(choice);
          }}
        >
          {choices.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} />
          ))}
        </RadioGroup>
      </Field>
    </>
  );
}

function useGroupName(id: string | undefined): string {
  const { tenant } = useMe();
  const { data } = useQuery({
    queryKey: ['names', tenant.id, [id]],
    queryFn: ({ signal }) => findByIds(tenant.id, id ? [id] : [], signal),
    enabled: id !== undefined,
  });
  return (id && data?.get(id)?.displayName) || (id ?? '');
}
