import type { accountEn } from './en.ts';

/** The texts of second factors and of one's own account, in French. */
export const accountFr: Record<keyof typeof accountEn, string> = {
  'signIn.weak.sameAsBefore': 'C’est votre mot de passe actuel. Choisissez-en un autre.',

  'step.over.title': 'Le délai est écoulé',
  'step.over.text':
    'Par sécurité, une connexion qui n’est pas menée à son terme s’arrête après un moment. Recommencez.',
  'step.startAgain': 'Recommencer',
  'step.signedInAs': 'Connexion en tant que {userName}',

  'secondFactor.title': 'Confirmez votre identité',
  'secondFactor.code.text': 'Saisissez le code que votre application d’authentification affiche en ce moment.',
  'secondFactor.code': 'Code',
  'secondFactor.code.missing': 'Saisissez les six chiffres.',
  'secondFactor.code.submit': 'Vérifier',
  'secondFactor.passkey.text': 'Utilisez la clé d’accès que vous avez configurée pour ce compte.',
  'secondFactor.passkey.submit': 'Utiliser une clé d’accès',
  'secondFactor.passkey.failed.title': 'La clé d’accès n’a pas été utilisée',
  'secondFactor.passkey.failed.text':
    'Vous avez peut-être annulé, ou elle appartient à un autre compte. Réessayez ou confirmez votre identité autrement.',
  'secondFactor.passkey.unsupported':
    'Ce navigateur ne peut pas utiliser de clé d’accès ici. Confirmez votre identité autrement ou changez de navigateur.',
  'secondFactor.recovery.text':
    'Saisissez l’un des codes de récupération conservés lors de la configuration. Chacun ne sert qu’une fois.',
  'secondFactor.recovery': 'Code de récupération',
  'secondFactor.recovery.missing': 'Saisissez un code de récupération.',
  'secondFactor.toApp': 'Utiliser une application d’authentification',
  'secondFactor.toPasskey': 'Utiliser une clé d’accès',
  'secondFactor.toRecovery': 'Utiliser un code de récupération',
  'secondFactor.lost':
    'Rien de tout cela sous la main ? Un administrateur de votre organisation peut réinitialiser votre second facteur.',
  'secondFactor.wrong.title': 'Ce code n’est pas le bon',
  'secondFactor.wrong.text':
    'Un code ne sert qu’une fois et ne vaut qu’une demi-minute. Attendez le suivant et saisissez-le.',

  'enrol.title': 'Protégez votre compte',
  'enrol.text':
    'Votre organisation demande une seconde preuve en plus du mot de passe. Configurez-la maintenant : une minute suffit.',
  'enrol.app': 'Application d’authentification',
  'enrol.app.what': 'Une application de votre téléphone affiche un nouveau code toutes les demi-minutes.',
  'enrol.passkey': 'Clé d’accès',
  'enrol.passkey.what':
    'Une clé de sécurité, ou cet appareil avec son empreinte, son visage ou son code confidentiel.',
  'enrol.app.title': 'Configurer une application d’authentification',
  'enrol.app.scan': 'Scannez cette image avec l’application, ou saisissez-y la clé.',
  'enrol.app.picture': 'Code QR contenant la clé pour l’application d’authentification',
  'enrol.app.key': 'Clé',
  'enrol.app.code': 'Le code que l’application affiche en ce moment',
  'enrol.name': 'Nom',
  'enrol.name.hint': 'Pour la reconnaître plus tard, par exemple « Téléphone professionnel ».',
  'enrol.name.missing': 'Donnez-lui un nom.',
  'enrol.name.app': 'Application d’authentification',
  'enrol.name.passkey': 'Clé d’accès',
  'enrol.finish': 'Configurer',
  'enrol.passkey.title': 'Configurer une clé d’accès',
  'enrol.passkey.text': 'Donnez-lui un nom, puis suivez ce que demande votre navigateur.',
  'enrol.passkey.failed.title': 'La clé d’accès n’a pas été configurée',
  'enrol.passkey.failed.text':
    'Vous avez peut-être annulé, ou cet appareil a déjà une clé d’accès pour ce compte. Réessayez ou choisissez une application.',
  'enrol.over.title': 'Cette clé est périmée',
  'enrol.over.text': 'Recommencez : une nouvelle image s’affichera.',
  'enrol.tooMany.title': 'Vous en avez assez',
  'enrol.tooMany.text': 'Retirez une de vos méthodes avant d’en ajouter une autre.',
  'enrol.another': 'Choisir un autre moyen',

  'recovery.title': 'Conservez vos codes de récupération',
  'recovery.text':
    'L’un d’eux vous fait entrer si votre téléphone ou votre clé est perdu. Chacun ne sert qu’une fois. Ils ne s’affichent que maintenant.',
  'recovery.list': 'Codes de récupération',
  'recovery.copy': 'tous les codes de récupération',
  'recovery.download': 'Enregistrer dans un fichier',
  'recovery.fileName': 'mandate-codes-de-recuperation.txt',
  'recovery.kept': 'Je les ai conservés en lieu sûr',
  'recovery.continue': 'Continuer',

  'account.title': 'Votre compte',
  'account.security': 'Informations de sécurité',
  'account.subtitle': 'Comment vous vous connectez, et où vous êtes connecté.',
  'account.home': 'Revenir au travail',
  'account.open': 'Informations de sécurité',
  'account.password': 'Mot de passe',
  'account.password.text':
    'Le changer met fin à toutes vos autres sessions, ainsi qu’aux connexions de vos programmes.',
  'account.password.none': 'Vous n’avez pas de mot de passe. Vous passez par le fournisseur de votre organisation.',
  'account.password.change': 'Changer le mot de passe',
  'account.password.current': 'Mot de passe actuel',
  'account.password.current.wrong': 'Ce n’est pas votre mot de passe.',
  'account.password.save': 'Enregistrer',
  'account.password.changed': 'Le mot de passe a été changé.',
  'account.methods': 'Second facteur',
  'account.methods.text': 'Ce que vous présentez en plus du mot de passe.',
  'account.methods.none.title': 'Seul le mot de passe protège votre compte',
  'account.methods.none.text':
    'Qui l’apprend peut entrer. Ajoutez une application d’authentification ou une clé d’accès.',
  'account.methods.required':
    'Votre organisation en demande un : si vous retirez le dernier, vous en configurerez un autre à la connexion.',
  'account.methods.addApp': 'Ajouter une application d’authentification',
  'account.methods.addPasskey': 'Ajouter une clé d’accès',
  'account.methods.kind.authenticator-app': 'Application d’authentification',
  'account.methods.kind.passkey': 'Clé d’accès',
  'account.methods.added': 'Ajouté le {date}',
  'account.methods.used': 'Utilisé le {date}',
  'account.methods.remove': 'Retirer {name}',
  'account.methods.remove.title': 'Retirer {name} ?',
  'account.methods.remove.text': 'Vous ne pourrez plus vous connecter avec.',
  'account.methods.remove.last':
    'C’est le dernier : le mot de passe seul ouvrira alors votre compte, et vos codes de récupération ne vaudront plus rien.',
  'account.methods.removed': '{name} a été retiré.',
  'account.methods.wasAdded': '{name} a été ajouté.',
  'account.recovery': 'Codes de récupération',
  'account.recovery.left':
    '{count, plural, =0 {Il n’en reste aucun.} one {Il en reste un.} other {Il en reste #.}} Chacun vous fait entrer une fois.',
  'account.recovery.renew': 'En créer de nouveaux',
  'account.recovery.renew.title': 'Créer de nouveaux codes de récupération ?',
  'account.recovery.renew.text': 'Ceux que vous avez conservés jusqu’ici ne vaudront plus rien.',
  'account.sessions': 'Où vous êtes connecté',
  'account.sessions.text': 'Mettez fin à ce que vous ne reconnaissez pas, puis changez de mot de passe.',
  'account.sessions.current': 'Ce navigateur',
  'account.sessions.browser': 'Navigateur',
  'account.sessions.address': 'Adresse',
  'account.sessions.since': 'Connecté',
  'account.sessions.seen': 'Vu pour la dernière fois',
  'account.sessions.end': 'Mettre fin à la session de {browser}',
  'account.sessions.ended': 'La session est terminée.',
  'account.sessions.unknown': 'Navigateur inconnu',
  'account.sessions.on': '{browser} sous {system}',
  'account.everywhere': 'Se déconnecter partout',
  'account.everywhere.title': 'Se déconnecter partout ?',
  'account.everywhere.text':
    'Chaque navigateur, celui-ci compris, et chaque programme connecté en votre nom devra se reconnecter. Ce que les programmes détiennent déjà vaut encore une heure au plus.',
  'account.providers': 'Vous pouvez aussi vous connecter par {issuer}.',
  'account.again.title': 'Reconnectez-vous pour modifier ceci',
  'account.again.text':
    'Changer la façon de se connecter demande une connexion de moins de 15 minutes, pour que personne ne le fasse depuis votre navigateur resté ouvert.',
  'account.again.go': 'Se reconnecter',
};
