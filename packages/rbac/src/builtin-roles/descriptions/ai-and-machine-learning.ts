import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: ai and machine learning. */
export const AI_AND_MACHINE_LEARNING_TEXTS: RoleTexts = {
  'Azure AI Developer': {
    en: 'Builds with machine learning workspaces and AI models, but creates no workspaces and sees none of their keys.',
    fr: 'Développe avec les espaces de travail de machine learning et les modèles d’IA, sans créer d’espaces ni voir leurs clés.',
  },
  'AzureML Compute Operator': {
    en: 'Manages the compute of machine learning workspaces.',
    fr: 'Gère les ressources de calcul des espaces de travail de machine learning.',
  },
  'AzureML Data Scientist': {
    en: 'Works in machine learning workspaces, but changes neither their compute nor the workspaces themselves.',
    fr: 'Travaille dans les espaces de machine learning, sans modifier ni leur calcul ni les espaces eux-mêmes.',
  },
  'Cognitive Services Contributor': {
    en: 'Creates and manages AI services accounts, keys included.',
    fr: 'Crée et gère les comptes de services d’IA, clés comprises.',
  },
  'Cognitive Services Data Reader': {
    en: 'Reads the data of AI services accounts.',
    fr: 'Lit les données des comptes de services d’IA.',
  },
  'Cognitive Services OpenAI Contributor': {
    en: 'Uses, fine-tunes and deploys Azure OpenAI models.',
    fr: 'Utilise, affine et déploie les modèles Azure OpenAI.',
  },
  'Cognitive Services OpenAI User': {
    en: 'Uses the Azure OpenAI models that others have deployed.',
    fr: 'Utilise les modèles Azure OpenAI que d’autres ont déployés.',
  },
  'Cognitive Services Usages Reader': {
    en: 'Sees how much of the AI services quota is used.',
    fr: 'Consulte la part utilisée du quota de services d’IA.',
  },
  'Cognitive Services User': {
    en: 'Calls AI services and lists their keys.',
    fr: 'Appelle les services d’IA et liste leurs clés.',
  },
  'Foundry Account Owner': {
    en: 'Manages Foundry accounts and gives out five roles for Foundry, registries and logs, but does not build in projects.',
    fr: 'Gère les comptes Foundry et attribue cinq rôles pour Foundry, les registres et les journaux, sans développer dans les projets.',
  },
  'Foundry Owner': {
    en: 'Manages Foundry accounts and projects, builds in them and gives out five roles for Foundry, registries and logs.',
    fr: 'Gère les comptes et projets Foundry, y développe et attribue cinq rôles pour Foundry, les registres et les journaux.',
  },
  'Foundry Project Manager': {
    en: 'Manages Foundry projects, builds in them and gives out two Foundry roles.',
    fr: 'Gère les projets Foundry, y développe et attribue deux rôles Foundry.',
  },
  'Foundry User': {
    en: 'Builds in Foundry projects and calls their models.',
    fr: 'Développe dans les projets Foundry et appelle leurs modèles.',
  },
  'Microsoft Discovery Platform Administrator (Preview)': {
    en: 'Manages all of Microsoft Discovery and gives its service identities four roles.',
    fr: 'Gère l’ensemble de Microsoft Discovery et donne quatre rôles à ses identités de service.',
  },
};
