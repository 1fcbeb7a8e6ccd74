import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
import { decide } from '../decide.ts';
import { parseGuid } from '../guid.ts';
import {
  type AccessFacts,
  type AccessQuestion,
  type Attributes,
  type AttributeValue,
  type Decision,
  EVERYONE,
  type Guid,
  type Permission,
  type Plane,
  type RoleDefinition,
  type Scope,
} from '../model.ts';
import { principalSet } from '../principals.ts';
import { parseScope } from '../scope.ts';

/** One trap. Principals and roles go by short names; `{s}` and `{t}` in a scope are two subscriptions. */
interface Case {
  readonly why: string;
  readonly parents?: Readonly<Record<string, string>>;
  /** The groups each principal is a direct member of. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Entries, or the name of a built-in role. */
  readonly roles: Readonly<Record<string, string | readonly Partial<Permission>[]>>;
  readonly grants: readonly { to: string; role: string; at: string; if?: string }[];
  readonly denials?: readonly Denied[];
  readonly questions: readonly Question[];
}

interface Denied {
  readonly to: readonly string[];
  readonly except?: readonly string[];
  readonly at: string;
  readonly permissions: readonly Partial<Permission>[];
  readonly onlyHere?: boolean;
  readonly audit?: boolean;
}

interface Question {
  readonly who: string | readonly string[];
  readonly wants: string;
  readonly plane?: Plane;
  readonly at: string;
  readonly attributes?: Partial<Record<keyof Attributes, Record<string, AttributeValue>>>;
  readonly expect: Decision['ground'];
  readonly path?: readonly string[];
}

const ids = new Map<string, Guid>([['everyone', EVERYONE]]);

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))) {
  const { why, questions, ...world }: Case = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'));
  const facts = factsOf(world);
  describe(`${file}: ${why}`, () => {
    for (const question of questions) {
      const { who, wants, plane = 'management', at, expect: ground, path } = question;
      it(`answers ${ground} to ${who} wanting ${wants} (${plane}) at ${at}, ${JSON.stringify(question.attributes)}`, () => {
        const decision = decide(questionOf(question, world.groups ?? {}), facts);
        expect(decision.ground).toBe(ground);
        expect(decision.effect).toBe(ground === 'role-assignment' ? 'allow' : 'deny');
        const found = 'path' in decision ? decision.path : [];
        expect(found).toEqual(path?.map(idOf) ?? found);
      });
    }
  });
}

function factsOf({ parents = {}, roles, grants, denials = [] }: Omit<Case, 'why' | 'questions'>): AccessFacts {
  return {
    parents: new Map(Object.entries(parents).map(([child, parent]) => [scopeOf(child), scopeOf(parent)])),
    roles: new Map(Object.entries(roles).map(([name, role]) => [idOf(name), roleOf(name, role)])),
    assignments: grants.map(({ to, role, at, if: condition = null }, index) => {
      return { id: idOf(`grant ${index}`), principal: idOf(to), role: idOf(role), scope: scopeOf(at), condition };
    }),
    denials: denials.map(({ to, except = [], at, permissions, onlyHere = false, audit = false }, index) => ({
      id: idOf(`denial ${index}`),
      name: `denial ${index}`,
      scope: scopeOf(at),
      doNotApplyToChildScopes: onlyHere,
      permissions: permissions.map(entryOf),
      principals: to.map(idOf),
      excludedPrincipals: except.map(idOf),
      effect: audit ? 'audit' : 'enforced',
    })),
  };
}

function questionOf(
  { who, wants, plane = 'management', at, attributes = {} }: Question,
  groups: Readonly<Record<string, readonly string[]>>,
): AccessQuestion {
  const above = new Map(Object.entries(groups).map(([member, names]) => [idOf(member), names.map(idOf)]));
  const named = (source: keyof Attributes) => new Map(Object.entries(attributes[source] ?? {}));
  return {
    principals: principalSet([who].flat().map(idOf), (member) => above.get(member) ?? []),
    action: { plane, name: wants },
    scope: scopeOf(at),
    attributes: {
      request: named('request'),
      resource: named('resource'),
      principal: named('principal'),
      environment: named('environment'),
    },
  };
}

function roleOf(name: string, role: string | readonly Partial<Permission>[]): RoleDefinition {
  if (typeof role === 'string') return BUILT_IN_ROLES.find((builtIn) => builtIn.name === role)!;
  return { id: idOf(name), name, kind: 'CustomRole', permissions: role.map(entryOf), assignableScopes: [scopeOf('/')] };
}

function entryOf(entry: Partial<Permission>): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null, ...entry };
}

function scopeOf(text: string): Scope {
  const path = text.replace('{s}', idOf('subscription s')).replace('{t}', idOf('subscription t'));
  const parsed = parseScope(path);
  if (!parsed.ok) throw new Error(`The case names ${text}, which is no scope.`);
  return parsed.value;
}

function idOf(name: string): Guid {
  const id = ids.get(name) ?? parseGuid(`00000000-0000-4000-8000-${`${ids.size}`.padStart(12, '0')}`)!;
  ids.set(name, id);
  return id;
}
