import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: analytics. */
export const ANALYTICS_TEXTS: RoleTexts = {
  'Azure Event Hubs Data Owner': {
    en: 'Does everything with event hubs, their data included.',
    fr: 'Fait tout avec les hubs d’événements, données comprises.',
  },
  'Azure Event Hubs Data Receiver': {
    en: 'Receives events from event hubs.',
    fr: 'Reçoit les événements des hubs d’événements.',
  },
  'Azure Event Hubs Data Sender': {
    en: 'Sends events to event hubs.',
    fr: 'Envoie des événements aux hubs d’événements.',
  },
  'Data Factory Contributor': {
    en: 'Creates and manages data factories and what is in them.',
    fr: 'Crée et gère les fabriques de données et leur contenu.',
  },
  'Data Purger': {
    en: 'Deletes personal data from Log Analytics workspaces and Application Insights for good.',
    fr: 'Efface définitivement des données personnelles des espaces de travail Log Analytics et d’Application Insights.',
  },
  'HDInsight Cluster Operator': {
    en: 'Sees and changes the configuration of HDInsight clusters.',
    fr: 'Consulte et modifie la configuration des clusters HDInsight.',
  },
  'Schema Registry Reader': {
    en: 'Reads schema groups and schemas of Event Hubs.',
    fr: 'Lit les groupes de schémas et les schémas d’Event Hubs.',
  },
  'Stream Analytics Contributor': {
    en: 'Manages Stream Analytics jobs and clusters.',
    fr: 'Gère les travaux et les clusters Stream Analytics.',
  },
  'Stream Analytics Reader': {
    en: 'Sees Stream Analytics jobs and clusters without changing them.',
    fr: 'Consulte les travaux et les clusters Stream Analytics sans les modifier.',
  },
};
