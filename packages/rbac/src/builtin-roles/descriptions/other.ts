import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: other. */
export const OTHER_TEXTS: RoleTexts = {
  'PlayFab Contributor': {
    en: 'Reads, writes and deletes PlayFab resources.',
    fr: 'Lit, écrit et supprime des ressources PlayFab.',
  },
  'PlayFab Reader': {
    en: 'Sees PlayFab resources without changing them.',
    fr: 'Consulte les ressources PlayFab sans les modifier.',
  },
  'Quantum Workspace Data Contributor': {
    en: 'Submits jobs to quantum workspaces and reads their results.',
    fr: 'Soumet des travaux aux espaces quantiques et lit leurs résultats.',
  },
  'Services Hub Operator': {
    en: 'Manages Services Hub connectors and their assessments.',
    fr: 'Gère les connecteurs Services Hub et leurs évaluations.',
  },
};
