import { operatorAct } from '@mandate/app/act';
import { addGroup, addMember } from '@mandate/app/directory/change-directory';
import { createPartner } from '@mandate/app/installation/create-tenant';
import type { WellKnownGroup } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import type { DemoTenant } from '../data-directory/connection-file.ts';
import type { Staffroom } from '../transfer/person.ts';
import { PARTNER } from './cast.ts';
import { addAutomation, addPeople, must } from './stage.ts';

/** Makes the partner with one person for each partner role and a program among its Admin agents. */
export async function seedPartner({ ports }: Staffroom): Promise<DemoTenant> {
  const { displayName, domain, country } = PARTNER;
  const id: TenantId = ports.randomness.guid();
  const createdAt = ports.clock.now();
  const tenant = { id, displayName, defaultDomain: domain, domains: [domain], country, createdAt };
  must(await createPartner(operatorAct(ports), tenant, 'demo'));

  const people = await addPeople(
    ports,
    { tenant: id, domain },
    PARTNER.staff.map((member) => ({ ...member, roles: [member.role] })),
  );
  const { wellKnownGroups } = await ports.store.access.tenant(id);
  const groupOf = (name: WellKnownGroup): PrincipalId => {
    const group = wellKnownGroups.get(name);
    if (!group) throw new Error(`The partner has no group ${name}.`);
    return group;
  };
  const join = async (group: PrincipalId, member: PrincipalId) =>
    must(await addMember(operatorAct(ports), id, { group, member }));

  for (const [index, { agentsOf, through }] of PARTNER.staff.entries()) {
    const person = people[index];
    if (!agentsOf || !person) continue;
    if (!through) {
      await join(groupOf(agentsOf), person.id);
      continue;
    }
    const team = { id: ports.randomness.guid(), displayName: through, description: null, wellKnown: null };
    must(await addGroup(operatorAct(ports), id, team));
    await join(team.id, person.id);
    await join(groupOf(agentsOf), team.id);
  }

  const automation = await addAutomation(ports, id, { roles: ['AdminAgents'], directoryRoles: [] });
  await join(groupOf('AdminAgents'), automation.id);
  return {
    tenantId: id,
    domain,
    displayName,
    users: people.map(({ shown }) => shown),
    servicePrincipals: [automation.shown],
    subscriptions: [],
  };
}
