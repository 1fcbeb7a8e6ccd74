import type { guestsEn } from './en.ts';

/** The texts about guests, in French. */
export const guestsFr: Record<keyof typeof guestsEn, string> = {
  'guest.header': 'Invitation',
  'guest.title': '{tenant} vous invite',
  'guest.text':
    '{tenant} vous propose d’accéder à son annuaire en tant qu’invité. Vous continuez à vous connecter avec votre propre compte, {address}.',
  'guest.who': 'Qui vous invite',
  'guest.organization': 'Organisation',
  'guest.domain': 'Domaine',
  'guest.id': 'ID Microsoft',
  'guest.what': 'Ce que vous acceptez',
  'guest.what.name': 'Les administrateurs de cette organisation voient votre nom et votre adresse.',
  'guest.what.rights':
    'Vous pouvez y faire ce qu’ils vous accordent, et rien d’autre. Rien ne change dans votre propre organisation.',
  'guest.what.instead':
    'Si vous entrez aujourd’hui dans cet annuaire au nom de votre société, vous y entrerez désormais en tant qu’invité.',
  'guest.accept': 'Accepter',
  'guest.accepted': 'Invitation acceptée : {tenant} vous compte désormais parmi ses invités.',
  'guest.open': 'Ouvrir le portail Azure de {tenant}',
  'guest.void.title': 'Aucune invitation ne vous attend ici',
  'guest.void.text':
    'Elle a peut-être été retirée, ou elle concerne un autre de vos comptes. Connectez-vous avec le compte invité, ou demandez à la personne qui vous a envoyé le lien.',
};
