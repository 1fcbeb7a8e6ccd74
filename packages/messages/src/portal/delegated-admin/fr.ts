import type { delegatedAdminEn } from './en.ts';

/** The texts about granular relationships with all customers, in French. */
export const delegatedAdminFr: Readonly<Record<keyof typeof delegatedAdminEn, string>> = {
  'nav.ending': 'Relations arrivant à expiration',
  'nav.figures': 'Relations en chiffres',
  'nav.matrix': 'Qui peut entrer où',

  'adminRelationships.noGroup': 'Aucun groupe encore',

  'ending.title': 'Relations granulaires arrivant à expiration',
  'ending.subtitle':
    'Les relations d’administration avec tous les clients, selon leur fin. Celles qui se prolongent figurent à la fin qu’elles auraient sinon.',
  'ending.spans': 'Relations selon leur fin',
  'ending.span.within30Days': 'Dans 30 jours',
  'ending.span.within7Days': 'Dans 7 jours',
  'ending.span.within1Day': 'Dans 1 jour',
  'ending.span.later': 'Dans plus de 30 jours',
  'ending.span.expired': 'Expirées depuis un an',
  'ending.share': '{share} de {all, plural, one {# relation} other {# relations}}',
  'ending.search': 'Rechercher des relations',
  'ending.search.hint': 'Nom du client ou de la relation',
  'ending.download': 'Télécharger',
  'ending.found': '{count, plural, =0 {Aucune relation} one {# relation} other {# relations}}',
  'ending.caption': 'Relations d’administration selon leur fin',
  'ending.customer': 'Client',
  'ending.select': 'Sélectionner {name}',
  'ending.selectShown': 'Tout sélectionner ici',
  'ending.selected': '{count, plural, =0 {Aucune sélectionnée} one {# sélectionnée} other {# sélectionnées}}',
  'ending.turnOn': 'Activer l’extension automatique',
  'ending.turnOff': 'Désactiver l’extension automatique',
  'ending.never': 'Pas avec Administrateur général',
  'ending.tooMany.title': 'Sélectionnez {most, plural, other {#}} relations au plus',
  'ending.tooMany.text': 'Vous en avez sélectionné {count, plural, other {#}}. Rien n’a changé.',
  'ending.changed':
    '{count, plural, =0 {Aucune relation n’a changé.} one {# relation a changé.} other {# relations ont changé.}}',
  'ending.failed': 'Inchangées : {names}. Quelqu’un a été plus rapide, ou elles ont pris fin. Rechargez la liste.',
  'ending.none.title': 'Rien ici',
  'ending.none.text': 'Aucune relation d’administration ne prend fin dans cette période.',
  'ending.noneFound.text':
    'La recherche porte sur les noms des clients et des relations. Une partie suffit ; les accents ne comptent pas.',

  'figures.title': 'Analytique des relations GDAP',
  'figures.subtitle': 'Où en sont vos relations d’administration granulaires en ce moment.',
  'figures.customers': 'Clients CSP',
  'figures.relationships': 'Relations créées',
  'figures.expiring': 'Expirent dans les 60 jours',
  'figures.pending': 'En attente d’approbation',
  'figures.share': 'Clients ayant une relation',
  'figures.share.of': '{count, plural, other {#}} sur {all, plural, other {#}}',
  'figures.expiringByDay': 'Fins à venir par jour',
  'figures.expiringByDay.text': 'Combien de relations arrivent à leur fin chacun des 60 prochains jours.',
  'figures.expiredByDay': 'Expirations par jour',
  'figures.expiredByDay.text': 'Combien de relations ont expiré chacun des 60 derniers jours.',
  'figures.day': 'Jour',
  'figures.count': 'Relations',
  'figures.onDay': '{day} : {count, plural, one {# relation} other {# relations}}',
  'figures.most': '{count, plural, other {#}} au plus en un jour',
  'figures.noDay': 'Aucune pendant ces jours.',
  'figures.topRoles': 'Rôles les plus utilisés',
  'figures.topRoles.text': 'Dans combien de relations actives figure chaque rôle.',
  'figures.globalAdministrator': 'Encore avec Administrateur général',
  'figures.globalAdministrator.text':
    'Elles accordent un rôle qui peut tout faire, et ne peuvent pas se prolonger. Demandez plutôt moins de rôles.',
  'figures.lapses': 'Devient caduque',
  'figures.none': 'Aucune',
  'figures.noRole': 'Aucun',
  'figures.more': '{count, plural, one {Et # autre.} other {Et # autres.}}',
  'figures.nobody': 'Pour qui a le lien',

  'matrix.title': 'Qui peut entrer où',
  'matrix.subtitle':
    'Les relations d’administration actives avec tous les clients, et ce que chaque groupe de sécurité y détient. Le nom d’un client mène à tous ceux qui peuvent y entrer.',
  'matrix.none.title': 'Aucune relation d’administration active',
  'matrix.none.text': 'Les relations apparaissent ici une fois approuvées par un client.',
  'matrix.noneFound.text':
    'La recherche porte sur les noms des relations. Une partie suffit ; les accents ne comptent pas.',
  'entrants.title': 'Qui peut entrer',
  'entrants.subtitle':
    'Tous ceux de votre société qui peuvent agir en ce moment dans l’annuaire de ce client, décidés comme le serait une de leurs requêtes.',
  'entrants.none.title': 'Personne ne peut entrer',
  'entrants.none.text':
    'Il n’y a ni administration déléguée, ni groupe ayant des rôles dans une relation d’administration.',
  'entrants.person': 'Nom',
  'entrants.application': '{name} (application)',
  'entrants.through': 'Par',
  'entrants.byDap': 'Privilèges d’administrateur délégué, comme {roles}',
  'entrants.byGroup': '{group}, par « {relationship} »',
  'entrants.azure': 'Azure',
  'entrants.yes': 'S’ouvre',
  'entrants.no': 'Reste fermé',
  'entrants.open': 'Qui peut entrer chez ce client ?',

  'services.azure.shut': 'Vos rôles n’ouvrent pas le portail Azure de ce client.',
  'services.azure.no-relationship': 'Votre société n’a aucune relation active avec lui.',
  'services.azure.no-delegated-admin':
    'Il n’a accordé à votre société ni privilèges d’administrateur délégué, ni rôles granulaires.',
  'services.azure.not-in-assigned-group':
    'Il a accordé des rôles à des groupes de votre société, et vous n’êtes dans aucun d’eux. Un agent d’administration peut y remédier sous Relations d’administration.',
  'services.azure.no-agent-role':
    'Il a accordé des privilèges d’administrateur délégué, et aucun de vos rôles de partenaire ne s’en sert. Un administrateur général de votre société peut vous donner l’un de ces rôles :',
  'services.azure.not-admin-agent':
    'Vous y détenez des rôles granulaires, mais Azure demande aussi d’être dans AdminAgents, directement ou par un autre groupe. Un administrateur général de votre société peut s’en charger.',

  'activity.done.rolesByDefault': 'A reçu des rôles granulaires avec le nouveau client',
  'activity.done.extensionChanged': 'A modifié l’extension automatique d’une relation d’administration',

  'leastRole.of': 'Le minimum pour : {tasks}',
  'leastRole.supportRequests': 'ouvrir des demandes de support',
  'leastRole.directoryRoles': 'attribuer des rôles d’annuaire',
  'leastRole.users': 'créer et supprimer des utilisateurs',
  'leastRole.licences': 'attribuer des licences',
  'leastRole.passwords': 'réinitialiser les mots de passe des utilisateurs',
  'leastRole.adminPasswords': 'réinitialiser les mots de passe d’administrateurs limités',
  'leastRole.privilegedPasswords': 'réinitialiser les mots de passe d’administrateurs privilégiés',
  'leastRole.guests': 'inviter des invités',
  'leastRole.groups': 'créer des groupes',
  'leastRole.readAll': 'tout lire',
  'leastRole.azure': 'les abonnements Azure, avec un groupe dans AdminAgents',
};
