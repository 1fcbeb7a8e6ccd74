import type { RoleChoice } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import type { Member } from '../../wire/graph.ts';
import { subscriptionQuery } from '../../wire/queries.ts';
import { MembersStep } from './MembersStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { RoleStep } from './RoleStep.tsx';
import { Steps } from './Steps.tsx';

/** Assigns a role on a subscription in three steps: which role, to whom, and a last look. */
export function AssignRolePage() {
  const t = useMessages();
  const params = useParams({ from: '/signed-in/azure/$tenantId/subscriptions/$subscriptionId/access-control/add' });
  const { tenantId, subscriptionId } = params;
  const name = useQuery(subscriptionQuery(tenantId, subscriptionId)).data?.displayName ?? subscriptionId;
  const scope = `/subscriptions/${subscriptionId}`;
  const [step, setStep] = useState(0);
  const [role, setRole] = useState<RoleChoice>();
  const [members, setMembers] = useState<readonly Member[]>([]);

  return (
    <Page
      title={t('assign.title')}
      of={name}
      path={[
        <RouterLink key="subscription" to="/azure/$tenantId/subscriptions/$subscriptionId" params={params}>
          {name}
        </RouterLink>,
        <RouterLink key="access" to="/azure/$tenantId/subscriptions/$subscriptionId/access-control" params={params}>
          {t('access.title')}
        </RouterLink>,
      ]}
      narrow
    >
      <Steps current={step} names={[t('assign.role'), t('assign.members'), t('assign.review')]} />
      {step === 0 && (
        <RoleStep tenantId={tenantId} scope={scope} selected={role} onSelect={setRole} onNext={() => setStep(1)} />
      )}
      {step === 1 && role && (
        <MembersStep
          tenantId={tenantId}
          role={role}
          members={members}
          onChange={setMembers}
          onPrevious={() => setStep(0)}
          onNext={() => setStep(2)}
        />
      )}
      {step === 2 && role && (
        <ReviewStep
          tenantId={tenantId}
          subscriptionId={subscriptionId}
          scopeText={name}
          role={role}
          members={members}
          onPrevious={() => setStep(1)}
        />
      )}
    </Page>
  );
}
