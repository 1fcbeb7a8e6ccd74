import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ATTRIBUTES } from '../attributes.ts';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
import { OWNER, READER } from '../builtin-roles/well-known.ts';
import { decide } from '../decide.ts';
import { type AccessFacts, EVERYONE, type PrincipalId } from '../model.ts';
import { principalSet } from '../principals.ts';
import { factsOf, idOf, scopeOf } from '../testing/cases.ts';
import {
  anyAttributes,
  anyConditionalFacts,
  anyFacts,
  anyMemberships,
  anyName,
  anyScope,
  EVERY_NAME,
  EVERY_SCOPE,
  EVERYBODY_THERE,
} from '../testing/worlds.ts';
import { weakest } from './certainty.ts';
import { membersBelow } from './directory.ts';
import { breadthOf, leastRoles } from './least-roles.ts';
import { pageOf } from './page.ts';
import { heldAt, reachAcross, reaches, reachOf } from './reach.ts';
import { whoCan } from './who-can.ts';

type Pairs = readonly (readonly [member: PrincipalId, group: PrincipalId])[];

const RUNS = { numRuns: 1500 };
const anyWorld = fc.oneof(anyFacts, anyConditionalFacts);
const anyAction = fc.record({ plane: fc.constantFrom('management', 'data'), name: anyName });

const directoryOf = (pairs: Pairs, foreign: readonly PrincipalId[] = []) => ({
  membersOf: (group: PrincipalId) => pairs.filter(([, of]) => of === group).map(([member]) => member),
  isForeign: (principal: PrincipalId) => foreign.includes(principal),
});
const principalsOf = (person: PrincipalId, pairs: Pairs) =>
  principalSet([person], (member) => pairs.filter(([of]) => of === member).map(([, group]) => group));

