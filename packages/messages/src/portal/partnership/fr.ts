import type { partnershipEn } from './en.ts';

/** The texts about selling in two tiers, and about what a partner holds at its customers, in French. */
export const partnershipFr: Record<keyof typeof partnershipEn, string> = {
  'nav.tiers': 'Revendeurs et fournisseurs',
  'tiers.title': 'Revendeurs et fournisseurs',
  'tiers.subtitle':
    'À deux niveaux, un revendeur indirect s’occupe du client et un fournisseur indirect lui vend. Ils sollicitent les clients ensemble.',
  'tiers.resellers': 'Revendeurs indirects',
  'tiers.resellers.none': 'Personne ne vend encore par votre intermédiaire.',
  'tiers.providers': 'Fournisseurs indirects',
  'tiers.ask.with': 'Solliciter un client avec {partner}',
  'tiers.invite': 'Inviter un revendeur indirect',
  'tiers.invite.text':
    'Un administrateur général de l’autre société ouvre le lien et accepte. Si elle n’était pas encore partenaire ici, elle le devient. Le lien est le même pour tous et fonctionne jusqu’à ce que vous renouveliez vos liens.',
  'tiers.isReseller':
    'Votre société est revendeur indirect : elle s’occupe des clients, et c’est son fournisseur qui les ajoute et qui leur vend. Elle ne peut pas avoir ses propres revendeurs.',
  'tiers.domain': 'Domaine',
  'tiers.name': 'Société',

  'mail.provider.subject': '{partner} souhaite faire de vous son revendeur indirect',
  'mail.provider.body':
    'Bonjour,\n\n{partner} souhaite vendre des abonnements Azure par votre intermédiaire : vous vous occupez de vos clients, et nous prenons les commandes.\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page explique ce que cela signifie pour vous ; rien ne se passe tant que l’invitation n’y a pas été acceptée.\n\nCordialement,\n{sender}\n{partner}',
  'mail.tiers.subject': '{reseller} et {provider} souhaitent devenir vos revendeurs cloud',
  'mail.tiers.body':
    'Bonjour,\n\n{reseller} souhaite s’occuper de vos abonnements Azure, et {provider} vous les vendre. Pour cela, nous vous demandons d’accepter les deux sociétés comme revendeurs, en une seule fois.\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page dit exactement ce que vous autorisez ; rien ne se passe tant que la demande n’y a pas été acceptée. Vous pouvez revenir sur votre décision à tout moment.\n\nCordialement,\n{sender}\n{partner}',
  'mail.tiers.bodyWithDap':
    'Bonjour,\n\n{reseller} souhaite administrer vos abonnements Azure pour vous, et {provider} vous les vendre. Pour cela, nous vous demandons d’accepter les deux sociétés comme revendeurs et de leur accorder des privilèges d’administration déléguée, en une seule fois.\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page dit exactement ce que vous autorisez ; rien ne se passe tant que la demande n’y a pas été acceptée. Vous pouvez retirer ces privilèges à tout moment et garder les deux sociétés comme revendeurs.\n\nCordialement,\n{sender}\n{partner}',

  'provider.title': '{provider} vous invite à devenir son revendeur indirect',
  'provider.who': 'Qui vous invite',
  'provider.what': 'Ce que signifie accepter',
  'provider.what.tiers':
    'Vous vous occupez des clients, et {provider} leur vend. Vous pouvez les solliciter ensemble, par un seul lien.',
  'provider.what.partner':
    '{organization} devient partenaire ici : elle reçoit l’Espace partenaires et des groupes pour ses agents d’administration et ses agents du support technique, auxquels vos administrateurs ajoutent des personnes.',
  'provider.what.names':
    'Dans les demandes aux clients, {provider} peut vous nommer à ses côtés, et vous pouvez le nommer aux vôtres.',
  'provider.keep.access':
    '{provider} ne reçoit aucun accès à votre annuaire, ni à ce que vos clients vous ont accordé.',
  'provider.keep.third':
    'Tant que vous vendez par l’intermédiaire d’un fournisseur, vous n’ajoutez pas vous-même de clients et ne prenez pas de commandes.',
  'provider.accepted.title': 'Vous êtes maintenant revendeur indirect de {provider}',
  'provider.accepted.text':
    'Dans l’Espace partenaires, la page Revendeurs et fournisseurs permet de solliciter des clients ensemble.',
  'provider.already.title': 'Vous avez déjà accepté',
  'provider.already.text': 'Votre société est revendeur indirect de ce fournisseur.',
  'provider.toTiers': 'Aller à Revendeurs et fournisseurs',
  'provider.own.text': 'Vous êtes connecté comme membre de la société qui l’envoie. Envoyez-le à un revendeur.',
  'provider.own.title': 'Ce lien est pour vos revendeurs',
  'provider.thirdTier.title': 'Vous avez vos propres revendeurs',
  'provider.thirdTier.text':
    'Une société qui vend par l’intermédiaire de revendeurs ne peut pas être elle-même le revendeur d’une autre.',
  'provider.otherMarket.title': 'Ce fournisseur est dans une autre région',
  'provider.otherMarket.text':
    'Le fournisseur ({partnerCountry}) et votre organisation ({customerCountry}) n’appartiennent pas à la même région. Il le faut pour vendre ensemble.',

  'nav.delegatedAdmin': 'Administration déléguée',
  'delegated.title': 'Administration déléguée',
  'delegated.subtitle':
    'Les clients dont vos agents administrent l’annuaire grâce à des privilèges d’administration déléguée. Rendez ceux dont vous n’avez pas besoin.',
  'delegated.caption': 'Clients qui ont accordé des privilèges d’administration déléguée',
  'delegated.none.title': 'Aucun client n’a accordé ces privilèges',
  'delegated.none.text': 'Ceux qui les accordent apparaissent ici.',
  'delegated.choose': 'Choisir {customer}',
  'delegated.chosen': '{count, plural, =0 {Aucun choisi} one {# choisi} other {# choisis}}',
  'delegated.disable': 'Rendre les privilèges',
  'delegated.disable.title':
    '{count, plural, one {Renoncer à l’administration déléguée de # client ?} other {Renoncer à l’administration déléguée de # clients ?}}',
  'delegated.disable.refused':
    'Seuls les agents d’administration et les agents du support technique peuvent les rendre.',
  'delegated.disable.done':
    '{count, plural, one {Les privilèges chez # client ont été rendus.} other {Les privilèges chez # clients ont été rendus.}}',
  'delegated.disable.failed':
    '{count, plural, one {Chez # client, cela n’a pas fonctionné. Il reste choisi ; réessayez.} other {Chez # clients, cela n’a pas fonctionné. Ils restent choisis ; réessayez.}}',

  'without.title': 'Ce que vous ne pouvez pas faire sans administration déléguée',
  'without.text': 'Les rôles granulaires qu’un de vos groupes y détient comptent toujours.',
  'without.users': 'Voir, créer ou modifier des utilisateurs, et réinitialiser des mots de passe',
  'without.groups': 'Voir les groupes, et qui détient quel rôle d’annuaire',
  'without.domains': 'Lire l’adresse de la société, son adresse e-mail et ses domaines personnalisés',
  'without.portal': 'Ouvrir d’ici son portail Azure, ou y attribuer des rôles à ses utilisateurs',
  'without.support': 'Ouvrir des demandes de service en son nom',
  'without.remains': 'Ce que vous pouvez toujours faire',
  'without.remains.sell':
    'Le voir dans votre liste, acheter, suspendre et réactiver, créer des abonnements Azure, lire les commandes et le profil de facturation',
  'without.remains.roles':
    'Garder les rôles de vos groupes sur ses abonnements Azure, et avec eux le crédit Partenaires ; pour s’en servir, il faut que quelqu’un soit de nouveau admis dans son annuaire',
  'without.restore': 'Comment y revenir',
  'without.restore.dap':
    'Redemandez l’administration déléguée. Un administrateur général du client doit l’accepter ; cela prend effet aussitôt.',
  'without.restore.granular':
    'Ou demandez une relation d’administration avec les seuls rôles nécessaires, et attribuez-la à un groupe. Pour Azure, ce groupe doit être dans AdminAgents.',

  'history.title': 'Historique de la relation',
  'history.text': 'Qui a fait quoi, et quand.',
  'history.caption': 'Ce qui s’est passé entre vous et {customer}',
  'history.none': 'Rien n’a été consigné.',
  'history.when': 'Quand',
  'history.what': 'Quoi',
  'history.who': 'Par qui',
  'history.byCustomer': 'Quelqu’un chez {customer}',
  'history.byOther': 'Quelqu’un d’une autre société',
  'history.byOperator': 'L’exploitant de cette installation',
  'history.request': 'Demandée',
  'history.accept': 'Acceptée',
  'history.accept.dap': 'Acceptée, avec administration déléguée',
  'history.decline': 'Refusée',
  'history.confirm': 'Confirmé comme client que vous connaissez',
  'history.ask-delegated-admin': 'Administration déléguée demandée',
  'history.grant-delegated-admin': 'Administration déléguée accordée',
  'history.remove-delegated-admin': 'Administration déléguée retirée',
  'history.end': 'Relation terminée',
  'history.created': 'Client ajouté',

  'permissions.title': 'Autorisations du client',
  'permissions.text':
    'Ce que les utilisateurs du client peuvent acheter sans vous demander. C’est vous qui payez, et vous n’êtes pas averti de chaque achat.',
  'permissions.AzureReservedInstances': 'Autoriser le client à acheter des réservations Azure',
  'permissions.AzureSavingsPlan': 'Autoriser le client à acheter des plans d’économies Azure',
  'permissions.refused': 'Seuls les agents d’administration peuvent le changer.',
  'permissions.hint': 'Il faut aussi un plan Azure, et que la personne qui achète soit Propriétaire de l’abonnement.',
  'permissions.saved': 'Enregistré.',

  'agreement.title': 'Contrat client Microsoft',
  'agreement.none': 'Personne ne l’a encore accepté. Sans lui, rien ne peut être acheté.',
  'agreement.confirm': 'Confirmer qui l’a accepté',
  'agreement.by': 'Accepté par {name}, {email}, le {date}',

  'support.label': 'Contact du support',
  'support.title': 'Qui assure le support de {name} ?',
  'support.saved': 'Le contact du support est maintenant {name}.',
  'support.self': '{partner} (votre société)',

  'activity.mails': 'E-mails à vos administrateurs généraux',
  'activity.mails.none': 'Aucun e-mail n’a encore été écrit.',
  'activity.mails.text':
    'Ce dont vos administrateurs généraux ont été informés au sujet de relations d’administration. Si l’exploitant n’a indiqué aucun serveur de messagerie, vous le lisez ici.',
};
