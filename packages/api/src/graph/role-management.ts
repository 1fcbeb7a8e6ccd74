import { assignDirectoryRole, type RoleHolding, unassignDirectoryRole } from '@mandate/app/directory/directory-roles';
import type { TenantReader } from '@mandate/app/ports/store';
import { DIRECTORY_ROLES, type DirectoryRole } from '@mandate/domain/directory';
import { ALL_DIRECTORY_ROLES, DIRECTORY_ROLE_TEXTS, directoryRoleOf } from '@mandate/domain/directory-roles';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { ObjectListWire, ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

const DEFINITIONS = '/v1.0/roleManagement/directory/roleDefinitions';
const ASSIGNMENTS = '/v1.0/roleManagement/directory/roleAssignments';
const READ = { method: 'GET', requires: { directory: 'readDirectory' } } as const;

/** The directory roles as definitions. Their permissions are enforced by what they may do here, and not listed. */
export const listRoleDefinitions = operation({
  ...READ,
  id: 'roleManagement.directory.ListRoleDefinition',
  path: DEFINITIONS,
  replies: { 200: ObjectListWire },

  async handle({ query, link }) {
    const filter = query.get('$filter') ?? '';
    const [, property, wanted = ''] = /^\s*(displayName|templateId|id)\s+eq\s+'([^']*)'\s*$/.exec(filter) ?? [];
    const all = ['', 'isBuiltIn eq true'].includes(filter.trim());
    if (!all && property === undefined) return fail({ kind: 'filter-unsupported', filter });
    const value = ALL_DIRECTORY_ROLES.map(definitionToWire).filter((role) => {
      if (all) return true;
      const actual = property === 'displayName' ? role.displayName : role.id;
      return actual.toLowerCase() === wanted.toLowerCase();
    });
    return reply(200, { '@odata.context': link(`/v1.0/$metadata#roleManagement/directory/roleDefinitions`), value });
  },
});

/** One directory role as a definition. */
export const getRoleDefinition = operation({
  ...READ,
  id: 'roleManagement.directory.GetRoleDefinition',
  path: `${DEFINITIONS}/{id}`,
  replies: { 200: ObjectWire },

  async handle({ params, link }) {
    const role = directoryRoleOf(parseGuid(params.id) ?? '');
    if (!role) return fail({ kind: 'object-not-found', id: params.id });
    const context = { '@odata.context': link('/v1.0/$metadata#roleManagement/directory/roleDefinitions/$entity') };
    return reply(200, { ...context, ...definitionToWire(role) });
  },
});

/** Who holds which directory role, for the whole directory. */
export const listRoleAssignments = operation({
  ...READ,
  id: 'roleManagement.directory.ListRoleAssignment',
  path: ASSIGNMENTS,
  replies: { 200: ObjectListWire },

  async handle({ query, link }, { access, store }) {
    const wanted = assignmentFilter(query.get('$filter') ?? '');
    if (!wanted.ok) return wanted;
    for (const option of ['$search', '$orderby', '$expand']) {
      if (query.get(option)) return fail({ kind: 'query-option-unsupported', option });
    }
    const { roleDefinitionId, principalId } = wanted.value;
    const held = await holdings(store.tenant(access.caller.tenant));
    const value = held
      .filter(({ role }) => roleDefinitionId === undefined || DIRECTORY_ROLES[role] === roleDefinitionId)
      .filter(({ principal }) => principalId === undefined || principal === principalId)
      .map(assignmentToWire);
    return reply(200, { '@odata.context': link('/v1.0/$metadata#roleManagement/directory/roleAssignments'), value });
  },
});

