import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: devops. */
export const DEVOPS_TEXTS: RoleTexts = {
  'Azure Resilience Management Drills Assets Administrator': {
    en: 'Manages what resilience drills need, such as runbooks and experiments, and gives out a fixed list of roles for a person.',
    fr: 'Gère ce qu’exigent les exercices de résilience, comme runbooks et expériences, et attribue une liste fixe de rôles pour une personne.',
  },
  'Azure Resilience Management Drills Assets Contributor': {
    en: 'Manages what resilience drills need, such as automation accounts, runbooks and experiments.',
    fr: 'Gère ce qu’exigent les exercices de résilience, comme comptes d’automatisation, runbooks et expériences.',
  },
  'Azure Resilience Management Drills Target Resource Administrator': {
    en: 'Prepares resources to be targets of resilience drills and gives out a fixed list of roles for a person.',
    fr: 'Prépare des ressources à servir de cibles aux exercices de résilience et attribue une liste fixe de rôles pour une personne.',
  },
  'Chaos Studio Operator': {
    en: 'Starts and stops chaos experiments and sees what they did.',
    fr: 'Lance et arrête les expériences de chaos et consulte leur déroulement.',
  },
  'Deployment Environments User': {
    en: 'Creates and manages own deployment environments in projects.',
    fr: 'Crée et gère ses propres environnements de déploiement dans les projets.',
  },
  'DevCenter Dev Box User': {
    en: 'Creates and uses own dev boxes in projects.',
    fr: 'Crée et utilise ses propres dev box dans les projets.',
  },
  'DevCenter Owner': {
    en: 'Manages dev centers and projects and gives out the roles of project administrator and dev box user.',
    fr: 'Gère les centres de développement et les projets, et attribue les rôles d’administrateur de projet et d’utilisateur de dev box.',
  },
  'DevCenter Project Admin': {
    en: 'Manages a project of a dev center with everybody’s dev boxes and environments in it.',
    fr: 'Gère un projet d’un centre de développement avec les dev box et les environnements de tous.',
  },
  'DevTest Labs User': {
    en: 'Uses the virtual machines of DevTest Labs: claims, starts, restarts and stops them.',
    fr: 'Utilise les machines virtuelles de DevTest Labs : les réclame, les démarre, les redémarre et les arrête.',
  },
  'Lab Creator': { en: 'Creates new labs and manages those.', fr: 'Crée de nouveaux labs et gère ceux-là.' },
  'Lab Operator': {
    en: 'Runs labs that exist: their schedules, their users and their machines.',
    fr: 'Exploite les labs existants : leurs plannings, leurs utilisateurs et leurs machines.',
  },
};
