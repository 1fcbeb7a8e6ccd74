import type { CallerAct } from '@mandate/app/act';
import { firstPassword } from '@mandate/app/credentials/first-password';
import { resetPassword } from '@mandate/app/credentials/reset-password';
import { deleteObject, isKept, restoreObject } from '@mandate/app/directory/deleted-objects';
import { createUser, type UserChanges, updateUser } from '@mandate/app/directory/users';
import { together } from '@mandate/app/together';
import type { User } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { reply, type Work } from '../../operation.ts';
import type { PartnerCenterFailure } from '../failures.ts';
import { readFilter } from '../filter.ts';
import { operation } from '../operation.ts';
import { seekCollection, seekRequest } from '../paging.ts';
import { actAtCustomer, type CustomerPlace, customerAt } from '../place.ts';
import { collectionOf } from '../wire.ts';
import { CustomerUserBody, CustomerUserPatchBody, CustomerUserWire, deletedUserToWire, userToWire } from './wire.ts';

const list = '/v1/customers/{customerId}/users';
const one = '/v1/customers/{customerId}/users/{userId}';

function userId(text: string): Result<PrincipalId, PartnerCenterFailure> {
  const id = parseGuid(text);
  return id ? ok(id) : fail({ kind: 'object-not-found', id: text });
}

/** The people of a customer by name, or, by `UserState` `Inactive`, those who were deleted and can still come back. */
export const listUsers = operation({
  id: 'CustomerUsers_List',
  method: 'GET',
  path: list,
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: collectionOf(CustomerUserWire) },

  async handle({ params, query, fields }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'readDirectory', work);
    if (!act.ok) return act;
    const text = query.get('filter') ?? '';
    const filter = readFilter(text);
    if (!filter.ok) return filter;
    const { field, value, operator } = filter.value ?? { field: 'userstate', value: 'active', operator: 'equals' };
    const state = value.toLowerCase();
    if (field !== 'userstate' || operator !== 'equals' || !['active', 'inactive'].includes(state)) {
      return fail({ kind: 'filter-unsupported', filter: text });
    }
    const sort = query.get('sortField')?.toLowerCase() ?? 'displayname';
    const direction = query.get('sortDirection')?.toLowerCase() ?? 'ascending';
    if (sort !== 'displayname' || direction !== 'ascending') {
      return fail({ kind: 'query-option-unsupported', option: `sortField=${sort}&sortDirection=${direction}` });
    }
    const page = seekRequest(query, fields);
    if (!page.ok) return page;
    const { reader, id } = place.value;
    const path = `/customers/${id}/users`;
    if (state === 'inactive') {
      const { rows, next } = await reader.listDeleted('User', page.value);
      const kept = rows.filter((each) => isKept(each, work.act.ports.clock.now()));
      return reply(
        200,
        seekCollection(
          kept.map((each) => deletedUserToWire(each, id)),
          { path, query, next },
        ),
      );
    }
    const { rows, next } = await reader.listUsers({}, page.value);
    return reply(
      200,
      seekCollection(
        rows.map((each) => userToWire(each, id)),
        { path, query, next },
      ),
    );
  },
});

/** One person. */
export const getUser = operation({
  id: 'CustomerUsers_Get',
  method: 'GET',
  path: one,
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 200: CustomerUserWire },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'readDirectory', work);
    return act.ok ? readUser(params.userId, place.value) : act;
  },
});

async function readUser(text: string, { reader, id }: CustomerPlace) {
  const wanted = userId(text);
  if (!wanted.ok) return wanted;
  const user = await reader.findUser(wanted.value);
  return user ? reply(200, userToWire(user, id)) : fail({ kind: 'object-not-found', id: text } as const);
}

/** Adds a person. Without a password in the request the server makes one and shows it this once. */
export const postUser = operation({
  id: 'CustomerUsers_Create',
  method: 'POST',
  path: list,
  callers: 'U',
  requires: { partner: 'customers.read' },
  body: CustomerUserBody,
  replies: { 201: CustomerUserWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const act = await actAtCustomer(place.value, 'createUsers', work);
    if (!act.ok) return act;
    const given = body.passwordProfile?.password;
    const password = given ?? firstPassword(act.value.ports.randomness);
    const mustChange = body.passwordProfile?.forceChangePassword ?? true;
    const created = await createUser(act.value, {
      userPrincipalName: body.userPrincipalName,
      displayName: body.displayName,
      mailNickname: body.userPrincipalName.split('@')[0] ?? '',
      givenName: body.firstName ?? null,
      surname: body.lastName ?? null,
      accountEnabled: true,
      profile: body.usageLocation ? { usageLocation: body.usageLocation.toUpperCase() } : {},
      password: { plain: password, mustChange },
    });
    if (!created.ok) return created;
    const shown = given === undefined ? { passwordProfile: { password, forceChangePassword: mustChange } } : {};
    return reply(201, { ...userToWire(created.value, place.value.id), ...shown });
  },
});

