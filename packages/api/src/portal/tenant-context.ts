import { type AccessSnapshot, isPresent } from '@mandate/app/access';
import { rolesThatEnter } from '@mandate/domain/delegated-admin-entry';
import { findDelegatedRole } from '@mandate/domain/delegated-admin-roles';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import { operation } from './operation.ts';
import type { TenantContext } from './wire.ts';

/**
 * The tenant whose Azure portal is asked for, and how the caller comes to be in it. A tenant without any relationship
 * to the caller's answers as one that does not exist.
 */
export const getTenantContext = operation({
  id: 'Portal_GetTenant',
  method: 'GET',
  path: '/portal/tenants/{id}',
  requires: { anyoneInTenant: 'Decided in the handler, in the tenant asked for.' },
  replies: { 200: Type.Object({ tenant: Type.Object({}), entry: Type.Object({ kind: Type.String() }) }) },

  async handle({ params }, { access, store, snapshotIn }) {
    const id = parseGuid(params.id);
    if (!id) return fail({ kind: 'not-found' });
    const there = await snapshotIn(id);
    const known = isPresent(there) || there.relationship !== undefined;
    const tenant = known ? await store.tenant(id).tenant() : undefined;
    // Only staff of the partner may learn that a relationship exists which they cannot use.
    if (!tenant || !(isPresent(there) || access.partnerRoles.size > 0)) return fail({ kind: 'not-found' });

    const context: TenantContext = {
      tenant: { id: tenant.id, displayName: tenant.displayName, domain: tenant.defaultDomain },
      entry: await entryOf(there, async () => (await store.tenant(access.caller.home).tenant())?.displayName ?? ''),
    };
    return reply(200, context);
  },
});

async function entryOf(
  { presence, home }: Pick<AccessSnapshot, 'presence' | 'home'>,
  partnerName: () => Promise<string>,
): Promise<TenantContext['entry']> {
  // The portal never enters by delegation: what is delegated shows at home.
  if (presence.kind !== 'on-behalf') return { kind: 'home' };
  const { entry } = presence;
  if (entry.allowed) {
    const directoryRoles = [...entry.roleTemplates].flatMap((id) => findDelegatedRole(id)?.name ?? []);
    return { kind: 'on-behalf', partner: await partnerName(), directoryRoles };
  }
  const rolesThatMay = entry.reason === 'no-agent-role' ? rolesThatEnter(home.partnerPolicy) : [];
  return { kind: 'refused', reason: entry.reason, rolesThatMay };
}
