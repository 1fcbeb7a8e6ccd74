import { describe, expect, it } from 'vitest';
import { isSameOriginRequest, type RequestOrigin } from './csrf.ts';

const OWN = 'https://localhost:8443';
const absent = { origin: undefined, secFetchSite: undefined, csrfHeader: undefined };
const ask = (request: Partial<RequestOrigin>) => isSameOriginRequest({ method: 'POST', ...absent, ...request }, OWN);

describe('isSameOriginRequest', () => {
  it.each([
    ['no header at all', {}],
    ['no CSRF header', { origin: OWN, secFetchSite: 'same-origin' }],
    ['another value of the CSRF header', { origin: OWN, csrfHeader: 'true' }],
    ['another origin', { origin: 'https://evil.example', csrfHeader: '1' }],
    ['another port', { origin: 'https://localhost:8444', csrfHeader: '1' }],
    ['an origin that begins like ours', { origin: `${OWN}.evil.example`, csrfHeader: '1' }],
    ['the opaque origin', { origin: 'null', csrfHeader: '1' }],
    ['no origin and no fetch metadata', { csrfHeader: '1' }],
    ['no origin and another site', { csrfHeader: '1', secFetchSite: 'cross-site' }],
    ['no origin and a sibling host', { csrfHeader: '1', secFetchSite: 'same-site' }],
    ['no origin and a typed address', { csrfHeader: '1', secFetchSite: 'none' }],
    ['fetch metadata that contradict the origin', { origin: OWN, csrfHeader: '1', secFetchSite: 'cross-site' }],
    ['a reading call from another site', { method: 'GET', secFetchSite: 'cross-site' }],
    ['a reading call from a sibling host', { method: 'HEAD', secFetchSite: 'same-site' }],
    ['a method in lower case', { method: 'get' }],
  ])('refuses %s', (_, request) => {
    expect(ask(request)).toBe(false);
  });

  it.each([
    ['own origin', { origin: OWN, csrfHeader: '1' }],
    ['own origin with fetch metadata', { origin: OWN, csrfHeader: '1', secFetchSite: 'same-origin' }],
    ['fetch metadata alone', { csrfHeader: '1', secFetchSite: 'same-origin', method: 'DELETE' }],
    ['a reading call', { method: 'GET', secFetchSite: 'same-origin' }],
    ['a typed address', { method: 'GET', secFetchSite: 'none' }],
    ['a reading call of an old browser', { method: 'GET' }],
  ])('lets %s pass', (_, request) => {
    expect(ask(request)).toBe(true);
  });
});
