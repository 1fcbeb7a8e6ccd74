import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedInPerson } from './openid.ts';
import { answerTo, authorizeUrl, browse, newPkce, REDIRECT, signedInAs } from './testing/browser.ts';
import { MINUTE, START } from './testing/fixed.ts';
import { type LoginServer, openLoginServer } from './testing/login-server.ts';
import { ARM, POWERSHELL } from './testing/token-forms.ts';
import { CUSTOMER, openWorld, PARTNER, ROBOT, SCRIPT, type World } from './testing/world.ts';

const pkce = newPkce();
let world: World;
let login: LoginServer;
let person: SignedInPerson | undefined;
let entry = false;

beforeEach(async () => {
  world = await openWorld();
  person = await signedInAs(world, 'ada');
  entry = false;
  login = await openLoginServer(world, { signedIn: async () => person, mayEnter: async () => entry });
});
afterEach(async () => {
  await login[Symbol.asyncDispose]();
  await world.close();
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

describe('nothing is sent to anybody', () => {
  it.each([
    ['no redirect address', { redirect_uri: null }, 900144],
    ['another scheme', { redirect_uri: 'https://localhost:8400' }, 50011],
    ['another host', { redirect_uri: 'http://evil.example:8400' }, 50011],
    ['another host that begins alike', { redirect_uri: 'http://localhost.evil.example' }, 50011],
    ['another host behind a name', { redirect_uri: 'http://localhost:8400@evil.example' }, 50011],
    ['an address of the loopback', { redirect_uri: 'http://127.0.0.1:8400' }, 50011],
    ['a path', { redirect_uri: 'http://localhost:8400/x' }, 50011],
    ['a query', { redirect_uri: 'http://localhost:8400/?a=b' }, 50011],
    ['a fragment', { redirect_uri: 'http://localhost:8400/#a' }, 50011],
    ['a line break', { redirect_uri: 'http://localhost:84\r\n00' }, 50011],
    ['a port that is none', { redirect_uri: 'http://localhost:99999' }, 50011],
    ['a script', { redirect_uri: 'javascript:alert(1)' }, 50011],
    ['no application', { client_id: null }, 900144],
    ['an unknown application', { client_id: CUSTOMER }, 700016],
    ['a registered application, which has no addresses yet', { client_id: ROBOT.appId }, 50011],
    ['an application of another tenant', { client_id: SCRIPT.appId }, 700016],
    ['an unknown way to answer', { response_mode: 'web_message' }, 70007],
  ] as const)('with %s', async (_, changes, code) => {
    const { status, location, text, headers } = await browse(login, authorizeUrl(pkce, changes));
    expect([status, location]).toEqual([400, undefined]);
    expect(text).toContain(`AADSTS${code}: `);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('with a parameter given twice', async () => {
    for (const twice of ['client_id=x', 'redirect_uri=http://evil.example', 'code_challenge=x', 'state=x', 'state=y']) {
      const { status, location, text } = await browse(login, `${authorizeUrl(pkce)}&${twice}`);
      expect([status, location]).toEqual([400, undefined]);
      expect(text).toContain('AADSTS');
    }
  });

  it('for a tenant that is none, in another method, or with the person’s own text as a page', async () => {
    for (const tenant of ['nowhere.example', 'consumers', '<script>alert(1)<%2Fscript>']) {
      const { status, headers } = await browse(login, authorizeUrl(pkce, {}, tenant));
      expect([status, headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8']);
    }
    expect((await login.post(authorizeUrl(pkce), {})).status).toBe(405);
  });
});

describe('an application hears of', () => {
  it.each([
    ['no challenge', { code_challenge: null, code_challenge_method: null }, 'invalid_request', 9002325],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', 50147],
    ['a challenge without a method, which would be plain', { code_challenge_method: null }, 'invalid_request', 50147],
    ['a challenge that is no digest', { code_challenge: 'x'.repeat(42) }, 'invalid_request', 50147],
    ['no response type', { response_type: null }, 'invalid_request', 900144],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type', 700054],
    ['the hybrid flow', { response_type: 'code id_token' }, 'unsupported_response_type', 700054],
    ['no scope', { scope: null }, 'invalid_request', 900144],
    ['two resources', { scope: `${ARM}/.default https://graph.microsoft.com/.default` }, 'invalid_scope', 28000],
    ['an unknown resource', { scope: 'https://vault.azure.net/.default' }, 'invalid_resource', 500011],
    ['an unknown prompt', { prompt: 'admin_consent' }, 'invalid_request', 90023],
    ['prompts that contradict each other', { prompt: 'none login' }, 'invalid_request', 90023],
  ] as const)('%s', async (_, changes, error, code) => {
    const answer = await answerTo(login, authorizeUrl(pkce, changes));
    expect(answer).toMatchObject({ error, state: 'a state/+&=' });
    expect(answer['error_description']).toContain(`AADSTS${code}: `);
    expect(answer).not.toHaveProperty('code');
  });

  it('a person who may not enter', async () => {
    expect(await answerTo(login, authorizeUrl(pkce, {}, CUSTOMER))).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringContaining('AADSTS50020'),
    });
    entry = true;
    expect(await answerTo(login, authorizeUrl(pkce, {}, CUSTOMER))).toHaveProperty('code');
  });

  it('nobody being signed in, when it must not ask', async () => {
    const silent = authorizeUrl(pkce, { prompt: 'none' });
    expect(await answerTo(login, silent)).toHaveProperty('code');
    for (const changes of [{ login_hint: 'kim@contoso.example' }, { max_age: '60' }]) {
      world.clock.advance(2 * MINUTE);
      expect(await answerTo(login, authorizeUrl(pkce, { prompt: 'none', ...changes }))).toMatchObject({
        error: 'login_required',
      });
    }
    person = undefined;
    expect(await answerTo(login, silent)).toMatchObject({
      error: 'login_required',
      error_description: expect.stringContaining('AADSTS50058'),
    });
  });
});

describe('a person is led to the page', () => {
  const leadTo = async (url: string) => {
    const { status, location = '' } = await browse(login, url);
    expect([status, location.startsWith('/sign-in?')]).toEqual([302, true]);
    const page = Object.fromEntries(new URLSearchParams(location.slice('/sign-in?'.length)));
    return { page, back: String(page['return']) };
  };

  it('when nobody is signed in, and back afterwards', async () => {
    const ada = person;
    person = undefined;
    for (const authority of [PARTNER, 'fabrikam.example', 'common', 'organizations', 'adfs', `adfs/${PARTNER}/adfs`]) {
      const { page, back } = await leadTo(authorizeUrl(pkce, { domain_hint: 'fabrikam.example' }, authority));
      expect(Object.keys(page)).toEqual(['return', 'domain_hint']);
      person = ada;
      expect(await answerTo(login, back)).toMatchObject({ code: expect.any(String), state: 'a state/+&=' });
      person = undefined;
    }
  });

  it('and never to another host', async () => {
    person = undefined;
    for (const path of [
      '//contoso.example',
      '///contoso.example',
      '/contoso.example/',
      '//common',
      '/\\contoso.example',
    ]) {
      const { location } = await browse(login, authorizeUrl(pkce).replace(`/${PARTNER}`, path));
      const back = new URLSearchParams(location?.split('?')[1]).get('return') ?? '/';
      expect(back).toMatch(/^\/[a-z0-9]/);
      expect(new URL(back, 'https://own.example').origin).toBe('https://own.example');
    }
  });

  it('to choose an account, once', async () => {
    for (const changes of [
      { prompt: 'select_account', login_hint: 'kim@contoso.example' },
      { prompt: 'consent select_account', login_hint: 'kim@contoso.example' },
    ]) {
      const { page, back } = await leadTo(authorizeUrl(pkce, changes));
      expect(page).toMatchObject({ prompt: 'select_account', login_hint: 'kim@contoso.example' });
      // Whoever was chosen, hinted at or not, is the one.
      expect(await answerTo(login, back)).toHaveProperty('code');
    }
    const { page } = await leadTo(authorizeUrl(pkce, { login_hint: 'kim@contoso.example' }));
    expect(page).toMatchObject({ login_hint: 'kim@contoso.example' });
    expect(page).not.toHaveProperty('prompt');
    expect(await answerTo(login, authorizeUrl(pkce, { login_hint: 'ADA@fabrikam.example' }))).toHaveProperty('code');
  });

  it('to sign in anew, which an older session does not answer', async () => {
    world.clock.advance(MINUTE);
    for (const changes of [{ prompt: 'login' }, { max_age: '30' }]) {
      const { back } = await leadTo(authorizeUrl(pkce, changes));
      await leadTo(back);
      const now = world.clock.now();
      person = await signedInAs(world, 'ada', now);
      expect(await answerTo(login, back)).toHaveProperty('code');
      person = await signedInAs(world, 'ada', START);
    }
    // A moment in the future would lead to the page for ever.
    person = await signedInAs(world, 'ada', world.clock.now());
    const future = `${authorizeUrl(pkce)}&signed_in_since=9999999999999`;
    expect(await answerTo(login, future)).toHaveProperty('code');
  });
});

describe('an answer', () => {
  it('comes in the query, the fragment, or a form', async () => {
    const inQuery = await browse(login, authorizeUrl(pkce));
    expect(inQuery.status).toBe(302);
    expect(inQuery.location).toMatch(/^http:\/\/localhost:8400\?code=[^&]+&state=a\+state%2F%2B%26%3D$/);
    expect(inQuery.headers.get('cache-control')).toBe('no-store');
    expect(inQuery.headers.get('referrer-policy')).toBe('no-referrer');

    const inFragment = await browse(login, authorizeUrl(pkce, { response_mode: 'fragment' }));
    expect(inFragment.location).toMatch(/^http:\/\/localhost:8400#code=/);

    const form = authorizeUrl(pkce, { response_mode: 'form_post', state: '"><script>alert(1)</script>' });
    const { status, text, headers } = await browse(login, form);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain(`<form method="post" action="${REDIRECT}">`);
    expect(text).toContain('name="state" value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; form-action http:\/\/localhost:8400; /,
    );
  });

  it('goes to any port of this machine, for each of Microsoft’s own applications', async () => {
    for (const redirect_uri of [
      'http://localhost',
      'http://localhost/',
      'http://localhost:1',
      'http://localhost:65535/',
    ]) {
      const { location } = await browse(login, authorizeUrl(pkce, { redirect_uri, client_id: POWERSHELL }));
      expect(location?.startsWith(`${redirect_uri}?code=`)).toBe(true);
    }
  });

  it('says nothing of a state that was not sent', async () => {
    expect(await answerTo(login, authorizeUrl(pkce, { state: null }))).not.toHaveProperty('state');
  });
});
