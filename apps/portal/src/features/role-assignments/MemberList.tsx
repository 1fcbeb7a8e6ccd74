import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { Unseen } from '../../ui/Live.tsx';
import { useMessages } from '../../ui/messages.tsx';
import type { Member } from '../../wire/graph.ts';
import { useChoiceStyles } from './choice-styles.ts';

const useStyles = makeStyles({ more: { padding: '12px 20px', color: tokens.colorNeutralForeground3 } });

interface MemberListProps {
  readonly found: readonly Member[];
  readonly more: boolean;
  readonly selected: readonly Member[];
  readonly onToggle: (member: Member) => void;
}

/** Principals of the directory to choose any of. */
export function MemberList({ found, more, selected, onToggle }: MemberListProps) {
  const choice = useChoiceStyles();
  const styles = useStyles();
  const t = useMessages();
  return (
    <fieldset className={choice.list}>
      <Unseen>
        <legend>{t('assign.members.results')}</legend>
      </Unseen>
      {found.map((member) => (
        <MemberRow
          key={member.id}
          member={member}
          checked={selected.some(({ id }) => id === member.id)}
          onToggle={() => onToggle(member)}
        />
      ))}
      {more && <div className={styles.more}>{t('assign.members.more')}</div>}
    </fieldset>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function MemberRow({ member, checked, onToggle }: MemberRowProps) {
  const choice = useChoiceStyles();
  const t = useMessages();
  const id = useId();
  return (
    <label className={choice.row}>
      <input
        type="checkbox"
        className={choice.control}
        checked={checked}
        onChange={onToggle}
        aria-labelledby={`${id}name`}
        aria-describedby={`${id}text`}
      />
      <span>
        <span className={choice.name} id={`${id}name`}>
          {member.name}
        </span>
        <span className={choice.detail} id={`${id}text`}>
          {member.kind === 'ForeignGroup' ? t('access.foreign.text') : member.detail}
        </span>
      </span>
      <span className={choice.mark}>{t(`access.type.${member.kind}`)}</span>
    </label>
  );
}