/** Changes what is known of a person, resets the password, or, by `state` `active`, brings back who was deleted. */
export const patchUser = operation({
  id: 'CustomerUsers_Update',
  method: 'PATCH',
  path: one,
  callers: 'U',
  requires: { partner: 'customers.read' },
  body: CustomerUserPatchBody,
  replies: { 200: CustomerUserWire },

  async handle({ params, body }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    // Whoever may not read there learns nothing by trying to write.
    const reading = await actAtCustomer(place.value, 'readDirectory', work);
    if (!reading.ok) return reading;
    const id = userId(params.userId);
    if (!id.ok) return id;
    const there = await place.value.reader.findUser(id.value);
    const { state, passwordProfile, ...named } = body;
    if (!there) {
      if (state?.toLowerCase() !== 'active') return fail({ kind: 'object-not-found', id: params.userId });
      const restored = await restoreObject(reading.value, id.value);
      return restored.ok ? readUser(params.userId, place.value) : restored;
    }
    if (state !== undefined && state.toLowerCase() !== 'active') {
      return fail({ kind: 'input-invalid', detail: 'A user is made inactive by deleting it.' });
    }
    const done = await changePerson(place.value, work, { user: there, named, passwordProfile });
    return done.ok ? readUser(params.userId, place.value) : done;
  },
});

interface Named {
  readonly userPrincipalName?: string;
  readonly displayName?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly usageLocation?: string;
}

// All of it, or nothing: whoever sends it again does not find the half of it done.
async function changePerson(
  place: CustomerPlace,
  work: Work,
  {
    user,
    named,
    passwordProfile,
  }: {
    readonly user: User;
    readonly named: Named;
    readonly passwordProfile: { readonly password?: string; readonly forceChangePassword?: boolean } | undefined;
  },
): Promise<Result<void, PartnerCenterFailure>> {
  const { id } = user;
  const changes = changesOf(user, named);
  const newPassword = passwordProfile?.password;
  const mustChange = passwordProfile?.forceChangePassword ?? true;
  const steps: ((act: CallerAct) => Promise<Result<void, PartnerCenterFailure>>)[] = [];
  const renames = Object.keys(changes).length > 0;
  if (renames) steps.push((act) => updateUser(act, id, changes));
  if (newPassword !== undefined) {
    steps.push((act) => resetPassword(act, place.id, { user: id, newPassword, mustChange }));
  }
  if (steps.length === 0) return ok(undefined);
  // Resetting a password takes a right of its own, which is looked at there.
  const act = await actAtCustomer(place, renames ? 'updateUsers' : 'readDirectory', work, renames ? id : undefined);
  return act.ok ? together(act.value, steps) : act;
}

// Clients send back all that they read; only what differs is a wish.
function changesOf(
  user: User,
  { userPrincipalName, displayName, firstName, lastName, usageLocation }: Named,
): UserChanges {
  return {
    ...(userPrincipalName !== undefined && userPrincipalName !== user.userPrincipalName ? { userPrincipalName } : {}),
    ...(displayName !== undefined && displayName !== user.displayName ? { displayName } : {}),
    ...(firstName !== undefined && firstName !== user.givenName ? { givenName: firstName } : {}),
    ...(lastName !== undefined && lastName !== user.surname ? { surname: lastName } : {}),
    ...(usageLocation !== undefined && usageLocation.toUpperCase() !== user.profile?.usageLocation
      ? { profile: { usageLocation: usageLocation.toUpperCase() } }
      : {}),
  };
}

/** Deletes a person, who can come back for 30 days. */
export const deleteUser = operation({
  id: 'CustomerUsers_Delete',
  method: 'DELETE',
  path: one,
  callers: 'U',
  requires: { partner: 'customers.read' },
  replies: { 204: null },

  async handle({ params }, work) {
    const place = await customerAt(params.customerId, work);
    if (!place.ok) return place;
    const id = userId(params.userId);
    if (!id.ok) return id;
    const act = await actAtCustomer(place.value, 'deleteUsers', work, id.value);
    if (!act.ok) return act;
    const deleted = await deleteObject(act.value, { kind: 'User', id: id.value });
    return deleted.ok ? reply(204) : deleted;
  },
});
