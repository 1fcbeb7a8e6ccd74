import { Button, mergeClasses } from '@fluentui/react-components';
import type { RoleChoice } from '@mandate/api/portal/wire';
import { useId, useState } from 'react';
import { roleName } from '../../ui/azure-names.ts';
import { Unseen } from '../../ui/Live.tsx';
import { useLanguage, useMessages } from '../../ui/messages.tsx';
import { useChoiceStyles } from './choice-styles.ts';
import { categoryName } from './role-category.ts';

interface RoleListProps {
  readonly roles: readonly RoleChoice[];
  readonly selected: RoleChoice | undefined;
  readonly onSelect: (role: RoleChoice) => void;
}

// Of the hundreds of roles, nobody reads more than these before searching.
const ROLES_AT_A_TIME = 60;

/** Roles to choose one of, a part of them at a time. */
export function RoleList({ roles, selected, onSelect }: RoleListProps) {
  const styles = useChoiceStyles();
  const t = useMessages();
  const [limit, setLimit] = useState(ROLES_AT_A_TIME);
  return (
    <fieldset className={styles.list}>
      <Unseen>
        <legend>{t('assign.role.list')}</legend>
      </Unseen>
      {roles.slice(0, limit).map((role) => (
        <RoleRow key={role.id} role={role} checked={role.id === selected?.id} onSelect={() => onSelect(role)} />
      ))}
      {roles.length > limit && (
        <div className={styles.more}>
          <Button appearance="subtle" onClick={() => setLimit(limit + ROLES_AT_A_TIME)}>
            {t('assign.role.more', { count: roles.length - limit })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface RoleRowProps {
  readonly role: RoleChoice;
  readonly checked: boolean;
  readonly onSelect: () => void;
}

function RoleRow({ role, checked, onSelect }: RoleRowProps) {
  const styles = useChoiceStyles();
  const t = useMessages();
  const { language } = useLanguage();
  const id = useId();
  const name = roleName(t, role.name);
  return (
    <label className={mergeClasses(styles.row, !role.assignable && styles.refused)}>
      <input
        type="radio"
        name="role"
        className={styles.control}
        checked={checked}
        disabled={!role.assignable}
        onChange={onSelect}
        aria-labelledby={`${id}name`}
        aria-describedby={`${id}text`}
      />
      <span>
        <span className={styles.name} id={`${id}name`}>
          {name}
        </span>
        {name !== role.name && (
          <span className={styles.original} lang="en">
            {role.name}
          </span>
        )}
        <span id={`${id}text`}>
          <span className={styles.detail}>{role.description[language]}</span>
          {!role.assignable && (
            <span className={mergeClasses(styles.detail, styles.reason)}>{t('assign.role.notAssignable')}</span>
          )}
        </span>
      </span>
      <span className={styles.mark}>
        {role.kind === 'CustomRole' ? t('assign.role.custom') : categoryName(t, role.category)}
      </span>
    </label>
  );
}
