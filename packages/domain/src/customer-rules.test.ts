import { describe, expect, it } from 'vitest';
import { type Address, addressProblems, tidyAddress } from './addresses.ts';
import { agreementProblem, isEmailAddress } from './agreements.ts';
import { type BillingProfile, billingProfileProblem } from './customers.ts';
import { marketOf } from './markets.ts';

const address = (overrides: Partial<Address> = {}): Address => ({
  firstName: 'Zoé',
  lastName: 'Neuf',
  addressLine1: '9 rue Neuve',
  addressLine2: null,
  city: 'Lyon',
  state: null,
  postalCode: '69001',
  country: 'FR',
  phoneNumber: null,
  ...overrides,
});

describe('an address', () => {
  it.each([
    [{ addressLine1: ' ' }, 'addressLine1', 'missing'],
    [{ addressLine1: 'x'.repeat(201) }, 'addressLine1', 'too-long'],
    [{ city: 'Lyon\n' }, 'city', 'malformed'],
    [{ firstName: 'x'.repeat(51) }, 'firstName', 'too-long'],
    [{ postalCode: null }, 'postalCode', 'missing'],
    [{ postalCode: '6900' }, 'postalCode', 'not-of-the-country'],
    [{ country: 'FRA' }, 'country', 'too-long'],
    [{ country: '12' }, 'country', 'malformed'],
    [{ country: 'US', postalCode: '98052', state: null }, 'state', 'missing'],
    [{ country: 'US', postalCode: '98052', state: 'ZZ' }, 'state', 'not-of-the-country'],
    [{ phoneNumber: 'call me' }, 'phoneNumber', 'malformed'],
  ] as const)('with %j is refused', (overrides, field, problem) => {
    expect(addressProblems(address(overrides))).toContainEqual({ field, problem });
  });

  it.each([
    [{}],
    [{ country: 'GB', postalCode: 'sw1a 1aa' }],
    [{ country: 'US', postalCode: '98052-6399', state: 'wa' }],
    [{ country: 'AE', postalCode: null }],
    [{ phoneNumber: '+33 1 23 45 67 89' }],
  ])('with %j is accepted', (overrides) => {
    expect(addressProblems(address(overrides))).toEqual([]);
  });

  it('is tidied as its post writes it', () => {
    expect(
      tidyAddress(address({ country: 'us', state: 'wa', city: '  Red   mond ', postalCode: ' 98052 ' })),
    ).toMatchObject({ country: 'US', state: 'WA', city: 'Red mond', postalCode: '98052', addressLine2: null });
  });
});

describe('a billing profile', () => {
  const profile = (overrides: Partial<BillingProfile> = {}): BillingProfile => ({
    id: '11111111-1111-4111-8111-111111111111' as BillingProfile['id'],
    firstName: 'Zoé',
    lastName: 'Neuf',
    email: 'zoe@neuf.example',
    culture: 'fr-FR',
    language: 'fr',
    companyName: 'Neuf',
    address: address(),
    registrationNumber: null,
    createdAt: 1,
    updatedAt: 1,
    version: 1,
    ...overrides,
  });
  const poland = address({ country: 'PL', postalCode: '00-001', phoneNumber: '+48 22 123 45 67' });

  it.each([
    [{ email: 'zoe' }, { kind: 'billing-field', field: 'email' }],
    [{ email: 'zoe@neuf.example\nBcc: all@neuf.example' }, { kind: 'billing-field', field: 'email' }],
    [{ culture: 'French' }, { kind: 'billing-field', field: 'culture' }],
    [{ language: '' }, { kind: 'billing-field', field: 'language' }],
    [{ companyName: '' }, { kind: 'billing-field', field: 'companyName' }],
    [{ registrationNumber: '123456' }, { kind: 'registration-number', problem: 'not-for-this-country' }],
    [{ address: poland }, { kind: 'registration-number', problem: 'missing' }],
    [
      { address: poland, registrationNumber: '!' },
      { kind: 'registration-number', problem: 'malformed' },
    ],
    [{ address: { ...poland, phoneNumber: null }, registrationNumber: '1234563218' }, { kind: 'phone-missing' }],
  ])('with %j is refused', (overrides, problem) => {
    expect(billingProfileProblem(profile(overrides as Partial<BillingProfile>))).toEqual(problem);
  });

  it('keeps to the rules of its country', () => {
    expect(billingProfileProblem(profile())).toBeUndefined();
    expect(billingProfileProblem(profile({ address: poland, registrationNumber: '1234563218' }))).toBeUndefined();
  });
});

describe('an attestation', () => {
  const contact = { firstName: 'Zoé', lastName: 'Neuf', email: 'zoe@neuf.example', phoneNumber: null };
  const wanted = { type: 'MicrosoftCustomerAgreement', contact, agreedAt: 1_000 } as const;
  const known = { ...wanted, id: 'x', attestedBy: 'y', createdAt: 1, version: 1 } as never;
  const DAY = 86_400_000;

  it('of the future, of nobody, or of what is attested already is refused', () => {
    expect(agreementProblem({ ...wanted, agreedAt: 2 * DAY }, [], DAY)).toEqual({ kind: 'agreement-date-in-future' });
    expect(agreementProblem({ ...wanted, contact: { ...contact, lastName: ' ' } }, [], DAY)).toMatchObject({
      field: 'lastName',
    });
    expect(agreementProblem({ ...wanted, contact: { ...contact, email: 'zoe' } }, [], DAY)).toMatchObject({
      field: 'email',
    });
    expect(agreementProblem({ ...wanted, contact: { ...contact, email: 'ZOE@neuf.example ' } }, [known], DAY)).toEqual({
      kind: 'agreement-exists',
    });
  });

  it('of another person, or of another agreement, is kept', () => {
    expect(agreementProblem({ ...wanted, contact: { ...contact, firstName: 'Léa' } }, [known], DAY)).toBeUndefined();
    expect(agreementProblem({ ...wanted, type: 'MicrosoftCloudAgreement' }, [known], DAY)).toBeUndefined();
  });
});

describe('what is known by country', () => {
  it('has one region for those that trade together, and each other country by itself', () => {
    expect([marketOf('FR').region, marketOf('CH').region, marketOf('US').region]).toEqual(['europe', 'europe', 'US']);
    expect(marketOf('ZZ')).toMatchObject({ region: 'ZZ', currency: 'USD', states: [] });
  });

  it.each(['a@b.example', 'first.last+tag@sub.b.example'])('takes %s for an address', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each(['a', 'a@b', '@b.example', 'a@b.example ', 'a b@c.example', 'a@b@c.example', `${'a'.repeat(65)}@b.example`])(
    'does not take %j for one',
    (text) => {
      expect(isEmailAddress(text)).toBe(false);
    },
  );
});
