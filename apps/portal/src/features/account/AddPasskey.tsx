import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { focusOnce } from '../../ui/arrival.ts';
import { useMessages } from '../../ui/messages.tsx';
import type { AddMethodProps } from './AddApp.tsx';
import { MethodProblem } from './MethodProblem.tsx';
import { useNewPasskey } from './passkeys.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
});

/** Sets up a passkey: names it, then lets the browser ask. */
export function AddPasskey<Answer>({ at, onDone, onError, onBack }: AddMethodProps<Answer>) {
  const t = useMessages();
  const styles = useStyles();
  const [name, setName] = useState(t('enrol.name.passkey'));
  const [checked, setChecked] = useState(false);
  const make = useNewPasskey<Answer>(at, onDone);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (name.trim() !== '') make.mutate(name.trim(), { onError });
      }}
    >
      <MethodProblem error={make.isPending ? null : make.error} />
      <Field
        label={t('enrol.name')}
        hint={t('enrol.name.hint')}
        validationMessage={checked && name.trim() === '' ? t('enrol.name.missing') : null}
      >
        <Input
          size="large"
          input={{ ref: focusOnce }}
          value={name}
          maxLength={64}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={make.isPending}>
          {t('enrol.finish')}
        </Button>
        <Button size="large" onClick={onBack}>
          {at === '/portal/sign-in' ? t('enrol.another') : t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
