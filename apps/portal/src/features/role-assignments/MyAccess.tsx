import type { Right } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { roleName, sameScope, scopeName } from '../../ui/azure-names.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { type Messages, useFormats, useMessages } from '../../ui/messages.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { KNOWN_ACTIONS } from '../../wire/actions.ts';
import { rightsQuery } from '../../wire/queries.ts';
import { actionText } from './action-text.ts';

interface MyAccessProps {
  readonly tenantId: string;
  readonly scope: string;
  readonly name: string;
}

/** What the signed-in person may do here, and why. */
export function MyAccess({ tenantId, scope, name }: MyAccessProps) {
  const t = useMessages();
  const { listOr } = useFormats();
  const rights = useQuery(rightsQuery(tenantId, scope, KNOWN_ACTIONS));
  const columns = useMemo(() => columnsOf(t, listOr, { scope, name }), [t, listOr, scope, name]);
  return (
    <>
      <div>{t('myAccess.intro')}</div>
      <Loaded of={rights}>
        {(all) => (
          <DataTable
            caption={t('myAccess.caption', { name })}
            rows={all}
            rowKey={(right) => right.action}
            columns={columns}
          />
        )}
      </Loaded>
    </>
  );
}

interface Here {
  readonly scope: string;
  readonly name: string;
}

function columnsOf(t: Messages, listOr: (items: readonly string[]) => string, here: Here): readonly Column<Right>[] {
  return [
    {
      id: 'right',
      title: t('myAccess.right'),
      width: '36%',
      sortBy: ({ action }) => actionText(t, action),
      cell: ({ action }) => actionText(t, action),
    },
    { id: 'answer', title: t('myAccess.answer'), width: '20%', sortBy: answerText, cell: answer },
    { id: 'ground', title: t('myAccess.ground'), cell: (right) => ground(right) },
  ];

  function answerText({ allowed, refusal }: Right): string {
    if (allowed) return t('myAccess.allowed');
    return t(refusal?.ground === 'condition-not-met' ? 'myAccess.conditional' : 'myAccess.refused');
  }

  function answer(right: Right) {
    const refusedTone = right.refusal?.ground === 'condition-not-met' ? 'waiting' : 'bad';
    return <StateMark tone={right.allowed ? 'good' : refusedTone} text={answerText(right)} />;
  }

  function ground({ grantedBy, refusal }: Right): string {
    if (grantedBy) {
      const scope = sameScope(grantedBy.scope, here.scope) ? here.name : scopeName(t, grantedBy.scope);
      return t('myAccess.grantedBy', { role: roleName(t, grantedBy.role), scope });
    }
    if (!refusal) return '';
    const roles = refusal.roles.slice(0, 3).map((role) => roleName(t, role));
    if (refusal.ground !== 'nothing-grants-it' || roles.length === 0) return t(`missingRight.ground.${refusal.ground}`);
    return t('myAccess.wouldCarry', { roles: listOr(roles) });
  }
}
