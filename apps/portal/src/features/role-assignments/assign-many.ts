import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { codeOf } from '../../wire/call-error.ts';
import type { Member } from '../../wire/graph.ts';
import { putAssignment } from './role-assignments.ts';

/** How far the assignment to one member has come. */
export type Outcome =
  | { readonly state: 'waiting' | 'working' | 'assigned' | 'held-already' }
  | { readonly state: 'failed'; readonly error: unknown };

interface AssignMany {
  readonly outcomeOf: (memberId: string) => Outcome;
  readonly busy: boolean;
  /** Whether it has been run to its end at least once. */
  readonly ran: boolean;
  readonly failed: number;
  /** Assigns to all who do not have it yet; again after failures. */
  readonly run: () => Promise<void>;
}

const isOpen = ({ state }: Outcome) => state === 'waiting' || state === 'failed';

const WAITING: Outcome = { state: 'waiting' };

/** Assigns one role to several members, each in a request of its own, and keeps what came of each. */
export function useAssignMany(
  tenantId: string,
  assignment: { readonly scope: string; readonly roleId: string },
  members: readonly Member[],
): AssignMany {
  const queryClient = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [busy, setBusy] = useState(false);
  const [ran, setRan] = useState(false);
  const names = useRef(new Map<string, string>());

  const outcomeOf = (memberId: string) => outcomes.get(memberId) ?? WAITING;
  const note = (memberId: string, outcome: Outcome) => setOutcomes((before) => new Map(before).set(memberId, outcome));

  // A second attempt keeps the GUID, so that an assignment whose answer was lost is not made twice.
  function nameFor(memberId: string): string {
    const name = names.current.get(memberId) ?? crypto.randomUUID();
    names.current.set(memberId, name);
    return name;
  }

  async function run(): Promise<void> {
    setBusy(true);
    for (const { id, kind } of members.filter((member) => isOpen(outcomeOf(member.id)))) {
      note(id, { state: 'working' });
      try {
        await putAssignment(tenantId, { ...assignment, name: nameFor(id), principalId: id, principalType: kind });
        note(id, { state: 'assigned' });
      } catch (error) {
        // Whoever holds the role already has what was wanted.
        note(id, codeOf(error) === 'RoleAssignmentExists' ? { state: 'held-already' } : { state: 'failed', error });
      }
    }
    setBusy(false);
    setRan(true);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['role-assignments', tenantId] }),
      queryClient.invalidateQueries({ queryKey: ['rights', tenantId] }),
    ]);
  }

  const failed = members.filter((member) => outcomeOf(member.id).state === 'failed').length;
  return { outcomeOf, busy, ran, failed, run };
}
