import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: monitor. */
export const MONITOR_TEXTS: RoleTexts = {
  'Application Insights Component Contributor': {
    en: 'Manages Application Insights with its tests and alerts.',
    fr: 'Gère Application Insights avec ses tests et ses alertes.',
  },
  'Application Insights Snapshot Debugger': {
    en: 'Views the snapshots that Application Insights takes of failing programs.',
    fr: 'Consulte les instantanés qu’Application Insights prend des programmes en échec.',
  },
  'Grafana Admin': {
    en: 'Administers a Grafana workspace: data sources, dashboards and its users’ rights.',
    fr: 'Administre un espace Grafana : sources de données, tableaux de bord et droits de ses utilisateurs.',
  },
  'Grafana Editor': {
    en: 'Creates and changes dashboards and alerts in a Grafana workspace.',
    fr: 'Crée et modifie les tableaux de bord et les alertes d’un espace Grafana.',
  },
  'Grafana Viewer': {
    en: 'Views the dashboards of a Grafana workspace.',
    fr: 'Consulte les tableaux de bord d’un espace Grafana.',
  },
  'Log Analytics Contributor': {
    en: 'Reads all monitoring data and sets up where it comes from, machine extensions and storage keys included.',
    fr: 'Lit toutes les données de supervision et règle leur provenance, y compris extensions de machines et clés de stockage.',
  },
  'Log Analytics Reader': {
    en: 'Reads and searches all monitoring data and settings.',
    fr: 'Lit et recherche toutes les données et tous les réglages de supervision.',
  },
  'Monitoring Contributor': {
    en: 'Reads all monitoring data and changes its settings: alerts, rules, workspaces and diagnostics.',
    fr: 'Lit toutes les données de supervision et modifie ses réglages : alertes, règles, espaces de travail et diagnostics.',
  },
  'Monitoring Data Reader': {
    en: 'Reads metrics of Azure Monitor workspaces.',
    fr: 'Lit les métriques des espaces de travail Azure Monitor.',
  },
  'Monitoring Metrics Publisher': {
    en: 'Publishes metrics and telemetry of resources.',
    fr: 'Publie les métriques et la télémétrie des ressources.',
  },
  'Monitoring Reader': {
    en: 'Reads all monitoring data: metrics, logs and alerts.',
    fr: 'Lit toutes les données de supervision : métriques, journaux et alertes.',
  },
  'Privileged Monitoring Data Reader': {
    en: 'Reads the log tables of a workspace that are marked as general or protected.',
    fr: 'Lit les tables de journaux d’un espace de travail marquées comme générales ou protégées.',
  },
  'Workbook Contributor': {
    en: 'Saves and deletes shared workbooks and their templates.',
    fr: 'Enregistre et supprime les classeurs partagés et leurs modèles.',
  },
  'Workbook Reader': { en: 'Reads workbooks and their templates.', fr: 'Lit les classeurs et leurs modèles.' },
};
