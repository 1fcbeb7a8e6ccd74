import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: management and governance. */
export const MANAGEMENT_AND_GOVERNANCE_TEXTS: RoleTexts = {
  'Automation Contributor': {
    en: 'Manages automation accounts with their runbooks, and the alerts and diagnostics around them.',
    fr: 'Gère les comptes d’automatisation avec leurs runbooks, ainsi que les alertes et diagnostics qui les entourent.',
  },
  'Automation Job Operator': {
    en: 'Starts and manages automation jobs from runbooks that exist.',
    fr: 'Lance et gère des travaux d’automatisation à partir de runbooks existants.',
  },
  'Automation Operator': {
    en: 'Starts, pauses and stops automation jobs and manages their schedules.',
    fr: 'Lance, suspend et arrête les travaux d’automatisation et gère leurs planifications.',
  },
  'Automation Runbook Operator': {
    en: 'Reads runbooks, so as to start jobs of them with another role.',
    fr: 'Lit les runbooks, afin d’en lancer des travaux à l’aide d’un autre rôle.',
  },
  'Azure Deployment Stack Contributor': {
    en: 'Manages deployment stacks, but not what they deny to others.',
    fr: 'Gère les piles de déploiement, mais pas ce qu’elles refusent aux autres.',
  },
  'Azure Deployment Stack Owner': {
    en: 'Manages deployment stacks, including what they deny to others.',
    fr: 'Gère les piles de déploiement, y compris ce qu’elles refusent aux autres.',
  },
  'Azure Resilience Management Drills Administrator': {
    en: 'Manages resilience drills and recovery plans, and gives out a fixed list of roles for a person.',
    fr: 'Gère les exercices de résilience et les plans de reprise, et attribue une liste fixe de rôles pour une personne.',
  },
  'Azure Resilience Management Goals Administrator': {
    en: 'Manages resilience goals and who enrols in them, and gives out five roles for a person.',
    fr: 'Gère les objectifs de résilience et les inscriptions, et attribue cinq rôles pour une personne.',
  },
  'Azure Resilience Management Recovery Administrator': {
    en: 'Manages recovery plans and gives out nine roles for a person, so that a plan can act.',
    fr: 'Gère les plans de reprise et attribue neuf rôles pour une personne, afin qu’un plan puisse agir.',
  },
  'Backup Contributor': {
    en: 'Manages backups, but neither deletes vaults nor gives access to them.',
    fr: 'Gère les sauvegardes, sans supprimer les coffres ni en donner l’accès.',
  },
  'Backup Operator': {
    en: 'Runs backups and restores, but neither removes backups nor changes policies.',
    fr: 'Lance sauvegardes et restaurations, sans retirer de sauvegarde ni modifier les stratégies.',
  },
  'Backup Reader': {
    en: 'Sees backups and vaults without changing them.',
    fr: 'Consulte les sauvegardes et les coffres sans les modifier.',
  },
  'Billing Reader': { en: 'Reads invoices, usage and costs.', fr: 'Lit les factures, la consommation et les coûts.' },
  'Blueprint Contributor': {
    en: 'Manages blueprint definitions, but does not assign them.',
    fr: 'Gère les définitions de blueprints, sans les affecter.',
  },
  'Blueprint Operator': {
    en: 'Assigns published blueprints, but does not define any.',
    fr: 'Affecte les blueprints publiés, sans en définir.',
  },
  'Cost Management Contributor': {
    en: 'Reads costs and manages budgets, exports and views of them.',
    fr: 'Lit les coûts et gère les budgets, les exports et les vues qui s’y rapportent.',
  },
  'Cost Management Reader': {
    en: 'Reads costs, budgets and exports.',
    fr: 'Lit les coûts, les budgets et les exports.',
  },
  'Hierarchy Settings Administrator': {
    en: 'Changes the settings of the management group hierarchy, such as where new subscriptions go.',
    fr: 'Modifie les réglages de la hiérarchie des groupes d’administration, comme la place des nouveaux abonnements.',
  },
  'Locks Contributor': {
    en: 'Places and removes locks on resources.',
    fr: 'Pose et retire des verrous sur les ressources.',
  },
  'Managed Application Contributor Role': {
    en: 'Creates managed applications, and sees everything.',
    fr: 'Crée des applications managées et voit tout.',
  },
  'Managed Application Operator Role': {
    en: 'Sees everything and performs the actions that managed applications offer.',
    fr: 'Voit tout et exécute les actions que proposent les applications managées.',
  },
  'Managed Services Registration assignment Delete Role': {
    en: 'Lets the staff of a managing tenant give up the subscriptions delegated to it through Lighthouse.',
    fr: 'Permet au personnel d’un locataire gestionnaire de renoncer aux abonnements délégués par Lighthouse.',
  },
  'Management Group Contributor': {
    en: 'Creates, changes and deletes management groups and moves subscriptions among them.',
    fr: 'Crée, modifie et supprime les groupes d’administration et y déplace les abonnements.',
  },
  'Management Group Reader': {
    en: 'Sees management groups and the subscriptions in them.',
    fr: 'Consulte les groupes d’administration et les abonnements qu’ils contiennent.',
  },
  'Policy Enrollments Contributor': {
    en: 'Manages enrolments in policies and sees compliance.',
    fr: 'Gère les inscriptions aux stratégies et consulte la conformité.',
  },
  'Portal Dashboard Writer Role': {
    en: 'Creates and changes shared dashboards of the portal.',
    fr: 'Crée et modifie les tableaux de bord partagés du portail.',
  },
  'Quota Request Operator': {
    en: 'Sees quotas and asks for more.',
    fr: 'Consulte les quotas et en demande davantage.',
  },
  'Reservation Purchaser': {
    en: 'Buys reservations for a subscription.',
    fr: 'Achète des réservations pour un abonnement.',
  },
  'Resource Policy Contributor': {
    en: 'Sees everything and manages policies: definitions, assignments, exemptions and remediation.',
    fr: 'Voit tout et gère les stratégies : définitions, affectations, exemptions et corrections.',
  },
  'Savings plan Purchaser': {
    en: 'Buys savings plans for a subscription.',
    fr: 'Achète des plans d’économies pour un abonnement.',
  },
  'Site Recovery Contributor': {
    en: 'Manages disaster recovery, but neither creates vaults nor gives access to them.',
    fr: 'Gère la reprise après sinistre, sans créer de coffres ni en donner l’accès.',
  },
  'Site Recovery Operator': {
    en: 'Fails over and fails back, but changes nothing else about disaster recovery.',
    fr: 'Bascule et rebascule, sans rien modifier d’autre à la reprise après sinistre.',
  },
  'Site Recovery Reader': {
    en: 'Sees the state of disaster recovery without changing it.',
    fr: 'Consulte l’état de la reprise après sinistre sans rien modifier.',
  },
  'Support Request Contributor': {
    en: 'Opens and follows support requests.',
    fr: 'Ouvre et suit des demandes de support.',
  },
  'Tag Contributor': {
    en: 'Tags resources, without access to the resources themselves.',
    fr: 'Étiquette les ressources, sans accès aux ressources elles-mêmes.',
  },
  'Template Spec Contributor': {
    en: 'Creates, changes and deletes template specs.',
    fr: 'Crée, modifie et supprime des spécifications de modèle.',
  },
  'Template Spec Reader': { en: 'Reads template specs.', fr: 'Lit les spécifications de modèle.' },
};
