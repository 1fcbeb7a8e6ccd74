import { addressProblems, tidyAddress } from '@mandate/domain/addresses';
import { marketOf } from '@mandate/domain/markets';
import { fail } from '@mandate/rbac/result';
import { Type } from 'typebox';
import { reply } from '../../operation.ts';
import { addressFromWire, addressToWire } from '../customers/to-wire.ts';
import { operation } from '../operation.ts';
import { attributesOf } from '../resources.ts';
import { AddressWire } from '../wire.ts';

/**
 * Checks an address by the rules of its country and suggests how its post writes it. No directory of streets is asked,
 * and the message says so (https://learn.microsoft.com/partner-center/developer/validate-an-address).
 */
export const validateAddress = operation({
  id: 'Validations_ValidateAddress',
  method: 'POST',
  path: '/v1/validations/address',
  callers: 'B',
  requires: { partner: 'customers.add' },
  body: AddressWire,
  replies: {
    200: Type.Object({
      originalAddress: AddressWire,
      suggestedAddresses: Type.Array(AddressWire),
      status: Type.String(),
      validationMessage: Type.String(),
    }),
  },

  async handle({ body }) {
    const tidy = addressFromWire(body);
    const names = { firstName: tidy.firstName || '-', lastName: tidy.lastName || '-' };
    const problems = addressProblems({ ...tidy, ...names });
    const suggested = addressToWire(tidy);
    const spelled = addressToWire(tidyAddress(tidy));
    const differs = Object.entries(spelled).some(([name, value]) => value && body[name as keyof AddressWire] !== value);
    if (problems.length > 0) {
      const fields = problems.map(({ field, problem }) => `${field} (${problem})`).join(', ');
      return reply(200, {
        originalAddress: body,
        suggestedAddresses: [],
        status: 'None',
        validationMessage: `The address breaks the rules of its country: ${fields}.`,
      });
    }
    return reply(200, {
      originalAddress: body,
      suggestedAddresses: differs ? [suggested] : [],
      status: differs ? 'InteractionRequired' : 'Verified',
      validationMessage: differs
        ? 'The post of the country writes the address as suggested.'
        : 'The address keeps to the rules of its country. Its street was not looked up.',
    });
  },
});

/** Whether a domain belongs to a directory here: 200 when it does, 404 when it is free. */
export const checkDomain = operation({
  id: 'Domains_CheckAvailability',
  method: 'HEAD',
  path: '/v1/domains/{domain}',
  callers: 'B',
  requires: { partner: 'customers.add' },
  replies: { 200: null },

  async handle({ params }, { store }) {
    const taken = await store.installation.findTenant(params.domain);
    return taken ? reply(200) : fail({ kind: 'domain-free' });
  },
});

/** The rules that addresses and numbers of a country keep to. */
export const getCountryRules = operation({
  id: 'CountryValidationRules_Get',
  method: 'GET',
  path: '/v1/countryvalidationrules/{country}',
  callers: 'B',
  requires: { partner: 'customers.add' },
  replies: {
    200: Type.Object({
      iso2Code: Type.String(),
      defaultCulture: Type.String(),
      isStateRequired: Type.Boolean(),
      supportedStatesList: Type.Array(Type.String()),
      supportedLanguagesList: Type.Array(Type.String()),
      supportedCulturesList: Type.Array(Type.String()),
      isPostalCodeRequired: Type.Boolean(),
      postalCodeRegex: Type.Optional(Type.String()),
      isCityRequired: Type.Boolean(),
      isTaxIdSupported: Type.Boolean(),
      isTaxIdOptional: Type.Boolean(),
      countryCallingCodesList: Type.Array(Type.String()),
      attributes: Type.Object({ objectType: Type.String() }),
    }),
  },

  async handle({ params }) {
    const country = params.country.toUpperCase();
    if (!/^[A-Z]{2}$/.test(country)) return fail({ kind: 'country-unknown', country: params.country });
    const { postalCode, states, cultures, callingCodes, needsRegistrationNumber } = marketOf(country);
    const [defaultCulture = 'en-US'] = cultures;
    return reply(200, {
      iso2Code: country,
      defaultCulture,
      isStateRequired: states.length > 0,
      supportedStatesList: [...states],
      supportedLanguagesList: [...new Set(cultures.map((culture) => culture.slice(0, 2)))],
      supportedCulturesList: [...cultures],
      isPostalCodeRequired: postalCode !== null,
      ...(postalCode ? { postalCodeRegex: postalCode.source } : {}),
      isCityRequired: true,
      isTaxIdSupported: needsRegistrationNumber,
      isTaxIdOptional: !needsRegistrationNumber,
      countryCallingCodesList: [...callingCodes],
      attributes: attributesOf('CountryInformation'),
    });
  },
});
