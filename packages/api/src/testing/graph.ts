import { operatorAct } from '@mandate/app/act';
import type { Caller } from '@mandate/app/caller';
import { addUser } from '@mandate/app/directory/change-directory';
import type { DirectoryRole } from '@mandate/domain/directory';
import { guid, must, type Seen, type World } from './world.ts';

/** A password that every rule for passwords lets pass. */
export const PASSWORD = 'correct horse battery';

/** Asks Graph as somebody. */
export type AskGraph = (caller: Caller, method: string, url: string, body?: unknown) => Promise<Seen>;

/** Ways to ask Graph in a test world: plainly, and with the header that advanced questions take. */
export function graphOf(world: World): {
  readonly ask: AskGraph;
  readonly askEventually: AskGraph;
  /** Adds a member of the customer who holds these roles, and answers them as a caller. */
  person(...roles: readonly DirectoryRole[]): Promise<Caller>;
} {
  const at = { surface: 'graph' } as const;
  return {
    ask: (caller, method, url, body) => world.ask(caller, method, `/v1.0${url}`, body, at),
    askEventually: (caller, method, url, body) =>
      world.ask(caller, method, `/v1.0${url}`, body, { ...at, headers: { consistencylevel: 'eventual' } }),
    async person(...directoryRoles) {
      const id = guid();
      const name = `p${id}@elysee.example`;
      const names = { userPrincipalName: name, displayName: name, givenName: null, surname: null };
      const user = { id, ...names, password: null, directoryRoles };
      must(await addUser(operatorAct(world.ports), world.customer, user));
      return { kind: 'User', id, home: world.customer, tenant: world.customer, name, client: null };
    },
  };
}

/** The code of an error, with its status. */
export const errorOf = ({ status, body }: Seen): readonly [number, string | undefined] => [status, body?.error?.code];

/** What a body says to refer to an object. */
export const referenceTo = (id: string) => ({ '@odata.id': `https://graph.example/v1.0/directoryObjects/${id}` });
