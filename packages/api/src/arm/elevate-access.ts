import { elevateAccess as elevate } from '@mandate/app/elevate-access/elevate-access';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';

/** Makes a Global Administrator of the own tenant User Access Administrator at its root. */
export const elevateAccess = operation({
  id: 'GlobalAdministrator_ElevateAccess',
  method: 'POST',
  path: '/providers/Microsoft.Authorization/elevateAccess',
  apiVersions: ['2015-07-01', '2016-07-01'],
  requires: { homeMember: 'globalAdministrator' },
  replies: { 200: null },

  async handle(_input, { act }) {
    const done = await elevate(act);
    return done.ok ? reply(200) : done;
  },
});
