import type { User } from '@mandate/domain/directory';
import type { TenantId } from '@mandate/domain/tenants';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { type CallerAct, commit } from '../act.ts';
import { personal } from '../ports/change-log.ts';
import { type DirectoryFailure, invalid } from './failures.ts';

/** Somebody of another directory to invite. */
export interface Invitation {
  readonly address: string;
  readonly displayName: string | null;
}

/**
 * Invites the owner of an address as a guest. Until the invitation is taken up nobody enters by it. Inviting somebody
 * again answers the guest that is there.
 */
export async function inviteGuest(act: CallerAct, wanted: Invitation): Promise<Result<User, DirectoryFailure>> {
  const { tenant } = act.access.caller;
  const { store, clock, randomness } = act.ports;
  const host = await store.tenant(tenant).tenant();
  if (!host) return fail({ kind: 'object-not-found', id: tenant });
  const [name = '', domain = '', ...more] = wanted.address.split('@');
  if (more.length > 0 || wanted.address.length > 113 || !/^[^\s@]+$/.test(name) || !/^[^\s@]+\.[^\s@]+$/.test(domain)) {
    return fail(invalid('invitedUserEmailAddress', 'It must be a mail address.'));
  }
  if (host.domains.some((each) => each.toLowerCase() === domain.toLowerCase())) {
    return fail(invalid('invitedUserEmailAddress', 'The invited user already exists in the directory.'));
  }
  const displayName = wanted.displayName?.trim() || name;
  if (displayName.length > 256) return fail(invalid('invitedUserDisplayName', 'It is too long.'));

  return commit(act, async (change): Promise<Result<User, DirectoryFailure>> => {
    const writer = change.tenant(tenant);
    const known = await writer.findGuestByInvitation(wanted.address);
    if (known) {
      await writer.record({ ...INVITED, target: `users/${known.id}`, before: null, after: { again: true } });
      return ok(known);
    }
    const now = clock.now();
    const guest: User = {
      id: randomness.guid(),
      userPrincipalName: `${name}_${domain}#EXT#@${host.defaultDomain}`,
      displayName,
      givenName: null,
      surname: null,
      mail: wanted.address,
      accountEnabled: true,
      createdAt: now,
      guest: { invitedAs: wanted.address, home: null, changedAt: now },
    };
    if (!(await writer.addUser(guest)).ok) return fail({ kind: 'object-conflict', property: 'userPrincipalName' });
    await writer.record({
      ...INVITED,
      target: `users/${guest.id}`,
      before: null,
      after: { invitedAs: personal(wanted.address) },
    });
    return ok(guest);
  });
}

const INVITED = { operation: 'Microsoft.Directory/users/inviteGuest' } as const;

/** Nobody invited the caller there, or somebody took the invitation up before. */
export interface NotInvited {
  readonly kind: 'not-invited';
}

/**
 * Takes an invitation up: from now on the caller, at home elsewhere, enters that tenant as its guest. Only the account
 * whose user principal name is the address that was invited may; its home vouches for its domain.
 */
export async function redeemInvitation(act: CallerAct, host: TenantId): Promise<Result<User, NotInvited>> {
  const { caller, presence } = act.access;
  const self = await act.ports.store.tenant(caller.home).findUser(caller.id);
  if (caller.kind !== 'User' || presence.kind !== 'home' || !self || host === caller.home) {
    return fail({ kind: 'not-invited' });
  }
  return commit(act, async (change): Promise<Result<User, NotInvited>> => {
    const writer = change.tenant(host);
    const guest = await writer.findGuestByInvitation(self.userPrincipalName);
    if (!guest?.guest || guest.guest.home !== null || !guest.accountEnabled) return fail({ kind: 'not-invited' });
    const home = { tenant: caller.home, id: caller.id };
    if (await writer.findGuestByHome(home)) return fail({ kind: 'not-invited' });
    const redeemed = { ...guest, guest: { ...guest.guest, home, changedAt: act.ports.clock.now() } };
    await writer.updateUser(redeemed);
    await writer.record({
      operation: 'Microsoft.Directory/users/redeemInvitation',
      target: `users/${guest.id}`,
      before: null,
      after: { home: caller.home, account: caller.id },
    });
    return ok(redeemed);
  });
}
