import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: hybrid and multicloud. */
export const HYBRID_AND_MULTICLOUD_TEXTS: RoleTexts = {
  'Azure Arc VMware VM Contributor': {
    en: 'Manages VMware virtual machines through Azure Arc.',
    fr: 'Gère des machines virtuelles VMware à travers Azure Arc.',
  },
  'Azure Connected Machine Onboarding': {
    en: 'Connects servers outside Azure to Azure Arc.',
    fr: 'Connecte à Azure Arc des serveurs situés hors d’Azure.',
  },
  'Azure Connected Machine Resource Administrator': {
    en: 'Manages Arc servers with their extensions, licences and commands, deletion included.',
    fr: 'Gère les serveurs Arc avec leurs extensions, leurs licences et leurs commandes, suppression comprise.',
  },
  'Azure Connected Machine Resource Manager': {
    en: 'Lets the Azure Local resource provider manage Arc servers and their guest configuration.',
    fr: 'Permet au fournisseur de ressources Azure Local de gérer les serveurs Arc et leur configuration d’invité.',
  },
  'Azure Stack HCI Administrator': {
    en: 'Manages Azure Local clusters and gives out a fixed list of roles around them.',
    fr: 'Gère les clusters Azure Local et attribue une liste fixe de rôles qui s’y rapportent.',
  },
  'Azure Stack HCI VM Contributor': {
    en: 'Manages virtual machines on Azure Local.',
    fr: 'Gère les machines virtuelles sur Azure Local.',
  },
  'Azure Stack HCI VM Reader': {
    en: 'Sees virtual machines on Azure Local without changing them.',
    fr: 'Consulte les machines virtuelles sur Azure Local sans les modifier.',
  },
};
