import type { TenantId } from '@mandate/domain/tenants';
import { ok, type Result } from '@mandate/rbac/result';
import { type Act, commit } from '../act.ts';
import type { SecondFactorPolicy } from '../ports/second-factors.ts';
import type { Store } from '../ports/store.ts';

/** Whether a tenant asks for a second factor; a real installation's partner does unless it decided otherwise. */
export async function secondFactorPolicyOf(
  store: Pick<Store, 'installation' | 'tenant'>,
  tenant: TenantId,
): Promise<SecondFactorPolicy> {
  const decided = await store.tenant(tenant).secondFactorPolicy();
  if (decided) return decided;
  const partner = await store.installation.findPartner();
  if (partner?.id !== tenant) return 'optional';
  return (await store.installation.kind()) === 'demo' ? 'optional' : 'required';
}

/** Has all people of a tenant show a second factor from now on, or leaves it to them. */
export function setSecondFactorPolicy(
  act: Act,
  tenant: TenantId,
  policy: SecondFactorPolicy,
): Promise<Result<void, never>> {
  return commit(act, async (change) => {
    const writer = change.tenant(tenant);
    const before = (await writer.secondFactorPolicy()) ?? null;
    await writer.setSecondFactorPolicy(policy);
    await writer.record({
      operation: 'Microsoft.Directory/policies/securityDefaults/update',
      target: 'policies/identitySecurityDefaultsEnforcementPolicy',
      before: { secondFactor: before },
      after: { secondFactor: policy },
    });
    return ok(undefined);
  });
}
