import type { Guid, PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import type { AppRoleAssignment } from '../ports/directory.ts';
import { mayInDirectory } from './authorize.ts';
import { type DirectoryFailure, invalid } from './failures.ts';

// The role of those who hold none in particular (https://learn.microsoft.com/graph/api/resources/approleassignment).
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** Gives a principal a role that an application of the directory offers. */
export function assignAppRole(
  act: CallerAct,
  wanted: Pick<AppRoleAssignment, 'role' | 'principal' | 'resource'>,
): Promise<Result<AppRoleAssignment, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<AppRoleAssignment, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const resource = await writer.findServicePrincipal(wanted.resource);
    if (!mayInDirectory(act.access, 'manageApplications', resource?.id)) return fail({ kind: 'directory-refused' });
    if (!resource) return fail({ kind: 'object-not-found', id: wanted.resource });
    const [principal] = await writer.findPrincipals([wanted.principal]);
    if (!principal) return fail({ kind: 'object-not-found', id: wanted.principal });
    const application = await writer.findApplicationByAppId(resource.appId);
    const role = application?.appRoles.find(({ id }) => id === wanted.role);
    const takes = principal.kind === 'ServicePrincipal' ? 'Application' : 'User';
    if (wanted.role !== DEFAULT_ACCESS && !(role?.isEnabled && role.allowedMemberTypes.includes(takes))) {
      return fail(invalid('appRoleId', 'Permission being assigned was not found on application.'));
    }
    const { clock, randomness } = act.ports;
    const assignment = { ...wanted, id: randomness.guid(), createdAt: clock.now() };
    if (!(await writer.addAppRoleAssignment(assignment)).ok) {
      return fail(invalid('appRoleId', 'Permission being assigned already exists on the object.'));
    }
    await writer.record({
      operation: 'Microsoft.Directory/servicePrincipals/appRoleAssignedTo/update',
      target: `servicePrincipals/${wanted.resource}`,
      before: null,
      after: { principal: wanted.principal, role: wanted.role },
    });
    return ok(assignment);
  });
}

/** Takes the role of an application from whom it was given to. */
export function unassignAppRole(
  act: CallerAct,
  of: { readonly principal: PrincipalId } | { readonly resource: PrincipalId },
  id: Guid,
): Promise<Result<void, DirectoryFailure>> {
  return commit(act, async (change): Promise<Result<void, DirectoryFailure>> => {
    const writer = change.tenant(act.access.caller.tenant);
    const found = await writer.findAppRoleAssignment(id);
    const fits = 'principal' in of ? found?.principal === of.principal : found?.resource === of.resource;
    if (!found || !fits) return fail({ kind: 'object-not-found', id });
    await writer.removeAppRoleAssignment(id);
    await writer.record({
      operation: 'Microsoft.Directory/servicePrincipals/appRoleAssignedTo/update',
      target: `servicePrincipals/${found.resource}`,
      before: { principal: found.principal, role: found.role },
      after: null,
    });
    return ok(undefined);
  });
}
