import type { directoryChangeEn } from './en.ts';

/** The texts of moving subscriptions between directories, in French. */
export const directoryChangeFr: Record<keyof typeof directoryChangeEn, string> = {
  'directoryChange.title': 'Changer d’annuaire',
  'directoryChange.tile': 'Changer d’annuaire',
  'directoryChange.tile.text':
    'Déplacer l’abonnement vers l’annuaire d’une autre organisation, et voir ce qui reste en arrière.',
  'directoryChange.refused.title': 'Vous ne pouvez pas déplacer cet abonnement',
  'directoryChange.refused.text':
    'Il faut le rôle Propriétaire sur l’abonnement, détenu par un membre de cet annuaire. Ce qu’un partenaire détient ici ne compte pas.',
  'directoryChange.warning.title': 'Tout le monde perd son accès',
  'directoryChange.warning.text':
    'Tous les rôles sur l’abonnement et dans celui-ci sont supprimés dès que l’autre annuaire accepte, les vôtres compris. La personne qui accepte en devient Propriétaire ; nul autre ne reçoit quoi que ce soit. Notez ce qu’il faudra attribuer à nouveau.',
  'directoryChange.blocked.title': 'Le déplacement est impossible pour l’instant',
  'directoryChange.blocked.same-directory': 'L’abonnement se trouve déjà dans cet annuaire.',
  'directoryChange.blocked.sold-without-plan':
    'Il a été vendu sans plan Azure, et ce qui a été vendu ainsi ne peut pas quitter l’annuaire.',
  'directoryChange.blocked.partner-transfer-open':
    'Un partenaire est en train de le transférer à un autre. Ce transfert doit d’abord être accepté ou refusé.',
  'directoryChange.blocked.no-plan-at-destination':
    'Le partenaire qui le vend n’a pas de plan Azure actif avec l’annuaire de destination. Demandez-lui d’abord d’en vendre un.',
  'directoryChange.blocked.not-active': 'L’abonnement n’est pas actif. Réactivez-le d’abord.',
  'directoryChange.blocked.locked': 'Des verrous le protègent : {places}. Retirez-les d’abord.',
  'directoryChange.seller': '{partner} vend cet abonnement et doit avoir un plan Azure actif avec l’autre annuaire.',
  'directoryChange.behind': 'Ce qui reste en arrière',
  'directoryChange.behind.none': 'Personne ne détient de rôle ici.',
  'directoryChange.roles.caption': 'Rôles que {name} laisse en arrière',
  'directoryChange.roles.count': '{count, plural, =0 {Aucun rôle} one {# rôle perdu} other {# rôles perdus}}',
  'directoryChange.holder': 'Qui',
  'directoryChange.role': 'Rôle',
  'directoryChange.scope': 'Où',
  'directoryChange.scope.here': 'Cet abonnement',
  'directoryChange.how': 'Comment',
  'directoryChange.how.assigned': 'Attribué ; supprimé',
  'directoryChange.how.inherited': 'Hérité ; ne l’atteint plus',
  'directoryChange.how.eligible': 'Activable ; supprimé',
  'directoryChange.how.for-a-time': 'Temporaire ; supprimé',
  'directoryChange.how.denied': 'Refusé ; le refus est supprimé',
  'directoryChange.customRoles': 'Rôles personnalisés',
  'directoryChange.customRoles.deleted': '{name} : supprimé',
  'directoryChange.customRoles.stays': '{name} : reste ici, et ne peut plus y être attribué',
  'directoryChange.delegations': 'Délégations (Azure Lighthouse)',
  'directoryChange.delegation': '{managedBy}, sur {scope} : prend fin',
  'directoryChange.identities': 'Identités managées à recréer',
  'directoryChange.along': 'Ce qui suit',
  'directoryChange.along.none': 'Aucun groupe de ressources et aucune ressource.',
  'directoryChange.along.text':
    '{groups, plural, =0 {Aucun groupe de ressources} one {Un groupe de ressources} other {# groupes de ressources}}, {resources, plural, =0 {aucune ressource} one {une ressource} other {# ressources}} et {locks, plural, =0 {aucun verrou} one {un verrou} other {# verrous}}, avec les étiquettes et les fournisseurs inscrits.',
  'directoryChange.along.more':
    '{groups, plural, =0 {Aucun groupe de ressources} one {Un groupe de ressources} other {# groupes de ressources}}, plus de {resources} ressources et {locks, plural, =0 {aucun verrou} one {un verrou} other {# verrous}}, avec les étiquettes et les fournisseurs inscrits.',
  'directoryChange.offer': 'Proposer à un autre annuaire',
  'directoryChange.offer.text':
    'Rien ne change tant que la personne désignée n’a pas accepté. Elle doit être Administrateur général de l’autre annuaire et a sept jours pour le faire.',
  'directoryChange.destination': 'L’autre annuaire',
  'directoryChange.destination.hint': 'Son domaine, par exemple contoso.example, ou son identifiant.',
  'directoryChange.destination.missing': 'Saisissez le domaine ou l’identifiant de l’annuaire.',
  'directoryChange.owner': 'Qui doit l’accepter et en être propriétaire',
  'directoryChange.owner.hint': 'Son nom d’utilisateur là-bas. On ne vous dira pas si cette personne existe.',
  'directoryChange.owner.missing': 'Saisissez qui doit être propriétaire de l’abonnement.',
  'directoryChange.ask': 'Proposer l’abonnement',
  'directoryChange.confirm.title': 'Proposer {name} à {destination} ?',
  'directoryChange.confirm.text':
    'Dès que {owner} accepte, l’abonnement quitte cet annuaire, et {count, plural, =0 {aucun rôle n’est perdu} one {un rôle est perdu} other {# rôles sont perdus}}. Vous ne pourrez pas le reprendre d’ici.',
  'directoryChange.confirm.typed': 'Saisissez {name} pour confirmer',
  'directoryChange.waiting.title': 'Il est proposé à un autre annuaire',
  'directoryChange.waiting.text': '{owner}, dans l’annuaire {destination}, peut accepter jusqu’au {until}.',
  'directoryChange.withdraw': 'Retirer la proposition',
  'directoryChange.withdrawn': 'La proposition est retirée. L’abonnement reste ici.',
  'directoryChange.offered': 'L’abonnement est proposé. Demandez à {owner} d’ouvrir les abonnements de son annuaire.',

  'offered.title': 'Abonnements proposés',
  'offered.notice':
    '{count, plural, one {Un abonnement est proposé} other {# abonnements sont proposés}} à cet annuaire.',
  'offered.notice.link': 'Voir ce qui est proposé',
  'offered.none.title': 'Rien ne vous est proposé',
  'offered.none.text':
    'Quand un autre annuaire propose un abonnement à celui-ci, ses Administrateurs généraux le voient ici.',
  'offered.from': 'De',
  'offered.for': 'À accepter par',
  'offered.until': 'À accepter avant le',
  'offered.holds': 'Il contient',
  'offered.seller': 'Vendu par',
  'offered.text':
    'À son arrivée, personne n’y a de droit, quoi qu’il ait détenu auparavant. Vous en devenez Propriétaire et attribuez les rôles aux autres. Ce qu’il coûte revient dès lors à votre organisation.',
  'offered.notForYou': 'Seul {owner} peut l’accepter.',
  'offered.notGlobalAdmin': 'Seul un Administrateur général de cet annuaire peut l’accepter.',
  'offered.accept': 'Accepter {name}',
  'offered.accept.title': 'Prendre {name} dans votre annuaire ?',
  'offered.accept.confirm': 'Accepter',
  'offered.accepted': '{name} se trouve désormais dans votre annuaire, et vous en êtes Propriétaire.',
  'offered.open': 'Ouvrir {name}',

  'error.changeTenant.title': 'L’abonnement ne peut pas être déplacé',
  'error.changeTenant.text': 'Quelque chose s’y oppose, d’un côté ou de l’autre. Rechargez la page pour voir quoi.',
  'error.destination.title': 'Cet annuaire n’existe pas',
  'error.destination.text': 'Vérifiez le domaine ou l’identifiant.',
  'error.changeTenantGone.title': 'La proposition ne tient plus',
  'error.changeTenantGone.text': 'Elle a été retirée, acceptée avant, ou elle est trop ancienne. Faites-la renouveler.',
};
