import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, effectivePermissions } from './decide.ts';
import { type AccessFacts, type AccessQuestion, type Decision, type DenyAssignment, EVERYONE } from './model.ts';
import { ROOT } from './scope.ts';
import { anyAssignment, anyDenial, anyFacts, anyQuestion, EVERYTHING } from './testing/worlds.ts';

const RUNS = { numRuns: 2000 };

/** A denial that covers everything for everybody everywhere. */
const FULL_STOP: DenyAssignment = {
  id: EVERYONE,
  name: 'full stop',
  scope: ROOT,
  doNotApplyToChildScopes: false,
  permissions: [EVERYTHING],
  principals: [EVERYONE],
  excludedPrincipals: [],
  effect: 'enforced',
};

const ground = (decision: Decision) => decision.ground;
const isAllowed = (question: AccessQuestion, facts: AccessFacts) => decide(question, facts).effect === 'allow';

describe('decide', () => {
  it('allows nothing without an assignment', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        expect(decide(question, { ...facts, assignments: [] })).toEqual({
          effect: 'deny',
          ground: 'nothing-grants-it',
        });
      }),
      RUNS,
    );
  });

  it('allows nothing when every role is gone', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        expect(isAllowed(question, { ...facts, roles: new Map() })).toBe(false);
      }),
      RUNS,
    );
  });

  it('allows nobody nothing', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        expect(isAllowed({ ...question, principals: new Map() }, facts)).toBe(false);
      }),
      RUNS,
    );
  });

  it('denies whatever a denial covers, whoever granted it, and names a denial wherever something granted', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        const before = decide(question, facts);
        const after = decide(question, { ...facts, denials: [...facts.denials, FULL_STOP] });
        expect(after.effect).toBe('deny');
        expect(ground(after)).toBe(before.effect === 'allow' ? 'deny-assignment' : ground(before));
      }),
      RUNS,
    );
  });

  it('denies what a denial covers at exactly the scope of the question, for exactly one principal', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        for (const [principal, path] of question.principals) {
          const here = { ...FULL_STOP, scope: question.scope, doNotApplyToChildScopes: true, principals: [principal] };
          const decision = decide(question, { ...facts, denials: [here] });
          expect(decision.effect).toBe('deny');
          expect(decision.ground === 'deny-assignment' ? decision.path : path).toEqual(path);
        }
      }),
      RUNS,
    );
  });

  it('never allows more for one more denial', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, anyDenial, (question, facts, denial) => {
        const more = { ...facts, denials: [denial, ...facts.denials] };
        expect(!isAllowed(question, more) || isAllowed(question, facts)).toBe(true);
      }),
      RUNS,
    );
  });

  it('never allows less for one more assignment', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, anyAssignment, (question, facts, assignment) => {
        const more = { ...facts, assignments: [assignment, ...facts.assignments] };
        expect(!isAllowed(question, facts) || isAllowed(question, more)).toBe(true);
      }),
      RUNS,
    );
  });

  it('heeds neither order nor repetition', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        const turned: AccessFacts = {
          ...facts,
          assignments: [...facts.assignments, ...facts.assignments].reverse(),
          denials: [...facts.denials, ...facts.denials].reverse(),
        };
        expect(ground(decide(question, turned))).toBe(ground(decide(question, facts)));
      }),
      RUNS,
    );
  });

  it('names an assignment and a path that lead from the caller to what it decides', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        const decision = decide(question, facts);
        const [caller] = question.principals.keys();
        if (!('assignment' in decision)) return;
        expect(decision.path[0]).toBe(caller);
        expect(decision.path.at(-1)).toBe(decision.assignment.principal);
      }),
      RUNS,
    );
  });

  it('allows by the named assignment alone what it allows', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        const decision = decide(question, facts);
        if (decision.effect !== 'allow') return;
        expect(isAllowed(question, { ...facts, assignments: [decision.assignment] })).toBe(true);
      }),
      RUNS,
    );
  });

  it('meets every ground in these worlds, so that the laws above are no empty talk', () => {
    const met = new Set(
      fc.sample(fc.tuple(anyQuestion, anyFacts), 2000).map(([question, facts]) => ground(decide(question, facts))),
    );
    expect([...met].sort()).toEqual(['condition-not-met', 'deny-assignment', 'nothing-grants-it', 'role-assignment']);
  });
});

describe('effectivePermissions', () => {
  it('is empty for a caller without an assignment', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        expect(effectivePermissions(question, { ...facts, assignments: [] })).toEqual([]);
      }),
    );
  });

  it('leaves out an entry whose condition only becomes readable by what is put around it', () => {
    const [question] = fc.sample(anyQuestion, 1);
    const [principal] = question!.principals.keys();
    const condition = "ActionMatches{'x'}) OR (NOT ActionMatches{'x'}";
    const role = {
      id: EVERYONE,
      name: 'all',
      kind: 'CustomRole',
      permissions: [EVERYTHING],
      assignableScopes: [ROOT],
    } as const;
    const assignment = { id: EVERYONE, principal: principal!, role: role.id, scope: ROOT, condition };
    const facts = { assignments: [assignment], denials: [], roles: new Map([[role.id, role]]), parents: new Map() };
    expect(effectivePermissions(question!, facts)).toEqual([]);
    expect(effectivePermissions(question!, { ...facts, assignments: [{ ...assignment, condition: null }] })).toEqual([
      EVERYTHING,
    ]);
  });

  it('leaves out nothing that a decision rests on, and adds nothing to it', () => {
    fc.assert(
      fc.property(anyQuestion, anyFacts, (question, facts) => {
        const undenied = { ...facts, denials: [] };
        const permissions = effectivePermissions(question, facts);
        const [assignment] = facts.assignments;
        const [principal] = question.principals.keys();
        if (assignment === undefined || principal === undefined) return;

        const role = {
          id: assignment.role,
          name: 'all',
          kind: 'CustomRole',
          permissions,
          assignableScopes: [ROOT],
        } as const;
        const held = { ...assignment, principal, scope: ROOT, condition: null };
        const united = { ...undenied, assignments: [held], roles: new Map([[role.id, role]]) };
        expect(isAllowed(question, united)).toBe(isAllowed(question, undenied));
      }),
      RUNS,
    );
  });
});
