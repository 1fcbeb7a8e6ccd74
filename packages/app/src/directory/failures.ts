import type { PasswordProblem } from '../credentials/passwords.ts';
import type { DirectoryRefused } from './authorize.ts';

/** There is no such object in the directory. */
export interface ObjectNotFound {
  readonly kind: 'object-not-found';
  readonly id: string;
}

/** Why something in a directory stays as it is. */
export type DirectoryFailure =
  | DirectoryRefused
  | ObjectNotFound
  /** Another object has this value of a property that is unique. */
  | { readonly kind: 'object-conflict'; readonly property: string }
  | { readonly kind: 'property-invalid'; readonly property: string; readonly detail: string }
  | { readonly kind: 'password-refused'; readonly problem: PasswordProblem }
  /** It is a member or an owner already. */
  | { readonly kind: 'reference-exists'; readonly property: string }
  | { readonly kind: 'reference-refused'; readonly detail: string }
  /** Without it nobody could administer the directory. */
  | { readonly kind: 'last-administrator' }
  /** A group that carries a partner role is there for good. */
  | { readonly kind: 'group-protected' };

/** Says that a property cannot have this value. */
export function invalid(property: string, detail: string): Extract<DirectoryFailure, { kind: 'property-invalid' }> {
  return { kind: 'property-invalid', property, detail };
}
