import type { MessageId } from '@mandate/messages/portal/en';
import type { Messages } from '../../ui/messages.tsx';

const IDS: Readonly<Record<string, MessageId>> = {
  general: 'roleCategory.general',
  privileged: 'roleCategory.privileged',
  'management-and-governance': 'roleCategory.management',
  'ai-and-machine-learning': 'roleCategory.ai',
  containers: 'roleCategory.containers',
  integration: 'roleCategory.integration',
  'web-and-mobile': 'roleCategory.web',
  networking: 'roleCategory.networking',
  storage: 'roleCategory.storage',
  compute: 'roleCategory.compute',
  'hybrid-and-multicloud': 'roleCategory.hybrid',
  databases: 'roleCategory.databases',
  security: 'roleCategory.security',
  analytics: 'roleCategory.analytics',
  'internet-of-things': 'roleCategory.iot',
  devops: 'roleCategory.devOps',
  monitor: 'roleCategory.monitor',
  'mixed-reality': 'roleCategory.mixedReality',
  identity: 'roleCategory.identity',
  migration: 'roleCategory.migration',
  other: 'roleCategory.other',
};

/** A category of roles in the reader's language; one that is new to us keeps the server's name. */
export function categoryName(t: Messages, category: string): string {
  const id = IDS[category];
  return id ? t(id) : category;
}
