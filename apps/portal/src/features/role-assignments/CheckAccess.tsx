import { Combobox, Field, makeStyles, Option, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { AccessExplanation } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRight } from '../../ui/MissingRight.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { holds } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { ACTION_NAMES, KNOWN_ACTIONS } from '../../wire/actions.ts';
import { call } from '../../wire/call.ts';
import { MEMBER_KINDS, type Member } from '../../wire/graph.ts';
import { resourceGroupsQuery, useMay, useMe } from '../../wire/queries.ts';
import { actionText } from './action-text.ts';
import { Explanation } from './Explanation.tsx';
import { useMemberSearch } from './member-search.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 340px), 1fr))',
    alignItems: 'start',
    gap: '16px 24px',
  },
  // Fluent's own smallest width is more than a narrow screen has beside its margins.
  choice: { minWidth: 0, width: '100%' },
  // Short enough to open under its field, or above it, and never beside it.
  options: { maxHeight: '300px' },
});

interface CheckAccessProps {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly name: string;
}

type Plane = 'management' | 'data';

const READ = 'Microsoft.Authorization/roleAssignments/read';

/** What somebody else may do here, and why; for those who may see who holds which role. */
export function CheckAccess({ tenantId, subscriptionId, name }: CheckAccessProps) {
  const scope = `/subscriptions/${subscriptionId}`;
  const may = useMay(tenantId, scope, READ);
  if (may === false) return <MissingRight tenantId={tenantId} scope={scope} action={READ} place={name} />;
  return <Question tenantId={tenantId} subscriptionId={subscriptionId} name={name} />;
}

function Question({ tenantId, subscriptionId, name }: CheckAccessProps) {
  const styles = useStyles();
  const t = useMessages();
  const subscription = `/subscriptions/${subscriptionId}`;
  const groups = useQuery(resourceGroupsQuery(tenantId, subscriptionId)).data ?? [];
  const [member, setMember] = useState<Member>();
  const [action, setAction] = useState('');
  const [plane, setPlane] = useState<Plane>('management');
  const [scope, setScope] = useState(subscription);
  const asked = useDebounced(action.trim(), 400);
  const isWhole = OPERATION.test(asked);

  return (
    <>
      <div>{t('checkAccess.intro')}</div>
      <div className={styles.form}>
        <WhoField tenantId={tenantId} chosen={member} onChoose={setMember} />
        <Field label={t('checkAccess.where')}>
          <Select className={styles.choice} value={scope} onChange={(_, data) => setScope(data.value)}>
            <option value={subscription}>{name}</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {t('checkAccess.resourceGroup', { name: group.name })}
              </option>
            ))}
          </Select>
        </Field>
        <OperationField action={action} isWrong={asked !== '' && !isWhole} onChange={setAction} />
        <Field label={t('checkAccess.plane')}>
          <RadioGroup
            layout="horizontal"
            value={plane}
            onChange={(_, { value }) => setPlane(value === 'data' ? value : 'management')}
          >
            <Radio value="management" label={t('checkAccess.plane.management')} />
            <Radio value="data" label={t('checkAccess.plane.data')} />
          </RadioGroup>
        </Field>
      </div>
      {member && isWhole ? (
        <Answer
          tenantId={tenantId}
          member={member}
          place={groups.find(({ id }) => id === scope)?.name ?? name}
          question={{ scope, principal: member.id, action: asked, plane }}
        />
      ) : (
        <Notice kind="empty" title={t('checkAccess.ask.title')} text={t('checkAccess.ask.text')} />
      )}
    </>
  );
}

// One operation of a provider, as the server asks for it too: no pattern.
const OPERATION = /^[^*\s/]+(?:\/[^*\s/]+)+$/;

interface WhoFieldProps {
  readonly tenantId: string;
  readonly chosen: Member | undefined;
  readonly onChoose: (member: Member | undefined) => void;
}

function WhoField({ tenantId, chosen, onChoose }: WhoFieldProps) {
  const styles = useStyles();
  const t = useMessages();
  const me = useMe();
  const [text, setText] = useState('');
  const kinds = MEMBER_KINDS.filter((each) => each !== 'ForeignGroup' || (me.partner && me.tenant.id !== tenantId));
  const search = useMemberSearch(tenantId, kinds, useDebounced(chosen ? '' : text.trim(), 200));
  const found = search.found ?? [];
  return (
    <Field label={t('checkAccess.who')}>
      <Combobox
        className={styles.choice}
        listbox={{ className: styles.options }}
        freeform
        placeholder={t('assign.members.search.hint')}
        value={text}
        selectedOptions={chosen ? [chosen.id] : []}
        onChange={(event) => {
          setText(event.target.value);
          onChoose(undefined);
        }}
        onOptionSelect={(_, { optionValue }) => {
          const member = found.find(({ id }) => id === optionValue);
          if (!member) return;
          setText(member.name);
          onChoose(member);
        }}
      >
        {found.map((member) => (
          <Option key={member.id} value={member.id} text={member.name}>
            {`${member.name} (${member.kind === 'ForeignGroup' ? t('access.type.ForeignGroup') : member.detail || t(`access.type.${member.kind}`)})`}
          </Option>
        ))}
        {search.found && found.length === 0 && <Option disabled>{t('assign.members.noneFound.title')}</Option>}
      </Combobox>
      {search.error !== null && <Problem error={search.error} retry={search.retry} />}
    </Field>
  );
}

interface OperationFieldProps {
  readonly action: string;
  readonly isWrong: boolean;
  readonly onChange: (action: string) => void;
}

function OperationField({ action, isWrong, onChange }: OperationFieldProps) {
  const styles = useStyles();
  const t = useMessages();
  const offered = KNOWN_ACTIONS.filter((each) => holds(action, each, t(ACTION_NAMES[each])));
  return (
    <Field
      label={t('checkAccess.operation')}
      {...(isWrong
        ? { validationMessage: t('checkAccess.operation.wrong') }
        : { hint: t('checkAccess.operation.hint') })}
    >
      <Combobox
        className={styles.choice}
        listbox={{ className: styles.options }}
        freeform
        value={action}
        selectedOptions={offered.some((each) => each === action) ? [action] : []}
        onChange={(event) => onChange(event.target.value)}
        // Typing on takes a choice back, which says nothing about the text.
        onOptionSelect={(_, { optionValue }) => optionValue !== undefined && onChange(optionValue)}
      >
        {offered.map((each) => (
          <Option key={each} value={each} text={each}>
            {actionText(t, each)}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

interface AnswerProps {
  readonly tenantId: string;
  readonly member: Member;
  /** What the scope asked about is called. */
  readonly place: string;
  readonly question: {
    readonly scope: string;
    readonly principal: string;
    readonly action: string;
    readonly plane: Plane;
  };
}

function Answer({ tenantId, member, place, question }: AnswerProps) {
  const explanation = useQuery({
    queryKey: ['access-explanation', tenantId, ...Object.values(question)],
    queryFn: ({ signal }) =>
      call<AccessExplanation>(
        `/portal/tenants/${encodeURIComponent(tenantId)}/access?${new URLSearchParams(question).toString()}`,
        { signal },
      ),
  });
  return (
    <Loaded of={explanation}>
      {(found) => <Explanation explanation={found} name={member.name} at={{ scope: question.scope, name: place }} />}
    </Loaded>
  );
}
