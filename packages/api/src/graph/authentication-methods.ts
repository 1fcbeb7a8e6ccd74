import { selfIn } from '@mandate/app/access';
import { resetSecondFactor } from '@mandate/app/credentials/reset-second-factor';
import { mayTouchCredentials } from '@mandate/app/credentials/rights';
import { secondFactorPolicyOf, setSecondFactorPolicy } from '@mandate/app/credentials/second-factor-policy';
import type { SecondFactor } from '@mandate/app/ports/second-factors';
import { mayActOnCredentials } from '@mandate/domain/credential-rights';
import { parseGuid } from '@mandate/rbac/guid';
import { fail, type Result } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { type Reply, reply, type Work } from '../operation.ts';
import type { GraphFailure } from './failures.ts';
import { findUserByKey } from './keys.ts';
import { ObjectWire } from './objects.ts';
import { operation } from './operation.ts';

// The same for everybody (https://learn.microsoft.com/graph/api/resources/passwordauthenticationmethod).
const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490';

/** By what somebody can sign in; for them and for those who may reset it. */
export const listAuthenticationMethods = operation({
  id: 'user.authentication.ListMethod',
  method: 'GET',
  path: '/v1.0/users/{id}/authentication/methods',
  // Whose they are is known only once the user is found; it is decided below.
  requires: { directory: 'readDirectory' },
  replies: { 200: Type.Object({ '@odata.context': Type.String(), value: Type.Array(Type.Object({})) }) },

  async handle({ params, link }, work) {
    const found = await findTarget(work, params.id);
    if (!found.ok) return found;
    const { id } = found.value;
    const methods = await work.store.tenant(work.access.caller.tenant).listSecondFactorsOf(id);
    const key = encodeURIComponent(params.id);
    return reply(200, {
      '@odata.context': link(`/v1.0/$metadata#users('${key}')/authentication/methods`),
      value: [passwordMethod(), ...methods.map(methodToWire)],
    });
  },
});

/** Takes an authenticator app away from somebody, and ends all that they are signed in with. */
export const deleteSoftwareOathMethod = operation({
  id: 'user.authentication.DeleteSoftwareOathMethod',
  method: 'DELETE',
  path: '/v1.0/users/{id}/authentication/softwareOathMethods/{methodId}',
  requires: { directory: 'readDirectory' },
  replies: { 204: null },
  handle: ({ params }, work) => deleteMethod(work, params, 'authenticator-app'),
});

/** Takes a passkey away from somebody, and ends all that they are signed in with. */
export const deleteFido2Method = operation({
  id: 'user.authentication.DeleteFido2Method',
  method: 'DELETE',
  path: '/v1.0/users/{id}/authentication/fido2Methods/{methodId}',
  requires: { directory: 'readDirectory' },
  replies: { 204: null },
  handle: ({ params }, work) => deleteMethod(work, params, 'passkey'),
});

async function deleteMethod(
  work: Work,
  { id, methodId }: { readonly id: string; readonly methodId: string },
  kind: SecondFactor['kind'],
): Promise<Result<Reply, GraphFailure>> {
  const { access, store, act } = work;
  const { tenant } = access.caller;
  const found = await findTarget(work, id);
  if (!found.ok) return found;
  const user = found.value.id;
  const method = parseGuid(methodId);
  const own = await store.tenant(tenant).listSecondFactorsOf(user);
  const known = own.find((each) => each.id === method && each.kind === kind);
  if (!known) return fail({ kind: 'object-not-found', id: methodId });
  // People change their own in the portal, where a sign-in of a moment ago is asked for; here it takes a role.
  const reset = await resetSecondFactor(act, tenant, { user, method: known.id });
  if (reset.ok) return reply(204);
  const { failure } = reset;
  return fail(failure.kind === 'method-not-found' ? { kind: 'object-not-found', id: methodId } : failure);
}

// Who may not look learns nothing of who is there.
async function findTarget({ access, store }: Pick<Work, 'access' | 'store'>, key: string) {
  const user = await findUserByKey(store.tenant(access.caller.tenant), key);
  const oneself = user !== undefined && access.presence.kind === 'home' && selfIn(access) === user.id;
  const reads = access.directoryRoles.has('globalReader');
  const may = user
    ? mayTouchCredentials(access, 'resetSecondFactor', user.id)
    : mayActOnCredentials('resetSecondFactor', access.directoryRoles, new Set());
  if (!oneself && !reads && !may) return fail({ kind: 'directory-refused' } as const);
  return user ? ({ ok: true, value: user } as const) : fail({ kind: 'object-not-found', id: key } as const);
}

const passwordMethod = () => ({
  '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
  id: PASSWORD_METHOD,
  password: null,
});

function methodToWire({ id, kind, name, createdAt }: SecondFactor) {
  return kind === 'passkey'
    ? {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
        id,
        displayName: name,
        createdDateTime: new Date(createdAt).toISOString(),
      }
    : { '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id, secretKey: null };
}

const POLICY = '00000000-0000-0000-0000-000000000005';
const POLICY_PATH = '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy';

/** Whether the tenant's people have to show a second factor, as Graph has it: by the security defaults. */
export const getSecurityDefaults = operation({
  id: 'policies.GetIdentitySecurityDefaultsEnforcementPolicy',
  method: 'GET',
  path: POLICY_PATH,
  requires: { directory: 'readDirectory' },
  replies: { 200: ObjectWire },

  async handle({ link }, { access, store }) {
    const policy = await secondFactorPolicyOf(store, access.caller.tenant);
    return reply(200, {
      '@odata.context': link('/v1.0/$metadata#policies/identitySecurityDefaultsEnforcementPolicy/$entity'),
      id: POLICY,
      displayName: 'Security Defaults',
      description: 'Has everybody in the organization show a second factor at sign-in.',
      isEnabled: policy === 'required',
    });
  },
});

/** Has the tenant's people show a second factor, or leaves it to them; the tenant's own Global administrators decide. */
export const patchSecurityDefaults = operation({
  id: 'policies.UpdateIdentitySecurityDefaultsEnforcementPolicy',
  method: 'PATCH',
  path: POLICY_PATH,
  requires: { homeMember: 'globalAdministrator' },
  body: Type.Object({ isEnabled: Type.Boolean() }, { additionalProperties: false }),
  replies: { 204: null },

  async handle({ body }, { access, act }) {
    await setSecondFactorPolicy(act, access.caller.tenant, body.isEnabled ? 'required' : 'optional');
    return reply(204);
  },
});
