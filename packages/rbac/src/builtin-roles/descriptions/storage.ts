import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: storage. */
export const STORAGE_TEXTS: RoleTexts = {
  'Avere Contributor': {
    en: 'Creates and runs Avere vFXT clusters with their machines, network interfaces and blob containers.',
    fr: 'Crée et exploite les clusters Avere vFXT avec leurs machines, leurs interfaces réseau et leurs conteneurs d’objets blob.',
  },
  'Azure Container Storage Owner': {
    en: 'Installs Azure Container Storage, manages its Elastic SAN and hands out the one role that its operator needs.',
    fr: 'Installe Azure Container Storage, gère son Elastic SAN et attribue le seul rôle dont son opérateur a besoin.',
  },
  'Azure File Sync Administrator': {
    en: 'Manages Azure File Sync and gives its servers the three storage roles that they work with.',
    fr: 'Gère Azure File Sync et donne à ses serveurs les trois rôles de stockage dont ils se servent.',
  },
  'Data Box Contributor': {
    en: 'Manages Data Box orders in every respect but access.',
    fr: 'Gère les commandes Data Box à tous égards, sauf les accès.',
  },
  'Data Box Reader': {
    en: 'Sees Data Box orders and fetches the secrets of their devices.',
    fr: 'Consulte les commandes Data Box et récupère les secrets de leurs appareils.',
  },
  'Reader and Data Access': {
    en: 'Sees storage accounts and obtains their keys, which open all their data.',
    fr: 'Consulte les comptes de stockage et obtient leurs clés, qui ouvrent toutes leurs données.',
  },
  'Storage Account Backup Contributor': {
    en: 'Lets a backup vault protect storage accounts: locks, object replication and restores.',
    fr: 'Permet à un coffre de sauvegarde de protéger les comptes de stockage : verrous, réplication d’objets et restaurations.',
  },
  'Storage Account Contributor': {
    en: 'Manages storage accounts, keys included, and so reaches their data as well.',
    fr: 'Gère les comptes de stockage, clés comprises, et atteint donc aussi leurs données.',
  },
  'Storage Account Key Operator Service Role': {
    en: 'Lists the keys of storage accounts and replaces them.',
    fr: 'Liste les clés des comptes de stockage et les renouvelle.',
  },
  'Storage Actions Task Assignment Contributor': {
    en: 'Assigns storage tasks to storage accounts, with the one role that the task then needs.',
    fr: 'Affecte des tâches de stockage aux comptes de stockage, avec le seul rôle dont la tâche a alors besoin.',
  },
  'Storage Blob Data Contributor': {
    en: 'Reads, writes and deletes blobs and containers.',
    fr: 'Lit, écrit et supprime des objets blob et des conteneurs.',
  },
  'Storage Blob Data Owner': {
    en: 'Does everything with blobs and containers, setting POSIX permissions included.',
    fr: 'Fait tout avec les objets blob et les conteneurs, y compris fixer les permissions POSIX.',
  },
  'Storage Blob Data Reader': {
    en: 'Reads blobs and lists containers.',
    fr: 'Lit les objets blob et liste les conteneurs.',
  },
  'Storage Blob Delegator': {
    en: 'Obtains the key with which shared access signatures for blobs are signed in a user’s name.',
    fr: 'Obtient la clé qui sert à signer des signatures d’accès partagé aux objets blob au nom d’un utilisateur.',
  },
  'Storage File Backup Contributor': {
    en: 'Lets a backup vault lock, snapshot and restore file shares and read their files.',
    fr: 'Permet à un coffre de sauvegarde de verrouiller, figer et restaurer les partages de fichiers et d’en lire les fichiers.',
  },
  'Storage File Data Privileged Contributor': {
    en: 'Reads, writes and deletes files in file shares and their permissions, whatever those permissions say.',
    fr: 'Lit, écrit et supprime les fichiers des partages et leurs permissions, quoi que disent ces permissions.',
  },
  'Storage File Data Privileged Reader': {
    en: 'Reads files in file shares, whatever their permissions say.',
    fr: 'Lit les fichiers des partages, quoi que disent leurs permissions.',
  },
  'Storage File Data SMB Share Contributor': {
    en: 'Reads, writes and deletes files in file shares over SMB.',
    fr: 'Lit, écrit et supprime des fichiers dans les partages par SMB.',
  },
  'Storage File Data SMB Share Elevated Contributor': {
    en: 'Reads, writes and deletes files in file shares over SMB, and changes their permissions.',
    fr: 'Lit, écrit et supprime des fichiers dans les partages par SMB, et modifie leurs permissions.',
  },
  'Storage File Data SMB Share Reader': {
    en: 'Reads files in file shares over SMB.',
    fr: 'Lit les fichiers des partages par SMB.',
  },
  'Storage Queue Data Contributor': {
    en: 'Reads, writes and deletes queues and their messages.',
    fr: 'Lit, écrit et supprime les files d’attente et leurs messages.',
  },
  'Storage Queue Data Message Processor': {
    en: 'Peeks at, takes and deletes messages of queues.',
    fr: 'Consulte, prélève et supprime les messages des files d’attente.',
  },
  'Storage Queue Data Message Sender': {
    en: 'Adds messages to queues.',
    fr: 'Ajoute des messages aux files d’attente.',
  },
  'Storage Queue Data Reader': {
    en: 'Reads queues and their messages.',
    fr: 'Lit les files d’attente et leurs messages.',
  },
  'Storage Table Data Contributor': {
    en: 'Reads, writes and deletes tables and their entities.',
    fr: 'Lit, écrit et supprime les tables et leurs entités.',
  },
  'Storage Table Data Reader': { en: 'Reads tables and their entities.', fr: 'Lit les tables et leurs entités.' },
};
