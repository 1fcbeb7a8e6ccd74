import { makeStyles, tokens } from '@fluentui/react-components';
import {
  AppGenericRegular,
  BuildingPeopleRegular,
  DesktopRegular,
  PeopleTeamRegular,
  PersonRegular,
  QuestionCircleRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import type { AccessRow, PrincipalType } from './access-rows.ts';

const useStyles = makeStyles({
  cell: { display: 'flex', gap: '12px', alignItems: 'center', minWidth: 0 },
  icon: {
    flexShrink: 0,
    width: '32px',
    height: '32px',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontSize: '18px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

const ICONS: Record<PrincipalType, ReactNode> = {
  User: <PersonRegular />,
  Group: <PeopleTeamRegular />,
  ServicePrincipal: <AppGenericRegular />,
  ForeignGroup: <BuildingPeopleRegular />,
  Device: <DesktopRegular />,
  unknown: <QuestionCircleRegular />,
};

/** Who holds a role: name, and the line that tells namesakes apart or explains what the name stands for. */
export function PrincipalCell({ row }: { readonly row: AccessRow }) {
  const styles = useStyles();
  const t = useMessages();
  const foreign = row.type === 'ForeignGroup';
  return (
    <span className={styles.cell}>
      <span className={styles.icon} aria-hidden="true">
        {row.found ? ICONS[row.type] : ICONS.unknown}
      </span>
      <span>
        <span className={styles.name}>{row.name}</span>
        {foreign && <span className={styles.quiet}>{t('access.foreign.text')}</span>}
        {!foreign && row.detail && <span className={styles.quiet}>{row.detail}</span>}
        {!row.found && row.name !== row.principalId && <span className={styles.quiet}>{row.principalId}</span>}
      </span>
    </span>
  );
}
