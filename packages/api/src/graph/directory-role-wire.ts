import { DIRECTORY_ROLES, type DirectoryRole } from '@mandate/domain/directory';
import { DIRECTORY_ROLE_TEXTS } from '@mandate/domain/directory-roles';

/** Writes a directory role of a tenant. Its id here is that of its template, which is the same everywhere. */
export function roleToWire(role: DirectoryRole): Readonly<Record<string, unknown>> {
  const { name, description } = DIRECTORY_ROLE_TEXTS[role];
  return {
    id: DIRECTORY_ROLES[role],
    deletedDateTime: null,
    description,
    displayName: name,
    roleTemplateId: DIRECTORY_ROLES[role],
  };
}
