import { mergeClasses } from '@fluentui/react-components';
import type { RoleChoice } from '@mandate/api/portal/wire';
import { useId } from 'react';
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

/** Roles to choose one of. The radio buttons are the browser's own: several hundred of them have to stay quick. */
export function RoleList({ roles, selected, onSelect }: RoleListProps) {
  const styles = useChoiceStyles();
  const t = useMessages();
  return (
    <fieldset className={styles.list}>
      <Unseen>
        <legend>{t('assign.role.list')}</legend>
      </Unseen>
      {roles.map((role) => (
        <RoleRow key={role.id} role={role} checked={role.id === selected?.id} onSelect={() => onSelect(role)} />
      ))}
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
