import { arm } from '@mandate/api/arm/surface';
import { graph } from '@mandate/api/graph/surface';
import type { AnonymousOperation, Operation } from '@mandate/api/operation';
import { partnerCenter } from '@mandate/api/partner-center/surface';
import { splitPath } from '@mandate/api/path';
import { portal } from '@mandate/api/portal/surface';
import { compileRoutes } from '@mandate/api/routes';

/** The protocols whose operations are data. */
export type SurfaceName = 'arm' | 'graph' | 'partner-center' | 'portal';

/** What the parity table needs of an operation. */
export type ServedOperation = Pick<Operation, 'id' | 'method' | 'path' | 'apiVersions'>;

type Served = Operation<never> | AnonymousOperation<never>;
const served = (list: readonly unknown[]) => list as readonly Served[];

const SURFACES: Readonly<Record<SurfaceName, readonly Served[]>> = {
  arm: [...served(arm.operations), ...served(arm.anonymous ?? [])],
  graph: [...served(graph.operations), ...served(graph.anonymous ?? [])],
  'partner-center': [...served(partnerCenter.operations), ...served(partnerCenter.anonymous ?? [])],
  portal: [...served(portal.operations), ...served(portal.anonymous ?? [])],
};

/** The operations of every surface, in the order they are listed there. */
export const OPERATIONS: Readonly<Record<SurfaceName, readonly ServedOperation[]>> = SURFACES;

const ROUTES = Object.fromEntries(
  Object.entries(SURFACES).map(([name, operations]) => [name, compileRoutes(operations)]),
);

/** The operation that answers a request; `undefined` when none does. */
export function findOperation(surface: SurfaceName, method: string, path: string): ServedOperation | undefined {
  const segments = splitPath(path);
  return segments.ok ? ROUTES[surface]?.(method, segments.value).operation : undefined;
}

/**
 * What an operation is called in records: the same operation on many types, or in both versions of Graph, is one,
 * because one definition makes them all.
 */
export function familyOf(id: string): string {
  return id.replace(/^beta /, '').split(' ')[0] ?? id;
}

/** The operations of a surface by family, each with the first that stands for all of it. */
export function familiesOf(surface: SurfaceName): ReadonlyMap<string, readonly ServedOperation[]> {
  return Map.groupBy(OPERATIONS[surface], ({ id }) => familyOf(id));
}
