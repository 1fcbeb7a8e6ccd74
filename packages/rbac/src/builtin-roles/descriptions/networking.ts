import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: networking. */
export const NETWORKING_TEXTS: RoleTexts = {
  'AVS on Fleet VIS Role': {
    en: 'Lets Azure VMware Solution on a fleet build its own network, and remove role assignments of its own kind only.',
    fr: 'Permet à Azure VMware Solution sur une flotte de bâtir son réseau et de ne retirer que ses propres attributions de rôles.',
  },
  'AVS Orchestrator Role': {
    en: 'Lets the orchestrator of Azure VMware Solution deploy networks and resources, and remove three kinds of role assignment.',
    fr: 'Permet à l’orchestrateur d’Azure VMware Solution de déployer réseaux et ressources et de retirer trois sortes d’attributions de rôles.',
  },
  'Azure Front Door Domain Reader': {
    en: 'Sees the custom domains of Front Door profiles.',
    fr: 'Consulte les domaines personnalisés des profils Front Door.',
  },
  'CDN Endpoint Contributor': {
    en: 'Manages CDN endpoints, but gives nobody access to them.',
    fr: 'Gère les points de terminaison CDN, sans pouvoir en donner l’accès.',
  },
  'CDN Endpoint Reader': {
    en: 'Sees CDN endpoints without changing them.',
    fr: 'Consulte les points de terminaison CDN sans les modifier.',
  },
  'CDN Profile Contributor': {
    en: 'Manages CDN and Front Door profiles with their endpoints.',
    fr: 'Gère les profils CDN et Front Door avec leurs points de terminaison.',
  },
  'CDN Profile Reader': {
    en: 'Sees CDN and Front Door profiles and their endpoints without changing them.',
    fr: 'Consulte les profils CDN et Front Door et leurs points de terminaison sans les modifier.',
  },
  'Classic Network Contributor': {
    en: 'Manages networks of the classic model.',
    fr: 'Gère les réseaux du modèle classique.',
  },
  'DNS Resolver Contributor': {
    en: 'Manages private DNS resolvers with their endpoints, rules and links.',
    fr: 'Gère les résolveurs DNS privés avec leurs points de terminaison, leurs règles et leurs liens.',
  },
  'DNS Zone Contributor': {
    en: 'Manages public DNS zones and their records.',
    fr: 'Gère les zones DNS publiques et leurs enregistrements.',
  },
  'Network Contributor': {
    en: 'Manages networks of every kind, but not the machines connected to them.',
    fr: 'Gère les réseaux de toute sorte, mais pas les machines qui y sont raccordées.',
  },
  'Private DNS Zone Contributor': {
    en: 'Manages private DNS zones and links them to virtual networks.',
    fr: 'Gère les zones DNS privées et les lie aux réseaux virtuels.',
  },
  'Traffic Manager Contributor': {
    en: 'Manages Traffic Manager profiles and where they send visitors.',
    fr: 'Gère les profils Traffic Manager et l’endroit où ils dirigent les visiteurs.',
  },
};
