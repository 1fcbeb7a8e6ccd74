import { NO_ATTRIBUTES } from '@mandate/rbac/attributes';
import { effectivePermissions } from '@mandate/rbac/decide';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import { PermissionWire, permissionToWire } from './role-definition-wire.ts';
import { showsConditions } from './role-definitions.ts';
import { PERMISSION_VERSIONS } from './versions.ts';

/** The permission entries that reach the caller at a scope, one for each entry of each role held; no union is made. */
export const listPermissions = operation({
  id: 'Permissions_ListForScope',
  method: 'GET',
  path: '{scope}/providers/Microsoft.Authorization/permissions',
  apiVersions: PERMISSION_VERSIONS,
  requires: { anyoneInTenant: 'Everybody may know the own permissions; without any the list is empty.' },
  replies: { 200: Type.Object({ value: Type.Array(PermissionWire), nextLink: Type.Null() }) },

  async handle({ scope, query }, { access }) {
    const question = { principals: access.principals, scope, attributes: NO_ATTRIBUTES };
    const value = effectivePermissions(question, access.facts).map((entry) =>
      permissionToWire(entry, showsConditions(query)),
    );
    return reply(200, { value, nextLink: null });
  },
});
