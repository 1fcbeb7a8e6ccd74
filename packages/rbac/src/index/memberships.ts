import { EVERYONE } from '../model.ts';
import { type Arena, allocate, get, release, set } from './arena.ts';
import {
  INLINE_GROUPS,
  PRINCIPAL_DIRECT,
  PRINCIPAL_GROUP_COUNT,
  PRINCIPAL_GROUPS,
  PRINCIPAL_MEMBERS,
  PRINCIPAL_NEXT,
  PRINCIPAL_SELF,
  TENANT_MEMBERS,
} from './layout.ts';
import { ensureMember, findPrincipal, memberRecord, releaseMembers } from './principals.ts';
import { clear, contains, entriesOf, push, take } from './vector.ts';

/** A member and a group that holds it directly, both named by one tenant's directory. */
export interface Membership {
  readonly member: string;
  readonly group: string;
}

/** Adds memberships of a tenant that had none; every closure is computed once at the end. */
export function loadMemberships(arena: Arena, home: number, memberships: readonly Membership[]): void {
  for (const membership of memberships) link(arena, home, membership);
  for (let record = get(arena, home + TENANT_MEMBERS); record !== 0; record = get(arena, record + PRINCIPAL_NEXT)) {
    closeOver(arena, record);
  }
}

/** Adds one membership; a second one of the same pair changes nothing. */
export function addMembership(arena: Arena, home: number, membership: Membership): void {
  const member = link(arena, home, membership);
  if (member !== 0) for (const affected of below(arena, member)) closeOver(arena, affected);
}

/** Takes one membership away, if it is there. */
export function removeMembership(arena: Arena, home: number, { member, group }: Membership): void {
  const found = [member, group].map((id) => findPrincipal(arena, id));
  const [of = 0, holder = 0] = found.map((principal) => (principal === 0 ? 0 : memberRecord(arena, home, principal)));
  if (of === 0 || holder === 0) return;
  take(arena, of + PRINCIPAL_DIRECT, holder);
  take(arena, holder + PRINCIPAL_MEMBERS, of);
  for (const affected of below(arena, of)) closeOver(arena, affected);
}

/** Takes all memberships of a tenant away. */
export function unloadMemberships(arena: Arena, home: number): void {
  for (let record = get(arena, home + TENANT_MEMBERS); record !== 0; record = get(arena, record + PRINCIPAL_NEXT)) {
    clear(arena, record + PRINCIPAL_DIRECT);
    clear(arena, record + PRINCIPAL_MEMBERS);
    writeClosure(arena, record, []);
  }
  releaseMembers(arena, home);
}

/** The member's record when the pair is new, else 0. */
function link(arena: Arena, home: number, { member, group }: Membership): number {
  if (member === EVERYONE || group === EVERYONE) return 0;
  const of = ensureMember(arena, home, member);
  const holder = ensureMember(arena, home, group);
  if (contains(arena, of + PRINCIPAL_DIRECT, holder)) return 0;
  push(arena, of + PRINCIPAL_DIRECT, holder);
  push(arena, holder + PRINCIPAL_MEMBERS, of);
  return of;
}

/** A record and every record below it: those whose closures run through it. */
function below(arena: Arena, record: number): readonly number[] {
  return reachable(arena, record, PRINCIPAL_MEMBERS);
}

function closeOver(arena: Arena, record: number): void {
  const [, ...groups] = reachable(arena, record, PRINCIPAL_DIRECT);
  writeClosure(
    arena,
    record,
    groups.map((group) => get(arena, group + PRINCIPAL_SELF)),
  );
}

function reachable(arena: Arena, record: number, direction: number): readonly number[] {
  const found = new Set([record]);
  // A set may grow while it is walked.
  for (const each of found) for (const next of entriesOf(arena, each + direction)) found.add(next);
  return [...found];
}

function writeClosure(arena: Arena, record: number, groups: readonly number[]): void {
  const before = get(arena, record + PRINCIPAL_GROUP_COUNT);
  if (before > INLINE_GROUPS) release(arena, get(arena, record + PRINCIPAL_GROUPS), before);
  set(arena, record + PRINCIPAL_GROUP_COUNT, groups.length);

  let start = record + PRINCIPAL_GROUPS;
  if (groups.length > INLINE_GROUPS) {
    start = allocate(arena, groups.length);
    set(arena, record + PRINCIPAL_GROUPS, start);
  }
  arena.words.set(groups, start);
}
