import type { RoleTexts } from './role-texts.ts';

/** What a person reads of each role of this category: identity. */
export const IDENTITY_TEXTS: RoleTexts = {
  'Azure Red Hat OpenShift Federated Credential': {
    en: 'Lets OpenShift link the identities of its operators to service accounts of the cluster.',
    fr: 'Permet à OpenShift de lier les identités de ses opérateurs aux comptes de service du cluster.',
  },
  'Domain Services Contributor': {
    en: 'Manages Microsoft Entra Domain Services and the network they need.',
    fr: 'Gère Microsoft Entra Domain Services et le réseau qu’il leur faut.',
  },
  'Domain Services Reader': {
    en: 'Sees Microsoft Entra Domain Services and the network they use.',
    fr: 'Consulte Microsoft Entra Domain Services et le réseau utilisé.',
  },
  'Managed Identity Contributor': {
    en: 'Creates, changes and deletes user-assigned identities and what may sign in as them.',
    fr: 'Crée, modifie et supprime les identités affectées par l’utilisateur et ce qui peut s’authentifier en leur nom.',
  },
  'Managed Identity Federated Identity Credential Contributor': {
    en: 'Decides which outside workloads may sign in as a user-assigned identity.',
    fr: 'Décide quelles charges extérieures peuvent s’authentifier sous une identité affectée par l’utilisateur.',
  },
  'Managed Identity Operator': {
    en: 'Sees user-assigned identities and attaches them to resources.',
    fr: 'Consulte les identités affectées par l’utilisateur et les attache à des ressources.',
  },
};
