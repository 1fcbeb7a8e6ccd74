import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../../testing/world.ts';
import { openTradeWorld, type TradeWorld } from '../testing/trade-world.ts';

let trade: TradeWorld;
beforeEach(async () => {
  trade = await openTradeWorld();
});
afterEach(() => trade.world.close());

const AGENTS = ['adminAgent', 'salesAgent', 'helpdeskAgent', 'billingAdmin', 'stranger'] as const;

describe('the company behind the partner', () => {
  const get = (persona: Persona, query = '') => trade.ask(persona, 'GET', `/profiles/legalbusiness${query}`);

  it('is for those who look after the partner’s own profile', async () => {
    for (const persona of AGENTS) expect((await get(persona)).status).toBe(403);
    expect((await get('customerAdmin')).status).toBe(403);
    expect((await trade.ask('globalAdmin', 'PUT', '/profiles/legalbusiness', {})).status).toBe(405);
  });

  it('was never vetted, so that there is no outcome to tell', async () => {
    const last = await get('globalAdmin', '?vettingVersion=LastFinalized');
    expect([last.status, last.body.code]).toEqual([404, 1000]);
    for (const other of ['None', '', '7'])
      expect((await get('globalAdmin', `?vettingVersion=${other}`)).body.code).toBe(900126);
  });

  it('is what its directory knows of it, and nothing made up', async () => {
    const known = {
      companyName: 'Fabrikam',
      address: { country: 'FR' },
      vettingStatus: 'none',
      vettingSubStatus: 'none',
      profileType: 'LegalBusinessProfile',
      links: { self: { uri: '/profiles/legalbusiness', method: 'GET', headers: [] } },
      attributes: { objectType: 'LegalBusinessProfile' },
    };
    expect((await get('globalAdmin')).body).toEqual(known);
    expect((await get('globalAdmin', '?vettingversion=current')).body).toEqual(known);
  });
});

describe('how customers reach the partner’s support', () => {
  const get = (persona: Persona = 'globalAdmin') => trade.ask(persona, 'GET', '/profiles/support');
  const put = (body: unknown, persona: Persona = 'globalAdmin') => trade.ask(persona, 'PUT', '/profiles/support', body);
  const nothing = {
    profileType: 'support_profile',
    links: { self: { uri: '/profiles/support', method: 'GET', headers: [] } },
    attributes: { objectType: 'PartnerSupportProfile' },
  };
  const reach = {
    email: 'aide@fabrikam.example',
    telephone: '+33 1 55 55 01 00',
    website: 'www.fabrikam.example/aide',
  };

  it('is said by the partner’s Global admin alone', async () => {
    for (const persona of [...AGENTS, 'customerAdmin'] as const) {
      expect((await put(reach, persona)).status).toBe(403);
      expect((await get(persona)).status).toBe(403);
    }
    expect((await get()).body).toEqual(nothing);
  });

  it.each([
    ['email', 'aide'],
    ['email', 'a@b.example\r\nBcc: c@d.example'],
    ['telephone', 'call us'],
    ['telephone', '12'],
    ['website', 'javascript:alert(1)'],
    ['website', 'javascript://fabrikam.example/%0aalert(1)'],
    ['website', 'https://someone:secret@fabrikam.example'],
    ['website', 'localhost'],
    ['website', 'two words.example'],
    ['website', '//fabrikam.example'],
    ['website', 'http://127.0.0.1'],
  ])('keeps nothing when %s is %j', async (field, text) => {
    const refused = await put({ ...reach, [field]: text });
    expect([refused.status, refused.body.code, refused.body.data]).toEqual([400, 3000, [field]]);
    expect((await get()).body).toEqual(nothing);
  });

  it('refuses what is no text', async () => {
    expect((await put({ ...reach, email: 7 })).status).toBe(400);
    expect((await put({ ...reach, website: `https://a.example/${'x'.repeat(600)}` })).status).toBe(400);
    expect((await get()).body).toEqual(nothing);
  });

  it('is kept whole, replaced whole, and noted in the partner’s own log', async () => {
    // As Microsoft's own client sends it, with capitals and all that it read.
    const [Email, Telephone, Website] = [reach.email, reach.telephone, reach.website];
    const sent = await put({ Email, Telephone, Website, ProfileType: 'support_profile', Attributes: {} });
    expect([sent.status, sent.body]).toEqual([200, { ...nothing, ...reach }]);
    expect((await get()).body).toEqual({ ...nothing, ...reach });
    await put(reach);
    expect((await put({ email: 'neu@fabrikam.example', telephone: '', website: null })).status).toBe(200);
    expect((await get()).body).toEqual({ ...nothing, email: 'neu@fabrikam.example' });

    const log = await trade.world.ports.store.tenant(trade.world.partner).listChanges({ after: null, limit: 1000 });
    const noted = log.rows.filter(({ operation }) => operation === 'Mandate.Commerce/supportProfiles/write');
    // Saying the same again changes nothing.
    expect(noted.map(({ before, after }) => [before, after])).toEqual([
      [null, { ...reach, email: { personal: reach.email }, telephone: { personal: reach.telephone } }],
      [
        { ...reach, email: { personal: reach.email }, telephone: { personal: reach.telephone } },
        { email: { personal: 'neu@fabrikam.example' }, telephone: null, website: null },
      ],
    ]);
  });
});
