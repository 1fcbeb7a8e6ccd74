import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  Input,
  makeStyles,
  OverlayDrawer,
  Select,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { locationsQuery } from '../../wire/queries.ts';
import { isResourceGroupName, NAME_CHARACTERS, useCreateResourceGroup } from './resource-groups.ts';
import { TagFields } from './TagFields.tsx';

const useStyles = makeStyles({
  drawer: { width: 'min(480px, 100vw)' },
  form: { display: 'flex', flexDirection: 'column', gap: '18px', paddingBlock: '4px 24px' },
});

/** What the form holds. */
export interface ResourceGroupFields {
  name: string;
  location: string;
  tags: { name: string; value: string }[];
}

interface NewResourceGroupDrawerProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly subscription: string;
  /** The names in use. */
  readonly taken: readonly string[];
  readonly onCreated: (name: string) => void;
  readonly onClose: () => void;
}

/** The form for a new resource group. */
export function NewResourceGroupDrawer(props: NewResourceGroupDrawerProps) {
  const { tenantId, subscriptionId, subscription, taken, onCreated, onClose } = props;
  const styles = useStyles();
  const t = useMessages();
  const formId = useId();
  const locations = useQuery(locationsQuery(tenantId, subscriptionId));
  const create = useCreateResourceGroup(tenantId, subscriptionId);
  const form = useForm<ResourceGroupFields>({ defaultValues: { name: '', location: '', tags: [] } });
  const submit = form.handleSubmit(({ name, location, tags }) => {
    const wanted = {
      name: name.trim(),
      location,
      tags: Object.fromEntries(tags.map((tag) => [tag.name.trim(), tag.value])),
    };
    create.mutate(wanted, {
      onSuccess: () => {
        onCreated(wanted.name);
        onClose();
      },
    });
  });

  return (
    <OverlayDrawer open position="end" className={styles.drawer} onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button appearance="subtle" aria-label={t('common.close')} icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {t('resourceGroups.form.title')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <form
          id={formId}
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <div>{t('resourceGroups.form.text', { name: subscription })}</div>
          <Controller
            name="name"
            control={form.control}
            rules={{ validate: (name) => nameProblem(t, name.trim(), taken) }}
            render={({ field, fieldState }) => (
              <Field
                label={t('resourceGroups.form.name')}
                hint={t('resourceGroups.form.name.hint', { characters: NAME_CHARACTERS })}
                required
                validationMessage={fieldState.error?.message ?? null}
              >
                <Input {...field} autoComplete="off" spellCheck={false} />
              </Field>
            )}
          />
          <Controller
            name="location"
            control={form.control}
            rules={{ validate: (location) => location !== '' || t('resourceGroups.form.region.missing') }}
            render={({ field, fieldState }) => (
              <Field label={t('resourceGroups.region')} required validationMessage={fieldState.error?.message ?? null}>
                <Select {...field}>
                  <option value="">{t('resourceGroups.form.region.choose')}</option>
                  {locations.data?.map(({ name, displayName }) => (
                    <option key={name} value={name}>
                      {displayName}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
          />
          <TagFields control={form.control} />
          {locations.error && <Problem error={locations.error} retry={() => void locations.refetch()} />}
          {create.error && <Problem error={create.error} />}
        </form>
      </DrawerBody>
      <DrawerFooter>
        <Button type="submit" form={formId} appearance="primary" disabledFocusable={create.isPending}>
          {t('common.create')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </DrawerFooter>
    </OverlayDrawer>
  );
}

function nameProblem(t: Messages, name: string, taken: readonly string[]): string | undefined {
  if (name === '') return t('resourceGroups.form.name.missing');
  if (!isResourceGroupName(name)) return t('resourceGroups.form.name.invalid', { characters: NAME_CHARACTERS });
  if (taken.some((each) => each.toLowerCase() === name.toLowerCase())) return t('resourceGroups.form.name.taken');
  return undefined;
}
