import { readdirSync, readFileSync } from 'node:fs';
import { BUILT_IN_ROLES } from '../builtin-roles/all.ts';
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

const CASES = `${import.meta.dirname}/../cases`;

/** Attributes as a case spells them. */
export type Spelled = Partial<Record<keyof Attributes, Record<string, AttributeValue>>>;

/** A tenant. Principals and roles go by short names; `{s}` and `{t}` in a scope are two subscriptions. */
export interface World {
  readonly parents?: Readonly<Record<string, string>>;
  /** The groups each principal is a direct member of. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Entries, or the name of a built-in role. */
  readonly roles?: Readonly<Record<string, string | readonly Partial<Permission>[]>>;
  readonly grants?: readonly { to: string; role: string; at: string; if?: string }[];
  readonly denials?: readonly Denied[];
}

interface Denied {
  readonly to: readonly string[];
  readonly except?: readonly string[];
  readonly at: string;
  readonly permissions: readonly Partial<Permission>[];
  readonly onlyHere?: boolean;
  readonly audit?: boolean;
}

/** One question of a case, as it is spelled. */
export interface SpelledQuestion {
  readonly who: string | readonly string[];
  readonly wants: string;
  readonly plane?: Plane;
  readonly at: string;
  readonly attributes?: Spelled;
  readonly expect: Decision['ground'];
  readonly path?: readonly string[];
}

/** A case file about decisions, ready to be asked. */
export interface DecisionCase {
  readonly file: string;
  readonly why: string;
  readonly questions: readonly {
    readonly spelled: SpelledQuestion;
    readonly question: AccessQuestion;
    readonly facts: AccessFacts;
  }[];
}

/** What every case file says. */
export interface CaseFile<T> {
  readonly file: string;
  readonly content: T & { readonly why: string };
}

/** The case files of a folder below `cases`; those about decisions lie in `cases` itself. */
export function caseFiles<T>(folder = '.'): readonly CaseFile<T>[] {
  const names = readdirSync(`${CASES}/${folder}`).filter((name) => name.endsWith('.json'));
  return names.map((file) => ({ file, content: JSON.parse(readFileSync(`${CASES}/${folder}/${file}`, 'utf8')) }));
}

/** All cases about decisions. */
export function decisionCases(): readonly DecisionCase[] {
  return caseFiles<World & { questions: readonly SpelledQuestion[] }>().map(({ file, content }) => {
    const { why, questions, ...world } = content;
    const facts = factsOf(world);
    return {
      file,
      why,
      questions: questions.map((spelled) => ({ spelled, question: questionOf(spelled, world.groups ?? {}), facts })),
    };
  });
}

/** The facts of a tenant as a case spells it. */
export function factsOf({ parents = {}, roles = {}, grants = [], denials = [] }: World): AccessFacts {
  return {
    parents: parentsOf(parents),
    roles: new Map(
      Object.entries(roles).map(([name, spelled]) => {
        const role = roleOf(name, spelled);
        return [idOf(name), role];
      }),
    ),
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

/** Which management group holds what, as a case spells it. */
export function parentsOf(spelled: Readonly<Record<string, string>>): ReadonlyMap<Scope, Scope> {
  return new Map(Object.entries(spelled).map(([child, parent]) => [scopeOf(child), scopeOf(parent)]));
}

/** Everything that somebody counts as in a case. */
export function principalsOf(who: string | readonly string[], groups: World['groups'] = {}) {
  const above = new Map(Object.entries(groups).map(([member, names]) => [idOf(member), names.map(idOf)]));
  return principalSet([who].flat().map(idOf), (member) => above.get(member) ?? []);
}

/** Attributes as the engine takes them. */
export function attributesOf(spelled: Spelled = {}): Attributes {
  const named = (source: keyof Attributes) => new Map(Object.entries(spelled[source] ?? {}));
  return {
    request: named('request'),
    resource: named('resource'),
    principal: named('principal'),
    environment: named('environment'),
  };
}

function questionOf(
  { who, wants, plane = 'management', at, attributes }: SpelledQuestion,
  groups: NonNullable<World['groups']>,
): AccessQuestion {
  return {
    principals: principalsOf(who, groups),
    action: { plane, name: wants },
    scope: scopeOf(at),
    attributes: attributesOf(attributes),
  };
}

function roleOf(name: string, role: string | readonly Partial<Permission>[]): RoleDefinition {
  if (typeof role !== 'string') {
    return {
      id: idOf(name),
      name,
      kind: 'CustomRole',
      permissions: role.map(entryOf),
      assignableScopes: [scopeOf('/')],
    };
  }
  const found = BUILT_IN_ROLES.find((builtIn) => builtIn.name === role);
  if (found === undefined) throw new Error(`The case names ${role}, which is no built-in role.`);
  return found;
}

/** A permission entry; what a case leaves out is empty. */
export function entryOf(entry: Partial<Permission>): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], condition: null, ...entry };
}

/** A path of a case with its subscriptions and its tenant put in. */
export function pathOf(text: string): string {
  return text
    .replace('{s}', idOf('subscription s'))
    .replace('{t}', idOf('subscription t'))
    .replace('{tenant}', idOf('tenant'));
}

/** The scope of a case. */
export function scopeOf(text: string): Scope {
  const parsed = parseScope(pathOf(text));
  if (!parsed.ok) throw new Error(`The case names ${text}, which is no scope.`);
  return parsed.value;
}

const ids = new Map<string, Guid>([['everyone', EVERYONE]]);

/** The id that a name stands for, always the same. */
export function idOf(name: string): Guid {
  const id = ids.get(name) ?? parseGuid(`00000000-0000-4000-8000-${`${ids.size}`.padStart(12, '0')}`)!;
  ids.set(name, id);
  return id;
}
