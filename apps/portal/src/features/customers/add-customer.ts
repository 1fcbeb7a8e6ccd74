import type { CustomerBody, CustomerWire } from '@mandate/api/partner-center/wire';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../wire/call.ts';
import { named, partnerCenterPath } from '../../wire/partner-center.ts';
import { useMe } from '../../wire/queries.ts';

/** What the form asks for. */
export interface CustomerFields {
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  readonly access: 'granular' | 'none';
}

/** The rules of a country, as the server states them. */
export interface CountryRules {
  readonly defaultCulture: string;
  readonly supportedStatesList: readonly string[];
  readonly isTaxIdOptional: boolean;
  readonly postalCodeRegex?: string;
}

/** The rules that addresses of a country keep to. */
export const countryRulesQuery = (partnerId: string, country: string) =>
  queryOptions({
    queryKey: ['country-rules', country],
    queryFn: ({ signal }) =>
      call<CountryRules>(partnerCenterPath(partnerId, `/countryvalidationrules/${encodeURIComponent(country)}`), {
        signal,
      }),
    enabled: country !== '',
    staleTime: 3_600_000,
  });

/** Creates a customer. The answer holds the first password, which can be had this once. */
export function useAddCustomer() {
  const { tenant } = useMe();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ fields, rules, requestId }: { fields: CustomerFields; rules: CountryRules; requestId: string }) =>
      call<CustomerWire>(partnerCenterPath(tenant.id, '/customers'), {
        method: 'POST',
        body: toBody(fields, rules),
        headers: named(requestId),
      }),
    // What is shown once is not kept for longer than the page.
    gcTime: 0,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['customers'] }),
  });
}

function toBody(fields: CustomerFields, rules: CountryRules): CustomerBody {
  const given = (name: keyof CustomerFields) => {
    const text = fields[name].trim();
    return text === '' ? {} : { [name]: text };
  };
  const number = fields.registrationNumber.trim();
  return {
    companyProfile: {
      domain: fields.domain.trim(),
      ...(rules.isTaxIdOptional || number === '' ? {} : { organizationRegistrationNumber: number }),
    },
    billingProfile: {
      companyName: fields.companyName.trim(),
      email: fields.email.trim(),
      culture: rules.defaultCulture,
      language: rules.defaultCulture.slice(0, 2),
      defaultAddress: {
        country: fields.country,
        ...given('addressLine1'),
        ...given('addressLine2'),
        ...given('city'),
        ...(rules.supportedStatesList.length > 0 ? given('state') : {}),
        ...given('postalCode'),
        ...given('firstName'),
        ...given('lastName'),
        ...given('phoneNumber'),
      },
    },
    enableGDAPByDefault: fields.access === 'granular',
  };
}
