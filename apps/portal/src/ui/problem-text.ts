import type { MessageId } from '@mandate/messages/portal/en';
import { CallError } from '../wire/call-error.ts';

/**
 * What to say about a failure: what happened, and why or what to do. `text` is the server's own where we know no
 * better.
 */
export interface ProblemText {
  readonly title: MessageId;
  readonly text: MessageId | { readonly fromServer: string };
  readonly details: { readonly code: string; readonly message: string; readonly correlationId: string | null } | null;
}

// Codes of the public protocols that a person at the portal can meet, in our words.
const BY_CODE: Readonly<Record<string, readonly [title: MessageId, text: MessageId]>> = {
  AuthorizationFailed: ['error.forbidden.title', 'error.forbidden.text'],
  LinkedAuthorizationFailed: ['error.forbidden.title', 'error.forbidden.text'],
  DenyAssignmentAuthorizationFailed: ['error.deny.title', 'error.deny.text'],
  RoleAssignmentExists: ['error.assignmentExists.title', 'error.assignmentExists.text'],
  PrincipalNotFound: ['error.principalNotFound.title', 'error.principalNotFound.text'],
  CannotDeleteLastRbacAdminAssignment: ['error.lastAdmin.title', 'error.lastAdmin.text'],
  RoleAssignmentLimitExceeded: ['error.assignmentLimit.title', 'error.assignmentLimit.text'],
  ScopeLocked: ['error.locked.title', 'error.locked.text'],
  ReadOnlyDisabledSubscription: ['error.readOnly.title', 'error.readOnly.text'],
  InvalidResourceGroupLocation: ['error.groupExists.title', 'error.groupExists.text'],
  ResourceGroupBeingDeleted: ['error.groupDeleting.title', 'error.groupDeleting.text'],
  Authorization_RequestDenied: ['error.directory.title', 'error.directory.text'],
  SubscriptionNotFound: ['error.notFound.title', 'error.notFound.text'],
  ResourceGroupNotFound: ['error.notFound.title', 'error.notFound.text'],
  ChangeTenantNotAllowed: ['error.changeTenant.title', 'error.changeTenant.text'],
  InvalidDestinationTenant: ['error.destination.title', 'error.destination.text'],
  ChangeTenantRequestNotFound: ['error.changeTenantGone.title', 'error.changeTenantGone.text'],
  ChangeTenantRequestVoid: ['error.changeTenantGone.title', 'error.changeTenantGone.text'],
  ChangeTenantRequestOver: ['error.changeTenantGone.title', 'error.changeTenantGone.text'],
  13605: ['error.13605.title', 'error.13605.text'],
  900115: ['error.900115.title', 'error.900115.text'],
  2055: ['error.2055.title', 'error.2055.text'],
  900150: ['error.900150.title', 'error.900150.text'],
  20002: ['error.20002.title', 'error.20002.text'],
  800040: ['error.800040.title', 'error.800040.text'],
  600061: ['error.600061.title', 'error.600061.text'],
  Request_ResourceNotFound: ['error.notFound.title', 'error.notFound.text'],
};

/** The words for a failure of a call; our own mistakes read as an outage, because to the person they are one. */
export function problemText(error: unknown): ProblemText {
  if (!(error instanceof CallError)) return plain('error.unavailable.title', 'error.unavailable.text');
  const { refusal, correlationId } = error;
  if (refusal.by === 'network') return plain('error.offline.title', 'error.offline.text');
  if (refusal.by === 'portal') return ofPortal(refusal.error, correlationId);

  const details = { code: refusal.code, message: refusal.message, correlationId };
  // One code of Partner Center's for many things; only this one is a conflict.
  if (refusal.code === '3000' && error.status === 409) {
    return { title: 'error.domainTaken.title', text: 'error.domainTaken.text', details };
  }
  const known = BY_CODE[refusal.code];
  // Azure tells a condition that failed from a right that is missing only in the sentence.
  if (refusal.message.includes('ABAC condition')) {
    return { title: 'error.forbidden.title', text: 'error.condition.text', details };
  }
  if (known) return { title: known[0], text: known[1], details };
  if (error.status >= 500) return { title: 'error.unavailable.title', text: 'error.unavailable.text', details };
  return { title: 'error.other.title', text: { fromServer: refusal.message }, details };
}

function ofPortal(error: PortalRefusal, correlationId: string | null): ProblemText {
  switch (error.kind) {
    case 'not-found':
      return plain('error.notFound.title', 'error.notFound.text');
    case 'cross-site':
      return plain('error.crossSite.title', 'error.crossSite.text');
    case 'bad-request':
      return { title: 'error.badRequest.title', text: { fromServer: error.detail }, details: null };
    case 'unavailable': {
      const details = { code: error.kind, message: '', correlationId: error.correlationId };
      return { title: 'error.unavailable.title', text: 'error.unavailable.text', details };
    }
    case 'device-code-unknown':
      return plain('device.notFound.title', 'device.notFound.text');
    case 'global-administrator-required':
      return plain('error.globalAdministrator.title', 'error.globalAdministrator.text');
    case 'changed-meanwhile':
      return plain('error.changedMeanwhile.title', 'error.changedMeanwhile.text');
    case 'link-void':
      return plain('invitation.void.title', 'invitation.void.text');
    case 'own-link':
      return plain('invitation.own.title', 'invitation.own.text');
    case 'agreement-missing':
      return plain('invitation.agreement.missing', 'invitation.agreement.hint');
    case 'delegated-admin-forbidden':
      return plain('error.other.title', 'request.dap.forbidden');
    case 'other-market':
      return plain('invitation.otherMarket.title', 'error.changedMeanwhile.text');
    case 'still-sold':
      return { title: 'error.stillSold.title', text: { fromServer: error.sold.join(', ') }, details: null };
    case 'sign-in-again':
      return plain('account.again.title', 'account.again.text');
    case 'missing-partner-role':
      return plain('error.forbidden.title', 'missingRole.title');
    case 'not-signed-in':
    case 'wrong-credentials':
    case 'too-many-attempts':
    case 'wrong-code':
    case 'passkey-refused':
    case 'sign-in-over':
    case 'enrolment-over':
    case 'too-many-methods':
    case 'provider-unreachable':
    case 'weak-password':
    case 'link-expired': {
      // The sign-in pages speak of these themselves; elsewhere they are unexpected.
      const details = { code: error.kind, message: '', correlationId };
      return { title: 'error.other.title', text: 'error.unavailable.text', details };
    }
  }
}

type PortalRefusal = Extract<CallError['refusal'], { by: 'portal' }>['error'];

const plain = (title: MessageId, text: MessageId): ProblemText => ({ title, text, details: null });
