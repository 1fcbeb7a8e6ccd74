import type { TenantReader } from '@mandate/app/ports/store';
import type { Application } from '@mandate/domain/applications';
import type { ServicePrincipal, User } from '@mandate/domain/directory';
import { parseGuid } from '@mandate/rbac/guid';
import type { PrincipalId } from '@mandate/rbac/model';
import type { FindObject } from '../operation.ts';

// A key of another property than the id, as in `applications(appId='…')`.
const ALTERNATE = /^(\w+)='((?:[^']|'')*)'$/;

/** The property and value of a key such as `appId='…'`. */
export function alternateKey(key: string): { readonly property: string; readonly value: string } | undefined {
  const [, property, value] = ALTERNATE.exec(key) ?? [];
  return property !== undefined && value !== undefined
    ? { property: property.toLowerCase(), value: value.replaceAll("''", "'") }
    : undefined;
}

/** A user by id or user principal name. */
export async function findUserByKey(reader: TenantReader, key: string): Promise<User | undefined> {
  const id = parseGuid(key);
  if (id) return reader.findUser(id);
  const named = alternateKey(key);
  if (named) return named.property === 'userprincipalname' ? reader.findUserByName(named.value) : undefined;
  return reader.findUserByName(key);
}

/** An application by object id or application id. */
export async function findApplicationByKey(reader: TenantReader, key: string): Promise<Application | undefined> {
  const id = parseGuid(key);
  if (id) return reader.findApplication(id);
  const appId = appIdOf(key);
  return appId && reader.findApplicationByAppId(appId);
}

/** A service principal by object id or application id. */
export async function findServicePrincipalByKey(
  reader: TenantReader,
  key: string,
): Promise<ServicePrincipal | undefined> {
  const id = parseGuid(key);
  if (id) return reader.findServicePrincipal(id);
  const appId = appIdOf(key);
  return appId && reader.findServicePrincipalByAppId(appId);
}

function appIdOf(key: string) {
  const named = alternateKey(key);
  return named?.property === 'appid' ? parseGuid(named.value) : undefined;
}

/** The collections whose objects have operations of their own. */
export type Collection = 'users' | 'groups' | 'applications' | 'servicePrincipals' | 'directoryObjects';

/** The id of an object of a collection; nothing for a key that none has. */
export async function findIdIn(
  collection: Collection,
  reader: TenantReader,
  key: string,
): Promise<PrincipalId | undefined> {
  const id = parseGuid(key);
  switch (collection) {
    case 'users':
      return (await findUserByKey(reader, key))?.id;
    case 'groups':
      return id && (await reader.findGroup(id))?.id;
    case 'applications':
      return (await findApplicationByKey(reader, key))?.id;
    case 'servicePrincipals':
      return (await findServicePrincipalByKey(reader, key))?.id;
    case 'directoryObjects':
      return id && (await reader.findPrincipals([id]))[0]?.id;
  }
}

/** Finds the object that a path such as `/users/{id}` is about, for a requirement over it. */
export function objectOf(collection: Collection): FindObject {
  return (params, reader) => findIdIn(collection, reader, params['id'] ?? '');
}

const REFERENCE = /\/(?:directoryObjects|users|groups|servicePrincipals)(?:\/([^/]+)|\('([^']+)'\))\/?$/i;

/** The id in a reference such as `https://graph/v1.0/directoryObjects/{id}`. */
export function referencedId(reference: string): PrincipalId | undefined {
  const [, plain, quoted] = REFERENCE.exec(reference) ?? [];
  return parseGuid(plain ?? quoted ?? '');
}