describe('whoCan', () => {
  it('names exactly those whom decide allows', () => {
    let named = 0;
    fc.assert(
      fc.property(
        anyWorld,
        anyMemberships,
        anyAction,
        anyScope,
        anyAttributes,
        (facts, pairs, action, scope, attributes) => {
          const holders = [...whoCan({ action, scope, attributes }, facts, directoryOf(pairs))];
          const allowed = EVERYBODY_THERE.filter((person) => {
            const question = { principals: principalsOf(person, pairs), action, scope, attributes };
            return decide(question, facts).effect === 'allow';
          });
          named += allowed.length;
          expect(holders.map(({ principal }) => principal).sort()).toEqual(allowed.toSorted());
          expect(holders.every(({ certainty }) => certainty === 'certain')).toBe(true);
          for (const { principal, path, assignment } of holders) {
            expect(path).toHaveLength(principalsOf(principal, pairs).get(assignment.principal)!.length);
            expect([path[0], path.at(-1)]).toEqual([principal, assignment.principal]);
          }
        },
      ),
      RUNS,
    );
    expect(named).toBeGreaterThan(500);
  });

  it('calls certain who may whatever the attributes are, and leaves out only who may not', () => {
    const met = { certain: 0, conditional: 0 };
    fc.assert(
      fc.property(
        anyWorld,
        anyMemberships,
        anyAction,
        anyScope,
        anyAttributes,
        (facts, pairs, action, scope, attributes) => {
          const question = { action, scope, attributes: 'unknown' } as const;
          const holders = new Map(
            [...whoCan(question, facts, directoryOf(pairs))].map((each) => [each.principal, each]),
          );
          for (const person of EVERYBODY_THERE) {
            const asked = { principals: principalsOf(person, pairs), action, scope, attributes };
            const { effect } = decide(asked, facts);
            const certainty = holders.get(person)?.certainty;
            if (certainty !== undefined) met[certainty] += 1;
            expect(certainty === 'certain' ? effect : 'allow').toBe('allow');
            expect(certainty === undefined ? effect : 'deny').toBe('deny');
          }
        },
      ),
      RUNS,
    );
    expect(Math.min(met.certain, met.conditional)).toBeGreaterThan(200);
  });

  it('names foreign principals, whether they hold an assignment or belong to one that does', () => {
    const facts = factsOf({
      roles: { reader: 'Reader' },
      grants: [
        { to: 'admin agents', role: 'reader', at: '/' },
        { to: 'team', role: 'reader', at: '/' },
      ],
    });
    const pairs: Pairs = [
      [idOf('agent'), idOf('admin agents')],
      [idOf('kim'), idOf('team')],
    ];
    const question = {
      action: { plane: 'management', name: 'a/read' },
      scope: scopeOf('/'),
      attributes: NO_ATTRIBUTES,
    } as const;
    const holders = [...whoCan(question, facts, directoryOf(pairs, [idOf('admin agents')]))];
    expect(holders.map(({ principal, isForeign }) => [principal, isForeign])).toEqual([
      [idOf('admin agents'), true],
      [idOf('agent'), true],
      [idOf('team'), false],
      [idOf('kim'), false],
    ]);
  });

  it('names nobody for an assignment to everybody, and lists no member twice', () => {
    const facts = factsOf({
      roles: { reader: 'Reader' },
      grants: [
        { to: 'everyone', role: 'reader', at: '/' },
        { to: 'team', role: 'reader', at: '/' },
        { to: 'kim', role: 'reader', at: '/' },
      ],
    });
    const question = {
      action: { plane: 'management', name: 'a/read' },
      scope: scopeOf('/'),
      attributes: NO_ATTRIBUTES,
    } as const;
    const pairs: Pairs = [
      [idOf('kim'), idOf('team')],
      [idOf('lee'), EVERYONE],
      [EVERYONE, idOf('team')],
    ];
    const names = [...whoCan(question, facts, directoryOf(pairs))].map(({ principal }) => principal);
    expect(names).toEqual([idOf('team'), idOf('kim')]);
  });

  it('calls certain whoever holds it for certain, though another assignment comes first and depends', () => {
    const facts = factsOf({
      roles: { reader: 'Reader' },
      grants: [
        { to: 'kim', role: 'reader', at: '/', if: 'Exists @Request[x]' },
        { to: 'kim', role: 'reader', at: '/' },
        { to: 'lee', role: 'reader', at: '/', if: 'Exists @Request[x]' },
      ],
    });
    const question = {
      action: { plane: 'management', name: 'a/read' },
      scope: scopeOf('/'),
      attributes: 'unknown',
    } as const;
    const holders = [...whoCan(question, facts, directoryOf([]))];
    expect(holders.map(({ principal, certainty }) => [principal, certainty])).toEqual([
      [idOf('kim'), 'certain'],
      [idOf('lee'), 'conditional'],
    ]);
  });

  it('asks for members only as far as somebody reads on', () => {
    const asked: PrincipalId[] = [];
    const membersOf = (group: PrincipalId) => {
      asked.push(group);
      return [idOf(`member of ${group}`)];
    };
    const [first] = membersBelow(idOf('team'), { membersOf });
    expect(first).toEqual([idOf('team'), [idOf('team')]]);
    expect(asked).toEqual([]);
  });
});

