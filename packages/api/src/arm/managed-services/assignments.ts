import { putRegistrationAssignment as put } from '@mandate/app/delegations/put-registration';
import { mayLetGo, removeRegistrationAssignment } from '@mandate/app/delegations/remove-registration';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { contains, lineage } from '@mandate/rbac/scope';
import { type QueryReader, reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { MANAGED_SERVICES_VERSIONS } from '../versions.ts';
import { listKnownDefinitions } from './definitions.ts';
import { AssignmentBody, assignmentToWire, definitionIn, RegistrationsWire, RegistrationWire } from './wire.ts';

const collection = '{scope}/providers/Microsoft.ManagedServices/registrationAssignments';
const path = `${collection}/{name}` as const;
const apiVersions = MANAGED_SERVICES_VERSIONS;
const may = (verb: string) =>
  ({ action: `Microsoft.ManagedServices/registrationAssignments/${verb}`, at: '{scope}' }) as const;
const CONSENT = 'Letting another tenant in is consent, which is never delegated.';

async function known(work: Work, query: QueryReader) {
  const { access, store } = work;
  const definitions = new Map((await listKnownDefinitions(work)).map((each) => [each.id, each]));
  const expand = query.get('$expandRegistrationDefinition')?.toLowerCase() === 'true';
  const all = await store.tenant(access.caller.tenant).listRegistrationAssignments();
  return all
    .filter(({ definition }) => definitions.has(definition))
    .map((assignment) => ({
      assignment,
      wire: assignmentToWire(assignment, definitions.get(assignment.definition), {
        owner: access.caller.tenant,
        expand,
      }),
    }));
}

/** Where tenants manage what they were offered. */
export const REGISTRATION_ASSIGNMENT_OPERATIONS = [
  operation({
    id: 'RegistrationAssignments_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires: may('read'),
    replies: { 200: RegistrationsWire },
    async handle({ scope, query }, work) {
      const above = new Set(lineage(scope, work.access.facts.parents));
      const found = (await known(work, query)).filter(
        ({ assignment }) => above.has(assignment.scope) || contains(scope, assignment.scope),
      );
      return reply(200, { value: found.map(({ wire }) => wire), nextLink: null });
    },
  }),
  operation({
    id: 'RegistrationAssignments_Get',
    method: 'GET',
    path,
    apiVersions,
    requires: may('read'),
    replies: { 200: RegistrationWire },
    async handle({ params, scope, query }, work) {
      const id = parseGuid(params.name);
      const found = (await known(work, query)).find(
        ({ assignment }) => assignment.id === id && assignment.scope === scope,
      );
      return found
        ? reply(200, found.wire)
        : fail({ kind: 'registration-not-found', type: 'registrationAssignments', name: params.name });
    },
  }),
  operation({
    id: 'RegistrationAssignments_CreateOrUpdate',
    method: 'PUT',
    path,
    apiVersions,
    requires: { ...may('write'), atHome: CONSENT },
    body: AssignmentBody,
    replies: { 200: RegistrationWire, 201: RegistrationWire },
    async handle({ params, scope, scopeText, body, query }, work) {
      const id = parseGuid(params.name);
      if (!id) return fail({ kind: 'registration-name-malformed', text: params.name });
      const text = body.properties.registrationDefinitionId;
      const definition = definitionIn(text);
      if (!definition) return fail({ kind: 'registration-definition-missing', id: text });
      const done = await put(work.act, { id, scope, scopeText, definition });
      if (!done.ok) return done;
      const found = (await known(work, query)).find(({ assignment }) => assignment.id === id);
      return reply(done.value.created ? 201 : 200, found?.wire);
    },
  }),
  operation({
    id: 'RegistrationAssignments_Delete',
    method: 'DELETE',
    path,
    apiVersions,
    requires: may('delete'),
    replies: { 200: null, 204: null },
    async handle({ params, scope }, { act }) {
      const id = parseGuid(params.name);
      if (!id) return fail({ kind: 'registration-name-malformed', text: params.name });
      if (!mayLetGo(act, scope)) return fail({ kind: 'home-member-refused' });
      const done = await removeRegistrationAssignment(act, { scope, id });
      return done.ok ? reply(done.value ? 200 : 204) : done;
    },
  }),
];
