/** What is wrong with one entry of a listing of roles. */
export type RoleProblem = {
  /** Its place in the listing, from 0. */
  readonly index: number;
  /** What the entry calls itself; `null` where it does not. */
  readonly name: string | null;
} & (
  | {
      readonly kind:
        | 'not-an-object'
        | 'name'
        | 'id'
        | 'type'
        | 'assignable-scopes'
        | 'permissions'
        | 'actions'
        | 'exclusions'
        | 'id-twice'
        | 'name-twice'
        /** It may hand out any role to anybody, which Azure grants with a condition only: the listing has lost it. */
        | 'condition-lost';
    }
  | { readonly kind: 'condition'; readonly message: string; readonly position: number }
  | { readonly kind: 'condition-version'; readonly version: string }
);
