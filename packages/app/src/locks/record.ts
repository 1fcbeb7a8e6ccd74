import type { Recordable } from '../ports/change-log.ts';
import type { ManagementLock } from '../ports/resources.ts';

/** The ARM id of a lock, in the spelling its scope was given. */
export function lockId({ scopeText, name }: Pick<ManagementLock, 'scopeText' | 'name'>): string {
  return `${scopeText}/providers/Microsoft.Authorization/locks/${name}`;
}

/** What the change log keeps of a lock. */
export function toRecord({ level, notes }: ManagementLock): Recordable {
  return { level, notes };
}
