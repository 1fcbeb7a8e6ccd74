import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: web and mobile. */
export const WEB_AND_MOBILE_TEXTS: RoleTexts = {
  'App Service Environment Contributor': {
    en: 'Manages App Service environments, but not the applications in them.',
    fr: 'Gère les environnements App Service, mais pas les applications qui s’y trouvent.',
  },
  'Azure Maps Data Contributor': {
    en: 'Reads, writes and deletes the data of Azure Maps accounts.',
    fr: 'Lit, écrit et supprime les données des comptes Azure Maps.',
  },
  'Azure Maps Data Reader': {
    en: 'Reads the data of Azure Maps accounts.',
    fr: 'Lit les données des comptes Azure Maps.',
  },
  'Container Apps Contributor': {
    en: 'Creates, changes and deletes container apps in environments that exist.',
    fr: 'Crée, modifie et supprime des applications conteneur dans des environnements existants.',
  },
  'Container Apps Operator': {
    en: 'Sees, starts and stops container apps, reads their logs and opens a console in them.',
    fr: 'Consulte, démarre et arrête les applications conteneur, lit leurs journaux et y ouvre une console.',
  },
  'ContainerApp Reader': {
    en: 'Sees container apps without changing them.',
    fr: 'Consulte les applications conteneur sans les modifier.',
  },
  'Logic App Contributor': {
    en: 'Creates, changes and deletes logic apps of the consumption kind.',
    fr: 'Crée, modifie et supprime des applications logiques de type consommation.',
  },
  'Logic Apps Standard Contributor': {
    en: 'Manages Standard logic apps with their plans, connections and certificates.',
    fr: 'Gère les applications logiques Standard avec leurs plans, leurs connexions et leurs certificats.',
  },
  'Logic Apps Standard Operator': {
    en: 'Runs Standard logic apps: sees them, restarts them, swaps their slots and resubmits runs.',
    fr: 'Exploite les applications logiques Standard : les consulte, les redémarre, permute leurs emplacements et relance des exécutions.',
  },
  'Search Index Data Contributor': {
    en: 'Reads and writes documents in search indexes.',
    fr: 'Lit et écrit des documents dans les index de recherche.',
  },
  'Search Index Data Reader': {
    en: 'Queries the documents of search indexes.',
    fr: 'Interroge les documents des index de recherche.',
  },
  'Search Service Contributor': {
    en: 'Manages search services and the definitions of their indexes, but not the documents.',
    fr: 'Gère les services de recherche et les définitions de leurs index, mais pas les documents.',
  },
  'SignalR App Server': {
    en: 'Lets a server of an application connect to SignalR and sign in its clients.',
    fr: 'Permet à un serveur d’application de se connecter à SignalR et d’y connecter ses clients.',
  },
  'SignalR/Web PubSub Contributor': {
    en: 'Manages SignalR and Web PubSub services.',
    fr: 'Gère les services SignalR et Web PubSub.',
  },
  'Web Plan Contributor': {
    en: 'Manages App Service plans, but not the applications that run on them.',
    fr: 'Gère les plans App Service, mais pas les applications qui y tournent.',
  },
  'Website Contributor': {
    en: 'Manages web apps and their certificates on plans that exist.',
    fr: 'Gère les applications web et leurs certificats sur des plans existants.',
  },
};
