/** The texts about selling in two tiers, and about what a partner holds at its customers, in English. */
export const partnershipEn = {
  'nav.tiers': 'Resellers and providers',
  'tiers.title': 'Resellers and providers',
  'tiers.subtitle':
    'In two tiers an indirect reseller looks after the customer and an indirect provider sells. They ask customers together.',
  'tiers.resellers': 'Indirect resellers',
  'tiers.resellers.none': 'Nobody sells through you yet.',
  'tiers.providers': 'Indirect providers',
  'tiers.ask.with': 'Ask a customer together with {partner}',
  'tiers.invite': 'Invite an indirect reseller',
  'tiers.invite.text':
    'A Global admin of the other company opens the link and accepts. If it was no partner here, it becomes one. The link is the same for everybody and works until you renew your links.',
  'tiers.isReseller':
    'Your company is an indirect reseller: it looks after customers, and its provider adds them and sells to them. It cannot have resellers of its own.',
  'tiers.domain': 'Domain',
  'tiers.name': 'Company',

  'mail.provider.subject': '{partner} would like you as its indirect reseller',
  'mail.provider.body':
    'Hello,\n\n{partner} would like to sell Azure subscriptions through you: you look after your customers, and we take the orders.\n\nPlease have a Global admin of your organization open the link below. The page says what it means for you, and nothing happens until it is accepted there.\n\nKind regards,\n{sender}\n{partner}',
  'mail.tiers.subject': '{reseller} and {provider} would like to be your cloud resellers',
  'mail.tiers.body':
    'Hello,\n\n{reseller} would like to look after your Azure subscriptions, and {provider} to sell them to you. For this we ask you to accept both companies as your resellers, in one step.\n\nPlease have a Global admin of your organization open the link below. The page says exactly what you would allow, and nothing happens until it is accepted there. You can take everything back at any time.\n\nKind regards,\n{sender}\n{partner}',
  'mail.tiers.bodyWithDap':
    'Hello,\n\n{reseller} would like to administer your Azure subscriptions for you, and {provider} to sell them to you. For this we ask you to accept both companies as your resellers and to give them delegated administration privileges, in one step.\n\nPlease have a Global admin of your organization open the link below. The page says exactly what you would allow, and nothing happens until it is accepted there. You can take the privileges back at any time and keep both as your resellers.\n\nKind regards,\n{sender}\n{partner}',

  'provider.title': '{provider} invites you to be its indirect reseller',
  'provider.who': 'Who invites you',
  'provider.what': 'What accepting means',
  'provider.what.tiers':
    'You look after customers, and {provider} sells to them. The two of you can ask customers together, by one link.',
  'provider.what.partner':
    '{organization} becomes a partner here: it gets Partner Center and groups for its Admin agents and Helpdesk agents, to which your administrators add people.',
  'provider.what.names': 'In requests to customers {provider} may name you beside itself, and you may name it.',
  'provider.keep.access': '{provider} gets no access to your directory, nor to what your customers allowed you.',
  'provider.keep.third': 'While you sell through a provider you add no customers of your own and take no orders.',
  'provider.accepted.title': 'You are now an indirect reseller of {provider}',
  'provider.accepted.text': 'Customers can be asked together from Partner Center, on the page Resellers and providers.',
  'provider.already.title': 'You have accepted this already',
  'provider.already.text': 'Your company is an indirect reseller of this provider.',
  'provider.toTiers': 'Go to Resellers and providers',
  'provider.own.text': 'You are signed in as somebody of the company that sends it. Send it to a reseller.',
  'provider.own.title': 'This link is for your resellers',
  'provider.thirdTier.title': 'You have resellers of your own',
  'provider.thirdTier.text': 'A company that sells through resellers cannot be the reseller of another one.',
  'provider.otherMarket.title': 'This provider is in another region',
  'provider.otherMarket.text':
    'A provider in {partnerCountry} and a reseller in {customerCountry} cannot sell together. Both have to belong to one region.',

  'nav.delegatedAdmin': 'Delegated administration',
  'delegated.title': 'Delegated administration',
  'delegated.subtitle':
    'The customers whose directories your agents administer by delegated admin privileges. Give back what you do not need.',
  'delegated.caption': 'Customers that granted delegated admin privileges',
  'delegated.none.title': 'No customer granted these privileges',
  'delegated.none.text': 'Whoever grants them appears here.',
  'delegated.choose': 'Choose {customer}',
  'delegated.chosen': '{count, plural, =0 {None chosen} one {# chosen} other {# chosen}}',
  'delegated.disable': 'Give the privileges back',
  'delegated.disable.title':
    '{count, plural, one {Give up delegated administration of # customer?} other {Give up delegated administration of # customers?}}',
  'delegated.disable.refused': 'Only Admin agents and Helpdesk agents can give them back.',
  'delegated.disable.done':
    '{count, plural, one {The privileges at # customer were given back.} other {The privileges at # customers were given back.}}',
  'delegated.disable.failed':
    '{count, plural, one {At # customer it did not work. It is still chosen; try again.} other {At # customers it did not work. They are still chosen; try again.}}',

  'without.title': 'What you cannot do without delegated administration',
  'without.text': 'Granular roles that a group of yours holds there still count.',
  'without.users': 'See, create or change users, and reset passwords',
  'without.groups': 'See groups, and who holds which directory role',
  'without.domains': 'Read the company’s address, its email address and its custom domains',
  'without.portal': 'Open its Azure portal from here, or give its people roles there',
  'without.support': 'Open service requests on its behalf',
  'without.remains': 'What you still can',
  'without.remains.sell':
    'See it in your list, buy, suspend and reactivate, create Azure subscriptions, and read orders and the billing profile',
  'without.remains.roles':
    'Keep the roles your groups hold on its Azure subscriptions, and the partner earned credit with them; to use them, somebody has to be let into its directory again',
  'without.restore': 'How to get it back',
  'without.restore.dap':
    'Request delegated administration again. A Global admin of the customer has to accept; it counts at once.',
  'without.restore.granular':
    'Or request an admin relationship with just the roles you need, and assign it to a group. For Azure that group has to be in AdminAgents.',

  'history.title': 'History of the relationship',
  'history.text': 'Who did what, and when.',
  'history.caption': 'What happened between you and {customer}',
  'history.none': 'Nothing was recorded.',
  'history.when': 'When',
  'history.what': 'What',
  'history.who': 'By whom',
  'history.byCustomer': 'Somebody at {customer}',
  'history.byOther': 'Somebody at another company',
  'history.byOperator': 'Whoever runs this installation',
  'history.request': 'Requested',
  'history.accept': 'Accepted',
  'history.accept.dap': 'Accepted, with delegated administration',
  'history.decline': 'Declined',
  'history.confirm': 'Confirmed as a customer you know',
  'history.ask-delegated-admin': 'Delegated administration requested',
  'history.grant-delegated-admin': 'Delegated administration granted',
  'history.remove-delegated-admin': 'Delegated administration taken back',
  'history.end': 'Relationship ended',
  'history.created': 'Customer added',

  'permissions.title': 'Customer permissions',
  'permissions.text':
    'What the customer’s own people may buy without asking you. You pay for it and are not told of each purchase.',
  'permissions.AzureReservedInstances': 'Allow the customer to purchase Azure reservations',
  'permissions.AzureSavingsPlan': 'Allow the customer to purchase Azure savings plans',
  'permissions.refused': 'Only Admin agents can change this.',
  'permissions.hint': 'It also takes an Azure plan, and Owner on the subscription for whoever buys.',
  'permissions.saved': 'Saved.',

  'agreement.title': 'Microsoft Customer Agreement',
  'agreement.none': 'Nobody has accepted it yet. Without it nothing can be bought.',
  'agreement.confirm': 'Confirm who accepted it',
  'agreement.by': 'Accepted by {name}, {email}, on {date}',

  'support.label': 'Support contact',
  'support.title': 'Who supports {name}?',
  'support.saved': 'The support contact is now {name}.',
  'support.self': '{partner} (your company)',

  'activity.mails': 'Mails to your Global admins',
  'activity.mails.none': 'No mail was written yet.',
  'activity.mails.text':
    'What your Global admins were told about admin relationships. Where the operator has named no mail server, you read it here.',
} as const;
