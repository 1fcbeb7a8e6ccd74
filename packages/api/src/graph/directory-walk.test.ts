import type { Caller } from '@mandate/app/caller';
import { DIRECTORY_ROLES } from '@mandate/domain/directory';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf, referenceTo } from '../testing/graph.ts';
import { openWorld, type World } from '../testing/world.ts';

let world: World;
let graph: ReturnType<typeof graphOf>;
let admin: Caller;
beforeAll(async () => {
  world = await openWorld();
  graph = graphOf(world);
  admin = world.caller('customerAdmin');
});
afterAll(() => world.close());

const USERS = 3;
const GROUPS = 4;
const ROLE = DIRECTORY_ROLES.groupsAdministrator;

type State = 'there' | 'deleted' | 'gone';
type Step =
  | { readonly do: 'join' | 'leave'; readonly group: number; readonly member: number }
  | { readonly do: 'delete' | 'restore' | 'purge' | 'give' | 'take'; readonly object: number };

// Objects 0 to 2 are users, 3 to 6 groups, of which the last may hold roles.
const object = fc.nat(USERS + GROUPS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('join', 'join', 'leave'),
    group: fc.integer({ min: USERS, max: USERS + GROUPS - 1 }),
    member: object,
  }),
  fc.record({ do: fc.constantFrom('delete', 'restore', 'restore', 'purge', 'give', 'take'), object }),
);

/** What ought to hold, by the plainest rule: an edge counts while both its ends are there. */
class Model {
  readonly states: State[] = Array.from({ length: USERS + GROUPS }, () => 'there');
  readonly edges = new Set<string>();
  readonly holders = new Set<number>();
  readonly assignable = USERS + GROUPS - 1;

  isThere(...objects: readonly number[]): boolean {
    return objects.every((each) => this.states[each] === 'there');
  }

  /** Applies a step and answers whether it succeeds. */
  apply(wanted: Step): boolean {
    switch (wanted.do) {
      case 'join': {
        const { group, member } = wanted;
        const nested = group === this.assignable && member >= USERS;
        if (!this.isThere(group, member) || group === member || nested) return false;
        if (this.edges.has(`${group} ${member}`)) return false;
        this.edges.add(`${group} ${member}`);
        return true;
      }
      case 'leave':
        return this.isThere(wanted.group, wanted.member) && this.edges.delete(`${wanted.group} ${wanted.member}`);
      case 'delete':
        return this.move(wanted.object, 'there', 'deleted');
      case 'restore':
        return this.move(wanted.object, 'deleted', 'there');
      case 'purge': {
        if (!this.move(wanted.object, 'deleted', 'gone')) return false;
        for (const edge of this.edges) if (edge.split(' ').includes(String(wanted.object))) this.edges.delete(edge);
        this.holders.delete(wanted.object);
        return true;
      }
      case 'give': {
        const may = wanted.object < USERS || wanted.object === this.assignable;
        if (!may || !this.isThere(wanted.object) || this.holders.has(wanted.object)) return false;
        this.holders.add(wanted.object);
        return true;
      }
      case 'take':
        return this.isThere(wanted.object) && this.holders.delete(wanted.object);
    }
  }

  private move(at: number, from: State, to: State): boolean {
    if (this.states[at] !== from) return false;
    this.states[at] = to;
    return true;
  }

  above(start: number): ReadonlySet<number> {
    const found = new Set([start]);
    for (const each of found) {
      for (const edge of this.edges) {
        const [group = -1, member = -1] = edge.split(' ').map(Number);
        if (member === each && this.isThere(group, member)) found.add(group);
      }
    }
    found.delete(start);
    return found;
  }

  holds(user: number): boolean {
    return [user, ...this.above(user)].some((each) => this.holders.has(each));
  }
}

async function people(): Promise<{ readonly callers: readonly Caller[]; readonly ids: readonly string[] }> {
  const callers = await Promise.all(Array.from({ length: USERS }, () => graph.person()));
  const groups: string[] = [];
  for (let count = 0; count < GROUPS; count += 1) {
    const { body } = await graph.ask(admin, 'POST', '/groups', {
      displayName: 'Walk',
      mailNickname: 'walk',
      mailEnabled: false,
      securityEnabled: true,
      isAssignableToRole: count === GROUPS - 1,
    });
    groups.push(body.id);
  }
  return { callers, ids: [...callers.map(({ id }) => id), ...groups] };
}

function request(wanted: Step, ids: readonly string[]): Parameters<typeof graph.ask> {
  const id = (at: number) => ids[at] ?? '';
  switch (wanted.do) {
    case 'join':
      return [admin, 'POST', `/groups/${id(wanted.group)}/members/$ref`, referenceTo(id(wanted.member))];
    case 'leave':
      return [admin, 'DELETE', `/groups/${id(wanted.group)}/members/${id(wanted.member)}/$ref`];
    case 'delete':
      return [admin, 'DELETE', `/${wanted.object < USERS ? 'users' : 'groups'}/${id(wanted.object)}`];
    case 'restore':
      return [admin, 'POST', `/directory/deletedItems/${id(wanted.object)}/restore`];
    case 'purge':
      return [admin, 'DELETE', `/directory/deletedItems/${id(wanted.object)}`];
    case 'give':
      return [admin, 'POST', `/directoryRoles/${ROLE}/members/$ref`, referenceTo(id(wanted.object))];
    case 'take':
      return [admin, 'DELETE', `/directoryRoles/${ROLE}/members/${id(wanted.object)}/$ref`];
  }
}

describe('a walk through deleting and restoring, memberships and roles, in any order', () => {
  it('never leaves a right behind, nor takes one away', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const { callers, ids } = await people();
        const model = new Model();
        for (const wanted of steps) {
          const succeeds = model.apply(wanted);
          const { status } = await graph.ask(...request(wanted, ids));
          expect([JSON.stringify(wanted), status < 300]).toEqual([JSON.stringify(wanted), succeeds]);
        }
        for (const [user, caller] of callers.entries()) {
          const { status } = await graph.ask(caller, 'GET', '/me');
          expect(status).toBe(model.isThere(user) ? 200 : 401);
          if (status !== 200) continue;
          const { directoryRoles, principals } = (await world.actOf(caller)).access;
          expect(directoryRoles.has('groupsAdministrator')).toBe(model.holds(user));
          const above = new Set([...model.above(user)].map((each) => ids[each]));
          expect(new Set([...principals.keys()].filter((each) => each !== caller.id))).toEqual(above);
          const listed = await graph.ask(caller, 'GET', '/me/transitiveMemberOf/microsoft.graph.group');
          expect(new Set(listed.body.value.map(({ id }: { id: string }) => id))).toEqual(above);
        }
      }),
      { numRuns: 60 },
    );
  });
});
