import type { Guid, PrincipalId } from '@mandate/rbac/model';
import type { TenantId } from './tenants.ts';

/** What a directory knows of a person besides names; what is absent is not known. */
export interface UserProfile {
  readonly jobTitle?: string;
  readonly department?: string;
  readonly companyName?: string;
  readonly officeLocation?: string;
  readonly streetAddress?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly usageLocation?: string;
  readonly preferredLanguage?: string;
  readonly employeeId?: string;
  readonly mobilePhone?: string;
  readonly businessPhones?: readonly string[];
  readonly otherMails?: readonly string[];
}

/** What makes a person a guest: the account lives elsewhere, and only its rights are kept here. */
export interface GuestAccount {
  /** The address that was invited; the home account must have it as its user principal name. */
  readonly invitedAs: string;
  /** The home account that took up the invitation; `null` until one has, and until then nobody enters by it. */
  readonly home: { readonly tenant: TenantId; readonly id: PrincipalId } | null;
  readonly changedAt: number;
}

/** A person in a directory. */
export interface User {
  readonly id: PrincipalId;
  /** The name the person signs in with, in the spelling it was given; compared without case. */
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  /** False keeps the person out at once, also with a session or token issued before. */
  readonly accountEnabled: boolean;
  readonly createdAt: number;
  /** The part of the user principal name before the @ when absent. */
  readonly mailNickname?: string;
  readonly profile?: UserProfile;
  /** `null` for members, whose account is this one. */
  readonly guest: GuestAccount | null;
}

/** The groups every partner tenant has; partner roles and foreign principals are read from them. */
export const WELL_KNOWN_GROUPS = ['AdminAgents', 'HelpdeskAgents', 'SalesAgents'] as const;
export type WellKnownGroup = (typeof WELL_KNOWN_GROUPS)[number];

/** Those that an indirect reseller gets: it has no Sales agents, as its provider sells. */
export const AGENT_GROUPS_OF_RESELLERS: readonly WellKnownGroup[] = ['AdminAgents', 'HelpdeskAgents'];

/** A security group. Members may be users, service principals and other groups. */
export interface Group {
  readonly id: PrincipalId;
  readonly displayName: string;
  readonly description: string | null;
  readonly mailNickname: string;
  /** Set on the groups that carry a partner role, which cannot be deleted; `null` on all others. */
  readonly wellKnown: WellKnownGroup | null;
  /** Whether it may hold directory roles; decided for good when it is made, and guarded like the roles themselves. */
  readonly roleAssignable: boolean;
  readonly createdAt: number;
}

/** An application's identity in one directory. */
export interface ServicePrincipal {
  readonly id: PrincipalId;
  /** What the application signs in with (`client_id`). */
  readonly appId: Guid;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly createdAt: number;
  readonly details?: ServicePrincipalDetails;
}

/** What a directory knows of a service principal besides. */
export interface ServicePrincipalDetails {
  readonly appRoleAssignmentRequired?: boolean;
  readonly alternativeNames?: readonly string[];
  readonly description?: string;
  readonly notes?: string;
  readonly tags?: readonly string[];
}

/** Anything in a directory that can hold a role. */
export type Principal =
  | ({ readonly kind: 'User' } & User)
  | ({ readonly kind: 'Group' } & Group)
  | ({ readonly kind: 'ServicePrincipal' } & ServicePrincipal);

/** What ARM calls `principalType`; `ForeignGroup` is a partner's group seen from a customer's tenant. */
export type PrincipalType = Principal['kind'] | 'ForeignGroup';

/**
 * Directory roles in use, by their fixed template ids
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
 */
export const DIRECTORY_ROLES = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  applicationDeveloper: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  serviceSupportAdministrator: 'f023fd81-a637-4b56-95fd-791ac0226033',
} as const;
export type DirectoryRole = keyof typeof DIRECTORY_ROLES;
