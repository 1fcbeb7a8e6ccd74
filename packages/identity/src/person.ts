import type { User } from '@mandate/domain/directory';
import type { Tenant } from '@mandate/domain/tenants';

/** A user and their home tenant. */
export interface Person {
  readonly user: User;
  readonly tenant: Tenant;
}
