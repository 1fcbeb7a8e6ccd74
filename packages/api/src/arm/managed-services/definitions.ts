import { putRegistrationDefinition as put } from '@mandate/app/delegations/put-registration';
import { removeRegistrationDefinition } from '@mandate/app/delegations/remove-registration';
import type { RegistrationDefinition } from '@mandate/app/ports/delegations';
import { parseGuid } from '@mandate/rbac/guid';
import { fail } from '@mandate/rbac/result';
import { contains } from '@mandate/rbac/scope';
import { reply, type Work } from '../../operation.ts';
import { operation } from '../operation.ts';
import { MANAGED_SERVICES_VERSIONS } from '../versions.ts';
import { DefinitionBody, definitionToWire, RegistrationsWire, RegistrationWire, readDefinition } from './wire.ts';

const collection = '{scope}/providers/Microsoft.ManagedServices/registrationDefinitions';
const path = `${collection}/{name}` as const;
const apiVersions = MANAGED_SERVICES_VERSIONS;
const may = (verb: string) =>
  ({ action: `Microsoft.ManagedServices/registrationDefinitions/${verb}`, at: '{scope}' }) as const;
const CONSENT = 'Letting another tenant in is consent, which is never delegated.';

/** The definitions that a caller may know: a managing tenant only its own. */
export async function listKnownDefinitions({ access, store }: Work): Promise<readonly RegistrationDefinition[]> {
  const all = await store.tenant(access.caller.tenant).listRegistrationDefinitions();
  return access.presence.kind === 'delegated' ? all.filter(({ managedBy }) => managedBy === access.caller.home) : all;
}

/** What tenants are offered to manage. */
export const REGISTRATION_DEFINITION_OPERATIONS = [
  operation({
    id: 'RegistrationDefinitions_List',
    method: 'GET',
    path: collection,
    apiVersions,
    requires: may('read'),
    replies: { 200: RegistrationsWire },
    async handle({ scope }, work) {
      const found = (await listKnownDefinitions(work)).filter((each) => contains(each.scope, scope));
      const { tenant } = work.access.caller;
      return reply(200, { value: found.map((each) => definitionToWire(each, tenant)), nextLink: null });
    },
  }),
  operation({
    id: 'RegistrationDefinitions_Get',
    method: 'GET',
    path,
    apiVersions,
    requires: may('read'),
    replies: { 200: RegistrationWire },
    async handle({ params, scope }, work) {
      const id = parseGuid(params.name);
      const found = (await listKnownDefinitions(work)).find((each) => each.id === id && each.scope === scope);
      return found
        ? reply(200, definitionToWire(found, work.access.caller.tenant))
        : fail({ kind: 'registration-not-found', type: 'registrationDefinitions', name: params.name });
    },
  }),
  operation({
    id: 'RegistrationDefinitions_CreateOrUpdate',
    method: 'PUT',
    path,
    apiVersions,
    requires: { ...may('write'), atHome: CONSENT },
    body: DefinitionBody,
    replies: { 200: RegistrationWire, 201: RegistrationWire },
    async handle({ params, scope, scopeText, body }, { act }) {
      const id = parseGuid(params.name);
      if (!id) return fail({ kind: 'registration-name-malformed', text: params.name });
      const read = readDefinition(body);
      if (!read.ok) return read;
      const done = await put(act, { id, scope, scopeText, ...read.value });
      if (!done.ok) return done;
      const { written, created } = done.value;
      return reply(created ? 201 : 200, definitionToWire(written, act.access.caller.tenant));
    },
  }),
  operation({
    id: 'RegistrationDefinitions_Delete',
    method: 'DELETE',
    path,
    apiVersions,
    requires: { ...may('delete'), atHome: CONSENT },
    replies: { 200: null, 204: null },
    async handle({ params, scope }, { act }) {
      const id = parseGuid(params.name);
      if (!id) return fail({ kind: 'registration-name-malformed', text: params.name });
      const done = await removeRegistrationDefinition(act, { scope, id });
      return done.ok ? reply(done.value ? 200 : 204) : done;
    },
  }),
];
