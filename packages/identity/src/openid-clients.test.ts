import {
  ClientCertificateCredential,
  DeviceCodeCredential,
  OnBehalfOfCredential,
  UsernamePasswordCredential,
} from '@azure/identity';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceApproval } from './device-approval.ts';
import { newCertificate, registerCertificate } from './testing/assertions.ts';
import { newPkce, REDIRECT, signedInAs } from './testing/browser.ts';
import { DAY, randomness } from './testing/fixed.ts';
import { type LoginServer, ORIGINS, openTlsLoginServer } from './testing/login-server.ts';
import { loadMsal, type MsalResult } from './testing/msal.ts';
import { AZ } from './testing/token-forms.ts';
import { ADA, CUSTOMER, KIM, openWorld, PARTNER, PASSWORD, SCRIPT, SECRETS, type World } from './testing/world.ts';

const GRAPH = 'https://graph.microsoft.com';

let world: World;
let login: LoginServer;

beforeAll(async () => {
  world = await openWorld(Date.now());
  const ada = await signedInAs(world, 'ada', Date.now());
  login = await openTlsLoginServer(world, { signedIn: async () => ada, mayEnter: async () => true });
  return async () => {
    await login[Symbol.asyncDispose]();
    await world.close();
  };
});
afterAll(() => {
  if (login.faults.length > 0) throw new AggregateError(login.faults, 'The handler reported faults.');
});

describe('MSAL', () => {
  const open = (authority: string) => {
    const { PublicClientApplication } = loadMsal();
    const knownAuthorities = [new URL(login.origin).host];
    return new PublicClientApplication({
      auth: { clientId: AZ, authority: `${login.origin}/${authority}`, knownAuthorities },
    });
  };
  const signIn = async (client: ReturnType<typeof open>): Promise<MsalResult> => {
    const { verifier, challenge } = newPkce();
    const request = { scopes: [`${ORIGINS.arm}/.default`], redirectUri: REDIRECT };
    const url = await client.getAuthCodeUrl({ ...request, codeChallenge: challenge, codeChallengeMethod: 'S256' });
    expect(new URL(url).origin).toBe(login.origin);
    const { headers } = await fetch(url, { redirect: 'manual' });
    const code = new URL(headers.get('location') ?? '').searchParams.get('code');
    return client.acquireTokenByCode({ ...request, code, codeVerifier: verifier });
  };

  it.each(['common', 'organizations', PARTNER])('signs in by code at %s', async (authority) => {
    const { accessToken, account } = await signIn(open(authority));
    expect(decodeJwt(accessToken)).toMatchObject({ aud: ORIGINS.arm, tid: PARTNER, oid: ADA });
    expect(account).toMatchObject({
      username: 'Ada@fabrikam.example',
      homeAccountId: `${ADA}.${PARTNER}`,
      tenantId: PARTNER,
    });
  });

  it('gets silently what it has, then another resource, then another tenant', async () => {
    const client = open('common');
    const { account } = await signIn(client);
    const same = await client.acquireTokenSilent({ account, scopes: [`${ORIGINS.arm}/.default`] });
    expect(same.fromCache).toBe(true);

    const graph = await client.acquireTokenSilent({ account, scopes: [`${GRAPH}/.default`] });
    expect(graph.fromCache).toBe(false);
    expect(decodeJwt(graph.accessToken)).toMatchObject({ aud: GRAPH, tid: PARTNER, oid: ADA });
    const again = await client.acquireTokenSilent({ account, scopes: [`${GRAPH}/.default`] });
    expect(again.fromCache).toBe(true);

    const authority = `${login.origin}/${CUSTOMER}`;
    const elsewhere = { account, authority, scopes: [`${ORIGINS.arm}/.default`], forceRefresh: true };
    const there = await client.acquireTokenSilent(elsewhere);
    expect(decodeJwt(there.accessToken)).toMatchObject({ aud: ORIGINS.arm, tid: CUSTOMER, home_tid: PARTNER });
    // It knows the token to be its family's.
    expect(client.getTokenCache().serialize()).toContain('"family_id":"1"');
  });

  it('follows the rotation long after the minute in which the old token is good', async () => {
    const client = open(PARTNER);
    const { account } = await signIn(client);
    for (let i = 0; i < 3; i++) {
      world.clock.advance(120_000);
      const request = { account, scopes: [`${ORIGINS.arm}/.default`], forceRefresh: true };
      expect((await client.acquireTokenSilent(request)).fromCache).toBe(false);
    }
  });
});

