import type { SchemaWords } from '../engines/engine.ts';
import { firstTables } from './0001-first-tables.ts';
import { programCredentials } from './0002-program-credentials.ts';
import { decisionsByTime } from './0003-decisions-by-time.ts';
import { managementGroups } from './0004-management-groups.ts';
import { resources } from './0005-resources.ts';
import { schedulesAndDelegations } from './0006-schedules-and-delegations.ts';
import { peopleSigningIn } from './0007-people-signing-in.ts';
import { directory } from './0008-directory.ts';
import { operationNaming } from './0009-operation-naming.ts';
import { commerce } from './0010-commerce.ts';
import { delegatedAdmin } from './0011-delegated-admin.ts';
import { notifications } from './0012-notifications.ts';
import { foreignPrincipals } from './0013-foreign-principals.ts';
import { customerLists } from './0014-customer-lists.ts';
import { actsElsewhere } from './0015-acts-elsewhere.ts';
import { purposesOfKeys } from './0016-purposes-of-keys.ts';

/**
 * One step in the life of the schema. Its statements run one after the other, each in a transaction of its own, because
 * distributed engines allow no more; every statement can run again, so that a migration that was interrupted is simply
 * repeated.
 */
export interface Migration {
  readonly name: string;
  readonly statements: (words: SchemaWords) => readonly string[];
}

/** All migrations, oldest first. A released one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  programCredentials,
  decisionsByTime,
  managementGroups,
  resources,
  schedulesAndDelegations,
  peopleSigningIn,
  directory,
  operationNaming,
  commerce,
  delegatedAdmin,
  notifications,
  foreignPrincipals,
  customerLists,
  actsElsewhere,
  purposesOfKeys,
];
