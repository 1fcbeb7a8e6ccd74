import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: integration. */
export const INTEGRATION_TEXTS: RoleTexts = {
  'API Management Service Contributor': {
    en: 'Manages API Management services and the APIs in them.',
    fr: 'Gère les services API Management et les API qu’ils contiennent.',
  },
  'API Management Service Operator Role': {
    en: 'Runs API Management services: backup, restore, scaling and deletion, but not the APIs in them.',
    fr: 'Exploite les services API Management : sauvegarde, restauration, dimensionnement et suppression, mais pas leurs API.',
  },
  'API Management Service Reader Role': {
    en: 'Sees API Management services and their APIs, but no user keys.',
    fr: 'Consulte les services API Management et leurs API, mais pas les clés des utilisateurs.',
  },
  'App Configuration Data Owner': {
    en: 'Reads, writes and deletes the settings kept in App Configuration stores.',
    fr: 'Lit, écrit et supprime les paramètres conservés dans les magasins App Configuration.',
  },
  'App Configuration Data Reader': {
    en: 'Reads the settings kept in App Configuration stores.',
    fr: 'Lit les paramètres conservés dans les magasins App Configuration.',
  },
  'Azure Relay Listener': { en: 'Listens on Azure Relay entities.', fr: 'Écoute sur les entités Azure Relay.' },
  'Azure Relay Sender': { en: 'Sends to Azure Relay entities.', fr: 'Envoie vers les entités Azure Relay.' },
  'Azure Service Bus Data Owner': {
    en: 'Does everything with Service Bus namespaces, their messages included.',
    fr: 'Fait tout avec les espaces de noms Service Bus, messages compris.',
  },
  'Azure Service Bus Data Receiver': {
    en: 'Receives messages from Service Bus queues and subscriptions.',
    fr: 'Reçoit les messages des files et des abonnements Service Bus.',
  },
  'Azure Service Bus Data Sender': {
    en: 'Sends messages to Service Bus queues and topics.',
    fr: 'Envoie des messages aux files et aux rubriques Service Bus.',
  },
  'EventGrid Contributor': {
    en: 'Manages everything in Event Grid: topics, domains, namespaces and subscriptions.',
    fr: 'Gère tout dans Event Grid : rubriques, domaines, espaces de noms et abonnements.',
  },
  'EventGrid Data Sender': {
    en: 'Sends events to Event Grid topics, domains and namespaces.',
    fr: 'Envoie des événements aux rubriques, aux domaines et aux espaces de noms Event Grid.',
  },
  'EventGrid EventSubscription Contributor': {
    en: 'Creates, changes and deletes event subscriptions.',
    fr: 'Crée, modifie et supprime les abonnements aux événements.',
  },
  'EventGrid EventSubscription Reader': {
    en: 'Sees event subscriptions without changing them.',
    fr: 'Consulte les abonnements aux événements sans les modifier.',
  },
  'FHIR Data Reader': {
    en: 'Reads and searches health records in FHIR services.',
    fr: 'Lit et recherche les dossiers de santé des services FHIR.',
  },
  'Logic App Operator': {
    en: 'Sees logic apps and switches them on and off, but does not change them.',
    fr: 'Consulte les applications logiques, les active et les désactive, sans les modifier.',
  },
};
