/** Something else has this id or name. */
export interface Taken {
  readonly kind: 'taken';
}
