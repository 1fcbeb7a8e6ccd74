import { EVERYONE, type PrincipalId } from '../model.ts';

/** What reverse questions have to know of principals. */
export interface Directory {
  /**
   * The direct members of a group, those of a foreign group being people of the partner; nobody for what is no group.
   */
  readonly membersOf: (group: PrincipalId) => Iterable<PrincipalId>;
  /** Whether a principal stands for a group of another tenant, such as the AdminAgents of a partner. */
  readonly isForeign: (principal: PrincipalId) => boolean;
}

/**
 * A principal and everybody in it, however deep, each with a shortest path from that member up to the principal, the
 * member first. The same paths that `principalSet` finds upwards. Nearest first; groups in each other do no harm.
 */
export function* membersBelow(
  principal: PrincipalId,
  { membersOf }: Pick<Directory, 'membersOf'>,
): Generator<readonly [PrincipalId, readonly PrincipalId[]]> {
  if (principal === EVERYONE) return;
  const paths = new Map<PrincipalId, readonly PrincipalId[]>([[principal, [principal]]]);
  // A map may grow while it is walked.
  for (const [group, path] of paths) {
    yield [group, path];
    for (const member of membersOf(group)) {
      if (member !== EVERYONE && !paths.has(member)) paths.set(member, [member, ...path]);
    }
  }
}

/** Everybody in any of these, the principals themselves included. */
export function everyoneBelow(principals: Iterable<PrincipalId>, directory: Directory): ReadonlySet<PrincipalId> {
  const found = new Set<PrincipalId>();
  for (const principal of principals) {
    for (const [member] of membersBelow(principal, directory)) found.add(member);
  }
  return found;
}
