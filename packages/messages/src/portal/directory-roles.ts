/** A name in both languages. */
export interface RoleName {
  readonly en: string;
  readonly fr: string;
}

/** What directory roles are called, by their template ids. */
export const DIRECTORY_ROLE_NAMES: Readonly<Record<string, RoleName>> = {
  '62e90394-69f5-4237-9190-012177145e10': { en: 'Global Administrator', fr: 'Administrateur général' },
  '11451d60-acb2-45eb-a7d6-43d0f0125c13': { en: 'Windows 365 Administrator', fr: 'Administrateur Windows 365' },
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': { en: 'Application Administrator', fr: 'Administrateur d’application' },
  'cf1c38e5-3621-4004-a7cb-879624dced7c': { en: 'Application Developer', fr: 'Développeur d’applications' },
  'c4e39bd9-1100-46d3-8c65-fb160da0071f': {
    en: 'Authentication Administrator',
    fr: 'Administrateur d’authentification',
  },
  '0526716b-113d-4c15-b2c8-68e3c22b9f80': {
    en: 'Authentication Policy Administrator',
    fr: 'Administrateur de stratégie d’authentification',
  },
  'aaf43236-0c0d-4d5f-883a-6955382ac081': {
    en: 'B2C IEF Keyset Administrator',
    fr: 'Administrateur de jeux de clés B2C IEF',
  },
  '3edaf663-341e-4475-9f94-5c398ef6c070': {
    en: 'B2C IEF Policy Administrator',
    fr: 'Administrateur de stratégies B2C IEF',
  },
  '158c047a-c907-4556-b7ef-446551a6b5f7': {
    en: 'Cloud Application Administrator',
    fr: 'Administrateur d’applications cloud',
  },
  'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9': {
    en: 'Conditional Access Administrator',
    fr: 'Administrateur de l’accès conditionnel',
  },
  'be2f45a1-457d-42af-a067-6ec1fa63bc45': {
    en: 'External Identity Provider Administrator',
    fr: 'Administrateur de fournisseurs d’identité externes',
  },
  '6e591065-9bad-43ed-90f3-e9424366d2f0': {
    en: 'External ID User Flow Administrator',
    fr: 'Administrateur de flux d’utilisateurs External ID',
  },
  '0f971eea-41eb-4569-a71e-57bb8a3eff1e': {
    en: 'External ID User Flow Attribute Administrator',
    fr: 'Administrateur d’attributs de flux d’utilisateurs External ID',
  },
  '95e79109-95c0-4d8e-aee3-d01accf2d47b': { en: 'Guest Inviter', fr: 'Inviteur d’invités' },
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': { en: 'Helpdesk Administrator', fr: 'Administrateur du support technique' },
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2': {
    en: 'Hybrid Identity Administrator',
    fr: 'Administrateur d’identité hybride',
  },
  '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e': {
    en: 'Identity Governance Administrator',
    fr: 'Administrateur de gouvernance des identités',
  },
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a': { en: 'License Administrator', fr: 'Administrateur de licences' },
  '966707d0-3269-4727-9be2-8c3a10f19b9d': { en: 'Password Administrator', fr: 'Administrateur de mots de passe' },
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13': {
    en: 'Privileged Authentication Administrator',
    fr: 'Administrateur d’authentification privilégié',
  },
  'e8611ab8-c189-46e8-94e1-60213ab1f814': {
    en: 'Privileged Role Administrator',
    fr: 'Administrateur de rôle privilégié',
  },
  'fe930be7-5e62-47db-91af-98c3a49a38b1': { en: 'User Administrator', fr: 'Administrateur d’utilisateurs' },
  '88d8e3e3-8f55-4a1e-953a-9b9898b8876b': { en: 'Directory Readers', fr: 'Lecteurs de l’annuaire' },
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451': { en: 'Global Reader', fr: 'Lecteur général' },
  '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b': { en: 'Message Center Reader', fr: 'Lecteur du centre de messages' },
  'ac16e43d-7b2d-40e0-ac05-243ff356ab5b': {
    en: 'Message Center Privacy Reader',
    fr: 'Lecteur de confidentialité du centre de messages',
  },
  '4a5d8f65-41da-4de4-8968-e035b65339cf': { en: 'Reports Reader', fr: 'Lecteur de rapports' },
  '5d6b6bb7-de71-4623-b4af-96380a352509': { en: 'Security Reader', fr: 'Lecteur de sécurité' },
  '75934031-6c7e-415a-99d7-48dbd49e875e': {
    en: 'Usage Summary Reports Reader',
    fr: 'Lecteur de rapports de synthèse d’utilisation',
  },
  'e6d1a23a-da11-4be4-9570-befc86d067a7': {
    en: 'Compliance Data Administrator',
    fr: 'Administrateur de données de conformité',
  },
  '17315797-102d-40b4-93e0-432062caca18': { en: 'Compliance Administrator', fr: 'Administrateur de conformité' },
  '892c5842-a9a6-463a-8041-72aa08ca3cf6': {
    en: 'Cloud App Security Administrator',
    fr: 'Administrateur Cloud App Security',
  },
  '7495fdc4-34c4-4d15-a289-98788ce399fd': {
    en: 'Azure Information Protection Administrator',
    fr: 'Administrateur Azure Information Protection',
  },
  'c430b396-e693-46cc-96f3-db01bf8bb62a': {
    en: 'Attack Simulation Administrator',
    fr: 'Administrateur de simulations d’attaque',
  },
  '9c6df0f2-1e7c-4dc3-b195-66dfbd24aa8f': { en: 'Attack Payload Author', fr: 'Auteur de charges utiles d’attaque' },
  '5c4f9dcd-47dc-4cf7-8c9a-9e4207cbfc91': {
    en: 'Customer LockBox Access Approver',
    fr: 'Approbateur d’accès Customer Lockbox',
  },
  '194ae4cb-b126-40b2-bd5b-6091b380977d': { en: 'Security Administrator', fr: 'Administrateur de sécurité' },
  '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f': { en: 'Security Operator', fr: 'Opérateur de sécurité' },
  '7698a772-787b-4ac8-901f-60d6b08affd2': { en: 'Cloud Device Administrator', fr: 'Administrateur d’appareils cloud' },
  '38a96431-2bdf-4b4c-8b6e-5d3d8abac1a4': {
    en: 'Desktop Analytics Administrator',
    fr: 'Administrateur Desktop Analytics',
  },
  '3a2c62db-5318-420d-8d74-23affee5d9d5': { en: 'Intune Administrator', fr: 'Administrateur Intune' },
  '9f06204d-73c1-4d4c-880a-6edb90606fd8': {
    en: 'Microsoft Entra Joined Device Local Administrator',
    fr: 'Administrateur local d’appareils joints à Microsoft Entra',
  },
  '644ef478-e28f-4e28-b9dc-3fdde9aa0b1f': { en: 'Printer Administrator', fr: 'Administrateur d’imprimantes' },
  'e8cef6f1-e4bd-4ea8-bc07-4b8d950f4477': { en: 'Printer Technician', fr: 'Technicien d’imprimantes' },
  '32696413-001a-46ae-978c-ce0f6b3620d2': {
    en: 'Windows Update Deployment Administrator',
    fr: 'Administrateur de déploiement Windows Update',
  },
  'e3973bdf-4987-49ae-837a-ba8e231c7286': { en: 'Azure DevOps Administrator', fr: 'Administrateur Azure DevOps' },
  '44367163-eba1-44c3-98af-f5787879f96a': { en: 'Dynamics 365 Administrator', fr: 'Administrateur Dynamics 365' },
  '963797fb-eb3b-4cde-8ce3-5878b3f32a3f': {
    en: 'Dynamics 365 Business Central Administrator',
    fr: 'Administrateur Dynamics 365 Business Central',
  },
  '3f1acade-1e04-4fbc-9b69-f0302cd84aef': { en: 'Edge Administrator', fr: 'Administrateur Edge' },
  '29232cdf-9323-42fd-ade2-1d097af3e4de': { en: 'Exchange Administrator', fr: 'Administrateur Exchange' },
  '31392ffb-586c-42d1-9346-e59415a2cc4e': {
    en: 'Exchange Recipient Administrator',
    fr: 'Administrateur de destinataires Exchange',
  },
  'a9ea8996-122f-4c74-9520-8edcd192826c': { en: 'Fabric Administrator', fr: 'Administrateur Fabric' },
  'fdd7a751-b60b-444a-984c-02652fe8fa1c': { en: 'Groups Administrator', fr: 'Administrateur de groupes' },
  'eb1f4a8d-243a-41f0-9fbd-c7cdf6c5ef7c': { en: 'Insights Administrator', fr: 'Administrateur Insights' },
  '31e939ad-9672-4796-9c2e-873181342d2d': { en: 'Insights Business Leader', fr: 'Dirigeant Insights' },
  '74ef975b-6605-40af-a5d2-b9539d836353': { en: 'Kaizala Administrator', fr: 'Administrateur Kaizala' },
  'b5a8dcf3-09d5-43a9-a639-8e29ef291470': { en: 'Knowledge Administrator', fr: 'Administrateur des connaissances' },
  '744ec460-397e-42ad-a462-8b3f9747a02c': { en: 'Knowledge Manager', fr: 'Gestionnaire de connaissances' },
  'd37c8bed-0711-4417-ba38-b4abe66ce4c2': { en: 'Network Administrator', fr: 'Administrateur réseau' },
  '2b745bdf-0803-4d80-aa65-822c4493daac': {
    en: 'Office Apps Administrator',
    fr: 'Administrateur d’applications Office',
  },
  '11648597-926c-4cf3-9c36-bcebb0ba8dcc': { en: 'Power Platform Administrator', fr: 'Administrateur Power Platform' },
  '0964bb5e-9bdb-4d7b-ac29-58e794862a40': { en: 'Search Administrator', fr: 'Administrateur de recherche' },
  '8835291a-918c-4fd7-a9ce-faa49f0cf7d9': { en: 'Search Editor', fr: 'Éditeur de recherche' },
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c': { en: 'SharePoint Administrator', fr: 'Administrateur SharePoint' },
  '75941009-915a-4869-abe7-691bff18279e': {
    en: 'Skype for Business Administrator',
    fr: 'Administrateur Skype Entreprise',
  },
  '69091246-20e8-4a56-aa4d-066075b2a7a8': { en: 'Teams Administrator', fr: 'Administrateur Teams' },
  'baf37b3a-610e-45da-9e62-d9d1e5e8914b': {
    en: 'Teams Communications Administrator',
    fr: 'Administrateur de communications Teams',
  },
  'f70938a0-fc10-4177-9e90-2178f8765737': {
    en: 'Teams Communications Support Engineer',
    fr: 'Ingénieur de support de communications Teams',
  },
  'fcf91098-03e3-41a9-b5ba-6f0ec8188a12': {
    en: 'Teams Communications Support Specialist',
    fr: 'Spécialiste du support de communications Teams',
  },
  '3d762c5a-1b6c-493f-843e-55a3b42923d4': { en: 'Teams Devices Administrator', fr: 'Administrateur d’appareils Teams' },
  '27460883-1df1-4691-b032-3b79643e5e63': {
    en: 'User Experience Success Manager',
    fr: 'Responsable de la réussite de l’expérience utilisateur',
  },
  '810a2642-a034-447f-a5e8-41beaa378541': { en: 'Yammer Administrator', fr: 'Administrateur Yammer' },
  'b0f54661-2d74-4c50-afa3-1ec803f12efe': { en: 'Billing Administrator', fr: 'Administrateur de facturation' },
  'd29b2b05-8046-44ba-8758-1e26182fcf32': {
    en: 'Directory Synchronization Accounts',
    fr: 'Comptes de synchronisation d’annuaires',
  },
  '9360feb5-f418-4baa-8175-e2a00bac4301': { en: 'Directory Writers', fr: 'Rédacteurs de l’annuaire' },
  '8329153b-31d0-4727-b945-745eb3bc5f31': { en: 'Domain Name Administrator', fr: 'Administrateur de noms de domaine' },
  'f023fd81-a637-4b56-95fd-791ac0226033': {
    en: 'Service Support Administrator',
    fr: 'Administrateur du support de service',
  },
};
