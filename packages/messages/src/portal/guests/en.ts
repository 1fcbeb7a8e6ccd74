/** The texts about guests, in English. */
export const guestsEn = {
  'guest.header': 'Invitation',
  'guest.title': '{tenant} invites you',
  'guest.text':
    '{tenant} asks you to enter its directory as a guest. You keep signing in with your own account, {address}.',
  'guest.who': 'Who invites you',
  'guest.organization': 'Organization',
  'guest.domain': 'Domain',
  'guest.id': 'Microsoft ID',
  'guest.what': 'What accepting means',
  'guest.what.name': 'The administrators there see your name and your address.',
  'guest.what.rights': 'You may do there what they give you, and nothing else. Nothing changes at home.',
  'guest.what.instead':
    'If you enter that directory on behalf of your company today, you enter it as a guest instead from then on.',
  'guest.accept': 'Accept',
  'guest.accepted': 'You are a guest of {tenant} now.',
  'guest.open': 'Open the Azure portal of {tenant}',
  'guest.void.title': 'There is no invitation for you here',
  'guest.void.text':
    'It may have been withdrawn, or it is for another of your accounts. Sign in with the one that was invited, or ask whoever sent you the link.',
} as const;
