/** What the trade does in a country. */
export interface Market {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** Partners sell to customers of the same region: the country itself, or Europe for those that trade as one. */
  readonly region: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly callingCodes: readonly string[];
  /** The whole postal code, in upper case; `null` where addresses have none. */
  readonly postalCode: RegExp | null;
  /** The codes of states, where an address must name one; empty elsewhere. */
  readonly states: readonly string[];
  /** Whether a company's registration number, and with it a phone number, must be given. */
  readonly needsRegistrationNumber: boolean;
  readonly cultures: readonly string[];
}

/** What the trade does in a country; one without a line of its own trades in US dollars and by itself. */
export function marketOf(country: string): Market {
  return BY_COUNTRY.get(country) ?? toMarket([country, 'USD', '', '.{1,16}', 'en-US']);
}

/** Of the languages that Mandate speaks, the one that most people in a country read. */
export function languageIn(country: string): 'en' | 'fr' {
  return marketOf(country).cultures[0]?.startsWith('fr') ? 'fr' : 'en';
}

const DIGITS = (count: number): string => `\\d{${count}}`;

// Country, currency, calling code, postal code, cultures. Postal codes as the Universal Postal Union describes them
// (https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions).
type Line = readonly [country: string, currency: string, callingCode: string, postalCode: string, cultures: string];
const LINES: readonly Line[] = [
  ['AE', 'AED', '971', '', 'en-US ar-AE'],
  ['AM', 'USD', '374', DIGITS(4), 'en-US'],
  ['AR', 'USD', '54', '[A-Z]?\\d{4}([A-Z]{3})?', 'es-AR'],
  ['AT', 'EUR', '43', DIGITS(4), 'de-AT'],
  ['AU', 'AUD', '61', DIGITS(4), 'en-AU'],
  ['AZ', 'USD', '994', '(AZ ?)?\\d{4}', 'en-US'],
  ['BE', 'EUR', '32', DIGITS(4), 'fr-BE nl-BE'],
  ['BG', 'EUR', '359', DIGITS(4), 'bg-BG'],
  ['BR', 'BRL', '55', '\\d{5}-?\\d{3}', 'pt-BR'],
  ['BY', 'USD', '375', DIGITS(6), 'ru-RU'],
  ['CA', 'CAD', '1', '[A-Z]\\d[A-Z] ?\\d[A-Z]\\d', 'en-CA fr-CA'],
  ['CH', 'CHF', '41', DIGITS(4), 'fr-CH de-CH it-CH'],
  ['CL', 'USD', '56', '\\d{7}', 'es-CL'],
  ['CN', 'CNY', '86', DIGITS(6), 'zh-CN'],
  ['CY', 'EUR', '357', DIGITS(4), 'el-GR'],
  ['CZ', 'EUR', '420', '\\d{3} ?\\d{2}', 'cs-CZ'],
  ['DE', 'EUR', '49', DIGITS(5), 'de-DE'],
  ['DK', 'DKK', '45', DIGITS(4), 'da-DK'],
  ['EE', 'EUR', '372', DIGITS(5), 'et-EE'],
  ['ES', 'EUR', '34', DIGITS(5), 'es-ES'],
  ['FI', 'EUR', '358', DIGITS(5), 'fi-FI'],
  ['FR', 'EUR', '33', DIGITS(5), 'fr-FR'],
  ['GB', 'GBP', '44', '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', 'en-GB'],
  ['GR', 'EUR', '30', '\\d{3} ?\\d{2}', 'el-GR'],
  ['HK', 'USD', '852', '', 'zh-HK en-US'],
  ['HR', 'EUR', '385', DIGITS(5), 'hr-HR'],
  ['HU', 'EUR', '36', DIGITS(4), 'hu-HU'],
  ['IE', 'EUR', '353', '[A-Z]\\d[\\dW] ?[A-Z\\d]{4}', 'en-IE'],
  ['IL', 'USD', '972', '\\d{5}(\\d{2})?', 'he-IL'],
  ['IN', 'INR', '91', DIGITS(6), 'en-IN'],
  ['IQ', 'USD', '964', DIGITS(5), 'en-US'],
  ['IS', 'EUR', '354', DIGITS(3), 'is-IS'],
  ['IT', 'EUR', '39', DIGITS(5), 'it-IT'],
  ['JP', 'JPY', '81', '\\d{3}-?\\d{4}', 'ja-JP'],
  ['KG', 'USD', '996', DIGITS(6), 'ru-RU'],
  ['KR', 'KRW', '82', DIGITS(5), 'ko-KR'],
  ['KZ', 'USD', '7', DIGITS(6), 'ru-RU'],
  ['LI', 'CHF', '423', DIGITS(4), 'de-CH'],
  ['LT', 'EUR', '370', '(LT-)?\\d{5}', 'lt-LT'],
  ['LU', 'EUR', '352', '(L-)?\\d{4}', 'fr-LU de-LU'],
  ['LV', 'EUR', '371', '(LV-)?\\d{4}', 'lv-LV'],
  ['MA', 'USD', '212', DIGITS(5), 'fr-FR'],
  ['MC', 'EUR', '377', DIGITS(5), 'fr-MC'],
  ['MD', 'USD', '373', '(MD-)?\\d{4}', 'ro-RO'],
  ['MM', 'USD', '95', DIGITS(5), 'en-US'],
  ['MT', 'EUR', '356', '[A-Z]{3} ?\\d{4}', 'en-GB'],
  ['MX', 'MXN', '52', DIGITS(5), 'es-MX'],
  ['NL', 'EUR', '31', '\\d{4} ?[A-Z]{2}', 'nl-NL'],
  ['NO', 'NOK', '47', DIGITS(4), 'nb-NO'],
  ['NZ', 'NZD', '64', DIGITS(4), 'en-NZ'],
  ['PL', 'EUR', '48', '\\d{2}-?\\d{3}', 'pl-PL'],
  ['PT', 'EUR', '351', '\\d{4}-?\\d{3}', 'pt-PT'],
  ['RO', 'EUR', '40', DIGITS(6), 'ro-RO'],
  ['RU', 'RUB', '7', DIGITS(6), 'ru-RU'],
  ['SA', 'USD', '966', '\\d{5}(-\\d{4})?', 'ar-SA'],
  ['SE', 'SEK', '46', '\\d{3} ?\\d{2}', 'sv-SE'],
  ['SG', 'USD', '65', DIGITS(6), 'en-SG'],
  ['SI', 'EUR', '386', '(SI-)?\\d{4}', 'sl-SI'],
  ['SK', 'EUR', '421', '\\d{3} ?\\d{2}', 'sk-SK'],
  ['SS', 'USD', '211', DIGITS(5), 'en-US'],
  ['TH', 'USD', '66', DIGITS(5), 'th-TH'],
  ['TJ', 'USD', '992', DIGITS(6), 'ru-RU'],
  ['TN', 'USD', '216', DIGITS(4), 'fr-FR'],
  ['TR', 'USD', '90', DIGITS(5), 'tr-TR'],
  ['TW', 'TWD', '886', '\\d{3}(\\d{2,3})?', 'zh-TW'],
  ['UA', 'USD', '380', DIGITS(5), 'uk-UA'],
  ['US', 'USD', '1', '\\d{5}(-\\d{4})?', 'en-US'],
  ['UZ', 'USD', '998', DIGITS(6), 'ru-RU'],
  ['VE', 'USD', '58', DIGITS(4), 'es-VE'],
  ['VN', 'USD', '84', '\\d{5,6}', 'vi-VN'],
  ['ZA', 'ZAR', '27', DIGITS(4), 'en-ZA'],
];

