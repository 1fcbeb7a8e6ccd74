import type { Act, Ports } from '@mandate/app/act';
import type { Person } from './person.ts';

/** The act of somebody who changes how they themselves sign in: everybody may, and it is recorded like any other. */
export function ownAct(ports: Ports, { user, tenant }: Person, clientAddress: string): Act {
  const { randomness } = ports;
  return {
    ports,
    expected: [],
    access: null,
    context: {
      actor: { kind: 'User', id: user.id, home: tenant.id },
      tenant: tenant.id,
      ground: { oneself: true },
      through: null,
      request: { requestId: randomness.guid(), correlationId: randomness.guid(), clientAddress },
    },
  };
}
