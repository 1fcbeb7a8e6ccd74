import type { Tenant } from '@mandate/domain/tenants';
import { type DirectoryFailure, invalid } from './failures.ts';

type Invalid = Extract<DirectoryFailure, { kind: 'property-invalid' }>;

const LONGEST = { displayName: 256, userPrincipalName: 113, mailNickname: 64 } as const;

/** What is wrong with a display name; names of nothing but spaces name nobody. */
export function displayNameProblem(displayName: string): Invalid | undefined {
  if (displayName.trim() === '') return invalid('displayName', 'It must not be empty.');
  return displayName.length > LONGEST.displayName
    ? invalid('displayName', `It must not be longer than ${LONGEST.displayName} characters.`)
    : undefined;
}

/** What is wrong with a mail nickname. https://learn.microsoft.com/graph/api/resources/group#properties */
export function mailNicknameProblem(mailNickname: string): Invalid | undefined {
  if (mailNickname.length > LONGEST.mailNickname) {
    return invalid('mailNickname', `It must not be longer than ${LONGEST.mailNickname} characters.`);
  }
  return /^[\p{L}\p{N}!#$%&'*+\-/=?^_`{|}~.]+$/u.test(mailNickname)
    ? undefined
    : invalid('mailNickname', 'It must be a single word of letters, digits and signs that mail addresses allow.');
}

/**
 * What is wrong with a user principal name in a tenant. Its domain must be one of the tenant's: that is what lets an
 * invitation to an address be taken up by its owner alone.
 */
export function principalNameProblem(userPrincipalName: string, { domains }: Tenant): Invalid | undefined {
  const [name = '', domain = '', ...more] = userPrincipalName.split('@');
  if (more.length > 0 || !/^[A-Za-z0-9'._!#^~-]{1,64}$/.test(name) || /^\.|\.$|\.\./.test(name)) {
    return invalid('userPrincipalName', 'It must be a name of letters, digits and .-_!#^~ before one @.');
  }
  if (!domains.some((each) => each.toLowerCase() === domain.toLowerCase())) {
    return invalid('userPrincipalName', 'Its domain must be one of the verified domain names in your organization.');
  }
  return userPrincipalName.length > LONGEST.userPrincipalName
    ? invalid('userPrincipalName', `It must not be longer than ${LONGEST.userPrincipalName} characters.`)
    : undefined;
}
