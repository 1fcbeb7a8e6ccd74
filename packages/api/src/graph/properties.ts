import { fail, ok, type Result } from '@mandate/rbac/result';
import type { GraphFailure } from './failures.ts';
import type { ObjectKind } from './filter-properties.ts';

/** The properties to show. */
export type Properties = readonly string[];

const PROFILE = [
  'jobTitle',
  'department',
  'companyName',
  'officeLocation',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'usageLocation',
  'preferredLanguage',
  'employeeId',
  'mobilePhone',
  'businessPhones',
  'otherMails',
] as const;

/**
 * All properties of each kind that can be asked for. Those that Mandate keeps nothing for answer as in a directory
 * where nobody set them, because clients ask for long lists of them whatever they need.
 */
const KNOWN: Record<Exclude<ObjectKind, 'directoryObject'>, readonly string[]> = {
  user: [
    'id',
    'displayName',
    'userPrincipalName',
    'mail',
    'mailNickname',
    'givenName',
    'surname',
    ...PROFILE,
    'accountEnabled',
    'userType',
    'createdDateTime',
    'deletedDateTime',
    'creationType',
    'externalUserState',
    'externalUserStateChangeDateTime',
    'identities',
    'securityIdentifier',
    'onPremisesSyncEnabled',
    'onPremisesImmutableId',
    'onPremisesDistinguishedName',
    'onPremisesDomainName',
    'onPremisesSamAccountName',
    'onPremisesSecurityIdentifier',
    'onPremisesUserPrincipalName',
    'onPremisesLastSyncDateTime',
    'assignedLicenses',
    'assignedPlans',
    'provisionedPlans',
    'proxyAddresses',
    'imAddresses',
    'faxNumber',
    'ageGroup',
    'consentProvidedForMinor',
    'legalAgeGroupClassification',
    'employeeType',
    'employeeHireDate',
    'costCenter',
    'showInAddressList',
    'passwordPolicies',
    'passwordProfile',
  ],
  group: [
    'id',
    'displayName',
    'description',
    'groupTypes',
    'mailEnabled',
    'securityEnabled',
    'mailNickname',
    'mail',
    'isAssignableToRole',
    'visibility',
    'membershipRule',
    'membershipRuleProcessingState',
    'securityIdentifier',
    'createdDateTime',
    'renewedDateTime',
    'deletedDateTime',
    'expirationDateTime',
    'classification',
    'creationOptions',
    'resourceBehaviorOptions',
    'resourceProvisioningOptions',
    'proxyAddresses',
    'preferredLanguage',
    'preferredDataLocation',
    'theme',
    'onPremisesSyncEnabled',
    'onPremisesSecurityIdentifier',
    'onPremisesDomainName',
    'onPremisesNetBiosName',
    'onPremisesSamAccountName',
    'onPremisesLastSyncDateTime',
  ],
  servicePrincipal: [
    'id',
    'appId',
    'appDisplayName',
    'displayName',
    'description',
    'notes',
    'servicePrincipalType',
    'accountEnabled',
    'appOwnerOrganizationId',
    'appRoleAssignmentRequired',
    'servicePrincipalNames',
    'appRoles',
    'oauth2PermissionScopes',
    'tags',
    'alternativeNames',
    'keyCredentials',
    'passwordCredentials',
    'homepage',
    'loginUrl',
    'logoutUrl',
    'replyUrls',
    'signInAudience',
    'createdDateTime',
    'deletedDateTime',
    'addIns',
    'info',
    'notificationEmailAddresses',
    'preferredSingleSignOnMode',
    'samlSingleSignOnSettings',
    'tokenEncryptionKeyId',
    'verifiedPublisher',
    'disabledByMicrosoftStatus',
  ],
  application: [
    'id',
    'appId',
    'displayName',
    'description',
    'notes',
    'identifierUris',
    'signInAudience',
    'publisherDomain',
    'api',
    'appRoles',
    'web',
    'spa',
    'publicClient',
    'requiredResourceAccess',
    'keyCredentials',
    'passwordCredentials',
    'tags',
    'createdDateTime',
    'deletedDateTime',
    'isFallbackPublicClient',
    'groupMembershipClaims',
    'optionalClaims',
    'addIns',
    'info',
    'parentalControlSettings',
    'serviceManagementReference',
    'tokenEncryptionKeyId',
    'verifiedPublisher',
    'certification',
    'defaultRedirectUri',
    'disabledByMicrosoftStatus',
    'isDeviceOnlyAuthSupported',
    'samlMetadataUrl',
  ],
};

const EVERYTHING = new Set(Object.values(KNOWN).flat());

/** The properties named in `$select`; `null` when it names none. One that the kind does not have is refused. */
export function propertiesOf(text: string, kind: ObjectKind): Result<Properties | null, GraphFailure> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = kind === 'directoryObject' ? EVERYTHING : new Set(KNOWN[kind]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return fail({ kind: 'property-unknown', property: unknown, type: kind });
  return ok(names.length > 0 ? names : null);
}

/** Those of the values that are asked for; `null` for what nobody keeps here. */
export function pick(
  values: Readonly<Record<string, unknown>>,
  kind: Exclude<ObjectKind, 'directoryObject'>,
  names: Properties,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      if (Object.hasOwn(values, name)) return [[name, values[name]]];
      return KNOWN[kind].includes(name) ? [[name, null]] : [];
    }),
  );
}