// The European Union and the free trade association, whose partners sell across their borders
// (https://learn.microsoft.com/partner-center/enroll/regional-authorization-overview).
const EUROPE = words(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK',
);

// https://learn.microsoft.com/partner-center/developer/create-a-customer
const NEEDS_REGISTRATION_NUMBER = words('AM AZ BY HU KZ KG MD RU TJ UZ UA BR IN ZA PL AE SA TR TH VN MM IQ SS VE');

const STATES: Readonly<Record<string, ReadonlySet<string>>> = {
  US: words(
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK ' +
      'OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI',
  ),
  CA: words('AB BC MB NB NL NS NT NU ON PE QC SK YT'),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function toMarket([country, currency, callingCode, postalCode, cultures]: Line): Market {
  return {
    country,
    region: EUROPE.has(country) ? 'europe' : country,
    currency,
    callingCodes: callingCode === '' ? [] : [callingCode],
    postalCode: postalCode === '' ? null : new RegExp(`^(?:${postalCode})$`),
    states: [...(STATES[country] ?? [])],
    needsRegistrationNumber: NEEDS_REGISTRATION_NUMBER.has(country),
    cultures: cultures.split(' '),
  };
}

const BY_COUNTRY: ReadonlyMap<string, Market> = new Map(LINES.map((line) => [line[0], toMarket(line)]));
