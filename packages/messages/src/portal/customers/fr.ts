import type { customersEn } from './en.ts';

/** The texts of finding customers by filters and tags, in French. */
export const customersFr: Record<keyof typeof customersEn, string> = {
  'customers.filter.access': 'Accès',
  'customers.filter.access.delegated': 'Administration déléguée',
  'customers.filter.access.granular': 'Relation d’administration',
  'customers.filter.access.none': 'Aucun',
  'customers.filter.azure': 'Azure',
  'customers.filter.azure.true': 'Avec des abonnements',
  'customers.filter.azure.false': 'Sans abonnement',
  'customers.filter.tag': 'Étiquette',
  'customers.filter.clear': 'Effacer les filtres',
  'customers.noneFiltered.title': 'Aucun client ne répond à tous ces filtres',
  'customers.noneFiltered.text': 'Retirez-en un pour voir plus de clients.',
  'tags.title': 'Étiquettes',
  'tags.text': 'Des mots à vous pour retrouver vos clients. Votre organisation est seule à les voir.',
  'tags.none': 'Ce client n’a pas d’étiquette.',
  'tags.new': 'Nouvelle étiquette',
  'tags.add': 'Ajouter l’étiquette',
  'tags.remove': 'Retirer l’étiquette {tag}',
  'tags.tooLong': 'Une étiquette compte au plus {count, plural, one {# caractère} other {# caractères}}.',
  'tags.tooMany': 'Un client a au plus {count, plural, one {# étiquette} other {# étiquettes}}.',
  'tags.onlyAdminAgents': 'Les agents d’administration ajoutent et retirent les étiquettes.',
};
