import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: internet of things. */
export const INTERNET_OF_THINGS_TEXTS: RoleTexts = {
  'Azure Digital Twins Data Owner': {
    en: 'Does everything with the twins, models, relationships and routes of Azure Digital Twins.',
    fr: 'Fait tout avec les jumeaux, les modèles, les relations et les routes d’Azure Digital Twins.',
  },
  'Azure Digital Twins Data Reader': {
    en: 'Reads and queries the twins, models and relationships of Azure Digital Twins.',
    fr: 'Lit et interroge les jumeaux, les modèles et les relations d’Azure Digital Twins.',
  },
  'Azure IoT Operations Onboarding': {
    en: 'Deploys Azure IoT Operations and gives out the two roles that the deployment needs.',
    fr: 'Déploie Azure IoT Operations et attribue les deux rôles qu’exige le déploiement.',
  },
  'Azure Sphere Owner': {
    en: 'Manages everything in Azure Sphere and gives out its roles and two for monitoring.',
    fr: 'Gère tout dans Azure Sphere et attribue ses rôles ainsi que deux rôles de supervision.',
  },
  'Device Update Administrator': {
    en: 'Manages updates for devices and their deployment.',
    fr: 'Gère les mises à jour des appareils et leur déploiement.',
  },
  'Device Update Reader': {
    en: 'Sees updates for devices and their deployment without changing them.',
    fr: 'Consulte les mises à jour des appareils et leur déploiement sans les modifier.',
  },
  'IoT Hub Data Contributor': {
    en: 'Does everything with the devices and messages of IoT hubs.',
    fr: 'Fait tout avec les appareils et les messages des hubs IoT.',
  },
  'IoT Hub Data Reader': {
    en: 'Reads the devices and messages of IoT hubs.',
    fr: 'Lit les appareils et les messages des hubs IoT.',
  },
};
