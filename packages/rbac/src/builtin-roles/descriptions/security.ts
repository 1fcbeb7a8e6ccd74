import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: security. */
export const SECURITY_TEXTS: RoleTexts = {
  'Attestation Contributor': {
    en: 'Reads, writes and deletes attestation providers.',
    fr: 'Lit, écrit et supprime les fournisseurs d’attestation.',
  },
  'Attestation Reader': {
    en: 'Reads the properties of attestation providers.',
    fr: 'Lit les propriétés des fournisseurs d’attestation.',
  },
  'Defender CSPM Storage Scanner Operator': {
    en: 'Switches sensitive data scanning of storage accounts on and off and gives the scanner its three reading roles.',
    fr: 'Active et désactive l’analyse des données sensibles du stockage et donne à l’analyseur ses trois rôles de lecture.',
  },
  'Defender for Storage Scanner Operator': {
    en: 'Switches Defender for Storage on and off and gives its scanners the four roles that they work with.',
    fr: 'Active et désactive Defender pour le stockage et donne à ses analyseurs les quatre rôles dont ils se servent.',
  },
  'Defender Servers P1': {
    en: 'Lets Defender for Servers, plan 1, put its extensions on machines.',
    fr: 'Permet à Defender pour serveurs, plan 1, d’installer ses extensions sur les machines.',
  },
  'Defender Servers P2': {
    en: 'Lets Defender for Servers, plan 2, put its extensions on machines and open or close network access to them.',
    fr: 'Permet à Defender pour serveurs, plan 2, d’installer ses extensions sur les machines et d’ouvrir ou fermer leur accès réseau.',
  },
  'Defender SQL Servers On Machines': {
    en: 'Lets Defender for SQL put its extensions on machines that run SQL Server.',
    fr: 'Permet à Defender pour SQL d’installer ses extensions sur les machines où tourne SQL Server.',
  },
  'Key Vault Administrator': {
    en: 'Does everything with the keys, secrets and certificates of a vault, but does not manage the vault or who may use it.',
    fr: 'Fait tout avec les clés, les secrets et les certificats d’un coffre, sans gérer le coffre ni ses accès.',
  },
  'Key Vault Certificate User': {
    en: 'Reads certificates of a vault together with their private part.',
    fr: 'Lit les certificats d’un coffre, partie privée comprise.',
  },
  'Key Vault Certificates Officer': {
    en: 'Does everything with the certificates of a vault except deciding who may use them.',
    fr: 'Fait tout avec les certificats d’un coffre, sauf décider de leurs accès.',
  },
  'Key Vault Contributor': {
    en: 'Manages key vaults, but reads none of the keys, secrets and certificates in them.',
    fr: 'Gère les coffres de clés, sans lire les clés, secrets et certificats qu’ils contiennent.',
  },
  'Key Vault Crypto Officer': {
    en: 'Does everything with the keys of a vault except deciding who may use them.',
    fr: 'Fait tout avec les clés d’un coffre, sauf décider de leurs accès.',
  },
  'Key Vault Crypto Service Encryption User': {
    en: 'Lets a service wrap and unwrap its encryption keys with a key of the vault.',
    fr: 'Permet à un service d’envelopper et de développer ses clés de chiffrement avec une clé du coffre.',
  },
  'Key Vault Crypto User': {
    en: 'Encrypts, decrypts, signs and verifies with the keys of a vault.',
    fr: 'Chiffre, déchiffre, signe et vérifie avec les clés d’un coffre.',
  },
  'Key Vault Data Access Administrator': {
    en: 'Decides who may use the content of key vaults, by giving out eight Key Vault roles and no other.',
    fr: 'Décide qui peut utiliser le contenu des coffres de clés, en attribuant huit rôles Key Vault et aucun autre.',
  },
  'Key Vault Reader': {
    en: 'Sees vaults and the names of what is in them, but no secret values.',
    fr: 'Consulte les coffres et les noms de ce qu’ils contiennent, mais aucune valeur secrète.',
  },
  'Key Vault Secrets Officer': {
    en: 'Does everything with the secrets of a vault except deciding who may use them.',
    fr: 'Fait tout avec les secrets d’un coffre, sauf décider de leurs accès.',
  },
  'Key Vault Secrets User': {
    en: 'Reads the values of the secrets in a vault.',
    fr: 'Lit les valeurs des secrets d’un coffre.',
  },
  'Managed HSM contributor': {
    en: 'Manages managed HSM pools, but not the keys in them.',
    fr: 'Gère les pools HSM managés, mais pas les clés qu’ils contiennent.',
  },
  'Microsoft Sentinel Contributor': {
    en: 'Sets up Microsoft Sentinel: rules, workbooks, connectors and incidents.',
    fr: 'Configure Microsoft Sentinel : règles, classeurs, connecteurs et incidents.',
  },
  'Microsoft Sentinel Reader': {
    en: 'Sees incidents, data and settings of Microsoft Sentinel.',
    fr: 'Consulte les incidents, les données et les réglages de Microsoft Sentinel.',
  },
  'Microsoft Sentinel Responder': {
    en: 'Sees Microsoft Sentinel and works on its incidents.',
    fr: 'Consulte Microsoft Sentinel et traite ses incidents.',
  },
  'Security Admin': {
    en: 'Manages Defender for Cloud and its policies, and dismisses its alerts.',
    fr: 'Gère Defender pour le cloud et ses stratégies, et écarte ses alertes.',
  },
  'Security Assessment Contributor': {
    en: 'Pushes assessments to Defender for Cloud.',
    fr: 'Transmet des évaluations à Defender pour le cloud.',
  },
  'Security Reader': {
    en: 'Sees alerts, recommendations and policies of Defender for Cloud without changing them.',
    fr: 'Consulte les alertes, recommandations et stratégies de Defender pour le cloud sans les modifier.',
  },
};
