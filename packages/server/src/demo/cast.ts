/** The people and companies of the demo. All are invented; `.example` domains belong to nobody (RFC 2606). */

import type { DirectoryRole, WellKnownGroup } from '@mandate/domain/directory';

/** A person's given name and surname; the user name is made of them. */
export type PersonName = readonly [given: string, surname: string];

/** A member of the partner's staff, one for each partner role. */
export interface StaffMember {
  readonly name: PersonName;
  /** How the connection file and the table of sign-ins call the role. */
  readonly role: string;
  readonly directoryRoles: readonly DirectoryRole[];
  readonly agentsOf: WellKnownGroup | null;
  /** The group of the partner's own through which the membership comes; `null` for a direct one. */
  readonly through: string | null;
}

const office = (name: PersonName, role: string, directoryRole: DirectoryRole): StaffMember => ({
  name,
  role,
  directoryRoles: [directoryRole],
  agentsOf: null,
  through: null,
});
const agent = (
  name: PersonName,
  role: string,
  agentsOf: WellKnownGroup,
  through: string | null = null,
): StaffMember => ({ name, role, directoryRoles: [], agentsOf, through });

/** The partner that runs the demo's installation. */
export const PARTNER = {
  displayName: 'Nuée Conseil',
  domain: 'nuee-conseil.example',
  country: 'FR',
  staff: [
    office(['Amélie', 'Garnier'], 'Global admin', 'globalAdministrator'),
    agent(['Benoît', 'Lefèvre'], 'Admin agent', 'AdminAgents'),
    agent(['Chloé', 'Maréchal'], 'Sales agent', 'SalesAgents', 'Équipe commerciale'),
    agent(['Dorian', 'Étienne'], 'Helpdesk agent', 'HelpdeskAgents'),
    office(['Élodie', 'Renaud'], 'Billing admin', 'billingAdministrator'),
    office(['François', 'Dubois'], 'User management admin', 'userAdministrator'),
  ],
} as const;

/** How far a customer's relationship with the partner has come. */
export type RelationshipStory = 'delegated-admin' | 'reseller-only' | 'delegated-admin-removed' | 'pending';

/** A customer of the demo. */
export interface CustomerRole {
  readonly displayName: string;
  readonly domain: string;
  readonly country: string;
  readonly story: RelationshipStory;
  readonly globalAdministrator: PersonName;
  readonly users: readonly [PersonName, PersonName];
  /** The inner group stands in the outer one; the second user in the inner one. */
  readonly groups: { readonly outer: string; readonly inner: string };
  readonly subscriptions: readonly string[];
}

/** The customers. The first is the one of the main job: delegated admin and two subscriptions. */
export const CUSTOMERS: readonly CustomerRole[] = [
  {
    displayName: 'Hôtel Élysée',
    domain: 'hotel-elysee.example',
    country: 'FR',
    story: 'delegated-admin',
    globalAdministrator: ['Hélène', 'Vasseur'],
    users: [
      ['Inès', 'Bérenger'],
      ['Jérôme', 'Castaño'],
    ],
    groups: { outer: 'Équipe informatique', inner: 'Exploitation' },
    subscriptions: ['Production', 'Développement'],
  },
  {
    displayName: 'Bäckerei Müller & Söhne',
    domain: 'baeckerei-mueller.example',
    country: 'DE',
    story: 'delegated-admin',
    globalAdministrator: ['Jürgen', 'Müller'],
    users: [
      ['Käthe', 'Schäfer'],
      ['Björn', 'Weiß'],
    ],
    groups: { outer: 'EDV', inner: 'Kassensysteme' },
    subscriptions: ['Filialen'],
  },
  {
    displayName: 'Clinique Saint-Éloi',
    domain: 'clinique-saint-eloi.example',
    country: 'FR',
    story: 'delegated-admin',
    globalAdministrator: ['Thérèse', 'Noël'],
    users: [
      ['Loïc', 'Guérin'],
      ['Maëlle', 'Le Goff'],
    ],
    groups: { outer: 'Services numériques', inner: 'Hébergement' },
    subscriptions: ['Dossiers patients'],
  },
  {
    displayName: 'Librairie L’Œil écarlate',
    domain: 'oeil-ecarlate.example',
    country: 'BE',
    story: 'delegated-admin',
    globalAdministrator: ['Noémie', 'Dewaël'],
    users: [
      ['Océane', 'Piérard'],
      ['Rémi', 'Lacroix'],
    ],
    groups: { outer: 'Boutique en ligne', inner: 'Développeurs' },
    subscriptions: ['Boutique'],
  },
  {
    displayName: 'Smørrebrød & Sønner',
    domain: 'smoerrebroed.example',
    country: 'DK',
    story: 'reseller-only',
    globalAdministrator: ['Søren', 'Ærø'],
    users: [
      ['Åse', 'Bjørn'],
      ['Mikkel', 'Østergård'],
    ],
    groups: { outer: 'It-afdeling', inner: 'Drift' },
    subscriptions: ['Bestillinger'],
  },
  {
    displayName: 'Peñas y Cía',
    domain: 'penas-y-cia.example',
    country: 'ES',
    story: 'reseller-only',
    globalAdministrator: ['Begoña', 'Peña'],
    users: [
      ['Íñigo', 'Muñoz'],
      ['Lucía', 'Ibáñez'],
    ],
    groups: { outer: 'Informática', inner: 'Explotación' },
    subscriptions: ['Almacén'],
  },
  {
    displayName: 'Ångström Logistik',
    domain: 'angstrom-logistik.example',
    country: 'SE',
    story: 'delegated-admin-removed',
    globalAdministrator: ['Göran', 'Ångström'],
    users: [
      ['Märta', 'Sjöberg'],
      ['Pär', 'Lindström'],
    ],
    groups: { outer: 'IT-avdelning', inner: 'Drift' },
    subscriptions: ['Lager'],
  },
  {
    displayName: 'Żółta Łódź',
    domain: 'zolta-lodz.example',
    country: 'PL',
    story: 'delegated-admin-removed',
    globalAdministrator: ['Łukasz', 'Żak'],
    users: [
      ['Małgorzata', 'Wójcik'],
      ['Paweł', 'Dąbrowski'],
    ],
    groups: { outer: 'Informatyka', inner: 'Utrzymanie' },
    subscriptions: ['Rezerwacje'],
  },
  {
    displayName: 'Café Ñandú',
    domain: 'cafe-nandu.example',
    country: 'LU',
    story: 'pending',
    globalAdministrator: ['Zoé', 'Schröder'],
    users: [
      ['Anaïs', 'Müller'],
      ['Cédric', 'Hélias'],
    ],
    groups: { outer: 'Informatique', inner: 'Caisses' },
    subscriptions: [],
  },
];
