/** Texts of the mails that Mandate sends. */
export const en = {
  greeting: 'Hello {name},',
  sentBy:
    'Sent by Mandate because you are {side, select, partner {an Admin agent of {partner}} other {a Global administrator of {customer}}}.',
  'details.name': 'Relationship: {relationship}',
  'details.role': 'Role: {relationship}',
  'details.partner': 'Partner: {partner}',
  'details.customer': 'Customer: {customer}',
  'details.end': 'End: {end} (UTC)',
  open: 'Open the relationship in the portal',
  'approved.subject': 'Approved: {relationship} ({partner} and {customer})',
  'approved.text':
    '{customer} approved all roles of the admin relationship “{relationship}” with {partner}. {side, select, partner {Assign security groups to it, so that your staff can use the roles.} other {{partner} can use these roles from now on. You can remove them at any time under Partner relationships.}}',
  'terminated.subject': 'Terminated: {relationship} ({partner} and {customer})',
  'terminated.text':
    'The admin relationship “{relationship}” between {partner} and {customer} was terminated. Nobody has access through it any more. Subscriptions and Azure role assignments stay as they are.',
  'expired.subject': 'Expired: {relationship} ({partner} and {customer})',
  'expired.text':
    'The admin relationship “{relationship}” between {partner} and {customer} has reached its end. Nobody has access through it any more. It cannot be revived; {side, select, partner {request a new one if you still need it} other {{partner} has to request a new one if it still needs it}}. Subscriptions and Azure role assignments stay as they are.',
  'reminder.subject':
    '{days, plural, one {Expires within a day} other {Expires within # days}}: {relationship} ({partner} and {customer})',
  'reminder.text':
    'The admin relationship “{relationship}” between {partner} and {customer} ends within {days, plural, one {a day} other {# days}}. After that, nobody will have access through it. {side, select, partner {Request a new one in time or, unless it includes the Global administrator role, switch on auto extend.} other {If {partner} should keep its access, it has to send you a new request. You need not do anything to let it end.}}',
  'access-removed.subject': 'Azure access removed at {customer}: {relationship}',
  'access-removed.text':
    'Somebody of {customer} removed a role that a group of {partner} held in Azure. Your staff may no longer be able to manage what it covers, and partner earned credit may be lost. {customer} can give the role back; the portal has the command.',
  'access-removed.open': 'Look at Azure access in the portal',
  'calendar.name': 'Expiring admin relationships',
  'calendar.summary': '{relationship} ({customer}) expires',
  'calendar.text':
    'The admin relationship “{relationship}” with {customer} ends. After that, nobody will have access through it.',
} as const;

/** The id of a text of a mail. */
export type MailMessageId = keyof typeof en;
