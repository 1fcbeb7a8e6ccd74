import type { Contender, Material } from '../contender.ts';
import { range } from '../workload/names.ts';
import { ancestors } from '../workload/world.ts';

interface Ability {
  can(action: string, subject: unknown): boolean;
}
interface Casl {
  createMongoAbility: unknown;
  AbilityBuilder: new (
    type: unknown,
  ) => {
    can(action: string, subject: string, conditions: object): void;
    cannot(action: string, subject: string, conditions: object): void;
    build(): Ability;
  };
  subject(type: string, object: object): unknown;
}

/**
 * @casl/ability: one ability for each user, kept. Its groups, the scope's ancestors and the roles that allow the
 * operation are handed in; rules say which role counts where.
 */
export const casl: Contender = async (material) => {
  const name: string = '@casl/ability';
  const { createMongoAbility, AbilityBuilder, subject } = (await import(name)) as Casl;
  const { world, lookups, requests } = material;
  const abilities = new Map<number, Ability>();
  const rolesFor = rolesAllowing(material);

  const abilityOf = (principal: number): Ability => {
    const known = abilities.get(principal);
    if (known) return known;
    const closure = lookups.closure(principal);
    const builder = new AbilityBuilder(createMongoAbility);
    for (const each of closure) {
      for (const row of lookups.held(each)) {
        builder.can('invoke', 'Scope', {
          ancestors: world.assignmentScopes.at(row),
          roles: world.assignmentRoles.at(row),
        });
      }
    }
    const tenant = world.principalTenants.at(principal);
    const denials = tenant === world.partner ? [...world.denials.keys()] : range(world.from.denials, tenant);
    for (const row of denials) {
      const { scope, principals, excluded } = world.denials[row]!;
      const isNamed = principals === null || principals.some((each) => closure.includes(each));
      if (!isNamed || excluded.some((each) => closure.includes(each))) continue;
      builder.cannot('invoke', 'Scope', { ancestors: scope, denials: row });
    }
    const ability = builder.build();
    abilities.set(principal, ability);
    return ability;
  };

  const subjectOf = (request: number) => {
    const above = ancestors(world, requests.scopes[request]!);
    const operation = requests.operations[request]!;
    const denials = above.flatMap((scope) => lookups.denialsAt(scope).filter((row) => material.covers(row, operation)));
    return subject('Scope', { ancestors: above, roles: rolesFor(operation), denials });
  };
  return {
    prepare: (chosen) => chosen,
    answer(chosen: number[], answers) {
      for (let at = 0; at < chosen.length; at += 1) {
        const request = chosen[at]!;
        answers[at] = abilityOf(requests.principals[request]!).can('invoke', subjectOf(request)) ? 1 : 0;
      }
    },
  };
};

/** The roles that allow an operation, worked out once for each. */
export function rolesAllowing({ world, allows }: Material): (operation: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (operation) => {
    let found = known.get(operation);
    if (!found) {
      found = [...world.roles.keys()].filter((role) => allows(role, operation));
      known.set(operation, found);
    }
    return found;
  };
}
