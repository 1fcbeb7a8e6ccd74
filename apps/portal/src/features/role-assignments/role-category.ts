import type { MessageId } from '@mandate/messages/portal/en';
import type { Messages } from '../../ui/messages.tsx';

const IDS: Readonly<Record<string, MessageId>> = {
  General: 'roleCategory.general',
  Privileged: 'roleCategory.privileged',
  'Management and governance': 'roleCategory.management',
  'AI + machine learning': 'roleCategory.ai',
  Containers: 'roleCategory.containers',
  Integration: 'roleCategory.integration',
  'Web and Mobile': 'roleCategory.web',
  Networking: 'roleCategory.networking',
  Storage: 'roleCategory.storage',
  Compute: 'roleCategory.compute',
  'Hybrid + multicloud': 'roleCategory.hybrid',
  Databases: 'roleCategory.databases',
  Security: 'roleCategory.security',
  Analytics: 'roleCategory.analytics',
  'Internet of Things': 'roleCategory.iot',
  DevOps: 'roleCategory.devOps',
  Monitor: 'roleCategory.monitor',
  'Mixed reality': 'roleCategory.mixedReality',
  Identity: 'roleCategory.identity',
  Migration: 'roleCategory.migration',
  Other: 'roleCategory.other',
};

/** A category of roles in the reader's language; one that is new to us keeps Azure's name. */
export function categoryName(t: Messages, category: string): string {
  const id = IDS[category];
  return id ? t(id) : category;
}
