import type { DeletedObject } from '@mandate/app/ports/directory';
import type { User } from '@mandate/domain/directory';
import { type Static, Type } from 'typebox';
import { attributesOf, dateTime, linkTo } from '../resources.ts';
import { AttributesWire, LinkWire } from '../wire.ts';

const text = (maxLength = 256) => Type.String({ maxLength });
const maybe = Type.Optional;

/** A person in a customer's directory. */
export const CustomerUserWire = Type.Object({
  id: Type.String(),
  userPrincipalName: Type.String(),
  firstName: maybe(Type.String()),
  lastName: maybe(Type.String()),
  displayName: Type.String(),
  usageLocation: maybe(Type.String()),
  userDomainType: Type.String(),
  state: Type.String(),
  softDeletionTime: maybe(Type.String()),
  /** Shown once, where the server made the password. */
  passwordProfile: maybe(Type.Object({ password: Type.String(), forceChangePassword: Type.Boolean() })),
  links: maybe(Type.Record(Type.String(), LinkWire)),
  attributes: AttributesWire,
});

const PasswordProfile = Type.Object({ password: maybe(text()), forceChangePassword: maybe(Type.Boolean()) });

/** A person to add. */
export const CustomerUserBody = Type.Object({
  userPrincipalName: text(),
  displayName: text(),
  firstName: maybe(text()),
  lastName: maybe(text()),
  usageLocation: maybe(text(2)),
  passwordProfile: maybe(PasswordProfile),
});

/** What to change of a person. */
export const CustomerUserPatchBody = Type.Object({
  userPrincipalName: maybe(text()),
  displayName: maybe(text()),
  firstName: maybe(text()),
  lastName: maybe(text()),
  usageLocation: maybe(text(2)),
  state: maybe(text(16)),
  passwordProfile: maybe(PasswordProfile),
});

/** A directory role. */
export const DirectoryRoleWire = Type.Object({ id: Type.String(), name: Type.String(), attributes: AttributesWire });

/** A person who holds a directory role. */
export const UserMemberWire = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  roleId: Type.String(),
  attributes: AttributesWire,
});

type CustomerUserWire = Static<typeof CustomerUserWire>;

/** Writes a person. */
export function userToWire(user: User, customer: string): CustomerUserWire {
  const { id, userPrincipalName, displayName, givenName, surname, profile } = user;
  return {
    id,
    userPrincipalName,
    displayName,
    ...(givenName === null ? {} : { firstName: givenName }),
    ...(surname === null ? {} : { lastName: surname }),
    ...(profile?.usageLocation ? { usageLocation: profile.usageLocation } : {}),
    userDomainType: 'managed',
    state: 'active',
    links: { self: linkTo(`/customers/${customer}/users/${id}`) },
    attributes: attributesOf('CustomerUser'),
  };
}

/** Writes a person who was deleted and can still come back. */
export function deletedUserToWire(deleted: DeletedObject, customer: string): CustomerUserWire {
  const { id, displayName } = deleted;
  return {
    id,
    displayName,
    userPrincipalName: 'userPrincipalName' in deleted ? String(deleted.userPrincipalName) : '',
    userDomainType: 'managed',
    state: 'inactive',
    softDeletionTime: dateTime(deleted.deletedAt),
    links: { self: linkTo(`/customers/${customer}/users/${id}`) },
    attributes: attributesOf('CustomerUser'),
  };
}
