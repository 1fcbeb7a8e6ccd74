import { createAccessReader } from '@mandate/app/access';
import type { Ports } from '@mandate/app/act';
import type { DecisionLog } from '@mandate/app/ports/decision-log';
import { parseGuid } from '@mandate/rbac/guid';
import type { Demo } from '../data-directory/connection-file.ts';
import { CUSTOMERS, PARTNER } from './cast.ts';
import { seedCustomer } from './seed-customer.ts';
import { seedPartner } from './seed-partner.ts';
import { userNameOf } from './stage.ts';

/**
 * Fills an empty store with the demo, through the use cases that people's own acts go through, and answers the secrets,
 * of which the store keeps digests only.
 */
export async function seedDemo(ports: Ports, decisionLog: DecisionLog): Promise<Demo> {
  const stage = { ports, access: createAccessReader(ports.store.access, ports.clock), decisionLog };
  const partner = await seedPartner(stage);
  const id = parseGuid(partner.tenantId);
  if (!id) throw new Error('The partner was made under an id that is none.');
  const reseller = { id, salesAgent: staffNameOf('Sales agent'), adminAgent: staffNameOf('Admin agent') };
  const customers = [];
  for (const customer of CUSTOMERS) customers.push(await seedCustomer(stage, customer, reseller));
  return { partner, customers };
}

function staffNameOf(role: string): string {
  const member = PARTNER.staff.find((each) => each.role === role);
  if (!member) throw new Error(`The demo's partner has no ${role}.`);
  return userNameOf(member.name, PARTNER.domain);
}
