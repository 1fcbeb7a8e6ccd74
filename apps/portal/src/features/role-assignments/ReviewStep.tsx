import { Button } from '@fluentui/react-components';
import type { RoleChoice } from '@mandate/api/portal/wire';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { roleName } from '../../ui/azure-names.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import type { Member } from '../../wire/graph.ts';
import { type Outcome, useAssignMany } from './assign-many.ts';
import { OutcomeMark } from './OutcomeMark.tsx';
import { StepActions } from './StepActions.tsx';

interface ReviewStepProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly scopeText: string;
  readonly role: RoleChoice;
  readonly members: readonly Member[];
  readonly onPrevious: () => void;
}

/** The last step: a look at what will be assigned, then the result for each member. */
export function ReviewStep({ tenantId, subscriptionId, scopeText, role, members, onPrevious }: ReviewStepProps) {
  const t = useMessages();
  const navigate = useNavigate();
  const scope = `/subscriptions/${subscriptionId}`;
  const { outcomeOf, busy, ran, failed, run } = useAssignMany(tenantId, { scope, roleId: role.id }, members);
  const rows = members.map((member) => ({ member, outcome: outcomeOf(member.id) }));
  const columns = useMemo<readonly Column<{ readonly member: Member; readonly outcome: Outcome }>[]>(
    () => [
      {
        id: 'member',
        title: t('assign.review.member'),
        width: '34%',
        cell: ({ member }) => (
          <span>
            <strong>{member.name}</strong>
            <br />
            {member.detail}
          </span>
        ),
      },
      { id: 'type', title: t('access.type'), width: '18%', cell: ({ member }) => t(`access.type.${member.kind}`) },
      { id: 'result', title: t('assign.review.result'), cell: ({ outcome }) => <OutcomeMark outcome={outcome} /> },
    ],
    [t],
  );
  const back = () =>
    void navigate({
      to: '/azure/$tenantId/subscriptions/$subscriptionId/access-control',
      params: { tenantId, subscriptionId },
    });

  return (
    <>
      {ran && !busy && <Summary total={members.length} failed={failed} />}
      <Section title={t('assign.review.intro')}>
        <Facts
          facts={[
            { label: t('assign.role'), value: roleName(t, role.name) },
            { label: t('assign.review.scope'), value: scopeText },
          ]}
        />
      </Section>
      <DataTable
        caption={t('assign.review.caption')}
        rows={rows}
        rowKey={({ member }) => member.id}
        columns={columns}
      />
      <StepActions>
        {ran && failed === 0 ? (
          <Button appearance="primary" onClick={back}>
            {t('assign.back')}
          </Button>
        ) : (
          <>
            <Button onClick={onPrevious} disabled={busy}>
              {t('common.previous')}
            </Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void run()}>
              {t(ran ? 'assign.review.retry' : 'assign.review.submit')}
            </Button>
            {ran && <Button onClick={back}>{t('assign.back')}</Button>}
          </>
        )}
      </StepActions>
    </>
  );
}

function Summary({ total, failed }: { readonly total: number; readonly failed: number }) {
  const t = useMessages();
  return (
    <Result
      intent={failed === 0 ? 'success' : 'error'}
      title={failed === 0 ? t('assign.done.title', { count: total }) : t('assign.someFailed.title', { failed, total })}
    >
      {failed === 0 ? t('assign.done.text', { count: total }) : t('assign.someFailed.text')}
    </Result>
  );
}