/** That somebody holds a directory role. */
export const getRoleAssignment = operation({
  ...READ,
  id: 'roleManagement.directory.GetRoleAssignment',
  path: `${ASSIGNMENTS}/{id}`,
  replies: { 200: ObjectWire },

  async handle({ params, link }, { access, store }) {
    const held = await holdings(store.tenant(access.caller.tenant));
    const found = held.find((each) => assignmentId(each) === params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    const context = { '@odata.context': link('/v1.0/$metadata#roleManagement/directory/roleAssignments/$entity') };
    return reply(200, { ...context, ...assignmentToWire(found) });
  },
});

/** Gives somebody a directory role, for the whole directory. */
export const postRoleAssignment = operation({
  id: 'roleManagement.directory.CreateRoleAssignment',
  method: 'POST',
  path: ASSIGNMENTS,
  requires: { directory: 'assignRoles' },
  body: Type.Object(
    {
      '@odata.type': Type.Optional(Type.Literal('#microsoft.graph.unifiedRoleAssignment')),
      roleDefinitionId: Type.String({ maxLength: 64 }),
      principalId: Type.String({ maxLength: 64 }),
      directoryScopeId: Type.String({ maxLength: 256 }),
    },
    { additionalProperties: false },
  ),
  replies: { 201: ObjectWire },

  async handle({ body, link }, { act }) {
    if (body.directoryScopeId !== '/') {
      return fail({ kind: 'feature-not-implemented', feature: `directory roles at '${body.directoryScopeId}'` });
    }
    const role = directoryRoleOf(parseGuid(body.roleDefinitionId) ?? '');
    const principal = parseGuid(body.principalId);
    if (!role || !principal) {
      return fail({ kind: 'object-not-found', id: role ? body.principalId : body.roleDefinitionId });
    }
    const assigned = await assignDirectoryRole(act, { role, principal });
    if (!assigned.ok) return assigned;
    const context = { '@odata.context': link('/v1.0/$metadata#roleManagement/directory/roleAssignments/$entity') };
    return reply(201, { ...context, ...assignmentToWire({ role, principal }) });
  },
});

/** Takes a directory role from somebody. */
export const deleteRoleAssignment = operation({
  id: 'roleManagement.directory.DeleteRoleAssignment',
  method: 'DELETE',
  path: `${ASSIGNMENTS}/{id}`,
  requires: { directory: 'assignRoles' },
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const held = await holdings(store.tenant(access.caller.tenant));
    const found = held.find((each) => assignmentId(each) === params.id);
    if (!found) return fail({ kind: 'object-not-found', id: params.id });
    const taken = await unassignDirectoryRole(act, found);
    return taken.ok ? reply(204) : taken;
  },
});

async function holdings(reader: TenantReader): Promise<readonly RoleHolding[]> {
  const held: RoleHolding[] = [];
  for (const role of ALL_DIRECTORY_ROLES) {
    for (const { id } of await reader.listRoleHolders(role)) held.push({ role, principal: id });
  }
  return held;
}

// `principalId eq '…'` and `roleDefinitionId eq '…'`, one or both.
function assignmentFilter(
  filter: string,
): Result<Readonly<Partial<Record<'principalId' | 'roleDefinitionId', string>>>, GraphFailure> {
  if (filter.trim() === '') return ok({});
  const wanted: Partial<Record<'principalId' | 'roleDefinitionId', string>> = {};
  for (const term of filter.split(/\s+and\s+/i)) {
    const [, property, text = ''] = /^\s*(principalId|roleDefinitionId)\s+eq\s+'([^']*)'\s*$/.exec(term) ?? [];
    if (property !== 'principalId' && property !== 'roleDefinitionId')
      return fail({ kind: 'filter-unsupported', filter });
    wanted[property] = parseGuid(text) ?? text;
  }
  return ok(wanted);
}

/** Made of what it assigns, so that it is the same wherever it is asked for. */
function assignmentId({ role, principal }: RoleHolding): string {
  return Buffer.from(`${DIRECTORY_ROLES[role]}${principal}`.replaceAll('-', ''), 'hex').toString('base64url');
}

function assignmentToWire(holding: RoleHolding) {
  return {
    id: assignmentId(holding),
    principalId: holding.principal,
    directoryScopeId: '/',
    roleDefinitionId: DIRECTORY_ROLES[holding.role],
  };
}

function definitionToWire(role: DirectoryRole) {
  const { name, description } = DIRECTORY_ROLE_TEXTS[role];
  const id = DIRECTORY_ROLES[role];
  return {
    id,
    description,
    displayName: name,
    isBuiltIn: true,
    isEnabled: true,
    resourceScopes: ['/'],
    templateId: id,
    version: '1',
  };
}
