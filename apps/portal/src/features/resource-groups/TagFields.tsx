import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { type Control, Controller, useFieldArray } from 'react-hook-form';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import type { ResourceGroupFields } from './NewResourceGroupDrawer.tsx';
import { isTagName, REFUSED_IN_TAG_NAMES } from './resource-groups.ts';

const useStyles = makeStyles({
  tags: { margin: 0, padding: 0, border: '0 none', minWidth: 0, display: 'grid', gap: '10px', justifyItems: 'start' },
  input: { width: '100%', minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', lineHeight: tokens.lineHeightBase300 },
  tag: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 32px',
    gap: '8px',
    width: '100%',
    alignItems: 'start',
  },
});

// ARM's limit (https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources).
const MOST_TAGS = 50;

/** Pairs of name and value, as many as wanted. */
export function TagFields({ control }: { readonly control: Control<ResourceGroupFields> }) {
  const styles = useStyles();
  const t = useMessages();
  const { fields, append, remove } = useFieldArray({ control, name: 'tags' });
  return (
    <fieldset className={styles.tags}>
      <legend className={styles.legend}>{t('resourceGroups.form.tags')}</legend>
      {fields.length > 0 && (
        <div className={styles.tag} aria-hidden="true">
          <span>{t('resourceGroups.name')}</span>
          <span>{t('resourceGroups.form.value')}</span>
        </div>
      )}
      {fields.map(({ id }, index) => (
        <div key={id} className={styles.tag}>
          <Controller
            name={`tags.${index}.name`}
            control={control}
            rules={{ validate: (name, all) => nameProblem(t, name.trim(), all.tags) }}
            render={({ field, fieldState }) => (
              <Field validationMessage={fieldState.error?.message ?? null}>
                <Input
                  {...field}
                  className={styles.input}
                  aria-label={t('resourceGroups.form.tagName', { number: index + 1 })}
                />
              </Field>
            )}
          />
          <Controller
            name={`tags.${index}.value`}
            control={control}
            rules={{ validate: (value) => value.length <= 256 || t('resourceGroups.form.tagValue.tooLong') }}
            render={({ field, fieldState }) => (
              <Field validationMessage={fieldState.error?.message ?? null}>
                <Input
                  {...field}
                  className={styles.input}
                  aria-label={t('resourceGroups.form.tagValue', { number: index + 1 })}
                />
              </Field>
            )}
          />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('resourceGroups.form.removeTag', { number: index + 1 })}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      {fields.length < MOST_TAGS && (
        <Button appearance="subtle" icon={<AddRegular />} onClick={() => append({ name: '', value: '' })}>
          {t('resourceGroups.form.addTag')}
        </Button>
      )}
    </fieldset>
  );
}

function nameProblem(t: Messages, name: string, tags: ResourceGroupFields['tags']): string | undefined {
  if (name === '') return t('resourceGroups.form.tagName.missing');
  if (!isTagName(name)) return t('resourceGroups.form.tagName.character', { characters: REFUSED_IN_TAG_NAMES });
  const same = tags.filter((tag) => tag.name.trim().toLowerCase() === name.toLowerCase());
  return same.length > 1 ? t('resourceGroups.form.tagName.twice') : undefined;
}
