import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: compute. */
export const COMPUTE_TEXTS: RoleTexts = {
  'Azure Batch Account Contributor': {
    en: 'Runs Batch accounts with their pools and jobs, from creation to deletion.',
    fr: 'Administre les comptes Batch avec leurs pools et leurs travaux, de la création à la suppression.',
  },
  'Azure Batch Account Reader': {
    en: 'Sees Batch accounts, their pools and their jobs without touching them.',
    fr: 'Consulte les comptes Batch, leurs pools et leurs travaux sans y toucher.',
  },
  'Azure Batch Data Contributor': {
    en: 'Manages pools, applications and jobs inside a Batch account, but not the account itself.',
    fr: 'Gère les pools, les applications et les travaux d’un compte Batch, mais pas le compte lui-même.',
  },
  'Azure Batch Job Submitter': {
    en: 'Submits and manages Batch jobs on pools that others have set up.',
    fr: 'Soumet et gère des travaux Batch sur des pools mis en place par d’autres.',
  },
  'Azure Center for SAP solutions service role': {
    en: 'Gives the identity of an SAP workload the compute, network and storage rights to deploy and run SAP systems.',
    fr: 'Donne à l’identité d’une charge SAP les droits de calcul, de réseau et de stockage pour déployer et exploiter des systèmes SAP.',
  },
  'Classic Virtual Machine Contributor': {
    en: 'Manages virtual machines of the classic model, but neither the network nor the storage they use.',
    fr: 'Gère les machines virtuelles du modèle classique, mais ni le réseau ni le stockage qu’elles utilisent.',
  },
  'Compute Gallery Sharing Admin': {
    en: 'Shares a compute gallery with other subscriptions, tenants or the public.',
    fr: 'Partage une galerie de calcul avec d’autres abonnements, d’autres locataires ou le public.',
  },
  'Data Operator for Managed Disks': {
    en: 'Uploads and downloads the content of managed disks and snapshots where Entra sign-in is required.',
    fr: 'Charge et télécharge le contenu des disques managés et des instantanés lorsque la connexion Entra est exigée.',
  },
  'Desktop Virtualization Contributor': {
    en: 'Manages everything in Azure Virtual Desktop but the session host machines themselves.',
    fr: 'Gère tout dans Azure Virtual Desktop, sauf les machines hôtes de session elles-mêmes.',
  },
  'Desktop Virtualization Reader': {
    en: 'Sees all of Azure Virtual Desktop without changing it.',
    fr: 'Consulte l’ensemble d’Azure Virtual Desktop sans rien modifier.',
  },
  'Desktop Virtualization User': {
    en: 'Opens the desktops and applications that an application group publishes.',
    fr: 'Ouvre les bureaux et les applications publiés par un groupe d’applications.',
  },
  'Desktop Virtualization Virtual Machine Contributor': {
    en: 'Lets Azure Virtual Desktop create, start, update and delete the machines of its host pools.',
    fr: 'Permet à Azure Virtual Desktop de créer, démarrer, mettre à jour et supprimer les machines de ses pools d’hôtes.',
  },
  'Disk Backup Reader': {
    en: 'Lets a backup vault read managed disks to back them up.',
    fr: 'Permet à un coffre de sauvegarde de lire les disques managés pour les sauvegarder.',
  },
  'Disk Restore Operator': {
    en: 'Lets a backup vault write managed disks when it restores them.',
    fr: 'Permet à un coffre de sauvegarde d’écrire des disques managés lors d’une restauration.',
  },
  'Disk Snapshot Contributor': {
    en: 'Lets a backup vault create, read and delete snapshots of managed disks.',
    fr: 'Permet à un coffre de sauvegarde de créer, lire et supprimer des instantanés de disques managés.',
  },
  'Guest Configuration Resource Contributor': {
    en: 'Writes guest configuration assignments, which set what holds inside machines.',
    fr: 'Écrit les affectations de configuration d’invité, qui fixent ce qui s’applique à l’intérieur des machines.',
  },
  'Service Fabric Cluster Contributor': {
    en: 'Manages Service Fabric clusters and what runs on them as resources.',
    fr: 'Gère les clusters Service Fabric et les ressources qui s’y exécutent.',
  },
  'Virtual Machine Administrator Login': {
    en: 'Signs in to virtual machines and Arc servers as administrator.',
    fr: 'Se connecte aux machines virtuelles et aux serveurs Arc en tant qu’administrateur.',
  },
  'Virtual Machine Contributor': {
    en: 'Creates and runs virtual machines and their disks, but neither signs in to them nor manages their network or storage account.',
    fr: 'Crée et exploite les machines virtuelles et leurs disques, sans s’y connecter ni gérer leur réseau ou leur compte de stockage.',
  },
  'Virtual Machine Data Access Administrator (preview)': {
    en: 'Decides who may sign in to virtual machines, by giving out the two sign-in roles and no other.',
    fr: 'Décide qui peut se connecter aux machines virtuelles, en attribuant les deux rôles de connexion et aucun autre.',
  },
  'Virtual Machine User Login': {
    en: 'Signs in to virtual machines and Arc servers as an ordinary user.',
    fr: 'Se connecte aux machines virtuelles et aux serveurs Arc en tant que simple utilisateur.',
  },
  'VM Restore Operator': {
    en: 'Creates and deletes what a restored virtual machine needs: machine, disks, network interfaces and storage.',
    fr: 'Crée et supprime ce qu’exige la restauration d’une machine virtuelle : machine, disques, interfaces réseau et stockage.',
  },
  'Windows Admin Center Administrator Login': {
    en: 'Administers the operating system of a server through Windows Admin Center in the portal.',
    fr: 'Administre le système d’exploitation d’un serveur avec Windows Admin Center dans le portail.',
  },
};
