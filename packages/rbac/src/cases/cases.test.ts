import { describe, expect, it } from 'vitest';
import { acceptCondition } from '../condition/accept.ts';
import { evaluate } from '../condition/evaluate.ts';
import { parseCondition } from '../condition/parse.ts';
import {
  customRoleFaults,
  scopesToAuthorize,
  strandedAssignments,
  unknownPatterns,
  whyNotAssignable,
} from '../custom-roles.ts';
import { decide, effectivePermissions } from '../decide.ts';
import { denialFaults } from '../deny-assignments.ts';
import type { Action, Permission, Plane } from '../model.ts';
import { lineage, parseScope, scopeKind } from '../scope.ts';
import {
  attributesOf,
  caseFiles,
  decisionCases,
  entryOf,
  factsOf,
  idOf,
  parentsOf,
  pathOf,
  principalsOf,
  type Spelled,
  scopeOf,
  type World,
} from '../testing/cases.ts';
import { RULES } from './rules.ts';

const FOLDERS = ['.', 'scopes', 'permissions', 'custom-roles', 'denials', 'conditions'];

describe('the rules', () => {
  const proved = new Set(FOLDERS.flatMap((folder) => caseFiles(folder).map(({ file }) => ruleOf(file))));

  it('each have a case file named for them', () => {
    expect(Object.keys(RULES).filter((rule) => !proved.has(rule))).toEqual([]);
  });

  it('are what case files are named for', () => {
    expect([...proved].filter((rule) => !Object.hasOwn(RULES, rule))).toEqual([]);
  });

  it('have cases that tell why they are there', () => {
    const silent = FOLDERS.flatMap((folder) => caseFiles(folder)).filter(
      ({ content }) => !/^\p{L}.*\.$|^".*\.$/u.test(content.why),
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });
});

describe.each(decisionCases())('$file: $why', ({ questions }) => {
  it.each(questions)('answers $spelled.expect to $spelled.who wanting $spelled.wants at $spelled.at', (asked) => {
    const { path, expect: ground } = asked.spelled;
    const decision = decide(asked.question, asked.facts);
    expect(decision.ground).toBe(ground);
    expect(decision.effect).toBe(ground === 'role-assignment' ? 'allow' : 'deny');
    const found = 'path' in decision ? decision.path : [];
    expect(found).toEqual(path?.map(idOf) ?? found);
  });
});

interface ScopeCase {
  readonly scopes: readonly { text: string; is: string | null; canonical?: string; above?: readonly string[] }[];
}

describe.each(caseFiles<ScopeCase>('scopes'))('$file: $content.why', ({ content }) => {
  it.each(content.scopes)('reads $text as $is', ({ text, is, canonical, above }) => {
    const parsed = parseScope(pathOf(text));
    expect(parsed.ok ? scopeKind(parsed.value) : null).toBe(is);
    if (!parsed.ok) return;
    expect(parsed.value).toBe(canonical ?? parsed.value);
    const [, ...found] = lineage(parsed.value, new Map());
    expect(above?.map(scopeOf) ?? found).toEqual(found);
  });
});

interface PermissionsCase extends World {
  readonly permissions: readonly { who: string; at: string; expect: readonly Partial<Permission>[] }[];
}

describe.each(caseFiles<PermissionsCase>('permissions'))('$file: $content.why', ({ content }) => {
  it.each(content.permissions)('lists what $who holds at $at', ({ who, at, expect: expected }) => {
    const principals = principalsOf(who, content.groups);
    const found = effectivePermissions(
      { principals, scope: scopeOf(at), attributes: attributesOf() },
      factsOf(content),
    );
    expect(found).toEqual(expected.map(entryOf));
  });
});

interface CustomRoleCase {
  readonly parents?: Readonly<Record<string, string>>;
  readonly drafts?: readonly {
    draft: {
      name: string;
      description: string;
      scopes: readonly string[];
      permissions: readonly Partial<Permission>[];
    };
    scopeCount?: number;
    expect: readonly string[];
  }[];
  readonly unknown?: readonly {
    known: readonly Action[];
    permissions: readonly Partial<Permission>[];
    expect: string[];
  }[];
  readonly assignable?: readonly {
    scopes: readonly string[];
    at: string;
    permissions?: readonly Partial<Permission>[];
    builtIn?: boolean;
    expect: string | null;
  }[];
  readonly authorize?: readonly Record<'before' | 'after' | 'expect', readonly string[]>[];
  readonly stranded?: readonly {
    scopes: readonly string[];
    parents: Readonly<Record<string, string>>;
    assigned: readonly string[];
    expect: readonly string[];
  }[];
}

describe.each(caseFiles<CustomRoleCase>('custom-roles'))('$file: $content.why', ({ content }) => {
  const { parents = {}, drafts = [], unknown = [], assignable = [], authorize = [], stranded = [] } = content;

  it('finds the faults of drafts', () => {
    for (const { draft, scopeCount, expect: expected } of drafts) {
      const scopes = scopeCount === undefined ? draft.scopes : Array(scopeCount).fill('/subscriptions/{s}');
      const role = { ...draft, assignableScopes: scopes.map(scopeOf), permissions: draft.permissions.map(entryOf) };
      expect(customRoleFaults(role).map(({ kind }) => kind)).toEqual(expected);
    }
    expect(unknown.map((each) => each.expect)).toEqual(
      unknown.map(({ known, permissions }) =>
        unknownPatterns(permissions.map(entryOf), known).map((each) => each.pattern),
      ),
    );
  });

  it('tells where a role may be assigned and by whom it may be written', () => {
    for (const { scopes, at, permissions = [], builtIn = false, expect: expected } of assignable) {
      const kind = builtIn ? ('BuiltInRole' as const) : ('CustomRole' as const);
      const role = { kind, permissions: permissions.map(entryOf), assignableScopes: scopes.map(scopeOf) };
      expect(whyNotAssignable(role, scopeOf(at), parentsOf(parents)) ?? null).toBe(expected);
    }
    for (const { before, after, expect: expected } of authorize) {
      expect(scopesToAuthorize(before.map(scopeOf), after.map(scopeOf))).toEqual(expected.map(scopeOf));
    }
    for (const { scopes, parents: tree, assigned, expect: expected } of stranded) {
      const facts = factsOf({ grants: assigned.map((at) => ({ to: 'kim', role: 'role', at })) });
      const role = {
        id: idOf('role'),
        name: 'role',
        kind: 'CustomRole',
        permissions: [],
        assignableScopes: scopes.map(scopeOf),
      } as const;
      const others = factsOf({ grants: [{ to: 'kim', role: 'other', at: '/' }] }).assignments;
      const found = strandedAssignments(role, [...facts.assignments, ...others], parentsOf(tree));
      expect(found.map(({ scope }) => scope)).toEqual(expected.map(scopeOf));
    }
  });
});

interface DenialCase {
  readonly types: Readonly<Record<string, string>>;
  readonly drafts: readonly {
    to: readonly string[];
    except?: readonly string[];
    permissions: readonly Partial<Permission>[];
    onlyHere?: boolean;
    expect: readonly string[];
  }[];
}

describe.each(caseFiles<DenialCase>('denials'))('$file: $content.why', ({ content }) => {
  const types = new Map(Object.entries(content.types).map(([name, type]) => [idOf(name), type]));

  it.each(content.drafts)('finds $expect in a denial of $permissions to $to', (draft) => {
    const { to, except = [], permissions, onlyHere = false, expect: expected } = draft;
    const faults = denialFaults({
      principals: to.map(idOf),
      excludedPrincipals: except.map(idOf),
      permissions: permissions.map(entryOf),
      doNotApplyToChildScopes: onlyHere,
      typeOf: (principal) => types.get(principal),
    });
    expect(faults.map(({ kind }) => kind)).toEqual(expected);
  });
});

interface ConditionCase {
  readonly conditions: readonly {
    text: string;
    expect: 'met' | 'not-met';
    action?: string;
    plane?: Plane;
    attributes?: Spelled;
  }[];
  readonly refused?: readonly { text: string; padTo?: number; kind: string; position: number }[];
  readonly accepted?: readonly string[];
}

describe.each(caseFiles<ConditionCase>('conditions'))('$file: $content.why', ({ content }) => {
  const { conditions, refused = [], accepted = [] } = content;

  it('evaluates conditions', () => {
    for (const { text, expect: expected, action = 'a/read', plane = 'management', attributes } of conditions) {
      const parsed = parseCondition(text);
      const circumstances = { action: { plane, name: action }, attributes: attributesOf(attributes) };
      const isMet = parsed.ok && evaluate(parsed.value, circumstances);
      expect(isMet ? 'met' : 'not-met', `${text} of ${JSON.stringify(attributes)}`).toBe(expected);
    }
  });

  it('accepts and refuses what is written', () => {
    for (const { text, padTo = 0, kind, position } of refused) {
      expect(acceptCondition(text.padEnd(padTo)), text).toMatchObject({ ok: false, failure: { kind, position } });
    }
    for (const text of accepted) expect(acceptCondition(text), text).toMatchObject({ ok: true });
  });
});

function ruleOf(file: string): string {
  return /^(\d+\.\d+-[a-z-]+)\.[a-z-]+\.json$/.exec(file)?.[1] ?? file;
}
