import type { MessageId } from '@mandate/messages/portal/en';
import type { Messages } from '../../ui/messages.tsx';

const IDS: Readonly<Record<string, MessageId>> = {
  'Global Administrator': 'directoryRole.globalAdministrator',
  'Global Reader': 'directoryRole.globalReader',
  'User Administrator': 'directoryRole.userAdministrator',
  'Directory Readers': 'directoryRole.directoryReaders',
  'Directory Writers': 'directoryRole.directoryWriters',
  'Groups Administrator': 'directoryRole.groupsAdministrator',
  'Helpdesk Administrator': 'directoryRole.helpdeskAdministrator',
  'Billing Administrator': 'directoryRole.billingAdministrator',
};

/** A directory role in the reader's language; one we do not know keeps the English name the server sent. */
export function directoryRoleName(t: Messages, name: string): string {
  const id = IDS[name];
  return id ? t(id) : name;
}
