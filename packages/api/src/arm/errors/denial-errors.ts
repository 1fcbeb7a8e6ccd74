import type { DenialFault } from '@mandate/rbac/deny-assignments';
import { type FailureTable, rowOf } from '../../failures.ts';
import type { ArmFailure } from '../failures.ts';
import { type ArmError, badRequest, error, quoted } from './arm-error.ts';

// Unverified: Azure documents these rules and not the codes of their errors.
const FAULTS: FailureTable<DenialFault, string> = {
  'principals-missing': () => 'A deny assignment must name whom it denies.',
  'everybody-without-exclusion': () => 'A deny assignment for all principals must exclude at least one.',
  'everybody-and-others': () => 'All principals and single ones cannot be named together.',
  'several-principals': () => 'A deny assignment names all principals or exactly one.',
  'principal-type': ({ principal }) => `The principal '${principal}' is neither a user nor a service principal.`,
  'everybody-excluded': () => 'All principals cannot be excluded.',
  'data-actions': () => 'Data actions cannot be denied.',
  'denies-nothing': () => 'A deny assignment must deny at least one action.',
  'denies-reads': ({ pattern }) => `Reading cannot be denied, and '${quoted(pattern)}' would.`,
  'denies-deny-assignments': ({ action }) => `The action '${action}' cannot be denied.`,
  conditional: () => 'Permissions of a deny assignment cannot have a condition.',
  'not-for-child-scopes': () => 'A deny assignment always applies to child scopes.',
};

const ABOUT_ACTIONS: readonly DenialFault['kind'][] = ['data-actions', 'denies-reads', 'denies-deny-assignments'];

/** What can be wrong with deny assignments. */
export const DENIAL_ERRORS = {
  'denial-name-malformed': ({ text }) =>
    badRequest(
      `The deny assignment ID '${quoted(text)}' is not valid. The deny assignment ID must be a GUID.`,
      'InvalidDenyAssignmentId',
    ),
  'denial-not-found': ({ name }) =>
    error(404, 'DenyAssignmentNotFound', `The deny assignment '${quoted(name)}' is not found.`),
  'denial-invalid': ({ fault }) =>
    badRequest(
      rowOf(FAULTS, fault),
      ABOUT_ACTIONS.includes(fault.kind) ? 'InvalidActionOrNotAction' : 'InvalidDenyAssignment',
    ),
  'denial-exists': () =>
    error(409, 'DenyAssignmentExists', 'A deny assignment with this name already exists. Use a different name.'),
  'denial-protected': ({ id }) =>
    error(
      403,
      'DenyAssignmentUpdateNotPermitted',
      `The deny assignment '${id}' is system protected and cannot be changed or deleted.`,
    ),
} satisfies Partial<FailureTable<ArmFailure, ArmError>>;
