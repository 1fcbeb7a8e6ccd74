import { operatorAct } from '@mandate/app/act';
import { addMember, addServicePrincipal } from '@mandate/app/directory/change-directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guid, must } from '../../testing/world.ts';
import { customerBody, openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeAll(async () => {
  trade = await openTradeWorld();
});
afterAll(() => trade.world.close());

const create = (body: object, headers = {}) => trade.ask('salesAgent', 'POST', '/customers', body, headers);
const names = (body: { items: readonly { companyProfile: { companyName: string } }[] }) =>
  body.items.map(({ companyProfile }) => companyProfile.companyName);

describe('creating a customer', () => {
  it('F17: shows the first administrator’s password once, and never again', async () => {
    const headers = { 'ms-requestid': guid() };
    const body = customerBody('neuf.onmicrosoft.example');
    const created = await create(body, headers);
    expect(created.status).toBe(201);
    const { id, userCredentials, ...rest } = created.body;
    expect(userCredentials).toEqual({ userName: 'admin', password: expect.stringMatching(/^[A-Za-z2-9-]{19}$/) });
    expect(rest).toMatchObject({
      relationshipToPartner: 'reseller',
      allowDelegatedAccess: false,
      companyProfile: { tenantId: id, domain: 'neuf.onmicrosoft.example', companyName: 'Neuf & Cie' },
      billingProfile: { email: 'achats@neuf.example', defaultAddress: { city: 'Lyon', country: 'FR' } },
    });

    const again = await create(body, headers);
    expect([again.status, again.body.id, again.body.userCredentials]).toEqual([201, id, undefined]);
    const read = await trade.ask('salesAgent', 'GET', `/customers/${id}`);
    expect(JSON.stringify(read.body)).not.toContain(userCredentials.password);
    const log = await trade.world.ports.store.tenant(trade.world.partner).listChanges({ after: null, limit: 1000 });
    expect(JSON.stringify(log.rows)).not.toContain(userCredentials.password);

    const user = await trade.world.ports.store.tenant(id).findUserByName('admin@neuf.onmicrosoft.example');
    const access = await trade.world.ports.store.access.tenant(id);
    expect(access.directoryRoles.get(user!.id)).toEqual(new Set(['globalAdministrator']));
  });

  const billing = (overrides: object) => ({
    ...customerBody(),
    billingProfile: { ...customerBody().billingProfile, ...overrides },
  });
  const inPoland = { ...customerBody().billingProfile.defaultAddress, country: 'PL', postalCode: '00-001' };

  it.each([
    ['a domain that is none', { ...customerBody('no domain') }, 400, 3000],
    ['somebody else’s domain', { ...customerBody('CONTOSO.example') }, 409, 3000],
    ['no company name', billing({ companyName: '' }), 400, 3000],
    ['an e-mail address with a line break', billing({ email: 'a@b.example\nX: y' }), 400, 3000],
    ['a postal code of another country', billing({ defaultAddress: { ...inPoland, country: 'FR' } }), 400, 3000],
    ['no registration number where one is needed', billing({ defaultAddress: inPoland }), 400, 600049],
    [
      'another region',
      billing({ defaultAddress: { ...inPoland, country: 'US', postalCode: '98052', state: 'WA' } }),
      403,
      2030,
    ],
    ['nothing at all', {}, 400, 800002],
  ])('refuses %s', async (_, body, status, code) => {
    const refused = await create(body);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('asks for a registration number and a phone number where the country does', async () => {
    const numbered = (phoneNumber?: string) => ({
      companyProfile: { ...customerBody().companyProfile, organizationRegistrationNumber: '1234563218' },
      billingProfile: {
        ...customerBody().billingProfile,
        defaultAddress: { ...inPoland, ...(phoneNumber ? { phoneNumber } : {}) },
      },
    });
    expect((await create(numbered())).body.code).toBe(600051);
    expect((await create(numbered('+48 22 123 45 67'))).status).toBe(201);
    const french = customerBody();
    const companyProfile = { ...french.companyProfile, organizationRegistrationNumber: '123456789' };
    expect((await create({ ...french, companyProfile })).body.code).toBe(600002);
  });

  it('reads names in any letter case, takes null for nothing said, and refuses two spellings that disagree', async () => {
    const { companyProfile, billingProfile } = customerBody();
    const { companyName, defaultAddress, ...rest } = billingProfile;
    const shouting = {
      BillingProfile: { ...rest, CompanyName: 'A', DEFAULTADDRESS: defaultAddress },
      CompanyProfile: companyProfile,
    };
    expect((await create({ ...shouting, Id: null })).status).toBe(201);
    const twice = { ...billingProfile, CompanyName: 'Other' };
    const refused = await create({ companyProfile: customerBody().companyProfile, billingProfile: twice });
    expect([refused.status, refused.body.code]).toEqual([400, 800002]);
  });

  it('is for those who may add customers', async () => {
    for (const persona of ['helpdeskAgent', 'billingAdmin', 'customerAdmin', 'kim', 'stranger'] as const) {
      const refused = await trade.ask(persona, 'POST', '/customers', customerBody());
      expect([persona, refused.status, refused.body.code]).toEqual([persona, 403, 900150]);
    }
  });
});

describe('the list of customers', () => {
  it('F12: filters by the start of name and domain, without case and accents', async () => {
    const filter = (field: string, value: string, operator = 'starts_with') =>
      trade.ask(
        'salesAgent',
        'GET',
        `/customers?size=0&filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }))}`,
      );
    expect(names((await filter('CompanyName', 'CON')).body)).toEqual(['Contoso']);
    expect(names((await filter('companyname', 'hotel')).body)).toEqual(['Hôtel Élysée']);
    expect(names((await filter('CompanyName', 'ontoso')).body)).toEqual([]);
    expect(names((await filter('CompanyName', 'ontoso', 'substring')).body)).toEqual(['Contoso']);
    expect(names((await filter('Domain', 'elysee.')).body)).toEqual(['Hôtel Élysée']);
    expect(names((await filter('Domain', 'example')).body)).toEqual([]);
    expect(names((await filter('Domain', 'elysee.example', 'equals')).body)).toEqual(['Hôtel Élysée']);
    expect(names((await filter('CompanyName', '%')).body)).toEqual([]);
    // As the Java SDK writes it.
    const java = encodeURIComponent(
      '{"value":"Con","field":"CompanyName","fieldType":"String","operator":"StartsWith"}',
    );
    expect(names((await trade.ask('salesAgent', 'GET', `/customers?size=40&filter=${java}`)).body)).toEqual([
      'Contoso',
    ]);
  });

  it.each([
    '{"Field":"CompanyName"}',
    '{"Field":"Country","Value":"x","Operator":"starts_with"}',
    '{"Field":"CompanyName","Value":"x","Operator":"greater_than"}',
    '{"Field":"CompanyName","Value":1,"Operator":"equals"}',
    'CompanyName eq x',
    '[]',
    `{"Field":"CompanyName","Value":"${'x'.repeat(2000)}","Operator":"equals"}`,
  ])('refuses a filter that it does not understand: %s', async (filter) => {
    const refused = await trade.ask('salesAgent', 'GET', `/customers?filter=${encodeURIComponent(filter)}`);
    expect([refused.status, refused.body.code]).toEqual([400, 800002]);
  });

  it.each(['size=x', 'size=-1', 'seekOperation=Last', 'seekOperation=Next'])('refuses %s', async (option) => {
    expect((await trade.ask('salesAgent', 'GET', `/customers?${option}`)).status).toBe(400);
  });

  it('F11: goes on where the page before ended, by a token in a header', async () => {
    const all = names((await trade.ask('salesAgent', 'GET', '/customers')).body);
    expect(all.length).toBeGreaterThan(4);
    const seen: string[] = [];
    let headers: Record<string, string> = {};
    let path = '/customers?size=3';
    for (let pages = 0; pages < 10; pages += 1) {
      const { body } = await trade.ask('salesAgent', 'GET', path, undefined, headers);
      seen.push(...names(body));
      if (!body.links.next) break;
      expect(body.links.next.uri).toBe('/customers?size=3&seekOperation=Next');
      path = body.links.next.uri;
      headers = { 'ms-continuationtoken': body.links.next.headers[0].value };
    }
    expect(seen).toEqual(all);
    const forged = await trade.ask('salesAgent', 'GET', path, undefined, { 'ms-continuationtoken': 'forged' });
    expect(forged.status).toBe(400);
    const other = await trade.ask(
      'salesAgent',
      'GET',
      `${path}&filter=${encodeURIComponent('{"Field":"Domain","Value":"e","Operator":"starts_with"}')}`,
      undefined,
      headers,
    );
    expect(other.status).toBe(400);
  });

  it('F1: is of the caller’s own partner, and open to those who may look', async () => {
    for (const persona of ['billingAdmin', 'customerAdmin', 'stranger'] as const) {
      expect((await trade.ask(persona, 'GET', '/customers')).status).toBe(403);
    }
    for (const persona of ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'] as const) {
      expect((await trade.ask(persona, 'GET', '/CUSTOMERS')).status).toBe(200);
    }
  });
});

describe('one customer', () => {
  it('F13: hides address, e-mail and domains from whoever may not enter its directory', async () => {
    const open = await trade.newCustomer();
    const closed = await trade.newCustomer({ enableGDAPByDefault: false });
    const at = async (id: string) => (await trade.ask('adminAgent', 'GET', `/customers/${id}`)).body;
    expect(await at(open)).toMatchObject({
      allowDelegatedAccess: true,
      companyProfile: { email: 'achats@neuf.example', address: { city: 'Lyon' } },
      customDomains: [expect.any(String)],
    });
    const hidden = await at(closed);
    expect(hidden.allowDelegatedAccess).toBe(false);
    expect(hidden).not.toHaveProperty('customDomains');
    expect(hidden.companyProfile).not.toHaveProperty('email');
    expect(hidden.companyProfile).not.toHaveProperty('address');
    for (const path of ['organization', 'customDomains']) {
      const refused = await trade.ask('adminAgent', 'GET', `/customers/${closed}/${path}`);
      expect([refused.status, refused.body.code]).toEqual([403, 900308]);
      expect((await trade.ask('adminAgent', 'GET', `/customers/${open}/${path}`)).status).toBe(200);
    }
  });

  it('has a billing profile that two people cannot overwrite for each other', async () => {
    const customer = await trade.newCustomer();
    const path = `/customers/${customer}/profiles/billing`;
    const profile = (await trade.ask('salesAgent', 'GET', path)).body;
    const put = (companyName: string, headers = {}, body = profile) =>
      trade.ask('salesAgent', 'PUT', path, { ...body, companyName }, headers);
    expect((await put('Premier')).body.companyName).toBe('Premier');
    expect((await put('Second')).body.code).toBe(2055);
    expect((await put('Second', { 'if-match': `"${profile.attributes.etag}"` })).body.code).toBe(2055);
    const fresh = (await trade.ask('salesAgent', 'GET', path)).body;
    expect((await put('Second', { 'if-match': fresh.attributes.etag })).body.companyName).toBe('Second');
    expect((await trade.ask('salesAgent', 'PUT', path, { ...fresh, email: 'no' })).status).toBe(400);
  });

  it('F105: does not answer applications where only people may ask', async () => {
    const { ports, partner, groups } = trade.world;
    const id = guid();
    const secret = { id: guid(), digest: 'x', hint: 'x', expiresAt: 2e12 };
    const robot = { id, appId: guid(), displayName: 'robot', secret, directoryRoles: [] };
    must(await addServicePrincipal(operatorAct(ports), partner, robot));
    const caller = {
      kind: 'ServicePrincipal',
      id,
      home: partner,
      tenant: partner,
      name: 'robot',
      client: null,
    } as const;
    const ask = (path: string) =>
      trade.world.ask(caller, 'GET', `/v1/customers${path}`, undefined, { surface: 'partner-center' });
    expect((await ask('')).body.code).toBe(900150);
    must(await addMember(operatorAct(ports), partner, { group: groups.AdminAgents, member: id }));
    expect((await ask('')).status).toBe(200);
    const refused = await ask(`/${trade.world.customer}/organization`);
    expect([refused.status, refused.body.code]).toEqual([403, 900329]);
  });
});

describe('what is checked before a customer is added', () => {
  it('says which domains are taken', async () => {
    expect((await trade.ask('salesAgent', 'HEAD', '/domains/CONTOSO.example')).status).toBe(200);
    const free = await trade.ask('salesAgent', 'HEAD', '/domains/free.example');
    expect([free.status, free.body]).toEqual([404, undefined]);
  });

  it('checks an address by the rules of its country, and suggests how it is written', async () => {
    const check = async (address: object) =>
      (await trade.ask('salesAgent', 'POST', '/validations/address', address)).body;
    const good = { addressLine1: '9 rue Neuve', city: 'Lyon', postalCode: '69001', country: 'FR' };
    expect(await check(good)).toMatchObject({ status: 'Verified', suggestedAddresses: [] });
    expect(await check({ ...good, postalCode: '6900' })).toMatchObject({ status: 'None', suggestedAddresses: [] });
    expect(await check({ ...good, country: 'gb', postalCode: 'sw1a 1aa' })).toMatchObject({
      status: 'InteractionRequired',
      suggestedAddresses: [{ country: 'GB', postalCode: 'SW1A 1AA' }],
    });
  });

  it('knows the rules of a country', async () => {
    const rules = async (country: string) => await trade.ask('salesAgent', 'GET', `/countryvalidationrules/${country}`);
    expect((await rules('us')).body).toMatchObject({ iso2Code: 'US', isStateRequired: true, isTaxIdSupported: false });
    expect((await rules('PL')).body).toMatchObject({ isStateRequired: false, isTaxIdOptional: false });
    expect((await rules('nowhere')).status).toBe(404);
  });
});

describe('what is left out', () => {
  it.each([
    ['GET', '/invoices', 'Invoices'],
    ['GET', '/customers/x/subscribedskus', 'Licences'],
    ['POST', '/customers/x/users/y/licenseupdates', 'Licences'],
    ['GET', '/customers/x/subscriptions/y/utilizations/azure', 'Usage records'],
    ['GET', '/offers', 'Licence offers'],
    ['POST', '/customers/x/qualifications', 'Vetting of qualifications'],
    ['GET', '/productUpgrades/eligibility', 'Product upgrades'],
  ])('is refused by its name: %s %s', async (method, path, what) => {
    const { status, body } = await trade.ask('adminAgent', method, path, method === 'GET' ? undefined : {});
    expect([status, body.data]).toEqual([501, [what]]);
  });

  it('is told from what nobody knows, and from other methods', async () => {
    expect((await trade.ask('adminAgent', 'GET', '/nothing')).body.description).toContain("'GET /v1/nothing'");
    expect((await trade.ask('adminAgent', 'DELETE', '/customers')).status).toBe(405);
  });
});
