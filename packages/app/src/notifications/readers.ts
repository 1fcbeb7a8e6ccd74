import { isEmailAddress } from '@mandate/domain/agreements';
import type { Principal, User } from '@mandate/domain/directory';
import { languageIn } from '@mandate/domain/markets';
import type { TenantId } from '@mandate/domain/tenants';
import type { PrincipalId } from '@mandate/rbac/model';
import type { MailBody } from '../ports/notifications.ts';
import type { Store, TenantReader } from '../ports/store.ts';

/** Somebody who is told by mail. */
export type MailReader = MailBody['to'] & Pick<MailBody, 'language' | 'side'>;

/** Whom to tell of a partner's relationships. */
export interface Readers {
  partnerName(): Promise<string>;
  /** The partner's Admin agents, directly or through groups. */
  ofPartner(): Promise<readonly MailReader[]>;
  customerName(customer: TenantId): Promise<string>;
  /** The customer's own Global administrators, directly or through groups. */
  ofCustomer(customer: TenantId): Promise<readonly MailReader[]>;
}

const AT_MOST = 500;

/** Reads who is to be told; the partner's people once for all that follows. */
export function readersOf(store: Store, partner: TenantId): Readers {
  const own = store.tenant(partner);
  const ofPartner = remember(async () => {
    const group = (await store.access.tenant(partner)).wellKnownGroups.get('AdminAgents');
    const language = languageIn((await own.tenant())?.country ?? '');
    return group ? toReaders(await usersIn(own, group), 'partner', language) : [];
  });
  return {
    partnerName: remember(() => nameOf(own)),
    ofPartner,
    customerName: (customer) => nameOf(store.tenant(customer)),
    async ofCustomer(customer) {
      const reader = store.tenant(customer);
      const holders = await reader.listRoleHolders('globalAdministrator');
      const users = new Map<PrincipalId, User>();
      for (const holder of holders) for (const user of await usersOf(reader, holder)) users.set(user.id, user);
      const [billing] = await reader.listCommerce(partner, 'billing');
      const chosen = billing?.language.toLowerCase().slice(0, 2);
      const country = languageIn((await reader.tenant())?.country ?? '');
      return toReaders([...users.values()], 'customer', chosen === 'fr' || chosen === 'en' ? chosen : country);
    },
  };
}

async function usersOf(reader: TenantReader, holder: Principal): Promise<readonly User[]> {
  if (holder.kind === 'User') return [holder];
  return holder.kind === 'Group' ? usersIn(reader, holder.id) : [];
}

async function usersIn(reader: TenantReader, group: PrincipalId): Promise<readonly User[]> {
  const among = { kinds: ['User'], related: { by: 'transitiveMembersOf', to: group } } as const;
  const { rows } = await reader.listPrincipals(among, {}, { after: null, limit: AT_MOST });
  return rows.filter((row) => row.kind === 'User');
}

// Whoever cannot sign in has no say any more and is told nothing; neither is a guest, whose home is elsewhere.
function toReaders(
  users: readonly User[],
  side: MailReader['side'],
  language: MailReader['language'],
): readonly MailReader[] {
  return users.flatMap(({ id, displayName, mail, userPrincipalName, accountEnabled, guest }) => {
    const address = mail ?? userPrincipalName;
    if (!accountEnabled || guest || !isEmailAddress(address)) return [];
    return [{ user: id, name: displayName, address, side, language }];
  });
}

async function nameOf(tenant: TenantReader): Promise<string> {
  return (await tenant.tenant())?.displayName ?? tenant.id;
}

function remember<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    known ??= read();
    return known;
  };
}
