import type { notificationsEn } from './en.ts';

/** The texts about what people and webhooks are told, and about what partners did, in French. */
export const notificationsFr: Readonly<Record<keyof typeof notificationsEn, string>> = {
  'nav.notifications': 'Notifications',
  'nav.activity': 'Activité des partenaires',

  'notifications.title': 'Notifications',
  'notifications.subtitle':
    'Messages sur les relations d’administration destinés à vos agents d’administration, et événements transmis à votre webhook. Les messages sont envoyés si l’exploitant a indiqué un serveur de messagerie ; sinon, ils sont conservés ici.',
  'notifications.mails': 'Messages',
  'notifications.mails.none':
    'Aucun message n’a encore été rédigé. Les approbations, les fins et les rappels de relations d’administration en produiront.',
  'notifications.webhook': 'Webhook',
  'notifications.webhook.none':
    'Rien n’a été transmis à un webhook ces 7 derniers jours. L’inscription se fait par l’API de l’Espace partenaires.',
  'notifications.state.waiting': 'Non envoyé',
  'notifications.state.delivered': 'Envoyé',
  'notifications.state.given-up': 'Abandonné',
  'notifications.to': 'À {name}, {address}',
  'notifications.attempts': '{count, plural, =0 {pas encore tenté} one {# tentative} other {# tentatives}}',
  'notifications.lastAnswer': 'dernière réponse : {answer}',
  'notifications.noAnswer': 'non joint : {reason}',
  'notifications.read': 'Lire le message',
  'notifications.more': 'Afficher plus',

  'calendar.title': 'Calendrier des relations arrivant à expiration',
  'calendar.text':
    'Une adresse à laquelle un logiciel de calendrier peut s’abonner. Quiconque la possède peut lire quelles relations prennent fin et quand : gardez-la pour vous.',
  'calendar.none': 'Vous n’avez pas de lien vers le calendrier.',
  'calendar.since': 'Vous avez un lien vers le calendrier depuis le {date}. Son adresse a été affichée à sa création.',
  'calendar.make': 'Créer un lien',
  'calendar.renew': 'Créer un nouveau lien',
  'calendar.revoke': 'Révoquer le lien',
  'calendar.made':
    'Copiez l’adresse maintenant : elle ne sera plus affichée. Le lien que vous aviez auparavant ne fonctionne plus.',
  'calendar.revoked': 'Le lien ne fonctionne plus.',
  'calendar.address': 'Adresse du calendrier',

  'activity.title': 'Activité des partenaires',
  'activity.subtitle':
    'Ce que le personnel de partenaires a fait dans votre organisation ou pour elle ces 90 derniers jours. Seuls vos propres administrateurs généraux voient cette page.',
  'activity.acts': 'Actions effectuées',
  'activity.acts.none.title': 'Personne d’autre n’a rien fait',
  'activity.acts.none.text':
    'Ces 90 derniers jours, seules des personnes de votre organisation ont apporté des modifications.',
  'activity.refused': 'Actions refusées',
  'activity.refused.text':
    'Ce que quelqu’un a tenté sans y être autorisé ces 90 derniers jours, y compris dans votre organisation.',
  'activity.refused.none': 'Rien n’a été refusé.',
  'activity.when': 'Date',
  'activity.who': 'Par qui',
  'activity.what': 'Action',
  'activity.where': 'Où',
  'activity.of': '{name}, {partner}',
  'activity.through.partner': 'Dans votre organisation, par sa relation avec vous',
  'activity.through.none': 'Chez {partner}, pour vous',
  'activity.denied.title': 'Réservé à vos administrateurs généraux',
  'activity.denied.text': 'Demandez à l’un de vos administrateurs généraux ce qu’ont fait les partenaires.',
  'activity.done.roleAssigned': 'A attribué un rôle Azure',
  'activity.done.roleRemoved': 'A supprimé un rôle Azure',
  'activity.done.subscriptionAdded': 'A ajouté un abonnement Azure',
  'activity.done.subscriptionChanged': 'A modifié un abonnement',
  'activity.done.azureChanged': 'A annulé ou réactivé un abonnement Azure',
  'activity.done.ordered': 'A passé une commande',
  'activity.done.cartChanged': 'A modifié un panier',
  'activity.done.attested': 'A attesté un contrat',
  'activity.done.billingChanged': 'A modifié le profil de facturation',
  'activity.done.relationshipRequested': 'A demandé une relation de revendeur',
  'activity.done.relationshipEnded': 'A supprimé la relation de revendeur',
  'activity.done.privilegesRemoved': 'A renoncé aux privilèges d’administrateur délégué',
  'activity.done.rolesRequested': 'A demandé une relation d’administrateur',
  'activity.done.rolesTerminated': 'A mis fin à une relation d’administration',
  'activity.done.groupAssigned': 'A attribué des rôles à un groupe de sécurité',
  'activity.done.groupReassigned': 'A modifié les rôles d’un groupe de sécurité',
  'activity.done.groupUnassigned': 'A retiré les rôles d’un groupe de sécurité',
  'activity.done.userCreated': 'A créé un utilisateur',
  'activity.done.userUpdated': 'A modifié un utilisateur',
  'activity.done.userDeleted': 'A supprimé un utilisateur',
  'activity.done.passwordReset': 'A réinitialisé un mot de passe',
  'activity.done.directoryRole': 'A modifié les titulaires d’un rôle d’annuaire',
  'activity.done.groupMembers': 'A modifié les membres d’un groupe',
  'activity.done.resourceGroup': 'A créé ou modifié un groupe de ressources',
};
