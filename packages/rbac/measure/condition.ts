// Prints what one question costs a condition of four terms, made ready and by its text. Run it by its name with node.
import { NO_ATTRIBUTES, PRINCIPAL_TYPE, ROLE_DEFINITION_ID } from '../src/attributes.ts';
import { type Circumstances, compileCondition } from '../src/condition/compile.ts';
import { isMet } from '../src/condition/evaluate.ts';
import { parseCondition } from '../src/condition/parse.ts';

const ROLE_IDS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const ROLES = ROLE_IDS.join(', ');
const WRITE = 'Microsoft.Authorization/roleAssignments/write';
const DELETE = 'Microsoft.Authorization/roleAssignments/delete';
const ASSIGNMENTS = 'Microsoft.Authorization/roleAssignments';

const guarded = (action: string, source: string) =>
  `((!(ActionMatches{'${action}'})) OR (@${source}[${ASSIGNMENTS}:RoleDefinitionId] ${IN_ROLES}))`;
const IN_ROLES = `ForAnyOfAnyValues:GuidEquals {${ROLES}}`;

const CONDITIONS = {
  'delegated roles, write and delete': [guarded(WRITE, 'Request'), guarded(DELETE, 'Resource')].join(' AND '),
  'four comparisons of texts': [1, 2, 3, 4]
    .map((n) => `@Resource[project${n}] StringEquals 'cascade${n}'`)
    .join(' AND '),
  'blob path, tag, time and list': [
    "@Resource[path] StringLike 'logs/*'",
    "@Resource[tag] StringEquals 'x'",
    "@Environment[UtcNow] DateTimeLessThan '2030-01-01T00:00:00Z'",
    "@Principal[p] ForAnyOfAnyValues:StringEquals {'a', 'b'}",
  ].join(' AND '),
};

const circumstances: Circumstances = {
  action: { plane: 'management', name: WRITE },
  attributes: {
    ...NO_ATTRIBUTES,
    request: new Map([
      [ROLE_DEFINITION_ID, ROLE_IDS[1] ?? ''],
      [PRINCIPAL_TYPE, 'User'],
    ]),
    resource: new Map([
      ...[1, 2, 3, 4].map((n) => [`project${n}`, `cascade${n}`] as const),
      ['path', 'logs/2024/may'],
      ['tag', 'x'],
    ]),
    principal: new Map([['p', ['b', 'c']]]),
    environment: new Map([['utcnow', '2026-08-01T12:00:00.0000000Z']]),
  },
};

const TIMES = 500_000;
const ROUNDS = 9;

for (const [name, text] of Object.entries(CONDITIONS)) {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  const holds = compileCondition(parsed.value);
  if (!holds(circumstances)) throw new Error(`${name} should hold.`);
  console.log(
    `${name}: ${perCall(() => holds(circumstances))} ns ready, ${perCall(() => isMet(text, circumstances))} ns by text`,
  );
}

/** The median over several rounds, in nanoseconds of processor time. */
function perCall(ask: () => boolean): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (let time = 0; time < TIMES; time += 1) ask();
    const { user, system } = process.cpuUsage(start);
    return ((user + system) * 1000) / TIMES;
  });
  return Math.round(rounds.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN);
}
