import { selfIn } from '@mandate/app/access';
import { endSignInsOf } from '@mandate/app/credentials/end-sign-ins';
import { passwordProblem } from '@mandate/app/credentials/passwords';
import { resetPassword } from '@mandate/app/credentials/reset-password';
import { mayTouchCredentials } from '@mandate/app/credentials/rights';
import { mayInDirectory } from '@mandate/app/directory/authorize';
import { deleteObject } from '@mandate/app/directory/deleted-objects';
import { createUser, type UserChanges, updateUser } from '@mandate/app/directory/users';
import { mayActOnCredentials } from '@mandate/domain/credential-rights';
import type { UserProfile } from '@mandate/domain/directory';
import { fail } from '@mandate/rbac/result';
import { type Static, Type } from 'typebox';
import { reply, type Work } from '../operation.ts';
import { findUserByKey, objectOf } from './keys.ts';
import { ObjectWire, userToWire } from './objects.ts';
import { operation } from './operation.ts';

const LONGEST = 256;
const Text = Type.String({ maxLength: LONGEST });
const Settable = Type.Union([Text, Type.Null()]);
const Texts = Type.Array(Text, { maxItems: 250 });

const Profile = {
  jobTitle: Type.Optional(Settable),
  department: Type.Optional(Settable),
  companyName: Type.Optional(Settable),
  officeLocation: Type.Optional(Settable),
  streetAddress: Type.Optional(Type.Union([Type.String({ maxLength: 1024 }), Type.Null()])),
  city: Type.Optional(Settable),
  state: Type.Optional(Settable),
  postalCode: Type.Optional(Settable),
  country: Type.Optional(Settable),
  usageLocation: Type.Optional(Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()])),
  preferredLanguage: Type.Optional(Settable),
  employeeId: Type.Optional(Settable),
  mobilePhone: Type.Optional(Settable),
  // As in Entra, where only one number is kept.
  businessPhones: Type.Optional(Type.Array(Text, { maxItems: 1 })),
  otherMails: Type.Optional(Texts),
};
const PROFILE_NAMES = Object.keys(Profile);

