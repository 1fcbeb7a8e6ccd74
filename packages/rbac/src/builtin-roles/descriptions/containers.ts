import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: containers. */
export const CONTAINERS_TEXTS: RoleTexts = {
  AcrDelete: {
    en: 'Deletes images and other artifacts from a container registry.',
    fr: 'Supprime des images et d’autres artefacts d’un registre de conteneurs.',
  },
  AcrImageSigner: {
    en: 'Signs trusted images in a registry that has content trust switched on.',
    fr: 'Signe des images approuvées dans un registre où l’approbation de contenu est activée.',
  },
  AcrPull: {
    en: 'Pulls images and artifacts from a container registry.',
    fr: 'Extrait des images et des artefacts d’un registre de conteneurs.',
  },
  AcrPush: {
    en: 'Pushes images and artifacts to a container registry and pulls them from it.',
    fr: 'Envoie des images et des artefacts vers un registre de conteneurs et les en extrait.',
  },
  'Azure Arc Enabled Kubernetes Cluster User Role': {
    en: 'Fetches the user credentials of Arc-enabled clusters, to connect to them.',
    fr: 'Récupère les informations d’identification utilisateur des clusters Kubernetes avec Arc afin de s’y connecter.',
  },
  'Azure Arc Kubernetes Cluster Admin': {
    en: 'Does everything inside Arc-enabled Kubernetes clusters.',
    fr: 'Fait tout à l’intérieur des clusters Kubernetes avec Arc.',
  },
  'Azure Container Instances Contributor Role': {
    en: 'Creates, runs and deletes container groups in Azure Container Instances.',
    fr: 'Crée, exploite et supprime des groupes de conteneurs dans Azure Container Instances.',
  },
  'Azure Container Storage Contributor': {
    en: 'Installs Azure Container Storage on clusters and hands out the one role that its operator needs.',
    fr: 'Installe Azure Container Storage sur des clusters et attribue le seul rôle dont son opérateur a besoin.',
  },
  'Azure Kubernetes Fleet Manager ABAC Custom Resources Reader': {
    en: 'Reads custom resources in the hub cluster of a fleet, within the bounds that conditions set.',
    fr: 'Lit les ressources personnalisées du cluster hub d’une flotte, dans les limites fixées par les conditions.',
  },
  'Azure Kubernetes Fleet Manager ABAC Custom Resources Writer': {
    en: 'Writes and deletes custom resources in the hub cluster of a fleet, within the bounds that conditions set.',
    fr: 'Écrit et supprime les ressources personnalisées du cluster hub d’une flotte, dans les limites fixées par les conditions.',
  },
  'Azure Kubernetes Fleet Manager Contributor Role': {
    en: 'Creates and manages fleets, their members and their update runs.',
    fr: 'Crée et gère les flottes, leurs membres et leurs exécutions de mise à jour.',
  },
  'Azure Kubernetes Fleet Manager Hub Cluster User Role': {
    en: 'Fetches the credentials for the hub cluster of a fleet; what they open is decided separately.',
    fr: 'Récupère les informations d’identification du cluster hub d’une flotte ; ce qu’elles ouvrent se décide ailleurs.',
  },
  'Azure Kubernetes Fleet Manager RBAC Admin': {
    en: 'Manages most objects in a namespace of the hub cluster, roles included, but neither its quota nor the namespace itself.',
    fr: 'Gère la plupart des objets d’un espace de noms du cluster hub, rôles compris, mais ni son quota ni l’espace de noms lui-même.',
  },
  'Azure Kubernetes Fleet Manager RBAC Admin for Member Clusters': {
    en: 'Manages most objects in namespaces of member clusters, but neither quotas nor the namespaces themselves.',
    fr: 'Gère la plupart des objets des espaces de noms des clusters membres, mais ni les quotas ni les espaces de noms.',
  },
  'Azure Kubernetes Fleet Manager RBAC Cluster Admin': {
    en: 'Does everything inside the hub cluster of a fleet.',
    fr: 'Fait tout à l’intérieur du cluster hub d’une flotte.',
  },
  'Azure Kubernetes Fleet Manager RBAC Cluster Admin for Member Clusters': {
    en: 'Does everything inside the member clusters of a fleet.',
    fr: 'Fait tout à l’intérieur des clusters membres d’une flotte.',
  },
  'Azure Kubernetes Fleet Manager RBAC Cluster Reader': {
    en: 'Reads most objects in the whole hub cluster of a fleet.',
    fr: 'Lit la plupart des objets de l’ensemble du cluster hub d’une flotte.',
  },
  'Azure Kubernetes Fleet Manager RBAC Cluster Writer': {
    en: 'Writes most objects in the whole hub cluster of a fleet, including what is placed on members.',
    fr: 'Écrit la plupart des objets de l’ensemble du cluster hub d’une flotte, y compris ce qui est placé sur les membres.',
  },
  'Azure Kubernetes Fleet Manager RBAC Reader': {
    en: 'Reads most objects in a namespace of the hub cluster, but neither secrets nor roles.',
    fr: 'Lit la plupart des objets d’un espace de noms du cluster hub, mais ni les secrets ni les rôles.',
  },
  'Azure Kubernetes Fleet Manager RBAC Writer': {
    en: 'Reads and writes most objects in a namespace of the hub cluster, but not its roles.',
    fr: 'Lit et écrit la plupart des objets d’un espace de noms du cluster hub, mais pas ses rôles.',
  },
  'Azure Kubernetes Fleet Manager RBAC Writer for Member Clusters': {
    en: 'Reads and writes most objects in namespaces of member clusters, but not their roles.',
    fr: 'Lit et écrit la plupart des objets des espaces de noms des clusters membres, mais pas leurs rôles.',
  },
  'Azure Kubernetes Service Cluster Admin Role': {
    en: 'Fetches the administrator credentials of AKS clusters and runs commands in them.',
    fr: 'Récupère les informations d’identification d’administrateur des clusters AKS et y exécute des commandes.',
  },
  'Azure Kubernetes Service Cluster Monitoring User': {
    en: 'Fetches the monitoring credentials of AKS clusters.',
    fr: 'Récupère les informations d’identification de supervision des clusters AKS.',
  },
  'Azure Kubernetes Service Cluster User Role': {
    en: 'Fetches the user credentials of AKS clusters, to connect to them.',
    fr: 'Récupère les informations d’identification utilisateur des clusters AKS afin de s’y connecter.',
  },
  'Azure Kubernetes Service Contributor Role': {
    en: 'Creates, scales, upgrades and deletes AKS clusters and their snapshots.',
    fr: 'Crée, redimensionne, met à niveau et supprime les clusters AKS et leurs instantanés.',
  },
  'Azure Kubernetes Service Namespace Contributor': {
    en: 'Creates and manages the managed namespaces of AKS clusters.',
    fr: 'Crée et gère les espaces de noms managés des clusters AKS.',
  },
  'Azure Kubernetes Service Namespace User': {
    en: 'Sees managed namespaces of AKS clusters and fetches the credentials for them.',
    fr: 'Consulte les espaces de noms managés des clusters AKS et récupère leurs informations d’identification.',
  },
  'Azure Kubernetes Service RBAC Admin': {
    en: 'Manages everything in the namespaces of AKS clusters but quotas and the namespaces themselves.',
    fr: 'Gère tout dans les espaces de noms des clusters AKS, sauf les quotas et les espaces de noms eux-mêmes.',
  },
  'Azure Kubernetes Service RBAC Cluster Admin': {
    en: 'Does everything inside AKS clusters.',
    fr: 'Fait tout à l’intérieur des clusters AKS.',
  },
  'Azure Kubernetes Service RBAC Reader': {
    en: 'Reads most objects in the namespaces of AKS clusters, but neither secrets nor roles.',
    fr: 'Lit la plupart des objets des espaces de noms des clusters AKS, mais ni les secrets ni les rôles.',
  },
  'Azure Kubernetes Service RBAC Writer': {
    en: 'Reads and writes most objects in the namespaces of AKS clusters, secrets included, but not roles.',
    fr: 'Lit et écrit la plupart des objets des espaces de noms des clusters AKS, secrets compris, mais pas les rôles.',
  },
  'Azure Red Hat OpenShift Cloud Controller Manager': {
    en: 'Lets OpenShift’s cloud controller keep load balancers, public addresses and interfaces in step with its services.',
    fr: 'Permet au contrôleur cloud d’OpenShift d’accorder répartiteurs de charge, adresses publiques et interfaces avec ses services.',
  },
  'Azure Red Hat OpenShift Machine API Operator': {
    en: 'Lets OpenShift create and delete the virtual machines of its nodes.',
    fr: 'Permet à OpenShift de créer et de supprimer les machines virtuelles de ses nœuds.',
  },
  'Container Registry Repository Contributor': {
    en: 'Reads, writes and deletes images in the repositories of a container registry.',
    fr: 'Lit, écrit et supprime des images dans les dépôts d’un registre de conteneurs.',
  },
  'Container Registry Repository Reader': {
    en: 'Reads images and their metadata in the repositories of a container registry.',
    fr: 'Lit les images et leurs métadonnées dans les dépôts d’un registre de conteneurs.',
  },
  'Container Registry Repository Writer': {
    en: 'Reads and writes images in the repositories of a container registry, but deletes none.',
    fr: 'Lit et écrit des images dans les dépôts d’un registre de conteneurs, sans en supprimer.',
  },
  'Kubernetes Cluster - Azure Arc Onboarding': {
    en: 'Connects Kubernetes clusters to Azure Arc.',
    fr: 'Connecte des clusters Kubernetes à Azure Arc.',
  },
  'Kubernetes Extension Contributor': {
    en: 'Installs, updates and removes extensions of Kubernetes clusters.',
    fr: 'Installe, met à jour et retire des extensions de clusters Kubernetes.',
  },
};
