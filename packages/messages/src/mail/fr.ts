import type { MailMessageId } from './en.ts';

/** The same texts in French. */
export const fr: Readonly<Record<MailMessageId, string>> = {
  greeting: 'Bonjour {name},',
  sentBy:
    'Envoyé par Mandate parce que vous êtes {side, select, partner {agent d’administration chez {partner}} other {administrateur général chez {customer}}}.',
  'details.name': 'Relation : {relationship}',
  'details.role': 'Rôle : {relationship}',
  'details.partner': 'Partenaire : {partner}',
  'details.customer': 'Client : {customer}',
  'details.end': 'Fin : {end} (UTC)',
  open: 'Consulter la relation dans le portail',
  'approved.subject': 'Approuvée : {relationship} ({partner} et {customer})',
  'approved.text':
    '{customer} a approuvé tous les rôles de la relation d’administration « {relationship} » avec {partner}. {side, select, partner {Affectez-y des groupes de sécurité pour que vos équipes puissent utiliser ces rôles.} other {{partner} peut désormais utiliser ces rôles. Vous pouvez les lui retirer à tout moment, sous Relations de partenariat.}}',
  'terminated.subject': 'Terminée : {relationship} ({partner} et {customer})',
  'terminated.text':
    'Il a été mis fin à la relation d’administration « {relationship} » entre {partner} et {customer}. Elle ne donne plus aucun accès. Les abonnements et les attributions de rôles Azure restent inchangés.',
  'expired.subject': 'Expirée : {relationship} ({partner} et {customer})',
  'expired.text':
    'La relation d’administration « {relationship} » entre {partner} et {customer} est arrivée à expiration. Elle ne donne plus aucun accès et ne peut pas être rétablie ; {side, select, partner {demandez-en une nouvelle si vous en avez encore besoin} other {{partner} devra en demander une nouvelle si nécessaire}}. Les abonnements et les attributions de rôles Azure restent inchangés.',
  'reminder.subject':
    'Expire {days, plural, one {d’ici un jour} other {d’ici # jours}} : {relationship} ({partner} et {customer})',
  'reminder.text':
    'La relation d’administration « {relationship} » entre {partner} et {customer} prend fin d’ici {days, plural, one {un jour} other {# jours}}. Ensuite, elle ne donnera plus aucun accès. {side, select, partner {Demandez-en une nouvelle à temps ou, si elle ne comprend pas le rôle Administrateur général, activez l’extension automatique.} other {Si vous souhaitez que {partner} garde son accès, ce partenaire devra vous envoyer une nouvelle demande. Sinon, vous n’avez rien à faire.}}',
  'access-removed.subject': 'Accès Azure retiré chez {customer} : {relationship}',
  'access-removed.text':
    'Quelqu’un de {customer} a retiré un rôle qu’un groupe de {partner} détenait dans Azure. Vos équipes ne peuvent peut-être plus gérer ce qu’il couvre, et le crédit Partenaires peut être perdu. {customer} peut rendre ce rôle ; la commande se trouve dans le portail.',
  'access-removed.open': 'Consulter l’accès Azure dans le portail',
  'calendar.name': 'Relations d’administration arrivant à expiration',
  'calendar.summary': '{relationship} ({customer}) expire',
  'calendar.text':
    'La relation d’administration « {relationship} » avec {customer} prend fin. Ensuite, elle ne donnera plus aucun accès.',
};
