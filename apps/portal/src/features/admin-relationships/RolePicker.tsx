import { Badge, Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { DelegatedRoles } from '@mandate/api/portal/relationships/wire';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { holds, SearchField } from '../../ui/Toolbar.tsx';
import { useDirectoryRoleName } from '../../ui/use-directory-role-name.ts';
import { CATEGORIES, PRESETS, roleCatalogueQuery } from './role-catalogue.ts';

const useStyles = makeStyles({
  presets: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  count: { color: tokens.colorNeutralForeground2 },
  list: {
    maxHeight: '420px',
    overflowY: 'auto',
    padding: '4px 16px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  group: { margin: 0, padding: 0, border: '0 none', minWidth: 0 },
  legend: {
    padding: '12px 0 4px',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
  },
  roles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
    gap: '0 16px',
  },
  role: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  hint: {
    display: 'block',
    margin: '-4px 0 4px',
    paddingInlineStart: '36px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface RolePickerProps {
  readonly chosen: readonly string[];
  readonly onChange: (roles: readonly string[]) => void;
  /** Only these can be chosen; all when absent. */
  readonly among?: readonly string[];
  readonly presets?: boolean;
}

/** Picks directory roles: by category, by search, or by what they are for. */
export function RolePicker({ chosen, onChange, among, presets = false }: RolePickerProps) {
  const styles = useStyles();
  const t = useMessages();
  const { compare, listAnd } = useFormats();
  const hintId = useId();
  const roleName = useDirectoryRoleName();
  const [search, setSearch] = useState('');
  const toggle = (role: string, on: boolean) =>
    onChange(on ? [...chosen, role] : chosen.filter((each) => each !== role));
  const { data } = useQuery(roleCatalogueQuery);
  const tasks = (leastFor: DelegatedRoles['roles'][number]['leastFor']) =>
    listAnd(leastFor.map((task) => t(`leastRole.${task}`)));
  const shown = (data?.roles ?? [])
    .filter(({ id, leastFor }) => (!among || among.includes(id)) && holds(search, roleName(id), tasks(leastFor)))
    .toSorted((one, other) => compare(roleName(one.id), roleName(other.id)));
  const groups = CATEGORIES.map((category) => ({
    category,
    roles: shown.filter((role) => role.category === category),
  })).filter(({ roles }) => roles.length > 0);
  return (
    <>
      {presets && (
        <div className={styles.presets}>
          <span className={styles.label}>{t('newAdmin.presets')}</span>
          {PRESETS.map(({ name, roles }) => (
            <Button key={name} size="small" onClick={() => onChange([...new Set([...chosen, ...roles])])}>
              {t(`newAdmin.preset.${name}`)}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.tools}>
        <SearchField label={t('newAdmin.roles.search')} value={search} onChange={setSearch} />
        <span className={styles.count} aria-live="polite">
          {t('newAdmin.roles.chosen', { count: chosen.length })}
        </span>
      </div>
      <div className={styles.list}>
        {data && groups.length === 0 && <p>{t('common.noneMatch')}</p>}
        {groups.map(({ category, roles }) => (
          <fieldset key={category} className={styles.group}>
            <legend className={styles.legend}>{t(`roleCategory.${category}`)}</legend>
            <div className={styles.roles}>
              {roles.map(({ id, privileged, leastFor }) => (
                <div key={id}>
                  <div className={styles.role}>
                    <Checkbox
                      label={roleName(id)}
                      checked={chosen.includes(id)}
                      aria-describedby={leastFor.length > 0 ? `${hintId}${id}` : undefined}
                      onChange={(_, { checked }) => toggle(id, checked === true)}
                    />
                    {privileged && (
                      <Badge appearance="tint" color="warning" size="small">
                        {t('newAdmin.roles.privileged')}
                      </Badge>
                    )}
                  </div>
                  {leastFor.length > 0 && (
                    <span id={`${hintId}${id}`} className={styles.hint}>
                      {t('leastRole.of', { tasks: tasks(leastFor) })}
                    </span>
                  )}
                </div>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </>
  );
}
