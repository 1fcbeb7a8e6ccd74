import { decideRight, giversAt } from '@mandate/app/explain/right';
import {
  CONTRIBUTOR,
  OWNER,
  RBAC_ADMINISTRATOR,
  READER,
  USER_ACCESS_ADMINISTRATOR,
} from '@mandate/rbac/builtin-roles/well-known';
import type { RoleDefinition, RoleId } from '@mandate/rbac/model';
import { fail } from '@mandate/rbac/result';
import { leastRoles } from '@mandate/rbac/reverse/least-roles';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { scopeAsked } from './scope-asked.ts';
import type { Right } from './wire.ts';

const MOST_ACTIONS = 20;
const MOST_ROLES = 5;

/** What the caller may do at a scope of a tenant, and for what is refused, why and who can help. */
export const listRights = operation({
  id: 'Portal_ListRights',
  method: 'GET',
  path: '/portal/tenants/{id}/rights',
  requires: { anyoneInTenant: 'Everybody may ask about their own rights; decided in the tenant asked for.' },
  replies: {
    200: Type.Object({ rights: Type.Array(Type.Object({ action: Type.String(), allowed: Type.Boolean() })) }),
  },

  async handle(input, work) {
    const { query } = input;
    const { store } = work;
    const asked = await scopeAsked(input, work);
    if (!asked.ok) return asked;
    const { access, scope } = asked.value;
    const actions = query.all('action');
    if (actions.length < 1 || actions.length > MOST_ACTIONS || actions.some((action) => action.length > 512)) {
      return fail({ kind: 'bad-request', detail: `Ask for 1 to ${MOST_ACTIONS} actions.` });
    }

    const givers = await giversAt(store, access, scope);
    const rights = actions.map((action): Right => {
      const decision = decideRight(access, action, scope);
      if (decision.effect === 'allow') {
        const grantedBy = { role: decision.role.name, scope: decision.assignment.scope };
        return { action, allowed: true, grantedBy, refusal: null };
      }
      const roles = rolesFor(access.roles.values(), action);
      const refusal = {
        ground: decision.ground,
        roles: roles.map(({ name }) => name),
        givers: givers.map(({ name, kind }) => ({ name, kind })),
      };
      return { action, allowed: false, grantedBy: null, refusal };
    });
    return reply(200, { rights });
  },
});

// The roles that everybody knows come first: the very least are often those of a service nobody here uses.
const KNOWN_TO_ALL: ReadonlySet<RoleId> = new Set([
  READER,
  CONTRIBUTOR,
  RBAC_ADMINISTRATOR,
  USER_ACCESS_ADMINISTRATOR,
  OWNER,
]);

function rolesFor(roles: Iterable<RoleDefinition>, name: string): readonly RoleDefinition[] {
  const carrying = leastRoles(roles, [{ plane: 'management', name }]).map(({ role }) => role);
  const known = carrying.filter(({ id }) => KNOWN_TO_ALL.has(id));
  const others = carrying.filter(({ id }) => !KNOWN_TO_ALL.has(id));
  return [...known, ...others].slice(0, MOST_ROLES);
}
