import { makeStyles, Switch } from '@fluentui/react-components';
import type { Customer } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { type Policy, policyQuery, SELF_SERVE, type SelfServe, useSetPolicy } from './customer-account.ts';

const useStyles = makeStyles({ switches: { display: 'grid', gap: '4px', justifyItems: 'start' } });

/** What a customer's own people may buy; Admin agents switch it, other agents look. */
export function PermissionsSection({ customer: { id } }: { readonly customer: Customer }) {
  const t = useMessages();
  const { tenant } = useMe();
  const policy = useQuery(policyQuery(tenant.id, id));
  return (
    <Section title={t('permissions.title')} text={t('permissions.text')}>
      <Loaded of={policy}>{(loaded) => <Switches customerId={id} policy={loaded} />}</Loaded>
    </Section>
  );
}

function Switches({ customerId, policy }: { readonly customerId: string; readonly policy: Policy | null }) {
  const styles = useStyles();
  const t = useMessages();
  const { tenant, partner } = useMe();
  const set = useSetPolicy(tenant.id, customerId);
  const may = partner?.may.includes('selfServe.write') ?? false;
  const allowed = SELF_SERVE.filter((each) => policy?.permissions.some(({ resource }) => resource === each));
  const toggle = (resource: SelfServe, wanted: boolean) => {
    const others = allowed.filter((each) => each !== resource);
    set.mutate({ policy, resources: wanted ? [...others, resource] : others });
  };
  return (
    <>
      <div className={styles.switches}>
        {SELF_SERVE.map((resource) => (
          <Switch
            key={resource}
            label={t(`permissions.${resource}`)}
            checked={allowed.includes(resource)}
            disabled={!may || set.isPending}
            onChange={(_, { checked }) => toggle(resource, checked)}
          />
        ))}
      </div>
      <div>{t(may ? 'permissions.hint' : 'permissions.refused')}</div>
      {set.error && <Problem error={set.error} />}
      {set.isSuccess && <Result intent="success">{t('permissions.saved')}</Result>}
    </>
  );
}
