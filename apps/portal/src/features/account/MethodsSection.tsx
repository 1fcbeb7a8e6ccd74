import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular, KeyRegular, PhoneRegular } from '@fluentui/react-icons';
import type { Account, RecoveryCodes as Codes, OneOfMine } from '@mandate/api/portal/sign-in/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { AddApp } from './AddApp.tsx';
import { AddPasskey } from './AddPasskey.tsx';
import { accountQuery, useAccountChange } from './account.ts';
import { passkeysWork } from './passkeys.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  method: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    padding: '10px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { fontSize: '22px', display: 'grid', color: tokens.colorBrandForeground2 },
  what: { flexGrow: 1, minWidth: 0, display: 'grid', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  adding: { maxWidth: '440px' },
});

type Method = Account['methods'][number];

interface MethodsSectionProps {
  readonly account: Account;
  /** Told what to say once something was done. */
  readonly onDone: (text: string) => void;
}

/** The person's second factors: to see, to add to, to remove. */
export function MethodsSection({ account, onDone }: MethodsSectionProps) {
  const t = useMessages();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const [adding, setAdding] = useState<'app' | 'passkey'>();
  const [removing, setRemoving] = useState<Method>();
  const [codes, setCodes] = useState<readonly string[]>();

  const added = (answer: Codes, name: string) => {
    setAdding(undefined);
    setCodes(answer.recoveryCodes ?? undefined);
    void queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    onDone(t('account.methods.wasAdded', { name }));
  };
  const props = {
    at: '/portal/account',
    onDone: added,
    onError: () => undefined,
    onBack: () => setAdding(undefined),
  } as const;

  if (codes) {
    return (
      <Section title={t('recovery.title')} text={t('recovery.text')}>
        <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
      </Section>
    );
  }
  if (adding) {
    const app = adding === 'app';
    return (
      <Section
        title={t(app ? 'enrol.app.title' : 'enrol.passkey.title')}
        text={t(app ? 'enrol.app.scan' : 'enrol.passkey.text')}
      >
        <div className={styles.adding}>{app ? <AddApp<Codes> {...props} /> : <AddPasskey<Codes> {...props} />}</div>
      </Section>
    );
  }
  return (
    <Section title={t('account.methods')} text={t('account.methods.text')}>
      {account.methods.length === 0 && (
        <Message intent="warning" title={t('account.methods.none.title')}>
          {t('account.methods.none.text')}
        </Message>
      )}
      {account.methods.length > 0 && (
        <ul className={styles.list}>
          {account.methods.map((method) => (
            <MethodRow key={method.id} method={method} onRemove={() => setRemoving(method)} />
          ))}
        </ul>
      )}
      {account.required && <div className={styles.quiet}>{t('account.methods.required')}</div>}
      <div className={styles.actions}>
        <Button icon={<PhoneRegular />} onClick={() => setAdding('app')}>
          {t('account.methods.addApp')}
        </Button>
        {account.passkeys && passkeysWork() && (
          <Button icon={<KeyRegular />} onClick={() => setAdding('passkey')}>
            {t('account.methods.addPasskey')}
          </Button>
        )}
      </div>
      {removing && (
        <RemoveMethod
          method={removing}
          last={account.methods.length === 1}
          onClose={() => setRemoving(undefined)}
          onDone={() => {
            setRemoving(undefined);
            onDone(t('account.methods.removed', { name: removing.name }));
          }}
        />
      )}
    </Section>
  );
}

function MethodRow({ method, onRemove }: { readonly method: Method; readonly onRemove: () => void }) {
  const t = useMessages();
  const styles = useStyles();
  const { kind, name, createdAt, lastUsedAt } = method;
  return (
    <li className={styles.method}>
      <span className={styles.icon} aria-hidden="true">
        {kind === 'passkey' ? <KeyRegular /> : <PhoneRegular />}
      </span>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet}>{t(`account.methods.kind.${kind}`)}</span>
        <FormattedDate value={lastUsedAt ?? createdAt} dateStyle="long">
          {(date) => (
            <span className={styles.quiet}>
              {t(lastUsedAt ? 'account.methods.used' : 'account.methods.added', { date: String(date) })}
            </span>
          )}
        </FormattedDate>
      </span>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t('account.methods.remove', { name })}
        onClick={onRemove}
      />
    </li>
  );
}

interface RemoveMethodProps {
  readonly method: Method;
  readonly last: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RemoveMethod({ method, last, onClose, onDone }: RemoveMethodProps) {
  const t = useMessages();
  const remove = useAccountChange<OneOfMine>('methods/remove', onDone);
  return (
    <ConfirmDialog
      title={t('account.methods.remove.title', { name: method.name })}
      confirm={t('common.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ id: method.id })}
      onClose={onClose}
    >
      {t(last ? 'account.methods.remove.last' : 'account.methods.remove.text')}
    </ConfirmDialog>
  );
}
