import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: migration. */
export const MIGRATION_TEXTS: RoleTexts = {
  'Azure Local Migrate Execute Expert': {
    en: 'Carries out migrations to Azure Local and gives out the two storage roles that they need.',
    fr: 'Exécute les migrations vers Azure Local et attribue les deux rôles de stockage qu’elles exigent.',
  },
  'Azure Local Migrate Owner': {
    en: 'Manages migration projects to Azure Local in every respect and gives out five roles that they need.',
    fr: 'Gère à tous égards les projets de migration vers Azure Local et attribue les cinq rôles qu’ils exigent.',
  },
  'Azure Migrate Decide and Plan Expert': {
    en: 'Discovers, assesses and plans migrations, but does not carry them out.',
    fr: 'Découvre, évalue et planifie les migrations, sans les exécuter.',
  },
  'Azure Migrate Execute Expert': {
    en: 'Carries out migrations to Azure and gives out the two storage roles that they need.',
    fr: 'Exécute les migrations vers Azure et attribue les deux rôles de stockage qu’elles exigent.',
  },
  'Azure Migrate Owner': {
    en: 'Manages migration projects to Azure in every respect and gives out five roles that they need.',
    fr: 'Gère à tous égards les projets de migration vers Azure et attribue les cinq rôles qu’ils exigent.',
  },
  'Microsoft.OffAzureSpringBoot Service Owner': {
    en: 'Lets the discovery of Spring Boot applications manage its own sites and results.',
    fr: 'Permet à la découverte des applications Spring Boot de gérer ses propres sites et résultats.',
  },
  'WorkloadBuilder Migration Agent Role': {
    en: 'Lets a migration agent register itself and report its state.',
    fr: 'Permet à un agent de migration de s’enregistrer et de rendre compte de son état.',
  },
};
