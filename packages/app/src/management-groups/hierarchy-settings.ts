import { fail, ok, type Result } from '@mandate/rbac/result';
import { managementGroupScope } from '@mandate/rbac/scope';
import { type CallerAct, commit } from '../act.ts';
import type { HierarchySettings } from '../ports/management-groups.ts';
import type { TenantReader, TenantWriter } from '../ports/store.ts';
import { findGroup, nameKey } from './tree.ts';

/** Why the settings of a hierarchy were not changed. */
export type ChangeHierarchyFailure =
  | { readonly kind: 'hierarchy-settings-beside-root'; readonly group: string }
  | { readonly kind: 'management-group-not-found'; readonly name: string };

/** How a tenant's tree is until somebody says otherwise. */
const DEFAULT_HIERARCHY: HierarchySettings = { groupsNeedRight: false, defaultGroup: null };

/** How a tenant's tree of management groups is set, which its root group alone says. */
export async function hierarchySettings(tenant: TenantReader): Promise<HierarchySettings> {
  const root = managementGroupScope(tenant.id);
  return (await tenant.findDocument('hierarchy-settings', root, 'default')) ?? DEFAULT_HIERARCHY;
}

/** Sets the tree, or with `null` puts it back to what it was at first; answers whether it was set before. */
export async function changeHierarchy(
  act: CallerAct,
  group: string,
  change: ((before: HierarchySettings) => HierarchySettings) | null,
): Promise<Result<{ readonly settings: HierarchySettings; readonly wasSet: boolean }, ChangeHierarchyFailure>> {
  const { tenant } = act.access.caller;
  if (nameKey(group) !== tenant) return fail({ kind: 'hierarchy-settings-beside-root', group });
  const scope = managementGroupScope(tenant);
  return commit(act, async (work) => {
    const writer = work.tenant(tenant);
    const kept = await writer.findDocument('hierarchy-settings', scope, 'default');
    const before = kept ?? DEFAULT_HIERARCHY;
    const settings = change?.(before) ?? DEFAULT_HIERARCHY;
    if (settings.defaultGroup !== null && !(await findGroup(writer, settings.defaultGroup))) {
      return fail({ kind: 'management-group-not-found', name: settings.defaultGroup } as const);
    }
    if (!change && !kept) return ok({ settings, wasSet: false });
    if (change) await writer.putDocument('hierarchy-settings', { scope, name: 'default', value: settings });
    else await writer.removeDocument('hierarchy-settings', scope, 'default');
    await writer.record({
      operation: `Microsoft.Management/managementGroups/settings/${change ? 'write' : 'delete'}`,
      target: `/providers/Microsoft.Management/managementGroups/${tenant}/settings/default`,
      before: { ...before },
      after: change ? { ...settings } : null,
    });
    return ok({ settings, wasSet: kept !== undefined });
  });
}

/** Puts a new subscription where the tenant wants new ones; below the root where it wants them nowhere else. */
export async function placeNewSubscription(
  writer: TenantWriter,
  subscription: Parameters<TenantWriter['placeSubscription']>[0],
): Promise<void> {
  const { defaultGroup } = await hierarchySettings(writer);
  const group = defaultGroup === null ? undefined : await findGroup(writer, defaultGroup);
  if (group && nameKey(group.name) !== writer.id) await writer.placeSubscription(subscription, group.name);
}
