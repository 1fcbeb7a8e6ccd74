/** The parts of package-lock.json that the checks read. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Optional dependencies that the lock names without an entry of their own. npm leaves a platform's binary out when the
 * registry lacked it while the lock was made; `npm ci` then refuses the lock on other machines.
 */
export function missingPlatforms({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !placesFor(path, name).some((place) => place in packages))
      .map((name) => `${name}, optional for ${path || 'the root'}, has no entry`),
  );
}

/** Where Node would look for a package that another one asks for, nearest first. */
function placesFor(path: string, name: string): readonly string[] {
  const places: string[] = [];
  for (let at = path; at !== ''; ) {
    places.push(`${at}/node_modules/${name}`);
    const above = at.lastIndexOf('/node_modules/');
    at = above < 0 ? '' : at.slice(0, above);
  }
  return [...places, `node_modules/${name}`];
}

/** Entries that come from anywhere but the public registry, or whose content nothing vouches for. */
export function untrusted({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, { resolved, integrity, link }]) => {
    if (!path.includes('node_modules/') || link) return [];
    const problems: string[] = [];
    if (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) {
      problems.push(`${path} comes from ${resolved}`);
    }
    if (!integrity?.startsWith('sha512-')) problems.push(`${path} has no sha512 integrity`);
    return problems;
  });
}
