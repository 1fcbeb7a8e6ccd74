import type { relationshipsEn } from './en.ts';

/** The texts about relationships between partners and customers, in French. */
export const relationshipsFr: Record<keyof typeof relationshipsEn, string> = {
  'nav.partners': 'Relations de partenariat',

  'relationship.unconfirmed': 'À confirmer',
  'relationship.unconfirmed.title': 'Ce client est venu de lui-même',
  'relationship.unconfirmed.text':
    'Il a accepté votre lien sans avoir été sollicité nommément, et chacun peut se donner le nom qu’il veut. Comparez le domaine et l’ID Microsoft avec ce que vous savez avant de lui vendre quoi que ce soit.',
  'relationship.confirm': 'Oui, nous connaissons ce client',
  'relationship.confirmed': 'Le client est confirmé.',

  'request.title': 'Demander une relation de revendeur',
  'request.subtitle':
    'Envoyez ce lien à un client. Un administrateur général de chez lui l’ouvre, lit ce que vous demandez et décide.',
  'request.of': 'À {customer}',
  'request.open': 'Demander une relation',
  'request.what': 'Ce que vous demandez',
  'request.dap': 'Inclure des privilèges d’administration déléguée pour Microsoft Entra ID et Microsoft 365',
  'request.dap.hint':
    'Vos agents d’administration deviennent administrateurs généraux de l’annuaire du client, vos agents du support technique administrateurs du support, et vos agents des ventes peuvent le lire. Sans ces privilèges, vous pouvez vendre tout de même.',
  'request.dap.hint.reseller':
    'Vos agents d’administration deviennent administrateurs généraux de l’annuaire du client et vos agents du support technique administrateurs du support, de même que ceux du fournisseur. Sans ces privilèges, la vente reste possible.',
  'request.dap.forbidden': 'Votre société ne demande plus à personne de privilèges d’administration déléguée.',
  'request.provider': 'Avec qui',
  'request.provider.none': 'Personne : nous vendons nous-mêmes',
  'request.link': 'Lien',
  'request.link.text':
    'Le lien est le même pour tous les clients et peut servir autant de fois que nécessaire. Quiconque l’accepte sans y avoir été invité apparaît dans votre liste comme client à confirmer.',
  'request.renew': 'Renouveler le lien',
  'request.renew.title': 'Annuler tous les liens déjà envoyés ?',
  'request.renew.text':
    'Quiconque a reçu un lien sans l’avoir encore accepté devra en recevoir un nouveau. Les relations existantes ne changent pas.',
  'request.renewed': 'Les liens déjà envoyés ne fonctionnent plus. Celui qui est affiché ici est nouveau.',
  'request.sent': '{customer} voit aussi votre demande sur sa page Relations de partenariat.',

  'mail.title': 'E-mail',
  'mail.language': 'Langue de l’e-mail',
  'mail.subject': 'Objet',
  'mail.text': 'Texte',
  'mail.text.hint': 'Modifiez-le à votre guise. Le lien s’ajoute en dessous et y reste.',
  'mail.open': 'Ouvrir dans un e-mail',
  'mail.copy': 'Copier dans le Presse-papiers',
  'mail.copied': 'Le texte et le lien ont été copiés.',
  'mail.copyFailed': 'Votre navigateur n’a pas permis la copie. Sélectionnez le texte et copiez-le vous-même.',
  'mail.done': 'Terminé',
  'mail.reseller.subject': '{partner} souhaite devenir votre revendeur cloud',
  'mail.reseller.body':
    'Bonjour,\n\n{partner} souhaite vous vendre des abonnements Azure et s’en occuper avec vous. Pour cela, nous vous demandons de nous accepter comme revendeur.\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page dit exactement ce que vous autorisez ; rien ne se passe tant que la demande n’y a pas été acceptée. Vous pouvez revenir sur votre décision à tout moment.\n\nCordialement,\n{sender}\n{partner}',
  'mail.reseller.bodyWithDap':
    'Bonjour,\n\n{partner} souhaite vous vendre des abonnements Azure et les administrer pour vous. Pour cela, nous vous demandons de nous accepter comme revendeur et de nous accorder des privilèges d’administration déléguée.\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page dit exactement ce que vous autorisez ; rien ne se passe tant que la demande n’y a pas été acceptée. Vous pouvez retirer ces privilèges à tout moment et nous garder comme revendeur.\n\nCordialement,\n{sender}\n{partner}',
  'mail.admin.subject': '{partner} demande la relation d’administration « {name} »',
  'mail.admin.body':
    'Bonjour,\n\nPour pouvoir vous aider, {partner} demande quelques rôles d’administrateur dans votre annuaire, pour {days, plural, one {# jour} other {# jours}} et sous le nom « {name} ».\n\nMerci de demander à un administrateur général de votre organisation d’ouvrir le lien ci-dessous. La page énumère tous les rôles ; rien ne se passe tant qu’ils n’y ont pas été approuvés. Vous pouvez les retirer à tout moment.\n\nCordialement,\n{sender}\n{partner}',

  'consent.askTitle': 'Seul un administrateur général peut en décider',
  'consent.ask': 'Transmettez cette page à quelqu’un qui le peut : {names}.',
  'consent.askNobody':
    'Votre organisation n’a aucun administrateur général qui le pourrait. Adressez-vous à la personne qui a créé votre annuaire.',
  'consent.again.title': 'Connectez-vous encore une fois',
  'consent.again.text':
    'Ce que vous êtes sur le point d’autoriser pèse lourd : il faut s’être connecté il y a moins de dix minutes. Vous reviendrez à cette page.',
  'consent.again.go': 'Se reconnecter',
  'consent.you': 'Vous décidez pour {customer}.',
  'consent.for': 'La demande s’adresse à {customer}.',
  'consent.who': 'Qui fait la demande',
  'consent.who.hint':
    'Les noms ne sont pas uniques. Assurez-vous que le domaine et l’ID Microsoft sont ceux du partenaire auquel vous pensez.',
  'consent.what': 'Ce que vous autorisez',
  'consent.keep': 'Ce qui reste entre vos mains',
  'consent.partner.id': 'ID Microsoft',
  'consent.partner.domain': 'Domaine',
  'consent.partner.country': 'Pays',
  'consent.partner.tier': 'Rôle',
  'tier.indirectProvider.short': 'Fournisseur indirect',
  'tier.indirectReseller.short': 'Revendeur indirect',
  'tier.direct': 'Revendeur',
  'tier.indirectReseller': 'Revendeur indirect, s’occupe de vous',
  'tier.indirectProvider': 'Fournisseur indirect, vend par l’intermédiaire du revendeur',

  'invitation.title': '{partner} demande à être votre revendeur',
  'invitation.titleTwo': '{partner} et {provider} demandent à être vos revendeurs',
  'invitation.sell':
    '{count, plural, one {Il peut vous vendre des abonnements, suspendre ceux qu’il a vendus et voir ce qu’il vous a vendu.} other {Ils peuvent vous vendre des abonnements, suspendre ceux qu’ils ont vendus et voir ce qu’ils vous ont vendu.}}',
  'invitation.newAzure':
    'Sur chaque abonnement Azure créé pour vous, {count, plural, one {ses} other {leurs}} agents d’administration sont Propriétaires jusqu’à ce que vous retiriez ce rôle. Les abonnements que vous avez déjà leur restent fermés.',
  'invitation.dap.admin':
    '{count, plural, one {Ses} other {Leurs}} agents d’administration deviennent administrateurs généraux de votre annuaire : ils peuvent y faire tout ce que vous pouvez y faire.',
  'invitation.dap.helpdesk':
    '{count, plural, one {Ses} other {Leurs}} agents du support technique deviennent administrateurs du support : ils peuvent réinitialiser le mot de passe des personnes sans rôle d’administrateur.',
  'invitation.dap.sales':
    '{count, plural, one {Ses} other {Leurs}} agents des ventes peuvent lire votre annuaire, pour y trouver les personnes à qui ils attribuent des rôles.',
  'invitation.noDap':
    '{count, plural, one {Il ne reçoit aucun rôle d’administrateur et ne voit rien de votre annuaire.} other {Ils ne reçoivent aucun rôle d’administrateur et ne voient rien de votre annuaire.}}',
  'invitation.keep.back':
    'Vous pouvez retirer les privilèges d’administration déléguée à tout moment, sous Relations de partenariat. Cela prend effet aussitôt.',
  'invitation.keep.consent':
    'En votre nom, {count, plural, one {il ne peut jamais accepter un partenaire, approuver des rôles pour un partenaire ni élever son propre accès} other {ils ne peuvent jamais accepter un partenaire, approuver des rôles pour un partenaire ni élever leur propre accès}}. Seuls vos propres administrateurs généraux le peuvent.',
  'invitation.keep.others': 'Vous pouvez avoir plusieurs partenaires et acheter ailleurs aussi.',
  'invitation.agreement': 'J’accepte le Contrat client Microsoft pour {customer}.',
  'invitation.agreement.hint': 'Nécessaire une seule fois, avant tout achat.',
  'invitation.agreement.read': 'Lire le contrat',
  'invitation.agreement.missing': 'Acceptez d’abord le contrat.',
  'invitation.accept': 'Accepter',
  'invitation.decline': 'Refuser',
  'invitation.accepted.title': '{partner} est maintenant votre revendeur',
  'invitation.accepted.text':
    'Ce qui lui est permis, et comment le lui retirer, se trouve sous Relations de partenariat.',
  'invitation.already.title': 'Vous avez déjà accepté',
  'invitation.already.text': 'Il ne reste rien à décider ici.',
  'invitation.declined.title': 'Vous avez refusé',
  'invitation.declined.text': 'Rien n’a changé. Si un partenaire vous avait sollicité nommément, il voit votre refus.',
  'invitation.toPartners': 'Aller à Relations de partenariat',
  'invitation.void.title': 'Ce lien ne fonctionne pas',
  'invitation.void.text':
    'Il a peut-être été tronqué en chemin, ou le partenaire a renouvelé ses liens depuis. Demandez-lui-en un nouveau.',
  'invitation.own.title': 'Ce lien est pour vos clients',
  'invitation.own.text': 'Vous êtes connecté comme membre du partenaire qui l’envoie : il n’y a donc rien à accepter.',
  'invitation.otherMarket.title': 'Ce partenaire ne peut pas être votre revendeur',
  'invitation.otherMarket.text':
    'Le partenaire ({partnerCountry}) et votre organisation ({customerCountry}) n’appartiennent pas à la même région de vente. Cherchez un partenaire de votre propre marché.',

  'adminInvitation.title': 'Approuver les rôles du partenaire',
  'adminInvitation.name': 'Relation d’administration',
  'adminInvitation.duration': 'Durée',
  'adminInvitation.days': '{days, plural, one {# jour} other {# jours}} à partir de votre approbation',
  'adminInvitation.extend': 'Elle se prolonge de six mois chaque fois, jusqu’à ce que l’un de vous y mette fin.',
  'adminInvitation.noExtend': 'Elle prend fin d’elle-même, sans prolongation.',
  'adminInvitation.roles': 'Ces rôles dans votre annuaire',
  'adminInvitation.groups':
    'Le partenaire choisit lesquels de ses groupes reçoivent lesquels de ces rôles. Il ne peut jamais en prendre davantage.',
  'adminInvitation.azure':
    'Avec n’importe lequel de ces rôles, ceux de ses agents qui sont dans son groupe AdminAgents peuvent utiliser les rôles que ce groupe détient sur vos abonnements Azure.',
  'adminInvitation.dap.title': 'Ce partenaire détient aussi des privilèges d’administration déléguée',
  'adminInvitation.dap.text':
    'Ils font de la plupart de ses agents d’administration des administrateurs généraux, quoi que vous approuviez ici. Pour ne lui laisser que ces rôles, retirez ensuite ces privilèges.',
  'adminInvitation.approve': 'Tout approuver',
  'adminInvitation.approved.title': 'Les rôles sont approuvés',
  'adminInvitation.approved.text':
    'Le délai court dès maintenant. Vous pouvez y mettre fin à tout moment sous Relations de partenariat.',
  'adminInvitation.ended.title': 'La demande est refusée',
  'adminInvitation.over.title': 'Il n’y a plus rien à approuver',
  'adminInvitation.over.text': 'Cette demande est dans l’état « {status} ».',
  'adminInvitation.notFound':
    'Cette demande n’existe pas, n’est plus valable, ou s’adresse à une autre organisation que celle où vous êtes connecté.',

  'adminStatus.created': 'En préparation',
  'adminStatus.approvalPending': 'En attente d’approbation',
  'adminStatus.approved': 'Approuvée',
  'adminStatus.activating': 'Activation en cours',
  'adminStatus.active': 'Active',
  'adminStatus.expiring': 'Arrive à expiration',
  'adminStatus.expired': 'Expirée',
  'adminStatus.terminationRequested': 'Fin demandée',
  'adminStatus.terminating': 'Fin en cours',
  'adminStatus.terminated': 'Terminée',

  'partners.title': 'Relations de partenariat',
  'partners.subtitle':
    'Quelles sociétés agissent pour la vôtre, ce qui est permis à chacune et comment le lui retirer.',
  'partners.none.title': 'Aucun partenaire',
  'partners.none.text': 'Personne d’extérieur à votre organisation ne vous vend ni n’administre quoi que ce soit ici.',
  'partners.since': 'Revendeur depuis le {date}',
  'partners.requestedOn': 'Demandé le {date}',
  'partners.type': 'Relation',
  'partners.dap': 'Privilèges d’administration déléguée',
  'partners.dap.granted':
    'Accordés : ses agents d’administration sont administrateurs généraux ici, ceux du support technique administrateurs du support',
  'partners.dap.none': 'Aucun',
  'partners.dap.asked': 'Demandés, en attente de votre réponse',
  'partners.dap.removed': 'Retirés',
  'partners.review': 'Examiner la demande',
  'partners.removeDap': 'Supprimer l’administration déléguée',
  'partners.removeDap.of': 'Supprimer l’administration déléguée par {partner}',
  'partners.removeDap.title': 'Supprimer l’administration déléguée par {partner} ?',
  'partners.removeDap.text1':
    'Dès cet instant, ses agents ne peuvent plus entrer dans votre annuaire, à moins qu’une relation granulaire ne le leur permette. Il ne peut plus ouvrir de demandes de service pour vous.',
  'partners.removeDap.text2':
    'Il reste votre revendeur. Vos abonnements continuent, et les rôles que ses groupes y détiennent restent jusqu’à ce que vous les supprimiez sous Contrôle d’accès (IAM).',
  'partners.removeDap.done': 'L’administration déléguée par {partner} est supprimée.',
  'partners.end': 'Supprimer le partenaire',
  'partners.end.of': 'Supprimer le partenaire {partner}',
  'partners.end.title': 'Supprimer {partner} comme revendeur ?',
  'partners.end.text':
    'Il ne peut plus rien vous vendre, et les privilèges d’administration déléguée prennent fin. Les relations granulaires et les rôles dans Azure restent jusqu’à ce que vous y mettiez fin vous-même.',
  'partners.end.done': '{partner} n’est plus votre revendeur.',
  'partners.granular': 'Relations d’administration',
  'partners.granular.none': 'Aucune',
  'partners.granular.until': 'jusqu’au {date}',
  'partners.granular.end': 'Supprimer des rôles',
  'partners.granular.end.of': 'Supprimer des rôles de la relation d’administration {name}',
  'partners.granular.end.title': 'Mettre fin à « {name} » ?',
  'partners.granular.end.text':
    'Le partenaire perd ces rôles aussitôt. C’est définitif : il lui faudrait les demander de nouveau.',
  'partners.granular.turnDown': 'Refuser',
  'partners.granular.ended': '« {name} » a pris fin.',
  'partners.azure': 'Rôles dans Azure',
  'partners.azure.none': 'Aucun',
  'partners.azure.text':
    'Ils survivent à toute relation. Vous les supprimez sous Contrôle d’accès (IAM) de l’abonnement.',
  'partners.azure.role': '{role} pour le groupe {group}',
  'partners.refused': 'Seul un administrateur général de votre organisation peut le faire.',

  'customer.relationship': 'Relation',
  'customer.relationship.text': 'Ce qui est permis à votre société chez ce client, et comment le changer.',
  'customer.askDap': 'Redemander l’administration déléguée',
  'customer.disableDap': 'Supprimer l’administrateur délégué',
  'customer.disableDap.title': 'Renoncer à l’administration déléguée de {customer} ?',
  'customer.disableDap.text1':
    'Vos agents ne voient plus les utilisateurs ni les rôles de ce client et ne peuvent plus ouvrir ici son portail Azure, à moins qu’une relation granulaire ne le leur permette.',
  'customer.disableDap.text2':
    'Vous restez son revendeur, les abonnements continuent, vos rôles y restent, et avec eux le crédit Partenaires. Pour y revenir, il faut que le client accepte une nouvelle demande.',
  'customer.disableDap.done': 'L’administration déléguée de {customer} est abandonnée.',
  'customer.remove': 'Supprimer la relation de revendeur',
  'customer.remove.blocked':
    'Pas encore possible : {names} en service. Suspendez ou annulez d’abord ce que vous avez vendu.',
  'customer.remove.title': 'Supprimer la relation de revendeur avec {customer} ?',
  'customer.remove.text1': 'Le client quitte votre liste, et vous ne pouvez plus rien acheter pour lui.',
  'customer.remove.text2':
    'L’administration déléguée prend fin avec elle. Les relations d’administration et les rôles de vos groupes dans Azure restent jusqu’à ce que le client y mette fin. Il n’en est pas averti. Pour y revenir, il faut qu’il accepte une nouvelle demande.',
  'customer.remove.done': 'La relation avec {customer} a pris fin.',
  'customer.adminRelationships': 'Relations d’administration',
  'customer.adminRelationships.text': 'Des rôles granulaires pour certains de vos groupes, pour un temps limité.',
  'customer.adminRelationships.open': 'Ouvrir les relations d’administration',

  'adminRelationships.title': 'Relations d’administration',
  'adminRelationships.subtitle':
    'Administration déléguée granulaire : des rôles choisis pour des groupes choisis de vos agents, pour un temps limité.',
  'adminRelationships.request': 'Demander une relation d’administrateur',
  'adminRelationships.caption': 'Relations d’administration avec ce client',
  'adminRelationships.name': 'Nom',
  'adminRelationships.status': 'État',
  'adminRelationships.start': 'Début',
  'adminRelationships.end': 'Fin',
  'adminRelationships.extend': 'Extension automatique',
  'adminRelationships.on': 'Activée',
  'adminRelationships.off': 'Désactivée',
  'adminRelationships.none.title': 'Pas encore de relation d’administration',
  'adminRelationships.none.text': 'Demandez-en une, et envoyez au client le lien pour l’approuver.',
  'adminRelationships.total': '{count, plural, =0 {Aucune} one {# relation} other {# relations}}',
  'adminRelationships.refused':
    'Seul un agent d’administration peut demander des relations d’administration ou y mettre fin.',

  'newAdmin.title': 'Demander une relation d’administrateur',
  'newAdmin.name': 'Nom de la relation d’administrateur',
  'newAdmin.name.hint': 'Le client le voit. 50 caractères au plus ; deux de vos relations ne peuvent porter le même.',
  'newAdmin.name.missing': 'Entrez un nom.',
  'newAdmin.name.tooLong': '50 caractères au plus.',
  'newAdmin.name.taken': 'Vous avez déjà une relation de ce nom. Choisissez-en un autre.',
  'newAdmin.days': 'Durée en jours',
  'newAdmin.days.hint': 'De 1 à 730.',
  'newAdmin.days.invalid': 'Entrez un nombre entier de 1 à 730.',
  'newAdmin.extend': 'Extension automatique de six mois',
  'newAdmin.extend.hint':
    'À sa fin, elle continue six mois de plus, chaque fois, jusqu’à ce que quelqu’un y mette fin.',
  'newAdmin.extend.global': 'Pas avec le rôle Administrateur général, que quelqu’un doit réexaminer.',
  'newAdmin.roles': 'Rôles Microsoft Entra',
  'newAdmin.roles.text': 'Prenez-en aussi peu que possible. Ils ne changent plus une fois la demande finalisée.',
  'newAdmin.roles.search': 'Rechercher des rôles',
  'newAdmin.roles.chosen': '{count, plural, =0 {Aucun rôle choisi} one {# rôle choisi} other {# rôles choisis}}',
  'newAdmin.roles.missing': 'Choisissez au moins un rôle.',
  'newAdmin.roles.privileged': 'Privilégié',
  'newAdmin.presets': 'Pour une tâche',
  'newAdmin.preset.azure': 'S’occuper d’abonnements Azure',
  'newAdmin.preset.support': 'Ouvrir des demandes de support',
  'newAdmin.preset.users': 'Gérer les utilisateurs et les mots de passe',
  'newAdmin.preset.read': 'Tout lire, ne rien changer',
  'newAdmin.finish': 'Finaliser la demande',
  'newAdmin.finish.hint': 'Ensuite, le nom, les rôles et la durée sont fixés.',
  'roleCategory.global': 'Général',
  'roleCategory.identity': 'Identité',
  'roleCategory.readOnly': 'Lecture seule',
  'roleCategory.security': 'Sécurité et conformité',
  'roleCategory.devices': 'Appareils',
  'roleCategory.collaboration': 'Collaboration',
  'roleCategory.other': 'Autres',

  'admin.facts': 'À propos de cette relation',
  'admin.roles': 'Rôles',
  'admin.requested': 'La demande est prête',
  'admin.requested.text':
    'Envoyez ce lien au client dans les 90 jours. Il sert une seule fois, et pour ce client seulement.',
  'admin.extend.done': 'Enregistré.',
  'admin.terminate': 'Mettre fin à la relation',
  'admin.terminate.title': 'Mettre fin à « {name} » ?',
  'admin.terminate.text':
    'Les membres de ses groupes perdent ces rôles aussitôt. C’est définitif : il vous faudrait les demander de nouveau.',
  'admin.terminated': '« {name} » a pris fin.',
  'admin.groups': 'Groupes de sécurité',
  'admin.groups.text': 'Les membres de ces groupes détiennent chez le client les rôles indiqués à côté.',
  'admin.groups.none.title': 'Aucun groupe n’a encore de rôle',
  'admin.groups.none.text': 'Tant que vous n’en ajoutez pas, cette relation n’apporte rien à personne chez vous.',
  'admin.groups.add': 'Ajouter un groupe de sécurité',
  'admin.groups.caption': 'Groupes de sécurité et leurs rôles',
  'admin.groups.group': 'Groupe',
  'admin.groups.edit': 'Changer les rôles de {group}',
  'admin.groups.remove': 'Supprimer {group}',
  'admin.groups.remove.title': 'Supprimer {group} ?',
  'admin.groups.remove.text': 'Ses membres perdent ces rôles aussitôt.',
  'admin.groups.search': 'Rechercher vos groupes',
  'admin.groups.search.hint': 'Nom d’un groupe',
  'admin.groups.missing': 'Choisissez un groupe.',
  'admin.groups.save': 'Enregistrer',
  'admin.groups.added': '{group} a maintenant ces rôles.',
  'admin.groups.removed': '{group} n’a plus aucun rôle ici.',
  'admin.groups.nested':
    'Pour les abonnements Azure, il faut aussi que le groupe soit dans AdminAgents, directement ou par un autre groupe.',
  'admin.groups.refused':
    'Seuls les administrateurs généraux, les agents d’administration et les administrateurs de la gestion des utilisateurs de votre société peuvent attribuer des groupes.',

  'tenant.refused.not-in-assigned-group.why':
    'Le client a accordé des rôles à des groupes de {partner}, et vous n’êtes dans aucun d’eux.',
  'tenant.refused.not-in-assigned-group.todo':
    'Un agent d’administration de {partner} peut vous ajouter à l’un de ces groupes, ou attribuer l’un des vôtres, sous Relations d’administration du client.',

  'error.signInAgain.title': 'Connectez-vous encore une fois',
  'error.globalAdministrator.title': 'Seul un administrateur général de votre propre organisation peut le faire',
  'error.globalAdministrator.text': 'Les rôles reçus par un partenaire ne comptent jamais pour cela.',
  'error.changedMeanwhile.title': 'Quelqu’un a été plus rapide',
  'error.changedMeanwhile.text':
    'Cela a changé depuis que vous avez ouvert la page. Rechargez-la et regardez de nouveau.',
  'error.stillSold.title': 'Ce qui a été vendu est encore en service',
  'error.stillSold.text': 'Suspendez ou annulez d’abord : {names}.',

  'nav.foreignPrincipals': 'Accès Azure',
  'reinstate.title': '{partner} a perdu son rôle sur ce qu’il a créé pour vous',
  'reinstate.text':
    'Il ne peut plus vous y aider et n’en tire plus de crédit. Vous pouvez lui rendre ce rôle si vous le souhaitez.',
  'reinstate.give': 'Rendre le rôle sur {name}',
  'reinstate.refused': 'Vous n’avez pas le droit d’attribuer des rôles sur cet abonnement.',
  'reinstate.confirm.title': 'Refaire de {partner} le Propriétaire de {name} ?',
  'reinstate.confirm': 'Rendre le rôle',
  'reinstate.confirm.text':
    'Les agents d’administration du partenaire redeviennent Propriétaire de cet abonnement, jusqu’à ce que vous retiriez ce rôle. Les autres abonnements ne changent pas.',
  'reinstate.command': 'La même chose en une commande :',
  'reinstate.command.name': 'Commande',
  'foreign.title': 'Accès Azure',
  'foreign.subtitle':
    'Les rôles de vos groupes sur chaque abonnement créé pour vos clients : ce qui manque, ce qui va trop loin, ce qui appartient à d’autres.',
  'foreign.none.title': 'Pas encore d’abonnement',
  'foreign.none.text': 'Les abonnements que vous créez pour vos clients apparaissent ici.',
  'foreign.customer': 'Client',
  'foreign.subscription': 'Abonnement',
  'foreign.credit': 'Crédit Partenaires',
  'foreign.findings': 'Rôles',
  'foreign.asGiven': 'Comme attribués',
  'foreign.missing': 'AdminAgents a perdu le rôle {role}',
  'foreign.over-privileged': 'Un de vos groupes détient {role}, plus qu’il n’avait reçu',
  'foreign.foreign': 'Un groupe d’un autre partenaire détient {role}',
  'foreign.group': 'ID d’objet du groupe',
  'foreign.command': 'Un Propriétaire chez le client le rend sur sa page Relations de partenariat, ou avec',
  'credit.earned': 'Acquis',
  'credit.partly': 'En partie',
  'credit.lost': 'Perdu',
};
