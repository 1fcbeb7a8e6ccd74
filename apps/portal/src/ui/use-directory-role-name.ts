import { DIRECTORY_ROLE_NAMES } from '@mandate/messages/portal/directory-roles';
import { useLanguage } from './messages.tsx';

const BY_ENGLISH_NAME = new Map(Object.values(DIRECTORY_ROLE_NAMES).map((name) => [name.en, name] as const));

/**
 * Gives the name of a directory role in the reader's language, by its template id or by the English name the server
 * sends; one that we do not know stays as it is.
 */
export function useDirectoryRoleName(): (role: string) => string {
  const { language } = useLanguage();
  return (role) => (DIRECTORY_ROLE_NAMES[role] ?? BY_ENGLISH_NAME.get(role))?.[language] ?? role;
}
