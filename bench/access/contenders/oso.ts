import type { Contender } from '../contender.ts';
import { denies } from '../workload/oracle.ts';
import { ancestors } from '../workload/world.ts';

interface OsoLibrary {
  Oso: new () => {
    registerClass(type: unknown): void;
    loadStr(policy: string): Promise<void>;
    isAllowed(actor: unknown, action: unknown, resource: unknown): Promise<boolean>;
  };
}

const POLICY = `
allow(principal: Principal, operation, scope: Place) if
  granted(principal, operation, scope) and not blocked(principal, operation, scope);
granted(principal, operation, scope) if
  above in scope.ancestors() and role in Facts.rolesAt(principal, above) and Facts.allows(role, operation);
blocked(principal, operation, scope) if
  above in scope.ancestors() and Facts.denied(principal, operation, above);
`;

/**
 * Oso's library with a policy in Polar; facts come from methods of the host, which look them up in prepared indexes.
 */
export const oso: Contender = async ({ world, lookups, requests, allows }) => {
  const name: string = 'oso';
  const { Oso } = (await import(name)) as OsoLibrary;
  class Principal {
    readonly id: number;
    constructor(id: number) {
      this.id = id;
    }
  }
  class Place {
    readonly id: number;
    constructor(id: number) {
      this.id = id;
    }
    ancestors() {
      return ancestors(world, this.id);
    }
  }
  const closures = new Map<number, readonly number[]>();
  const closureOf = (principal: number) => {
    const found = closures.get(principal) ?? lookups.closure(principal);
    closures.set(principal, found);
    return found;
  };
  // biome-ignore lint/complexity/noStaticOnlyClass: Polar calls methods of classes only.
  class Facts {
    static rolesAt({ id }: Principal, scope: number) {
      return closureOf(id).flatMap((each) =>
        [...lookups.held(each)]
          .filter((row) => world.assignmentScopes.at(row) === scope)
          .map((row) => world.assignmentRoles.at(row)),
      );
    }
    static allows(role: number, operation: number) {
      return allows(role, operation);
    }
    static denied({ id }: Principal, operation: number, scope: number) {
      return lookups.denialsAt(scope).some((row) => denies(world, row, operation, closureOf(id)));
    }
  }
  const engine = new Oso();
  for (const type of [Principal, Place, Facts]) engine.registerClass(type);
  await engine.loadStr(POLICY);
  return {
    prepare: (chosen) => chosen,
    async answer(chosen: number[], answers) {
      for (let at = 0; at < chosen.length; at += 1) {
        const index = chosen[at]!;
        const principal = new Principal(requests.principals[index]!);
        const isAllowed = await engine.isAllowed(
          principal,
          requests.operations[index],
          new Place(requests.scopes[index]!),
        );
        answers[at] = isAllowed ? 1 : 0;
      }
    },
  };
};
