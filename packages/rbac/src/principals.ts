import { EVERYONE, type PrincipalId, type PrincipalSet } from './model.ts';

/**
 * Everything a caller counts as: the starts and every group above them, however deep, each by one of its shortest
 * paths. Groups that contain each other do no harm. Nobody ever counts as {@link EVERYONE}, which only denials name.
 * https://learn.microsoft.com/azure/role-based-access-control/overview#groups
 */
export function principalSet(
  starts: readonly PrincipalId[],
  groupsOf: (member: PrincipalId) => readonly PrincipalId[],
): PrincipalSet {
  const paths = new Map<PrincipalId, readonly PrincipalId[]>();
  for (const start of starts) if (start !== EVERYONE) paths.set(start, [start]);

  // A map may grow while it is walked; walking in the order of discovery makes the first path a shortest one.
  for (const [member, path] of paths) {
    for (const group of groupsOf(member)) {
      if (group !== EVERYONE && !paths.has(group)) paths.set(group, [...path, group]);
    }
  }
  return paths;
}
