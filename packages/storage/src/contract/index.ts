import { atScopesContract } from './at-scopes.ts';
import { changeLogContract } from './change-log.ts';
import { commerceContract } from './commerce.ts';
import { commitsContract } from './commits.ts';
import { customerListsContract } from './customer-lists.ts';
import { decisionLogContract } from './decision-log.ts';
import { delegatedAdminContract } from './delegated-admin.ts';
import { directoryContract } from './directory.ts';
import { directoryObjectsContract } from './directory-objects.ts';
import { type EngineUnderTest, type Ground, prepareGround } from './harness.ts';
import { managementGroupsContract } from './management-groups.ts';
import { notificationsContract } from './notifications.ts';
import { openingContract } from './opening.ts';
import { partnersContract } from './partners.ts';
import { resourcesContract } from './resources.ts';
import { retriesContract } from './retries.ts';
import { rolesContract } from './roles.ts';
import { schedulesContract } from './schedules.ts';
import { secondFactorContract } from './second-factors.ts';
import { signInContract } from './sign-in.ts';
import { subscriptionMovesContract } from './subscription-moves.ts';
import { tenantBindingContract } from './tenant-binding.ts';

/** What every engine must hold; call it within a `describe` of the engine's test file. */
export function storeContract(underTest: () => Promise<EngineUnderTest>, transientFailure: () => Error): Ground {
  const ground = prepareGround(underTest);
  directoryContract(ground);
  directoryObjectsContract(ground);
  resourcesContract(ground);
  managementGroupsContract(ground);
  commerceContract(ground);
  atScopesContract(ground);
  rolesContract(ground);
  schedulesContract(ground);
  partnersContract(ground);
  subscriptionMovesContract(ground);
  customerListsContract(ground);
  delegatedAdminContract(ground);
  notificationsContract(ground);
  commitsContract(ground);
  changeLogContract(ground);
  signInContract(ground);
  secondFactorContract(ground);
  decisionLogContract(ground);
  openingContract(ground);
  retriesContract(ground, transientFailure);
  // Last, because it looks at what all the others sent.
  tenantBindingContract(ground);
  return ground;
}
