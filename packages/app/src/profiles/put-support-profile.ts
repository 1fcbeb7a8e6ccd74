import { malformedReach, type SupportProfile, type SupportReach } from '@mandate/domain/support-profile';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { personal, type Recordable } from '../ports/change-log.ts';

/** A way to reach somebody that cannot be what it is called. */
export interface SupportProfileRefused {
  readonly kind: 'support-profile-refused';
  readonly field: keyof SupportReach;
}

/** Replaces what the caller's partner says of its support; saying the same again changes nothing. */
export function putSupportProfile(
  act: CallerAct,
  { email, telephone, website }: SupportReach,
): Promise<Result<SupportProfile, SupportProfileRefused>> {
  const partner = act.access.caller.home;
  const reach = { email, telephone, website };
  return commit<SupportProfile, SupportProfileRefused>(act, async (change) => {
    const field = malformedReach(reach);
    if (field) return fail({ kind: 'support-profile-refused', field });
    const writer = change.tenant(partner);
    const before = await writer.findCommerce(partner, 'support-profile', partner);
    if (before && isSame(before, reach)) return ok(before);
    const now = act.ports.clock.now();
    const after: SupportProfile = { id: partner, ...reach, createdAt: before?.createdAt ?? now, updatedAt: now };
    await writer.putCommerce(partner, 'support-profile', after);
    await writer.record({
      operation: 'Mandate.Commerce/supportProfiles/write',
      target: `supportProfiles/${partner}`,
      before: before ? toRecord(before) : null,
      after: toRecord(after),
    });
    return ok(after);
  });
}

function isSame(one: SupportReach, other: SupportReach): boolean {
  return one.email === other.email && one.telephone === other.telephone && one.website === other.website;
}

// A small partner's support may be one person, whose address and number can be forgotten.
function toRecord({ email, telephone, website }: SupportReach): Recordable {
  return {
    email: email === null ? null : personal(email),
    telephone: telephone === null ? null : personal(telephone),
    website,
  };
}