const PasswordProfile = Type.Object(
  { password: Type.String({ maxLength: 1024 }), forceChangePasswordNextSignIn: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
const Names = {
  givenName: Type.Optional(Settable),
  surname: Type.Optional(Settable),
};

const NewUserBody = Type.Object(
  {
    accountEnabled: Type.Boolean(),
    displayName: Text,
    mailNickname: Text,
    userPrincipalName: Text,
    passwordProfile: PasswordProfile,
    ...Names,
    ...Profile,
  },
  { additionalProperties: false },
);

/** Adds a person with a first password. */
export const postUser = operation({
  id: 'user.CreateUser',
  method: 'POST',
  path: '/v1.0/users',
  requires: { directory: 'createUsers' },
  body: NewUserBody,
  replies: { 201: ObjectWire },

  async handle({ body, link }, { act }) {
    const created = await createUser(act, {
      userPrincipalName: body.userPrincipalName,
      displayName: body.displayName,
      mailNickname: body.mailNickname,
      givenName: body.givenName ?? null,
      surname: body.surname ?? null,
      accountEnabled: body.accountEnabled,
      // The schema has just said that these are what a profile is made of.
      profile: Object.fromEntries(profileOf(body).filter(([, value]) => value !== null)) as UserProfile,
      password: {
        plain: body.passwordProfile.password,
        mustChange: body.passwordProfile.forceChangePasswordNextSignIn ?? true,
      },
    });
    if (!created.ok) return created;
    const context = { '@odata.context': link('/v1.0/$metadata#users/$entity') };
    return reply(201, { ...context, ...userToWire(created.value, null) });
  },
});

const UserChangesBody = Type.Object(
  {
    accountEnabled: Type.Optional(Type.Boolean()),
    displayName: Type.Optional(Text),
    mailNickname: Type.Optional(Text),
    userPrincipalName: Type.Optional(Text),
    mail: Type.Optional(Settable),
    passwordProfile: Type.Optional(PasswordProfile),
    ...Names,
    ...Profile,
  },
  { additionalProperties: false },
);

/** Changes a person; a password only where the caller's roles reach the person's. */
export const patchUser = operation({
  id: 'user.UpdateUser',
  method: 'PATCH',
  path: '/v1.0/users/{id}',
  // Whoever may only reset passwords may do that; the rest is decided below, property by property.
  requires: { directory: 'readDirectory' },
  body: UserChangesBody,
  replies: { 204: null },

  async handle({ params, body }, work) {
    const { access, store, act } = work;
    const user = await findUserByKey(store.tenant(access.caller.tenant), params.id);
    const { passwordProfile, ...others } = body;
    if (!mayChange(work, user?.id, { password: passwordProfile !== undefined, others: Object.keys(others) })) {
      return fail({ kind: 'directory-refused' });
    }
    if (!user) return fail({ kind: 'object-not-found', id: params.id });
    if (passwordProfile) {
      if (user.guest) {
        return fail({ kind: 'property-invalid', property: 'passwordProfile', detail: 'Guests sign in at their home.' });
      }
      const problem = passwordProblem(passwordProfile.password, user.userPrincipalName);
      if (problem) return fail({ kind: 'password-refused', problem });
    }
    if (Object.keys(others).length > 0) {
      const updated = await updateUser(act, user.id, changesOf(others));
      if (!updated.ok) return updated;
    }
    if (!passwordProfile) return reply(204);
    const reset = await resetPassword(act, access.caller.tenant, {
      user: user.id,
      newPassword: passwordProfile.password,
      mustChange: passwordProfile.forceChangePasswordNextSignIn ?? true,
    });
    return reset.ok ? reply(204) : reset;
  },
});

/** Deletes a person, for 30 days. */
export const deleteUser = operation({
  id: 'user.DeleteUser',
  method: 'DELETE',
  path: '/v1.0/users/{id}',
  requires: { directory: 'deleteUsers', over: objectOf('users') },
  replies: { 204: null },

  async handle({ params }, { access, store, act }) {
    const user = await findUserByKey(store.tenant(access.caller.tenant), params.id);
    if (!user) return fail({ kind: 'object-not-found', id: params.id });
    const deleted = await deleteObject(act, { kind: 'User', id: user.id });
    return deleted.ok ? reply(204) : deleted;
  },
});

/** Ends everything that somebody is signed in with. */
export const revokeSignInSessions = operation({
  id: 'user.revokeSignInSessions',
  method: 'POST',
  path: '/v1.0/users/{id}/revokeSignInSessions',
  requires: { directory: 'readDirectory' },
  replies: { 200: Type.Object({ '@odata.context': Type.String(), value: Type.Boolean() }) },

  async handle({ params, link }, { access, store, act }) {
    const { tenant } = access.caller;
    const user = await findUserByKey(store.tenant(tenant), params.id);
    if (!user) {
      const may = mayActOnCredentials('endSignIns', access.directoryRoles, new Set());
      return fail(may ? { kind: 'object-not-found', id: params.id } : { kind: 'directory-refused' });
    }
    const ended = await endSignInsOf(act, tenant, user.id);
    return ended.ok ? reply(200, { '@odata.context': link('/v1.0/$metadata#Edm.Boolean'), value: true }) : ended;
  },
});

/** Ends everything that the caller is signed in with. */
export const revokeOwnSignInSessions = operation({
  id: 'me.revokeSignInSessions',
  method: 'POST',
  path: '/v1.0/me/revokeSignInSessions',
  requires: { anyoneInTenant: 'Everybody may sign out everywhere.' },
  replies: { 200: Type.Object({ '@odata.context': Type.String(), value: Type.Boolean() }) },

  async handle({ link }, { access, act }) {
    const self = selfIn(access);
    if (access.caller.kind !== 'User') return fail({ kind: 'user-token-required' });
    // A guest's sign-ins are its home's to end.
    if (self === null || access.presence.kind !== 'home') return fail({ kind: 'directory-refused' });
    const ended = await endSignInsOf(act, access.caller.tenant, self);
    return ended.ok ? reply(200, { '@odata.context': link('/v1.0/$metadata#Edm.Boolean'), value: true }) : ended;
  },
});

function mayChange(
  { access }: Pick<Work, 'access'>,
  id: Parameters<typeof mayTouchCredentials>[2] | undefined,
  { password, others }: { readonly password: boolean; readonly others: readonly string[] },
): boolean {
  if (id === undefined) return mayInDirectory(access, 'updateUsers');
  if (password && !mayTouchCredentials(access, 'resetPassword', id)) return false;
  return others.length === 0 ? password : mayInDirectory(access, 'updateUsers', id);
}

function profileOf(body: Partial<Static<typeof UserChangesBody>>) {
  return Object.entries(body).filter(([name]) => PROFILE_NAMES.includes(name)) as [
    string,
    string | readonly string[] | null,
  ][];
}

function changesOf(body: Omit<Static<typeof UserChangesBody>, 'passwordProfile'>): UserChanges {
  const profile = Object.fromEntries(profileOf(body));
  const plain = Object.fromEntries(Object.entries(body).filter(([name]) => !PROFILE_NAMES.includes(name)));
  return { ...plain, ...(Object.keys(profile).length > 0 && { profile }) };
}
