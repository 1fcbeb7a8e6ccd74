import { parseGuid } from '@mandate/rbac/guid';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOptions, parseLink, type RequestLink, signedText } from './request-links.ts';

const partner = parseGuid('aaaaaaaa-0000-4000-8000-000000000001')!;
const provider = parseGuid('bbbbbbbb-0000-4000-8000-000000000002')!;
const signature = 'x'.repeat(43);
const options = { invType: 'ResellerRelationship', partnerId: partner, DAP: 'true', signature };
const read = (given: Readonly<Record<string, string | undefined>>) => parseLink((name) => given[name]);

describe('a request link', () => {
  it.each([
    ['without a partner', { partnerId: undefined }],
    ['with half a partner', { partnerId: 'aaaaaaaa' }],
    ['that leaves delegated admin open', { DAP: undefined }],
    ['with another word for yes', { DAP: 'TRUE' }],
    ['of no kind', { invType: undefined }],
    ['of another kind', { invType: 'constructor' }],
    ['without a signature', { signature: undefined }],
    ['with a signature of another form', { signature: 'x'.repeat(42) }],
    ['for one tier that names a provider', { indirectCSPId: provider }],
    ['for one tier that names something', { indirectCSPId: 'x' }],
    ['for two tiers without a provider', { invType: 'IndirectResellerRelationship' }],
  ])('%s is none', (_name, change) => {
    expect(read({ ...options, ...change })).toBeUndefined();
  });

  it.each([null, provider])('says again what was written into it, with the provider %s', (indirectProvider) => {
    const link = { partner, indirectProvider, delegatedAdmin: false, signature };
    expect(read(linkOptions(link))).toEqual(link);
  });

  it('has a text of its own for whatever it says', () => {
    const ids = fc.constantFrom(partner, provider);
    const links = fc.record({ partner: ids, indirectProvider: fc.option(ids), delegatedAdmin: fc.boolean() });
    fc.assert(
      fc.property(links, links, fc.string(), fc.string(), (one: RequestLink, other: RequestLink, serial, next) => {
        const same = JSON.stringify([one, serial]) === JSON.stringify([other, next]);
        expect(signedText(one, serial) === signedText(other, next)).toBe(same);
      }),
    );
  });
});
