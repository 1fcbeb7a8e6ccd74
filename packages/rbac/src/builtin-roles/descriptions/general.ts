import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: general. */
export const GENERAL_TEXTS: RoleTexts = {
  Reader: {
    en: 'Sees every resource and its settings, changes nothing and reads no secrets.',
    fr: 'Voit toutes les ressources et leurs réglages, ne modifie rien et ne lit aucun secret.',
  },
};
