import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far something of Azure's goes here. */
export type Grade = 'real' | 'partial' | 'refused';

/** One method of a client for Microsoft.Authorization, and what becomes of it here. */
export interface AuthorizationMethod {
  readonly group: string;
  readonly method: string;
  readonly verb: string;
  readonly path: string;
  readonly grade: Grade;
  /** Why it is not real. */
  readonly why?: string;
}

/** The libraries whose methods are graded, with their versions. */
export type Library = 'azure-mgmt-authorization 3.0.0' | '@azure/arm-authorization 9.0.0';

const FILE = join(import.meta.dirname, 'arm-authorization.json');
const METHODS: Readonly<Record<Library, readonly AuthorizationMethod[]>> = JSON.parse(readFileSync(FILE, 'utf8'));

/** Every method of a library, by group and name. */
export function methodsOf(library: Library): readonly AuthorizationMethod[] {
  return METHODS[library];
}

/** The operation groups of a library, each with the grade of its methods: partial where they differ. */
export function groupsOf(library: Library): readonly { readonly group: string; readonly grade: Grade }[] {
  return [...Map.groupBy(METHODS[library], ({ group }) => group)].map(([group, methods]) => {
    const [grade, another] = new Set(methods.map((method) => method.grade));
    return { group, grade: another || !grade ? 'partial' : grade };
  });
}
