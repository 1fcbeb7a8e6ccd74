import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProviderFile } from './sign-in-provider.ts';
import { temporaryDirectory } from './testing/test-installation.ts';

const GOOD = {
  name: 'Fabrikam',
  issuer: 'https://login.fabrikam.example',
  clientId: 'mandate',
  clientSecret: { file: 'secret' },
  userClaim: 'preferred_username',
};

async function read(changes: object | string, environment = {}) {
  await using place = await temporaryDirectory();
  const file = join(place.path, 'provider.json');
  await writeFile(file, typeof changes === 'string' ? changes : JSON.stringify({ ...GOOD, ...changes }));
  await writeFile(join(place.path, 'secret'), 'from a file\n');
  const result = await readProviderFile(file, environment);
  return result.ok ? result.value : result.failure.property;
}

describe('the file of an OpenID provider', () => {
  it.each<[string, object | string, string]>([
    ['no JSON', '{', '$'],
    ['no object', '[]', '$'],
    ['no name', { name: ' ' }, 'name'],
    ['no claim to find people by', { userClaim: undefined }, 'userClaim'],
    ['an issuer that is not https', { issuer: 'http://login.fabrikam.example' }, 'issuer'],
    ['an issuer that is no address', { issuer: 'login.fabrikam.example' }, 'issuer'],
    ['a secret in clear', { clientSecret: 'secret' }, 'clientSecret'],
    ['no secret, and no word that there is none', { clientSecret: undefined }, 'clientSecret'],
    ['a secret in a file that is not there', { clientSecret: { file: 'none' } }, 'clientSecret'],
    ['a secret in a variable that is not set', { clientSecret: { env: 'NONE' } }, 'clientSecret'],
    ['two places for one secret', { clientSecret: { env: 'A', file: 'secret' } }, 'clientSecret'],
    ['a scope without openid', { scope: 'profile' }, 'scope'],
    ['a switch that is a text', { createUsers: 'yes' }, 'createUsers'],
    ['a property that nobody reads', { trustSecondFactors: true }, 'trustSecondFactors'],
  ])('is refused with %s', async (_, changes, property) => {
    expect(await read(changes)).toBe(property);
  });

  it('trusts nothing and creates nobody unless it says so', async () => {
    expect(await read({})).toEqual({
      ...GOOD,
      clientSecret: 'from a file',
      scope: 'openid profile email',
      trustSecondFactor: false,
      createUsers: false,
    });
    expect(await read({ clientSecret: { env: 'SECRET' }, createUsers: true }, { SECRET: 'x' })).toMatchObject({
      clientSecret: 'x',
      createUsers: true,
    });
    expect(await read({ clientSecret: null })).toMatchObject({ clientSecret: null });
  });
});
