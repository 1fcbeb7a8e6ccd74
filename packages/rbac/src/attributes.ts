import type { Attributes } from './model.ts';

/**
 * The role of the assignment that is written (`request`) or deleted (`resource`), as a bare GUID.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-authorization-actions-attributes
 */
export const ROLE_DEFINITION_ID = 'microsoft.authorization/roleassignments:roledefinitionid';

/** Who holds the assignment that is written (`request`) or deleted (`resource`): an object id. */
export const PRINCIPAL_ID = 'microsoft.authorization/roleassignments:principalid';

/**
 * What holds the assignment that is written (`request`) or deleted (`resource`): `User`, `Group`, `ServicePrincipal`.
 */
export const PRINCIPAL_TYPE = 'microsoft.authorization/roleassignments:principaltype';

/** The time of the request under `environment`, in UTC as in `2026-03-01T12:00:00.000Z`. */
export const UTC_NOW = 'utcnow';

/**
 * The suboperation of the request under `request`, for example `Blob.List`. The key is ours: conditions reach it
 * through `SubOperationMatches` only.
 */
export const SUB_OPERATION = 'suboperation';

/** No attributes at all: every comparison with one of them is false. */
export const NO_ATTRIBUTES: Attributes = {
  request: new Map(),
  resource: new Map(),
  principal: new Map(),
  environment: new Map(),
};
