import { DELEGATED_ROLES } from '@mandate/domain/delegated-admin-roles';
import { tasksOfLeast } from '@mandate/domain/least-roles';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { operation } from '../operation.ts';
import type { DelegatedRoles } from './wire.ts';

/** The directory roles that a granular relationship can carry, and what each is the least for. */
export const listDelegatedRoles = operation({
  id: 'Portal_ListDelegatedRoles',
  method: 'GET',
  path: '/portal/delegated-roles',
  requires: { anyoneInTenant: 'The same list for everybody, and public knowledge.' },
  replies: { 200: Type.Object({ roles: Type.Array(Type.Object({ id: Type.String() })) }) },

  async handle() {
    const roles: DelegatedRoles = {
      roles: DELEGATED_ROLES.map((role) => ({ ...role, leastFor: tasksOfLeast(role.id) })),
    };
    return reply(200, roles);
  },
});
