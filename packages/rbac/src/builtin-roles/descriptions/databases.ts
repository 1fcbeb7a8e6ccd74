import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: databases. */
export const DATABASES_TEXTS: RoleTexts = {
  'Cosmos DB Account Reader Role': {
    en: 'Sees Cosmos DB accounts and obtains their read-only keys.',
    fr: 'Consulte les comptes Cosmos DB et obtient leurs clés en lecture seule.',
  },
  'Cosmos DB Operator': {
    en: 'Manages Cosmos DB accounts without ever seeing keys or data.',
    fr: 'Gère les comptes Cosmos DB sans jamais voir ni clés ni données.',
  },
  CosmosBackupOperator: {
    en: 'Asks for a restore of Cosmos DB data from periodic backups.',
    fr: 'Demande la restauration de données Cosmos DB à partir des sauvegardes périodiques.',
  },
  CosmosRestoreOperator: {
    en: 'Restores Cosmos DB accounts from continuous backups.',
    fr: 'Restaure des comptes Cosmos DB à partir des sauvegardes continues.',
  },
  'DocumentDB Account Contributor': {
    en: 'Manages Cosmos DB accounts, keys included.',
    fr: 'Gère les comptes Cosmos DB, clés comprises.',
  },
  'Oracle Database DbSystems Administrator': {
    en: 'Manages Oracle database systems in Azure, and only through a service that acts for a person.',
    fr: 'Gère les systèmes de base de données Oracle dans Azure, et seulement par un service qui agit pour une personne.',
  },
  'Redis Cache Contributor': {
    en: 'Manages Redis caches, keys included.',
    fr: 'Gère les caches Redis, clés comprises.',
  },
  'SQL DB Contributor': {
    en: 'Manages SQL databases, but neither their servers nor their security settings.',
    fr: 'Gère les bases de données SQL, mais ni leurs serveurs ni leurs réglages de sécurité.',
  },
  'SQL Managed Instance Contributor': {
    en: 'Manages SQL managed instances and the network they need, but not who may sign in by Entra only.',
    fr: 'Gère les instances managées SQL et le réseau qu’il leur faut, mais pas le passage à l’authentification Entra seule.',
  },
  'SQL Security Manager': {
    en: 'Manages the security settings of SQL servers and databases: auditing, threat protection, masking and encryption.',
    fr: 'Gère la sécurité des serveurs et des bases SQL : audit, protection contre les menaces, masquage et chiffrement.',
  },
  'SQL Server Contributor': {
    en: 'Manages SQL servers and databases, but not their security settings.',
    fr: 'Gère les serveurs et les bases de données SQL, mais pas leurs réglages de sécurité.',
  },
};
