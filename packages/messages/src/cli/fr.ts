import type { CliMessageId } from './en.ts';

/** Every text of the command line in French. A missing one does not compile. */
export const fr: Record<CliMessageId, string> = {
  'program.description': 'L’espace partenaires qu’un revendeur de services cloud exploite lui-même.',
  'help.usage': 'Utilisation :',
  'help.arguments': 'Arguments :',
  'help.options': 'Options :',
  'help.commands': 'Commandes :',
  'help.option': 'affiche cette aide',
  'help.default': 'par défaut : {value}',
  'language.option': 'en ou fr ; sinon, la langue de l’environnement',
  'data.option': 'le répertoire de données',
  'database.option': 'une chaîne de connexion PostgreSQL, au lieu de la base intégrée dans le répertoire de données',
  'logLevel.option': 'ce qui est journalisé sur la sortie d’erreur : fatal, error, warn, info, debug ou silent',
  'as.option': 'la personne du partenaire au nom de qui l’opération est faite',
  'asOrOperator.option': 'la personne du partenaire au nom de qui l’opération est faite ; sinon, l’exploitant',
  'output.option': 'la forme du résultat : text ou json',
  'usage.unknownCommand': 'La commande « {text} » n’existe pas. « mandate --help » en donne la liste.',
  'usage.unknownOption': 'L’option « {text} » n’existe pas ici. Ajoutez --help pour voir les options possibles.',
  'usage.missingArgument': 'L’argument « {text} » manque. Ajoutez --help pour voir ce qu’il faut.',
  'usage.missingOption': 'L’option « {text} » manque. Ajoutez --help pour voir ce qu’il faut.',
  'usage.missingValue': 'L’option « {text} » attend une valeur.',
  'usage.tooManyArguments':
    'Il y a plus d’arguments que la commande n’en attend. Mettez entre guillemets les noms qui contiennent des espaces.',
  'usage.port': '« {text} » n’est pas un port. Les ports N à N+3 sont utilisés, avec N de 1 à 65532.',
  'usage.choice': '« {text} » n’est pas un des choix possibles : {choices}.',
  'usage.other': 'La ligne de commande est illisible : {text}',

  'version.command': 'Affiche la version de Mandate et celle de Node.js',

  'serve.command': 'Démarre le serveur',
  'serve.port':
    'portail et connexion sur ce port ; Azure Resource Manager, Graph et Espace partenaires sur les trois suivants',
  'serve.host': 'l’adresse d’écoute ; sans cette option, seule cette machine a accès',
  'serve.demo': 'crée une démonstration, avec des sociétés inventées, dans un répertoire vide, et la démarre',
  'serve.passwordGrant':
    'laisse des programmes recueillir les mots de passe, comme « az login -u -p » ; refusé à qui a un second facteur',
  'serve.openidProvider':
    'un fichier JSON qui décrit votre propre fournisseur OpenID, par lequel votre personnel se connecte',
  'serve.allowOutgoing': 'plages de votre réseau que le serveur peut appeler, comme 10.1.0.0/16 ; aucune par défaut',
  'serve.outgoingCa': 'un fichier PEM des autorités de certification, outre les publiques, des serveurs qu’il appelle',
  'serve.smtp':
    'le serveur de messagerie, par exemple smtps://utilisateur@mail.example.com ou smtp://mail.example.com:587 ; sans lui, les messages sont conservés et affichés dans le portail',
  'serve.smtpPasswordFile': 'le fichier contenant le mot de passe du serveur de messagerie',
  'serve.mailFrom': 'l’adresse d’expédition des messages',
  'serve.makingDemo': 'Création de la démonstration…',
  'serve.endpoints': 'Azure Resource Manager {arm}, Graph {graph}, Espace partenaires {partnerCenter}',
  'serve.connection': 'Toutes les adresses, l’autorité de certification et tous les identifiants sont dans {file}',
  'serve.connectionReal': 'Toutes les adresses et l’autorité de certification sont dans {file}',
  'serve.signIns': 'Qui peut se connecter :',
  'serve.column.person': 'Nom d’utilisateur',
  'serve.column.password': 'Mot de passe',
  'serve.column.role': 'Pour quoi faire',
  'serve.at': '{role} chez {tenant}',
  'serve.role.globalAdministrator': 'Administrateur général',
  'serve.role.user': 'utilisateur',
  'serve.ready': 'Mandate is ready at {origin}',
  'serve.notInitialised':
    'Il n’y a pas encore d’installation dans {directory}. L’étape suivante est « mandate init » ; « mandate serve --demo » montre une démonstration.',
  'serve.portalMissing': 'Le portail n’est pas construit. Lancez d’abord « npm run build ».',

  'init.command': 'Crée une installation : le partenaire et son premier Administrateur général',
  'init.partner': 'le nom de la société partenaire',
  'init.domain': 'le domaine du partenaire, par exemple contoso.com',
  'init.country': 'le pays du partenaire, en deux lettres, par exemple FR',
  'init.admin': 'le nom d’utilisateur du premier Administrateur général, dans le domaine du partenaire',
  'init.port': 'le port sur lequel le serveur fonctionnera, pour le lien de connexion',
  'init.done': '{partner} est installé dans {directory}.',
  'init.link':
    'Avec ce lien, {admin} se connecte et choisit un mot de passe. Il fonctionne une seule fois, pendant 24 heures :',
  'init.next': 'Démarrez d’abord le serveur : {command}',

  'resetSignIn.command':
    'Permet à quelqu’un qui ne peut plus se connecter de recommencer ; le serveur doit être arrêté',
  'resetSignIn.name': 'nom d’utilisateur principal',
  'resetSignIn.done': 'Le second facteur de {name} est retiré, et toutes ses connexions ont pris fin.',

  'import.command': 'Lit des clients, des rôles ou des opérations dans un fichier',
  'importCustomers.command': 'Importe les clients d’un export de l’Espace partenaires (« Exporter les clients »)',
  'importCustomers.file': 'le fichier CSV',
  'importCustomers.progress': '{done, number} clients ajoutés sur {total, number}',
  'importCustomers.added':
    '{count, plural, =0 {Aucun client ajouté} one {# client ajouté} other {# clients ajoutés}}, {existing, plural, =0 {aucun n’était déjà là} one {# était déjà là} other {# étaient déjà là}}.',
  'importCustomers.differing':
    '{count, plural, one {# client porte ici un autre nom ou un autre domaine principal que dans le fichier et reste tel quel} other {# clients portent ici un autre nom ou un autre domaine principal que dans le fichier et restent tels quels}}.',
  'importCustomers.badRows':
    '{file} n’a pas été importé : {count, plural, one {# erreur} other {# erreurs}} à corriger.',
  'importCustomers.badRowsLater':
    '{file} a été importé en partie : {added, plural, one {# client a été ajouté} other {# clients ont été ajoutés}}, puis d’autres personnes ont modifié les données ; le reste présente {count, plural, one {# erreur} other {# erreurs}}.',
  'importCustomers.cancelled':
    'L’import a été arrêté après {added, number} sur {total, number}. La même commande le reprend à cet endroit.',
  'importCustomers.interfered':
    'L’import s’est arrêté après {added, number}, car d’autres personnes modifiaient sans cesse les mêmes données. La même commande le reprend à cet endroit.',
  'importCustomers.refusedLater':
    'L’import s’est arrêté après {added, plural, one {# client} other {# clients}}. {reason}',
  'row.line': 'ligne {line} : {problem}',
  'row.file-empty': 'le fichier est vide ; la première ligne nomme les colonnes',
  'row.column-missing': 'la colonne « {column} » manque',
  'row.column-twice': 'la colonne « {column} » est là deux fois',
  'row.column-unknown':
    'la colonne « {text} » est inconnue ; il y a Microsoft ID, Company name, Primary domain name et Relationship',
  'row.semicolons': 'les colonnes sont séparées par des points-virgules ; enregistrez le fichier avec des virgules',
  'row.quotes-malformed': 'un guillemet est mal placé ou jamais refermé ; la suite du fichier est illisible',
  'row.cells': '{actual, plural, one {# champ} other {# champs}} au lieu de {expected, number}',
  'row.id-malformed':
    '« {text} » n’est pas un ID Microsoft ; en voici un exemple : 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  'row.name-empty': 'le nom de la société est vide',
  'row.name-control-character': 'le nom de la société contient un saut de ligne ou un autre caractère de contrôle',
  'row.name-too-long': 'le nom de la société compte {length, number} caractères ; {limit, number} sont permis',
  'row.domain-malformed': '« {text} » n’est pas un nom de domaine ; en voici un exemple : contoso.onmicrosoft.com',
  'row.relationship-unknown': 'la relation « {text} » ne s’importe pas, seule Cloud Reseller s’importe',
  'row.id-twice': 'l’ID Microsoft {id} figure déjà à la ligne {firstLine}',
  'row.domain-twice': 'le domaine {domain} figure déjà à la ligne {firstLine}',
  'row.own-id': 'cet ID Microsoft est celui du partenaire lui-même',
  'row.own-domain': 'ce domaine est celui du partenaire lui-même',
  'row.no-active-relationship':
    'la société est ici, mais elle n’a pas accepté ce partenaire ; seul son propre Administrateur général le peut',
  'row.domain-taken': 'le domaine {domain} appartient ici à une autre société',
  'file.unreadable': '{file} ne peut pas être lu : {reason}.',
  'file.reason.missing': 'ce fichier n’existe pas',
  'file.reason.forbidden': 'l’accès est refusé',
  'file.reason.directory': 'c’est un répertoire',
  'file.reason.too-large': 'il dépasse {megabytes, number} Mo',
  'file.reason.not-utf8': 'ce n’est pas du texte UTF-8 ; enregistrez-le comme « CSV UTF-8 »',
  'file.reason.not-json': 'ce n’est pas du JSON',
  'file.unwritable': '{file} ne peut pas être écrit : {reason}.',

  'importRoles.command': 'Importe les rôles intégrés d’Azure',
  'importRoles.file': 'le fichier JSON : « az role definition list », ou une liste du fournisseur de ressources',
  'importRoles.done':
    'Rôles ajoutés : {added, number} ; modifiés : {changed, number} ; retirés : {removed, number} ; inchangés : {unchanged, number}.',
  'importRoles.custom':
    '{count, plural, one {# rôle personnalisé du fichier a été laissé} other {# rôles personnalisés du fichier ont été laissés}} de côté : les rôles personnalisés appartiennent aux locataires qui les ont créés.',
  'importRoles.notAListing': '{file} ne contient pas de liste de rôles. « az role definition list » en produit une.',
  'importRoles.incomplete':
    '{file} est une page parmi plusieurs. Réunissez les entrées de toutes les pages dans une seule liste.',
  'importRoles.none':
    '{file} ne contient aucun rôle intégré{custom, plural, =0 {} one {, seulement # rôle personnalisé} other {, seulement # rôles personnalisés}}.',
  'importRoles.badRoles': '{file} n’a pas été importé : {count, plural, one {# erreur} other {# erreurs}} à corriger.',
  'importRoles.interfered':
    'Rien n’a été importé, car d’autres personnes modifiaient sans cesse les mêmes données. Réessayez.',
  'entry.named': '{name} : {problem}',
  'entry.unnamed': 'entrée {position} : {problem}',
  'entry.not-an-object': 'ce n’est pas une définition de rôle',
  'entry.name': 'son nom manque, est trop long ou contient des caractères de contrôle',
  'entry.id': 'son identifiant n’est pas un GUID',
  'entry.type': 'ce n’est ni un rôle intégré ni un rôle personnalisé',
  'entry.assignable-scopes': 'ses étendues attribuables sont mal formées',
  'entry.permissions': 'ses autorisations sont mal formées',
  'entry.actions': 'une de ses actions est mal formée',
  'entry.exclusions': 'il accorde des actions sans dire lesquelles sont exclues',
  'entry.id-twice': 'son identifiant est deux fois dans le fichier',
  'entry.name-twice': 'son nom est deux fois dans le fichier',
  'entry.condition-lost':
    'il permet d’attribuer n’importe quel rôle à n’importe qui, ce qu’Azure n’autorise que sous condition. La liste a été produite sans les conditions ; produisez-la avec api-version 2022-05-01-preview ou une version ultérieure',
  'entry.condition': 'sa condition est illisible au caractère {position} : {message}',
  'entry.condition-version': 'sa condition est en version {version} ; seule la 2.0 est connue',

  'importOperations.command':
    'Importe les noms qu’Azure donne aux opérations que les rôles peuvent nommer ; ce que les requêtes exigent ne change pas',
  'importOperations.file': 'le fichier JSON : « az provider operation list », ou la liste du fournisseur de ressources',
  'importOperations.done':
    '{operations, plural, one {# opération} many {# d’opérations} other {# opérations}} de {providers, plural, one {# fournisseur} many {# de fournisseurs} other {# fournisseurs}} peuvent maintenant être choisies.',
  'importOperations.notAListing':
    '{file} ne contient pas de liste d’opérations. « az provider operation list » en écrit une.',
  'importOperations.incomplete':
    '{file} est une page parmi plusieurs. Réunissez les entrées de toutes les pages dans une seule liste.',
  'importOperations.none': '{file} ne contient aucune opération.',
  'importOperations.problem': '{at} : {problem}',
  'naming.not-an-object': 'ce n’est ni un fournisseur, ni un type, ni une opération',
  'naming.namespace': 'le nom du fournisseur manque ou est mal formé',
  'naming.namespace-twice': 'le fournisseur est deux fois dans le fichier',
  'naming.list': 'ce n’est pas une liste',
  'naming.name': 'le nom de l’opération manque, est mal formé ou contient un caractère générique',
  'naming.foreign-name': 'l’opération appartient à un autre fournisseur',
  'naming.plane': 'il n’est pas dit si l’opération porte sur des données (isDataAction)',

  'export.command': 'Écrit les clients ou les rôles dans un fichier ou sur la sortie standard',
  'exportCustomers.command': 'Exporte les clients sous la forme de l’export de l’Espace partenaires',
  'exportRoles.command': 'Exporte les rôles intégrés sous la forme du fournisseur de ressources',
  'export.file': 'le fichier à écrire, à la place de celui qui existerait déjà ; sinon, la sortie standard',

  'az.command': 'Fait fonctionner les clients d’Azure avec cette installation',
  'azSetup.command':
    'Affiche ce qu’il faut à un shell pour que az et les SDK d’Azure trouvent cette installation : eval "$(mandate az setup)"',
  'azSetup.tenant':
    'le locataire, par son ID ou un domaine, où se connecter ; dans une démonstration, les identifiants de son programme sont affichés aussi',
  'azSetup.name': 'le nom sous lequel az connaît le cloud',
  'azSetup.write': 'enregistre le cloud auprès de az et le choisit, au lieu d’afficher les commandes',
  'azSetup.output': 'la forme du résultat : text, pour un shell, ou json',
  'azSetup.heading': 'Les clients d’Azure pour {origin} : à qui faire confiance, où se connecter.',
  'azSetup.automation': 'L’ID de client et le secret sont ceux du programme de la démonstration dans {tenant}.',
  'azSetup.quiet': 'Avec les réglages AZURE_CORE et AZURE_EXTENSION, az n’appelle pas Microsoft.',
  'azSetup.register': 'Le cloud « {name} », enregistré auprès de az et choisi.',
  'azSetup.written': 'az connaît maintenant le cloud « {name} » et l’a choisi.',
  'azSetup.badName':
    '« {name} » ne convient pas comme nom de cloud : seuls conviennent lettres sans accent, chiffres, points, tirets et traits de soulignement.',
  'azSetup.microsoftsName': '« {name} » est le nom d’un des clouds de Microsoft. Choisissez-en un autre avec --name.',
  'azSetup.badTenant': '« {text} » n’est ni l’ID ni un domaine d’un locataire.',
  'azSetup.unknownTenant': 'La démonstration n’a pas de locataire « {text} ». Elle a {domains}.',
  'azSetup.azMissing': 'az n’est pas installé, ou n’est pas dans le PATH. Sans --write, les commandes sont affichées.',
  'azSetup.azFailed': 'az n’a pas pu enregistrer le cloud : {reason}',
  'connection.missing':
    'Aucun serveur n’a encore fonctionné sur {directory}. Démarrez-en un avec « mandate serve », ou choisissez un autre répertoire avec --data.',

  'tls.command': 'Affiche ou change les noms pour lesquels répond le certificat de cette installation',
  'tls.publicNames':
    'répondre aussi pour les noms d’hôte de Microsoft, pour les clients qui n’en acceptent pas d’autres',
  'tls.noPublicNames': 'ne plus répondre pour les noms d’hôte de Microsoft',
  'tls.authority':
    'Les clients font confiance à l’autorité de certification {file} ; {exists, select, yes {elle est là} other {le premier démarrage la crée}}.',
  'tls.noDirectory':
    'Le répertoire de données {directory} n’existe pas. « mandate serve --demo » ou « mandate init » en crée un.',
  'tls.off': 'Les noms d’hôte de Microsoft n’en font pas partie.',
  'tls.turnedOff':
    'À partir de son prochain démarrage, le serveur ne répond plus pour les noms d’hôte de Microsoft. Retirez ces lignes du fichier hosts :',
  'tls.on':
    'À partir de son prochain démarrage, le serveur répond aussi pour les noms d’hôte de Microsoft, sur le port 443 d’adresses que seule cette machine a.',
  'tls.hosts': 'Les clients de cette machine le trouvent dès que ces lignes sont dans le fichier hosts ({file}) :',
  'tls.meaning.passwords':
    'Ce que cela veut dire : tant que ces lignes y sont, aucun programme de cette machine n’atteint Microsoft sous ces noms. Les mots de passe, secrets et requêtes destinés à Microsoft arrivent ici.',
  'tls.meaning.authority':
    'Qui détient {file} peut se faire passer pour Microsoft auprès de tout ce qui fait confiance à cette autorité. Accordez-lui confiance programme par programme, pas dans le système ni dans un navigateur, et sur aucune autre machine.',
  'tls.meaning.port':
    'Le port 443 demande root, ou bien setcap cap_net_bind_service=+ep sur node. Pour tout annuler : « mandate tls --no-public-names », puis retirez les lignes.',

  'failure.directory-in-use':
    'Un autre processus Mandate{pid, select, none {} other { (processus {pid})}} utilise {directory}. Arrêtez-le d’abord, ou choisissez un autre répertoire avec --data.',
  'failure.directory-unusable': 'Le répertoire de données {directory} est inutilisable : {reason}',
  'failure.database-unavailable': 'La base de données ne s’ouvre pas : {reason}',
  'failure.port-taken':
    'Le port {port} est occupé par un autre programme. Arrêtez-le, ou choisissez d’autres ports avec --port ; il en faut quatre à la suite.',
  'failure.port-forbidden': 'Le port {port} est réservé au système. Choisissez-en d’autres avec --port.',
  'failure.public-names-unavailable':
    'Le port 443 de {address}, pour les noms d’hôte de Microsoft, ne peut pas être ouvert ({code}). Il demande root et doit être libre ; « mandate tls --no-public-names » s’en passe.',
  'failure.host-unavailable': 'Cette machine n’a pas d’adresse « {host} ».',
  'failure.not-initialised': 'Il n’y a pas encore d’installation ici. L’étape suivante est « mandate init ».',
  'failure.demo-not-loopback':
    'Une démonstration n’écoute que sur cette machine, car ses mots de passe ne sont pas secrets. Retirez --host, qui valait « {host} ».',
  'failure.demo-elsewhere':
    '{directory} contient une installation qui n’est pas une démonstration. Choisissez un répertoire vide avec --data.',
  'failure.demo-directory-not-empty':
    '{directory} contient d’autres fichiers, dont « {entry} ». Choisissez avec --data un répertoire vide pour la démonstration.',
  'failure.demo-broken':
    'La démonstration dans {directory} est incomplète, ou son fichier connection.json, qui seul contient ses mots de passe, a disparu. Supprimez le répertoire et recommencez la démonstration.',
  'failure.provider-file':
    'La description du fournisseur OpenID dans {file} n’est pas correcte ; voyez la propriété {property} ($ désigne le fichier lui-même).',
  'failure.outgoing-range': '« {range} » n’est pas une plage d’adresses ; en voici un exemple : 10.1.0.0/16.',
  'failure.mail-settings':
    '--{option} est absent ou incompréhensible. Le serveur de messagerie s’écrit smtps://utilisateur@hôte, son mot de passe est dans un fichier, l’expéditeur est une adresse.',
  'failure.outgoing-ca': '{file} ne contient aucun certificat PEM.',
  'failure.partner-name':
    'Le nom du partenaire est vide, dépasse {limit, number} caractères ou contient des caractères de contrôle.',
  'failure.domain': '« {text} » n’est pas un nom de domaine ; en voici un exemple : contoso.com.',
  'failure.country': '« {text} » n’est pas un pays ; en voici un exemple : FR.',
  'failure.admin-name':
    '« {text} » n’est pas un nom d’utilisateur du domaine {domain} ; en voici un exemple : admin@{domain}.',
  'failure.initialised-already': 'Il y a déjà une installation dans {directory}. « mandate serve » la démarre.',
  'failure.initialised-demo': 'Il y a une démonstration dans {directory}. Choisissez un autre répertoire avec --data.',
  'failure.user-unknown': 'Personne du nom de « {name} » ne peut se connecter à cette installation.',
  'failure.person-unknown': 'Personne du nom de « {name} » ne peut se connecter dans l’annuaire du partenaire.',
  'failure.person-not-allowed': '{name} n’y est pas autorisé. Il faut un de ces rôles : {roles}.',
  'failure.server-lost': 'Le serveur ne répond plus. Vérifiez qu’il fonctionne encore, puis réessayez.',
  'failure.bug': 'Une erreur imprévue s’est produite : {reason}. Avec --log-level debug, les détails s’affichent.',
  'partnerRole.globalAdmin': 'Administrateur général',
  'partnerRole.adminAgent': 'Agent d’administration',
  'partnerRole.salesAgent': 'Agent des ventes',
  'partnerRole.helpdeskAgent': 'Agent du support technique',
  'partnerRole.billingAdmin': 'Administrateur de facturation',
  'partnerRole.userManagementAdmin': 'Administrateur de la gestion des utilisateurs',
};
