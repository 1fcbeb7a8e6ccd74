import ts from 'typescript';
import { isForTests, type RepoFile } from './files.ts';
import { everyNode, type Import, importsOf, lineOf, parse } from './syntax.ts';

/** What a room may know besides itself. An arrow that is missing here needs a decision record, not an exception. */
interface Room {
  readonly folder: string;
  readonly knows: readonly string[];
  /** `'any'`, or the only builtins of Node that it may use. */
  readonly node: 'any' | readonly string[];
  /** `'any'` stands for all that its package.json declares. */
  readonly npm: 'any' | readonly string[];
}

const BELOW_API = ['rbac', 'domain', 'app'];

/** The rooms of the house, by the names they are imported under. */
export const ROOMS: Readonly<Record<string, Room>> = {
  rbac: { folder: 'packages/rbac', knows: [], node: [], npm: [] },
  domain: { folder: 'packages/domain', knows: ['rbac'], node: [], npm: [] },
  app: { folder: 'packages/app', knows: ['rbac', 'domain'], node: ['node:crypto'], npm: [] },
  storage: { folder: 'packages/storage', knows: BELOW_API, node: 'any', npm: 'any' },
  identity: { folder: 'packages/identity', knows: [...BELOW_API, 'messages'], node: 'any', npm: 'any' },
  api: { folder: 'packages/api', knows: [...BELOW_API, 'messages'], node: [], npm: ['typebox'] },
  'partner-center': { folder: 'packages/partner-center', knows: [], node: [], npm: [] },
  messages: { folder: 'packages/messages', knows: [], node: [], npm: ['intl-messageformat'] },
  server: {
    folder: 'packages/server',
    knows: [...BELOW_API, 'storage', 'identity', 'api', 'messages'],
    node: 'any',
    npm: 'any',
  },
  portal: { folder: 'apps/portal', knows: ['api', 'messages'], node: [], npm: 'any' },
  mandate: { folder: 'apps/mandate', knows: [...BELOW_API, 'messages', 'server'], node: 'any', npm: 'any' },
};

/** Libraries that stay in one room, so that another can take their place. */
const ONLY_IN: readonly { readonly library: RegExp; readonly room: string }[] = [
  { library: /^(fastify|@fastify\/.*)$/, room: 'server' },
  { library: /^(kysely|pg|node:sqlite)$/, room: 'storage' },
  { library: /^(oidc-provider|jose)$/, room: 'identity' },
];

/** What `app` may take from `node:crypto`: digests, certificates and signatures are values, chance is not. */
const HASHING = new Set(['argon2', 'createHash', 'hash', 'timingSafeEqual', 'verify', 'X509Certificate']);

/** The room a source file belongs to; `undefined` outside of all rooms. */
export function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS).find((name) => path.startsWith(`${ROOMS[name]?.folder}/src/`));
}

/** The imports of a source file that no arrow allows, each with its place. Files for tests may import anything. */
export function importProblems(file: RepoFile): readonly string[] {
  const name = roomOf(file.path);
  const room = name === undefined ? undefined : ROOMS[name];
  if (!name || !room || isForTests(file.path)) return [];

  return importsOf(parse(file)).flatMap((found) => {
    const problem =
      relativeProblem(file.path, room, found.specifier) ??
      roomProblem(name, room, found) ??
      libraryProblem(name, room, found);
    return problem ? [`${file.path}:${found.line} ${problem}`] : [];
  });
}

function relativeProblem(path: string, room: Room, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = new URL(specifier, `file:///${path}`).pathname.slice(1);
  if (target === `${room.folder}/package.json`) return undefined;
  if (!target.startsWith(`${room.folder}/src/`)) return `reaches out of ${room.folder}/src: ${specifier}`;
  return isForTests(target) ? `uses what is there for tests: ${specifier}` : undefined;
}

function roomProblem(name: string, room: Room, { specifier, typeOnly }: Import): string | undefined {
  const target = roomNameIn(specifier);
  if (target === undefined) return undefined;
  if (!room.knows.includes(target)) return `${name} may not know ${target}: ${specifier}`;
  if (isForTests(`${specifier}/`)) return `uses what is there for tests: ${specifier}`;
  if (name !== 'portal' || target !== 'api') return undefined;
  if (!specifier.endsWith('/wire')) return `portal may know the wire files of api alone: ${specifier}`;
  return typeOnly ? undefined : `portal takes types only (import type): ${specifier}`;
}

