import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: privileged. */
export const PRIVILEGED_TEXTS: RoleTexts = {
  'Access Review Operator Service Role': {
    en: 'Lets the access review service see role assignments and remove those that a review has turned down.',
    fr: 'Permet au service de révision des accès de consulter les attributions de rôles et de retirer celles qu’une révision a rejetées.',
  },
  Contributor: {
    en: 'Creates, changes and deletes resources of every kind, but gives nobody access and places no locks.',
    fr: 'Crée, modifie et supprime des ressources de tout type, sans pouvoir donner d’accès ni poser de verrous.',
  },
  Owner: {
    en: 'Does everything on the management plane, giving access to others included.',
    fr: 'Fait tout sur le plan de gestion, y compris donner des accès à d’autres.',
  },
  'Role Based Access Control Administrator': {
    en: 'Assigns and removes roles and sees everything, but changes neither role definitions nor policies nor resources.',
    fr: 'Attribue et retire des rôles et voit tout, sans modifier ni les définitions de rôles, ni les stratégies, ni les ressources.',
  },
  'User Access Administrator': {
    en: 'Sees everything and manages all that governs access: roles, assignments, denials, policies and locks.',
    fr: 'Voit tout et gère tout ce qui régit l’accès : rôles, attributions, refus, stratégies et verrous.',
  },
};
