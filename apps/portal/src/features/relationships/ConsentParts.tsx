import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { PartnerName } from '@mandate/api/portal/relationships/wire';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Copyable } from '../../ui/Copyable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Message } from '../../ui/Message.tsx';
import { useFormats, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px', maxWidth: '76ch' },
  item: { display: 'flex', gap: '12px', alignItems: 'start' },
  icon: { flexShrink: 0, fontSize: '18px', lineHeight: 0, marginTop: '1px', color: tokens.colorBrandForeground1 },
  again: { marginTop: '10px' },
});

/** Who asks: what tells the partner from another one of the same name. */
export function PartnerFacts({ partner, tier }: { readonly partner: PartnerName; readonly tier?: string }) {
  const t = useMessages();
  const { country } = useFormats();
  return (
    <Facts
      facts={[
        { label: t('adminRelationships.name'), value: <strong>{partner.displayName}</strong> },
        ...(tier === undefined ? [] : [{ label: t('consent.partner.tier'), value: tier }]),
        { label: t('consent.partner.domain'), value: partner.domain },
        { label: t('consent.partner.id'), value: <Copyable text={partner.id} what={t('consent.partner.id')} /> },
        { label: t('consent.partner.country'), value: country(partner.country) },
      ]}
    />
  );
}

/** Sentences on what is allowed, one below the other. */
export function Sentences({ children }: { readonly children: readonly ReactNode[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {children.filter(Boolean).map((sentence, index) => (
        <li key={index} className={styles.item}>
          <span className={styles.icon} aria-hidden="true">
            <CheckmarkRegular />
          </span>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

/** Tells somebody who may not decide, who could. */
export function AskInstead({ names }: { readonly names: readonly string[] }) {
  const t = useMessages();
  const { listOr } = useFormats();
  return (
    <Message intent="warning" title={t('consent.askTitle')}>
      {names.length > 0 ? t('consent.ask', { names: listOr(names) }) : t('consent.askNobody')}
    </Message>
  );
}

/** What went wrong with a decision; when it only lacks a fresh sign-in, the way there and back. */
export function ConsentProblem({ error }: { readonly error: unknown }) {
  const styles = useStyles();
  const t = useMessages();
  const router = useRouter();
  if (portalErrorOf(error)?.kind !== 'sign-in-again') return <Problem error={error} />;
  const returnTo = router.state.location.href;
  return (
    <div role="alert">
      <Message intent="info" title={t('consent.again.title')}>
        {t('consent.again.text')}
        <div className={styles.again}>
          <Button appearance="primary" onClick={() => void router.navigate({ to: '/sign-in', search: { returnTo } })}>
            {t('consent.again.go')}
          </Button>
        </div>
      </Message>
    </div>
  );
}
