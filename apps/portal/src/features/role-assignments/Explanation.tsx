import { makeStyles, tokens } from '@fluentui/react-components';
import type {
  AccessExplanation,
  ExplainedAssignment,
  ExplainedCondition,
  ExplainedDenial,
  ExplainedObstacle,
} from '@mandate/api/portal/wire';
import type { ReactNode } from 'react';
import { roleName, sameScope, scopeName } from '../../ui/azure-names.ts';
import { Message } from '../../ui/Message.tsx';
import { type Messages, useMessages } from '../../ui/messages.tsx';
import { Section } from '../../ui/Section.tsx';
import { StateMark } from '../../ui/StateMark.tsx';

const useStyles = makeStyles({
  answer: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '16px' },
  cause: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  expression: {
    display: 'block',
    padding: '6px 10px',
    margin: '6px 0 0',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
});

interface ExplanationProps {
  readonly explanation: AccessExplanation;
  /** Whom it is about, as it was chosen. */
  readonly name: string;
  /** Where it is asked about, and what that is called. */
  readonly at: { readonly scope: string; readonly name: string };
}

/** A decision about somebody, and everything that makes it so. */
export function Explanation({ explanation, name, at }: ExplanationProps) {
  const styles = useStyles();
  const t = useMessages();
  const { allowed, ground, subject, grants, denials, nearMisses, nearMissCount } = explanation;
  const shared = { explanation, name, at };
  const tone = ground === 'condition-not-met' ? 'waiting' : 'bad';
  const answer = subject.disabled ? 'disabled' : ground;
  return (
    <div aria-live="polite" style={{ display: 'contents' }}>
      <div className={styles.answer}>
        <StateMark tone={allowed ? 'good' : tone} text={t(`checkAccess.answer.${answer}`, { name })} />
      </div>
      {denials.length > 0 && (
        <Section title={t(ground === 'deny-assignment' ? 'checkAccess.denials' : 'checkAccess.denials.too')}>
          <ul className={styles.list}>
            {denials.map((denial) => (
              <Denial key={denial.id} denial={denial} {...shared} />
            ))}
          </ul>
        </Section>
      )}
      {grants.length > 0 && (
        <Section title={t(`checkAccess.grants.${ground}`)}>
          {ground === 'condition-not-met' && <Message intent="info">{t('checkAccess.attributesUnknown')}</Message>}
          <ul className={styles.list}>
            {grants.map((grant, index) => (
              // One assignment grants once for each entry of its role.
              <Assignment key={`${grant.assignment} ${index}`} assignment={grant} {...shared} />
            ))}
          </ul>
        </Section>
      )}
      {nearMisses.length > 0 && (
        <Section title={t('checkAccess.nearMisses')} text={t('checkAccess.nearMisses.text')}>
          <ul className={styles.list}>
            {nearMisses.map((miss) => (
              <Assignment key={miss.assignment} assignment={miss} {...shared} />
            ))}
          </ul>
          {nearMissCount > nearMisses.length && (
            <div className={styles.detail}>
              {t('checkAccess.nearMisses.more', { count: nearMissCount - nearMisses.length })}
            </div>
          )}
        </Section>
      )}
    </div>
  );
}

function Assignment({ assignment, ...shared }: ExplanationProps & { readonly assignment: ExplainedAssignment }) {
  const t = useMessages();
  const { role, holder, path, failed, obstacles } = assignment;
  return (
    <Cause
      title={t('myAccess.grantedBy', {
        role: role === null ? t('checkAccess.roleGone') : roleName(t, role),
        scope: placeOf(t, assignment.scope, shared.at),
      })}
    >
      <Detail>
        {path
          ? through(t, path, shared)
          : t('checkAccess.notTo', { holder: nameOf(holder, shared), name: shared.name })}
      </Detail>
      {obstacles
        .map((obstacle) => obstacleText(t, obstacle))
        .filter((text) => text !== '')
        .map((text) => (
          <Detail key={text}>{text}</Detail>
        ))}
      {failed.map((condition) => (
        <FailedCondition key={condition.holder} failed={condition} />
      ))}
    </Cause>
  );
}

function Denial({ denial, ...shared }: ExplanationProps & { readonly denial: ExplainedDenial }) {
  const t = useMessages();
  return (
    <Cause title={t('checkAccess.denial', { name: denial.name, scope: placeOf(t, denial.scope, shared.at) })}>
      <Detail>{denial.everybody ? t('checkAccess.everybody') : through(t, denial.path, shared)}</Detail>
    </Cause>
  );
}

function FailedCondition({ failed }: { readonly failed: ExplainedCondition }) {
  const styles = useStyles();
  const t = useMessages();
  const { holder, condition, parts, problem } = failed;
  const texts = parts.length > 0 ? parts : [{ expression: condition, wanted: true }];
  return (
    <div className={styles.detail}>
      {problem === null ? t(`checkAccess.condition.${holder}`) : t('checkAccess.condition.unreadable')}
      {texts.map(({ expression, wanted }) => (
        <code key={expression} className={styles.expression}>
          {wanted ? expression : t('checkAccess.condition.not', { expression })}
        </code>
      ))}
    </div>
  );
}

function Cause({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <li>
      <div className={styles.cause}>{title}</div>
      {children}
    </li>
  );
}

function Detail({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.detail}>{children}</div>;
}

type Shared = Pick<ExplanationProps, 'explanation' | 'name'>;

function through(t: Messages, path: readonly string[], shared: Shared): string {
  const [, ...groups] = path;
  if (groups.length === 0) return t('checkAccess.direct', { name: shared.name });
  return t('checkAccess.through', { groups: groups.map((group) => nameOf(group, shared)).join(' › ') });
}

function nameOf(id: string, { explanation }: Shared): string {
  return explanation.names[id]?.name ?? id;
}

function placeOf(t: Messages, scope: string, at: ExplanationProps['at']): string {
  return sameScope(scope, at.scope) ? at.name : scopeName(t, scope);
}

function obstacleText(t: Messages, obstacle: ExplainedObstacle): string {
  switch (obstacle.kind) {
    case 'excluded':
      return t('checkAccess.obstacle.excluded', { by: obstacle.by.join(', ') });
    // These are told by what stands around them.
    case 'condition-not-met':
    case 'other-principal':
      return '';
    default:
      return t(`checkAccess.obstacle.${obstacle.kind}`);
  }
}
