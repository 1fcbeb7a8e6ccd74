import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: mixed reality. */
export const MIXED_REALITY_TEXTS: RoleTexts = {
  'Remote Rendering Administrator': {
    en: 'Converts models, and manages and uses rendering sessions of Remote Rendering.',
    fr: 'Convertit des modèles, et gère et utilise les sessions de rendu de Remote Rendering.',
  },
  'Remote Rendering Client': {
    en: 'Manages and uses rendering sessions of Remote Rendering, but converts no models.',
    fr: 'Gère et utilise les sessions de rendu de Remote Rendering, sans convertir de modèles.',
  },
  'Spatial Anchors Account Owner': {
    en: 'Creates, finds, changes and deletes spatial anchors.',
    fr: 'Crée, trouve, modifie et supprime des ancres spatiales.',
  },
  'Spatial Anchors Account Reader': {
    en: 'Finds and reads spatial anchors.',
    fr: 'Trouve et lit des ancres spatiales.',
  },
};