/** Imports that reach into a room from the folders that drive the built product or check the sources from outside. */
export function outsiderProblems(file: RepoFile): readonly string[] {
  const [, folder = ''] = /^(e2e|tools|bench|conformance)\//.exec(file.path) ?? [];
  if (folder === '') return [];
  return importsOf(parse(file)).flatMap(({ specifier, line }) => {
    const target = specifier.startsWith('.') ? new URL(specifier, `file:///${file.path}`).pathname.slice(1) : specifier;
    // Benchmarks time the engine itself, beside its peers and in their process.
    if (folder === 'bench' && target.startsWith('packages/rbac/src/')) return [];
    // What drives the product from outside drives it in one way, and claims about clients have one home.
    if (/^(e2e\/testing|conformance\/(clients|parity)|tools)\//.test(target)) return [];
    // A client of the product drives it from outside; what answers look like without their accidents is told once.
    if (folder === 'e2e' && /^(@mandate\/partner-center\/client|conformance\/recordings\/shape\.ts)$/.test(target))
      return [];
    // Records and claims are about operations, which are data, and are taken in the world that their tests have.
    if (/^conformance\/(parity|recordings)\//.test(file.path) && target.startsWith('@mandate/api/')) return [];
    const reaches = specifier.startsWith('.') ? !target.startsWith(`${folder}/`) : roomNameIn(specifier) !== undefined;
    return reaches ? [`${file.path}:${line} ${folder} may not know the rooms: ${specifier}`] : [];
  });
}

/** The room that a specifier such as `@mandate/app/ports` names. */
function roomNameIn(specifier: string): string | undefined {
  return /^@mandate\/([^/]+)/.exec(specifier)?.[1];
}

function libraryProblem(name: string, room: Room, { specifier, names }: Import): string | undefined {
  if (specifier.startsWith('.') || roomNameIn(specifier) !== undefined) return undefined;
  const library = libraryName(specifier);
  const owner = ONLY_IN.find((rule) => rule.library.test(library))?.room;
  if (owner !== undefined && owner !== name) return `${library} stays in ${owner}`;
  const allowed = library.startsWith('node:') ? room.node : room.npm;
  if (allowed !== 'any' && !allowed.includes(library)) return `${name} may not use ${library}`;
  if (name === 'app' && library === 'node:crypto' && !(names.length > 0 && names.every((each) => HASHING.has(each)))) {
    return 'app may use node:crypto for hashing alone';
  }
  return undefined;
}

/** The package that a specifier belongs to; builtins of Node with their prefix. */
function libraryName(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  if (specifier.startsWith('node:')) return specifier;
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/**
 * Where a file reads the machine's environment, clock or chance. Only `server` and the command line may, so that all
 * else can be tested at any time and with any luck. The portal and the API's client run on other people's machines.
 */
export function machineProblems(file: RepoFile): readonly string[] {
  const name = roomOf(file.path);
  if (!name || isForTests(file.path) || ['server', 'mandate', 'portal', 'partner-center'].includes(name)) return [];
  const problems: string[] = [];
  everyNode(parse(file), (node) => {
    const read = machineRead(node);
    if (read) problems.push(`${file.path}:${lineOf(node)} ${name} may not read the machine's ${read}`);
  });
  return problems;
}

const MACHINE_READS: readonly (readonly [RegExp, string])[] = [
  [/^(globalThis\.)?process\.env$/, 'environment (process.env)'],
  [/^(globalThis\.)?Date\.now$/, 'clock (Date.now)'],
  [/^(globalThis\.)?performance\.now$/, 'clock (performance.now)'],
  [/^Math\.random$/, 'chance (Math.random)'],
];

const CHANCE = new Set(['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues']);

function machineRead(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    if (CHANCE.has(node.name.text)) return `chance (${node.name.text})`;
    const text = node.getText();
    return MACHINE_READS.find(([pattern]) => pattern.test(text))?.[1];
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'clock (new Date())';
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'clock (Date())';
  if (ts.isImportSpecifier(node) && CHANCE.has((node.propertyName ?? node.name).text))
    return `chance (${node.getText()})`;
  if (ts.isImportDeclaration(node) && /^'(node:)?process'$/.test(node.moduleSpecifier.getText())) return 'environment';
  return undefined;
}

/** The parts of a package.json that say what a room knows. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Where a package.json and the imports of its room disagree: `dependencies` lists the rooms that the product's files
 * import, `devDependencies` those that only files for tests do. The published package carries its rooms inside, so all
 * of its own are `devDependencies`.
 */
export function manifestProblems(name: string, manifest: Manifest, files: readonly RepoFile[]): readonly string[] {
  const used = (forTests: boolean) =>
    new Set(
      files
        .filter((file) => roomOf(file.path) === name && isForTests(file.path) === forTests)
        .flatMap((file) => importsOf(parse(file)))
        .flatMap(({ specifier }) => roomNameIn(specifier) ?? [])
        .filter((room) => room !== name),
    );
  const inProduct = used(false);
  const inTests = [...used(true)].filter((room) => !inProduct.has(room));
  const bundled = name === 'mandate';
  return [
    ...differences(`${name}: dependencies`, manifest.dependencies, bundled ? [] : [...inProduct]),
    ...differences(
      `${name}: devDependencies`,
      manifest.devDependencies,
      bundled ? [...inProduct, ...inTests] : inTests,
    ),
  ];
}

function differences(where: string, declared: Manifest['dependencies'], used: readonly string[]): readonly string[] {
  const listed = Object.keys(declared ?? {}).flatMap((each) => roomNameIn(each) ?? []);
  return [
    ...listed
      .filter((room) => !used.includes(room))
      .map((room) => `${where} lists @mandate/${room}, which is not used`),
    ...used.filter((room) => !listed.includes(room)).map((room) => `${where} lacks @mandate/${room}`),
  ];
}
