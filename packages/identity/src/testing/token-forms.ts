import { parseGuid } from '@mandate/rbac/guid';
import type { LoginServer } from './login-server.ts';
import { CUSTOMER, PASSWORD, ROBOT, SCRIPT, SECRETS } from './world.ts';

export const AZ = parseGuid('04b07795-8ddb-461a-bbee-02f9e1bf7b46')!;
export const POWERSHELL = parseGuid('1950a258-227b-4e31-a9cf-717495945fc2')!;
/** With the slash at its end that many clients keep. */
export const ARM = 'https://management.core.windows.net/';

export const asScript = {
  grant_type: 'client_credentials',
  client_id: SCRIPT.appId,
  client_secret: SECRETS.script,
  scope: `${ARM}/.default`,
};
export const asRobot = { ...asScript, client_id: ROBOT.appId, client_secret: SECRETS.robot };
export const asKim = {
  grant_type: 'password',
  client_id: AZ,
  username: 'kim@contoso.example',
  password: PASSWORD,
  scope: `${ARM}/.default offline_access openid profile`,
};
export const asAda = { ...asKim, username: 'ada@fabrikam.example' };

export type Answer = Record<string, unknown> & { readonly access_token: string; readonly error_description: string };

/** Posts a form to the v2 token endpoint. */
export async function ask(server: LoginServer, form: Record<string, string>, tenant: string = CUSTOMER) {
  const response = await server.post(`/${tenant}/oauth2/v2.0/token`, form);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}

/** Status, OAuth error and AADSTS number. */
export async function refusal(server: LoginServer, form: Record<string, string>, tenant?: string) {
  const { status, body } = await ask(server, form, tenant);
  return [status, body['error'], (body['error_codes'] as number[] | undefined)?.[0]];
}

export function without(form: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([key]) => key !== name));
}
