import { countRelationships } from '@mandate/app/delegated-admin/count-relationships';
import type { Store } from '@mandate/app/ports/store';
import { type DelegatedAdminRelationship, PENDING_DAYS } from '@mandate/domain/delegated-admin';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import { customerName } from './ending.ts';
import type { FigureList, FigureRow, RelationshipFigures } from './wire.ts';

const DAY_MS = 86_400_000;
const SHOWN = 50;

/** The partner's granular relationships in numbers. */
export const getRelationshipFigures = operation({
  id: 'Portal_GetRelationshipFigures',
  method: 'GET',
  path: '/portal/relationship-figures',
  requires: { partner: 'delegatedAdmin.analyse' },
  replies: { 200: Type.Object({ customers: Type.Number(), relationships: Type.Number() }) },

  async handle(_input, { access, store }) {
    const counted = await countRelationships(store, access.caller.home, access.at);
    const { topRoles, expiring, pending, withGlobalAdministrator, ...numbers } = counted;
    const figures: RelationshipFigures = {
      ...numbers,
      today: new Date(access.at).toISOString().slice(0, 10),
      expiring: await toList(store, expiring),
      pending: await toList(store, pending),
      withGlobalAdministrator: await toList(store, withGlobalAdministrator),
      topRoles: topRoles.map(({ role, relationships }) => ({ id: role, relationships })),
    };
    return reply(200, figures);
  },
});

async function toList(
  store: Pick<Store, 'tenant'>,
  relationships: readonly DelegatedAdminRelationship[],
): Promise<FigureList> {
  const rows = relationships.slice(0, SHOWN).map(async (relationship): Promise<FigureRow> => {
    const { id, displayName, customer, endsAt, lockedAt, activatedAt } = relationship;
    // Of somebody who was only asked, no more is told than the partner itself has said.
    const name =
      activatedAt === null ? await nameOfAsked(store, relationship) : await customerName(store, relationship);
    return {
      id,
      displayName,
      customer: customer && { id: customer, name },
      until: new Date(endsAt ?? (lockedAt ?? 0) + PENDING_DAYS * DAY_MS).toISOString(),
    };
  });
  return { count: relationships.length, rows: await Promise.all(rows) };
}

async function nameOfAsked(store: Pick<Store, 'tenant'>, relationship: DelegatedAdminRelationship): Promise<string> {
  const { customer, partner } = relationship;
  const known = customer && (await store.tenant(customer).findRelationship(partner));
  return known ? customerName(store, relationship) : (customer ?? '');
}
