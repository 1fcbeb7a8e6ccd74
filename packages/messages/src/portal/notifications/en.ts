/** The texts about what people and webhooks are told, and about what partners did, in English. */
export const notificationsEn = {
  'nav.notifications': 'Notifications',
  'nav.activity': 'Activity of partners',

  'notifications.title': 'Notifications',
  'notifications.subtitle':
    'Mails about admin relationships to your Admin agents, and events told to your webhook. Mails are sent where the operator has named a mail server; otherwise they are kept here.',
  'notifications.mails': 'Mails',
  'notifications.mails.none':
    'No mail was written yet. Approvals, terminations, ends and reminders of admin relationships will be.',
  'notifications.webhook': 'Webhook',
  'notifications.webhook.none':
    'Nothing was told to a webhook in the last 7 days. A registration is made with the Partner Center API.',
  'notifications.state.waiting': 'Not sent',
  'notifications.state.delivered': 'Sent',
  'notifications.state.given-up': 'Given up',
  'notifications.to': 'To {name}, {address}',
  'notifications.attempts': '{count, plural, =0 {not tried yet} one {tried once} other {tried # times}}',
  'notifications.lastAnswer': 'last answer: {answer}',
  'notifications.noAnswer': 'not reached: {reason}',
  'notifications.read': 'Read the mail',
  'notifications.more': 'Show more',

  'calendar.title': 'Calendar of expiring relationships',
  'calendar.text':
    'An address that calendar programs can subscribe to. Whoever has it can read which relationships end when, so keep it to yourself.',
  'calendar.none': 'You have no calendar link.',
  'calendar.since': 'You have had a calendar link since {date}. Its address was shown when it was made.',
  'calendar.make': 'Make a link',
  'calendar.renew': 'Make a new link',
  'calendar.revoke': 'Revoke the link',
  'calendar.made': 'Copy the address now: it is not shown again. A link that you had before has stopped working.',
  'calendar.revoked': 'The link has stopped working.',
  'calendar.address': 'Address of the calendar',

  'activity.title': 'Activity of partners',
  'activity.subtitle':
    'What people of partners did in your organization or for it in the last 90 days. Only your own Global admins see this page.',
  'activity.acts': 'Done',
  'activity.acts.none.title': 'Nobody else did anything',
  'activity.acts.none.text': 'In the last 90 days only your own people changed something.',
  'activity.refused': 'Refused',
  'activity.refused.text': 'What somebody tried and was not allowed to, in the last 90 days, your own people included.',
  'activity.refused.none': 'Nothing was refused.',
  'activity.when': 'When',
  'activity.who': 'By whom',
  'activity.what': 'What',
  'activity.where': 'Where',
  'activity.of': '{name}, {partner}',
  'activity.through.partner': 'In your organization, through its relationship with you',
  'activity.through.none': 'At {partner}, for you',
  'activity.denied.title': 'Only for your Global admins',
  'activity.denied.text': 'Ask one of your own Global admins what partners did.',
} as const;
