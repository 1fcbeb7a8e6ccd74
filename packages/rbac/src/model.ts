/**
 * The vocabulary of access decisions: what Azure RBAC calls role definitions, role assignments and deny assignments,
 * stripped of everything that cannot change an answer.
 */

declare const brand: unique symbol;

/**
 * A place in the resource tree in canonical form: lower case, whole segments, one slash between them, none at the end;
 * `/` is the root. Made only by `parseScope` and the functions beside it.
 */
export type Scope = string & { readonly [brand]: 'Scope' };

/** A GUID in lower case with hyphens. Made only by `parseGuid`. */
export type Guid = string & { readonly [brand]: 'Guid' };

/** The object id of a user, group or service principal, or of a partner's group seen from a customer's tenant. */
export type PrincipalId = Guid;

/** The GUID of a role definition; the scope it was named under never matters. */
export type RoleId = Guid;

/**
 * The zero GUID with which a deny assignment names everybody.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments
 */
export const EVERYONE = '00000000-0000-0000-0000-000000000000' as PrincipalId;

/**
 * The two planes never mix: `*` in `actions` grants nothing on data, and the reverse.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#control-and-data-actions
 */
export type Plane = 'management' | 'data';

/** One operation as Azure names it, for example `Microsoft.Resources/subscriptions/resourceGroups/write`. */
export interface Action {
  readonly plane: Plane;
  readonly name: string;
}

/**
 * One permission entry of a role. Exclusions subtract within their own entry only.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
 */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  /** A condition in version 2.0 that must hold for this entry to grant; `null` when there is none. */
  readonly condition: string | null;
}

/**
 * What a role allows. Entries are evaluated apart and united.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export interface RoleDefinition {
  readonly id: RoleId;
  readonly name: string;
  readonly kind: 'BuiltInRole' | 'CustomRole';
  readonly permissions: readonly Permission[];
  /** Where the role may be assigned: at one of these scopes or below; built-in roles list the root. */
  readonly assignableScopes: readonly Scope[];
}

/**
 * A principal holds a role at a scope and everywhere below it.
 * https://learn.microsoft.com/azure/role-based-access-control/role-assignments
 */
export interface RoleAssignment {
  readonly id: Guid;
  readonly principal: PrincipalId;
  readonly role: RoleId;
  readonly scope: Scope;
  /** Must hold as well as the conditions of the role's entries; `null` when there is none. */
  readonly condition: string | null;
}

/**
 * Takes access away from the principals it names, whoever granted it.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments
 */
export interface DenyAssignment {
  readonly id: Guid;
  readonly name: string;
  readonly scope: Scope;
  /** True confines the denial to exactly its scope. */
  readonly doNotApplyToChildScopes: boolean;
  readonly permissions: readonly Permission[];
  /** Whom it denies; {@link EVERYONE} stands for all. */
  readonly principals: readonly PrincipalId[];
  /** Whom it spares, whether named themselves or through a group. */
  readonly excludedPrincipals: readonly PrincipalId[];
  /** `audit` denies nothing. */
  readonly effect: 'enforced' | 'audit';
}

/** A value an attribute of a condition can have. */
export type AttributeValue = string | number | boolean | readonly string[] | readonly number[];

/**
 * What conditions may look at. Keys are lower case and as Azure spells them, for example
 * `microsoft.authorization/roleassignments:roledefinitionid`. A missing key makes every comparison with it false.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#attributes
 */
export interface Attributes {
  readonly request: ReadonlyMap<string, AttributeValue>;
  readonly resource: ReadonlyMap<string, AttributeValue>;
  readonly principal: ReadonlyMap<string, AttributeValue>;
  readonly environment: ReadonlyMap<string, AttributeValue>;
}

/** Everything a caller counts as, each with the chain of groups that leads from the caller to it, the caller first. */
export type PrincipalSet = ReadonlyMap<PrincipalId, readonly PrincipalId[]>;

/** May these principals perform this action at this scope? */
export interface AccessQuestion {
  readonly principals: PrincipalSet;
  readonly action: Action;
  readonly scope: Scope;
  readonly attributes: Attributes;
}

/** All that deciding needs to know of one tenant. */
export interface AccessFacts {
  readonly assignments: readonly RoleAssignment[];
  readonly denials: readonly DenyAssignment[];
  readonly roles: ReadonlyMap<RoleId, RoleDefinition>;
  /** The management group above a subscription or management group; membership, not path, makes that tree. */
  readonly parents: ReadonlyMap<Scope, Scope>;
}

/** Every decision names its ground, so that a 403, an audit record and an explanation can all tell why. */
export type Decision =
  | {
      readonly effect: 'allow';
      readonly ground: 'role-assignment';
      readonly assignment: RoleAssignment;
      readonly role: RoleDefinition;
      /** From the caller to the principal that holds the assignment. */
      readonly path: readonly PrincipalId[];
    }
  | {
      readonly effect: 'deny';
      readonly ground: 'deny-assignment';
      readonly denial: DenyAssignment;
      /** From the caller to the principal that is denied; only the caller when everybody is. */
      readonly path: readonly PrincipalId[];
    }
  | {
      readonly effect: 'deny';
      /** A role would have granted it, had its condition or that of the assignment held. */
      readonly ground: 'condition-not-met';
      readonly assignment: RoleAssignment;
      readonly role: RoleDefinition;
      readonly condition: string;
      readonly path: readonly PrincipalId[];
    }
  | { readonly effect: 'deny'; readonly ground: 'nothing-grants-it' };
