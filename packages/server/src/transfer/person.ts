import type { AccessReader } from '@mandate/app/access';
import type { CallerAct, Ports } from '@mandate/app/act';
import type { DecisionLog } from '@mandate/app/ports/decision-log';
import { mayAsPartner, type PartnerPermission, type PartnerRole, rolesWith } from '@mandate/domain/partner-roles';
import { fail, ok, type Result } from '@mandate/rbac/result';

/** Why somebody named may not do what was asked in their name. */
export type PersonRefused =
  | { readonly kind: 'not-initialised' }
  /** Nobody of that name in the partner's directory may sign in. */
  | { readonly kind: 'person-unknown'; readonly name: string }
  | {
      readonly kind: 'person-not-allowed';
      readonly name: string;
      readonly permission: PartnerPermission;
      /** Who may. */
      readonly roles: readonly PartnerRole[];
    };

/** What acting in a person's name needs. */
export interface Staffroom {
  readonly ports: Ports;
  readonly access: AccessReader;
  readonly decisionLog: DecisionLog;
}

/**
 * The act of a person of the partner, decided now and on their own permissions: whoever works on the installation's
 * machine may name a person, but gets no more than that person has.
 */
export async function actAsPerson(
  { ports, access, decisionLog }: Staffroom,
  name: string,
  permission: PartnerPermission,
): Promise<Result<CallerAct, PersonRefused>> {
  const { store, clock, randomness } = ports;
  const partner = await store.installation.findPartner();
  if (!partner) return fail({ kind: 'not-initialised' });
  const user = await store.tenant(partner.id).findUserByName(name);
  if (!user?.accountEnabled) return fail({ kind: 'person-unknown', name });

  const snapshot = await access.snapshot({
    kind: 'User',
    id: user.id,
    home: partner.id,
    tenant: partner.id,
    name: user.userPrincipalName,
    client: null,
  });
  const request = { requestId: randomness.guid(), correlationId: randomness.guid(), clientAddress: null };
  const roles = rolesWith(permission);
  const ground = { permission, roles: [...snapshot.partnerRoles].filter((role) => roles.includes(role)) };
  if (!mayAsPartner(permission, snapshot.partnerRoles)) {
    const caller = { id: user.id, home: partner.id };
    const scope = `tenants/${partner.id}`;
    decisionLog.refused({
      at: clock.now(),
      caller,
      tenant: partner.id,
      action: permission,
      scope,
      ground: { 'needs-one-of': roles },
      request,
    });
    return fail({ kind: 'person-not-allowed', name: user.userPrincipalName, permission, roles });
  }
  return ok({
    ports,
    expected: snapshot.read,
    context: {
      actor: { kind: 'User', id: user.id, home: partner.id },
      tenant: partner.id,
      ground,
      through: null,
      request,
    },
    access: snapshot,
  });
}