describe('reachOf', () => {
  it('reaches exactly what decide allows, everywhere', () => {
    fc.assert(
      fc.property(
        anyWorld,
        anyMemberships,
        fc.constantFrom(...EVERYBODY_THERE),
        anyAttributes,
        (facts, pairs, person, attributes) => {
          const principals = principalsOf(person, pairs);
          const all = [...reachOf(principals, facts)];
          for (const [index, name] of EVERY_NAME.entries()) {
            const action = { plane: index % 2 === 0 ? 'management' : 'data', name } as const;
            const some = [...reachOf(principals, facts, action)];
            for (const scope of EVERY_SCOPE) {
              const { effect } = decide({ principals, action, scope, attributes }, facts);
              const reached = (found: typeof all) =>
                found.some((each) => reaches(each, { action, scope, attributes }, facts.parents) === 'always');
              expect(reached(all)).toBe(effect === 'allow');
              expect(reached(some)).toBe(effect === 'allow');
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('calls certain only what every decision confirms', () => {
    fc.assert(
      fc.property(anyWorld, anyAction, anyScope, anyAttributes, (facts, action, scope, attributes) => {
        const principals = principalsOf(EVERYBODY_THERE[0]!, []);
        const outlooks = [...reachOf(principals, facts)].map((reach) =>
          reaches(reach, { action, scope, attributes: 'unknown' }, facts.parents),
        );
        const { effect } = decide({ principals, action, scope, attributes }, facts);
        expect(outlooks.includes('always') ? effect : 'allow').toBe('allow');
        expect(outlooks.every((outlook) => outlook === 'never') ? effect : 'deny').toBe('deny');
      }),
      RUNS,
    );
  });

  it('goes through the tenants one after the other, and only as far as it is asked', () => {
    const kim = principalSet([idOf('kim')], () => []);
    const facts = factsOf({
      roles: { reader: 'Reader' },
      grants: [{ to: 'kim', role: 'reader', at: '/subscriptions/{s}' }],
    });
    const opened: string[] = [];
    function* tenants() {
      for (const name of ['one', 'two', 'three']) {
        opened.push(name);
        yield { tenant: idOf(name), principals: kim, facts };
      }
    }
    const page = pageOf(reachAcross(tenants()), { offset: 0, size: 1 });
    expect(page.items.map(({ tenant, scope }) => [tenant, scope])).toEqual([
      [idOf('one'), scopeOf('/subscriptions/{s}')],
    ]);
    expect(page.next).toBe(1);
    expect(opened).toEqual(['one', 'two']);
    expect([...reachAcross(tenants())].map(({ tenant }) => tenant)).toEqual(['one', 'two', 'three'].map(idOf));
  });

  it('tells denials from above from those that take a part below', () => {
    const facts = factsOf({
      roles: { owner: 'Owner' },
      grants: [{ to: 'kim', role: 'owner', at: '/subscriptions/{s}' }],
      denials: [
        { to: ['kim'], at: '/', permissions: [{ actions: ['*/delete'] }] },
        { to: ['kim'], at: '/', permissions: [{ actions: ['*'] }], onlyHere: true },
        { to: ['kim'], at: '/subscriptions/{s}/resourceGroups/rg', permissions: [{ actions: ['*/write'] }] },
        { to: ['kim'], at: '/subscriptions/{t}', permissions: [{ actions: ['*'] }] },
        { to: ['lee'], at: '/', permissions: [{ actions: ['*'] }] },
        { to: ['kim'], at: '/', permissions: [{ actions: ['*'] }], audit: true },
      ],
    });
    const kim = principalSet([idOf('kim')], () => []);
    const denialsOf = (found: ReturnType<typeof reachOf>) =>
      [...found][0]?.denials.map(({ denial, from }) => [denial.name, from]);
    expect(denialsOf(reachOf(kim, facts))).toEqual([
      ['denial 0', 'above'],
      ['denial 2', 'below'],
    ]);
    const write = { plane: 'management', name: 'a/write' } as const;
    expect(denialsOf(reachOf(kim, facts, write))).toEqual([['denial 2', 'below']]);
  });
});

describe('heldAt', () => {
  it('lists what is held and what is denied at a scope, with its source', () => {
    const facts: AccessFacts = factsOf({
      roles: { both: [{ actions: ['a/*'] }, { actions: ['b/*'], condition: 'Exists @Request[x]' }] },
      grants: [
        { to: 'team', role: 'both', at: '/subscriptions/{s}', if: 'Exists @Request[y]' },
        { to: 'kim', role: 'both', at: '/subscriptions/{t}' },
      ],
      denials: [
        { to: ['kim'], at: '/', permissions: [{ actions: ['*'] }] },
        { to: ['kim'], at: '/', permissions: [{ actions: ['*'] }], onlyHere: true },
        { to: ['lee'], at: '/', permissions: [{ actions: ['*'] }] },
        { to: ['kim'], at: '/', permissions: [{ actions: ['*'] }], audit: true },
      ],
    });
    const principals = principalSet([idOf('kim')], (member) => (member === idOf('kim') ? [idOf('team')] : []));
    const { held, denials } = heldAt({ principals, scope: scopeOf('/subscriptions/{s}/resourceGroups/rg') }, facts);
    expect(held.map(({ permission, conditions, path }) => [permission.actions, conditions, path])).toEqual([
      [['a/*'], ['Exists @Request[y]'], [idOf('kim'), idOf('team')]],
      [['b/*'], ['Exists @Request[x]', 'Exists @Request[y]'], [idOf('kim'), idOf('team')]],
    ]);
    expect(denials.map(({ name }) => name)).toEqual(['denial 0']);
  });
});

describe('leastRoles', () => {
  const read = { plane: 'management', name: 'Microsoft.Compute/virtualMachines/read' } as const;
  const write = { plane: 'management', name: 'Microsoft.Authorization/roleAssignments/write' } as const;

  it('offers nothing for an action that no role carries without a condition', () => {
    const bound = factsOf({ roles: { bound: [{ actions: ['*'], condition: 'Exists @Request[x]' }] } }).roles;
    expect(leastRoles(bound.values(), [read])).toEqual([]);
    expect(leastRoles(BUILT_IN_ROLES, [{ plane: 'data', name: 'Microsoft.Nowhere/none' }])).toEqual([]);
  });

  it('puts the narrowest first, and Owner last', () => {
    const roles = leastRoles(BUILT_IN_ROLES, [read]);
    const breadths = roles.map(({ breadth }) => breadth);
    expect(breadths).toEqual(breadths.toSorted((one, other) => one - other));
    const places = [READER, OWNER].map((id) => roles.findIndex(({ role }) => role.id === id));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).toBeGreaterThan(places[0]!);
  });

  it('carries every one of several actions', () => {
    const names = leastRoles(BUILT_IN_ROLES, [read, write]).map(({ role }) => role.name);
    expect(names).toEqual(['Role Based Access Control Administrator', 'User Access Administrator', 'Owner']);
  });

  it('measures both planes, less what is excluded', () => {
    const { roles } = factsOf({
      roles: {
        none: [{ actions: ['*'], notActions: ['*'] }],
        one: [{ actions: ['Microsoft.Compute/virtualMachines/read', 'microsoft.compute/virtualMachines/READ'] }],
        data: [{ dataActions: ['*'] }],
        control: [{ actions: ['*'] }],
        both: [{ actions: ['*'] }, { dataActions: ['*'] }],
      },
    });
    const of = (name: string) => breadthOf(roles.get(idOf(name))!);
    expect([of('none'), of('one')]).toEqual([0, 1]);
    expect(of('data')).toBeGreaterThan(100);
    expect(of('both')).toBe(of('data') + of('control'));
  });
});

describe('pageOf', () => {
  it('says that nothing follows only when nothing does', () => {
    const items = [1, 2, 3, 4, 5];
    const pages = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const page: { items: readonly number[]; next: number | undefined } = pageOf(items, { offset, size: 2 });
      pages.push(page.items);
      offset = page.next;
    }
    expect(pages).toEqual([[1, 2], [3, 4], [5]]);
    expect(pageOf(items, { offset: 0, size: 5 })).toEqual({ items, next: undefined });
    expect(pageOf([], { offset: 0, size: 5 })).toEqual({ items: [], next: undefined });
  });
});

describe('weakest', () => {
  it('is never where one never holds, and depends where one does', () => {
    expect(weakest(['always', 'depends', 'never'])).toBe('never');
    expect(weakest(['always', 'depends'])).toBe('depends');
    expect(weakest([])).toBe('always');
  });
});
