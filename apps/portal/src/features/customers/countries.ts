/** The countries that a customer can be billed in: those whose rules the server knows. ISO 3166-1 alpha-2. */
export const COUNTRIES: readonly string[] = (
  'AE AM AR AT AU AZ BE BG BR BY CA CH CL CN CY CZ DE DK EE ES FI FR GB GR HK HR HU IE IL IN IQ IS IT JP KG KR KZ LI ' +
  'LT LU LV MA MC MD MM MT MX NL NO NZ PL PT RO RU SA SE SG SI SK SS TH TJ TN TR TW UA US UZ VE VN ZA'
).split(' ');