describe('the Azure SDK', () => {
  const options = () => ({ authorityHost: login.origin, disableInstanceDiscovery: true });

  it('signs in with a certificate, for one resource after the other', async () => {
    const pair = await newCertificate({ from: Date.now() - DAY, until: Date.now() + DAY });
    await registerCertificate(world, pair);
    for (const more of [{}, { sendCertificateChain: true }]) {
      const certificate = { certificate: pair.pem };
      const credential = new ClientCertificateCredential(CUSTOMER, SCRIPT.appId, certificate, {
        ...options(),
        ...more,
      });
      for (const audience of [ORIGINS.arm, GRAPH]) {
        const { token } = await credential.getToken(`${audience}/.default`);
        expect(decodeJwt(token)).toMatchObject({ aud: audience, oid: SCRIPT.id, appidacr: '2' });
      }
    }
    const stranger = { certificate: (await newCertificate({ from: Date.now() - DAY, until: Date.now() + DAY })).pem };
    const refused = new ClientCertificateCredential(CUSTOMER, SCRIPT.appId, stranger, options());
    await expect(refused.getToken(`${ORIGINS.arm}/.default`)).rejects.toThrow('AADSTS700027');
  });

  it('acts on behalf of whoever called', async () => {
    const caller = new UsernamePasswordCredential(CUSTOMER, AZ, 'kim@contoso.example', PASSWORD, options());
    const { token: userAssertionToken } = await caller.getToken(`api://${SCRIPT.appId}/.default`);
    const service = { clientId: SCRIPT.appId, clientSecret: SECRETS.script, tenantId: CUSTOMER };
    const credential = new OnBehalfOfCredential({ ...options(), ...service, userAssertionToken });
    const { token } = await credential.getToken(`${GRAPH}/.default`);
    expect(decodeJwt(token)).toMatchObject({ aud: GRAPH, oid: KIM, appid: SCRIPT.appId, idtyp: 'user' });
  });

  it('signs in on another device', async () => {
    const portal = createDeviceApproval({ ...world, randomness });
    const person = await signedInAs(world, 'ada', Date.now());
    const credential = new DeviceCodeCredential({
      ...options(),
      tenantId: CUSTOMER,
      userPromptCallback: ({ userCode, message }) => {
        expect(message).toContain(`${login.origin}/device and enter the code ${userCode} to authenticate`);
        void portal.answerDeviceRequest(userCode, { person, clientAddress: '192.0.2.1' }, true);
      },
    });
    const { token } = await credential.getToken(`${ORIGINS.arm}/.default`);
    expect(decodeJwt(token)).toMatchObject({ aud: ORIGINS.arm, tid: CUSTOMER, home_tid: PARTNER, oid: ADA });
  });

  it('signs in with a password, and renews silently', async () => {
    const credential = new UsernamePasswordCredential(PARTNER, AZ, 'ada@fabrikam.example', PASSWORD, options());
    const { token } = await credential.getToken(`${ORIGINS.arm}/.default`);
    expect(decodeJwt(token)).toMatchObject({ aud: ORIGINS.arm, oid: ADA });
    const other = await credential.getToken(`${GRAPH}/.default`);
    expect(decodeJwt(other.token)).toMatchObject({ aud: GRAPH, oid: ADA });
  });
});
