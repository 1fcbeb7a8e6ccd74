import { operatorAct, type Ports } from '@mandate/app/act';
import { MAX_NAME_LENGTH } from '@mandate/app/customers/customer-file';
import { parseDomainName } from '@mandate/app/customers/domain-name';
import { addUser } from '@mandate/app/directory/change-directory';
import { createPartner } from '@mandate/app/installation/create-tenant';
import type { User } from '@mandate/domain/directory';
import { hasControlCharacter } from '@mandate/domain/subscriptions';
import type { Tenant } from '@mandate/domain/tenants';
import { createSignInLinks } from '@mandate/identity/sign-in-links';
import { fail, ok, type Result } from '@mandate/rbac/result';
import { parseCountry } from './countries.ts';
import {
  holdDirectory,
  type Installation,
  type InstallationPlace,
  type OpenFailure,
  openInstallation,
} from './installation.ts';

/** The partner that shall run an installation, as the operator wrote it. */
export interface InitialiseOptions extends InstallationPlace {
  readonly partner: string;
  readonly domain: string;
  readonly country: string;
  /** The user principal name of the first Global admin. */
  readonly admin: string;
}

/** Why no installation was made. */
export type InitialiseFailure =
  | OpenFailure
  | { readonly kind: 'partner-name'; readonly limit: number }
  | { readonly kind: 'domain'; readonly text: string }
  | { readonly kind: 'country'; readonly text: string }
  | { readonly kind: 'admin-name'; readonly text: string; readonly domain: string }
  | { readonly kind: 'initialised-already'; readonly directory: string; readonly as: 'demo' | 'real' };

/** A new installation. */
export interface Initialised {
  readonly partner: Tenant;
  readonly admin: string;
  /** With it the Global admin sets a password, once, within 24 hours. */
  readonly linkToken: string;
}

// As long as the message of `init` says.
const LINK_VALID_MS = 24 * 3_600_000;

/** Makes the partner's tenant with its agents' groups and a Global admin who has no password yet. */
export async function initialise(options: InitialiseOptions): Promise<Result<Initialised, InitialiseFailure>> {
  const parsed = parse(options);
  if (!parsed.ok) return parsed;
  const { displayName, domain, country, admin } = parsed.value;

  await using things = new AsyncDisposableStack();
  const held = await holdDirectory(options.dataDirectory);
  if (!held.ok) return held;
  things.use(held.value);
  const installation = await openInstallation(held.value, options);
  if (!installation.ok) return installation;
  things.use(installation.value);
  const { opened, staffroom } = installation.value;
  const { ports } = staffroom;

  const found = await ports.store.installation.findPartner();
  const partner = found ?? (await makePartner(ports, { displayName, domain, country }));
  const user = await firstAdmin(installation.value, partner, admin);
  if (!user || partner.defaultDomain !== domain) {
    const kind = await ports.store.installation.kind();
    const as = kind === 'demo' ? kind : 'real';
    return fail({ kind: 'initialised-already', directory: held.value.directory.path, as });
  }
  const links = createSignInLinks({ ...ports, signIn: opened.signIn });
  const linkToken = await links.create({ tenant: partner.id, user: user.id, validForMs: LINK_VALID_MS });
  return ok({ partner, admin, linkToken });
}

async function makePartner(
  ports: Ports,
  { displayName, domain, country }: Pick<Parsed, 'displayName' | 'domain' | 'country'>,
): Promise<Tenant> {
  const id = ports.randomness.guid();
  const createdAt = ports.clock.now();
  const tenant = { id, displayName, defaultDomain: domain, domains: [domain], country, createdAt };
  const partner = await createPartner(operatorAct(ports), tenant, 'real');
  if (!partner.ok) throw new Error('The empty store refused its first tenant.');
  return partner.value;
}

/**
 * The first Global admin: made now, or made before and still without a password, as after a crash or when the link was
 * lost. Nobody once somebody can sign in, because then the installation is in use.
 */
async function firstAdmin(
  { opened, staffroom: { ports } }: Installation,
  partner: Tenant,
  admin: string,
): Promise<User | undefined> {
  const tenant = ports.store.tenant(partner.id);
  const { rows } = await tenant.listUsers({}, { after: null, limit: 2 });
  const [only, ...others] = rows;
  if (only) {
    const isHers = only.userPrincipalName.toLowerCase() === admin.toLowerCase();
    const hasPassword = (await opened.signIn.findPassword(partner.id, only.id)) !== undefined;
    return isHers && !hasPassword && others.length === 0 ? only : undefined;
  }
  const user = await addUser(operatorAct(ports), partner.id, {
    id: ports.randomness.guid(),
    userPrincipalName: admin,
    displayName: admin.slice(0, admin.indexOf('@')),
    givenName: null,
    surname: null,
    password: null,
    directoryRoles: ['globalAdministrator'],
  });
  if (!user.ok) throw new Error('The new tenant refused its first user.');
  return user.value;
}

interface Parsed {
  readonly displayName: string;
  readonly domain: string;
  readonly country: string;
  readonly admin: string;
}

function parse(options: InitialiseOptions): Result<Parsed, InitialiseFailure> {
  const displayName = options.partner.trim();
  if (displayName === '' || [...displayName].length > MAX_NAME_LENGTH || hasControlCharacter(displayName)) {
    return fail({ kind: 'partner-name', limit: MAX_NAME_LENGTH });
  }
  const domain = parseDomainName(options.domain.trim());
  if (!domain) return fail({ kind: 'domain', text: options.domain });
  const country = parseCountry(options.country.trim());
  if (!country) return fail({ kind: 'country', text: options.country });
  const admin = options.admin.trim();
  if (!isUserNameAt(admin, domain)) return fail({ kind: 'admin-name', text: options.admin, domain });
  return ok({ displayName, domain, country, admin });
}

// https://learn.microsoft.com/entra/identity/hybrid/connect/howto-troubleshoot-upn-changes: the characters Entra takes.
function isUserNameAt(text: string, domain: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  return (
    /^[A-Za-z0-9'._\-!#^~]{1,64}$/.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    text.slice(at + 1).toLowerCase() === domain
  );
}
