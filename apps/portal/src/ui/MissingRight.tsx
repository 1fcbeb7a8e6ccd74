import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { Right } from '@mandate/api/portal/wire';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ACTION_NAMES, type KnownAction } from '../wire/actions.ts';
import { rightsQuery } from '../wire/queries.ts';
import { roleName, scopeName } from './azure-names.ts';
import { Facts } from './Facts.tsx';
import { type Messages, useFormats, useMessages } from './messages.tsx';
import { Notice } from './Notice.tsx';

const useStyles = makeStyles({
  roles: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** A right that a page needs somewhere. */
export interface RightQuestion {
  readonly tenantId: string;
  readonly scope: string;
  readonly action: KnownAction;
  /** The name of what the scope is, where it has one that people know. */
  readonly place?: string;
}

/** Stands where an empty list would mislead: which right is missing, which roles carry it and who can give it. */
export function MissingRight({
  tenantId,
  scope,
  action,
  place,
  children,
}: RightQuestion & { readonly children?: ReactNode }) {
  const t = useMessages();
  const { data } = useQuery(rightsQuery(tenantId, scope, [action]));
  const right = data?.find((answer) => answer.action.toLowerCase() === action.toLowerCase());
  return (
    <Notice kind="locked" title={t('missingRight.title', { what: t(ACTION_NAMES[action]) })}>
      {children}
      <MissingRightFacts action={action} place={place ?? scopeName(t, scope)} refusal={right?.refusal ?? null} />
    </Notice>
  );
}

// Least first; more than these helps nobody to choose.
const ROLES_SHOWN = 4;

interface FactsProps {
  readonly action: string;
  readonly place: string;
  readonly refusal: Right['refusal'];
}

/** The facts of a refusal, for a page that has its own words around them. */
export function MissingRightFacts({ action, place, refusal }: FactsProps) {
  const styles = useStyles();
  const t = useMessages();
  const { listOr } = useFormats();
  const facts: { label: string; value: ReactNode }[] = [
    { label: t('missingRight.right'), value: <code className={styles.code}>{action}</code> },
    { label: t('missingRight.scope'), value: place },
  ];
  if (refusal) {
    facts.push(
      { label: t('missingRight.why'), value: t(`missingRight.ground.${refusal.ground}`) },
      { label: t('missingRight.roles'), value: <Roles names={refusal.roles} /> },
      {
        label: t('missingRight.givers'),
        value: refusal.givers.length > 0 ? listOr(giverNames(t, refusal.givers)) : t('missingRight.givers.none'),
      },
    );
  }
  return <Facts facts={facts} />;
}

function Roles({ names }: { readonly names: readonly string[] }) {
  const styles = useStyles();
  const t = useMessages();
  if (names.length === 0) return t('missingRight.roles.none');
  const shown = names.slice(0, ROLES_SHOWN);
  return (
    <span className={styles.roles}>
      {shown.map((name) => (
        <Badge key={name} appearance="tint" color="brand" shape="rounded">
          {roleName(t, name)}
        </Badge>
      ))}
      {names.length > shown.length && t('missingRight.roles.more', { count: names.length - shown.length })}
    </span>
  );
}

type Giver = NonNullable<Right['refusal']>['givers'][number];

const giverNames = (t: Messages, givers: readonly Giver[]) =>
  givers.map(({ name, kind }) => (kind === 'User' ? name : `${name} (${t(`access.type.${kind}`).toLowerCase()})`));
