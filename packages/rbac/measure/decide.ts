// Prints what one decision costs `decide` in tenants of several sizes. Run it by its name with node.
import { NO_ATTRIBUTES } from '../src/attributes.ts';
import { BUILT_IN_ROLES } from '../src/builtin-roles/all.ts';
import { READER } from '../src/builtin-roles/well-known.ts';
import { decide } from '../src/decide.ts';
import { parseGuid } from '../src/guid.ts';
import type { AccessFacts, AccessQuestion, Guid, RoleAssignment } from '../src/model.ts';
import { principalSet } from '../src/principals.ts';
import { parseScope } from '../src/scope.ts';

const ROUNDS = 9;
const TIMES = 2000;

const roles = new Map(BUILT_IN_ROLES.map((role) => [role.id, role]));
const [kim, lee] = [1, 2].map((number) => id(`b000000${number}`, 0)) as [Guid, Guid];

// 4000 is Azure's limit for one subscription.
for (const size of [100, 1000, 4000, 20_000]) {
  const facts: AccessFacts = { assignments: assignments(size), denials: [], roles, parents: new Map() };
  const near = asked(kim, size - 1);
  const nothing = asked(lee, 0);
  if (decide(near, facts).effect !== 'allow' || decide(nothing, facts).effect !== 'deny') throw new Error('Wrong.');
  console.log(
    `${size} assignments: ${perCall(near, facts)} µs for the last one, ${perCall(nothing, facts)} µs for none`,
  );
}

/** Each at a resource group of its own, held by as many principals as assignments, the last one by Kim. */
function assignments(size: number): readonly RoleAssignment[] {
  return Array.from({ length: size }, (_, number) => ({
    id: id('e0000000', number),
    principal: number === size - 1 ? kim : id('c0000000', number),
    role: READER,
    scope: scope(number),
    condition: null,
  }));
}

function asked(who: Guid, number: number): AccessQuestion {
  return {
    principals: principalSet([who], () => []),
    action: { plane: 'management', name: 'Microsoft.Compute/virtualMachines/read' },
    scope: scope(number),
    attributes: NO_ATTRIBUTES,
  };
}

function scope(number: number) {
  const parsed = parseScope(`/subscriptions/${id('d0000000', number % 5)}/resourceGroups/rg-${number}`);
  if (!parsed.ok) throw new Error(parsed.failure.text);
  return parsed.value;
}

function id(start: string, number: number): Guid {
  const found = parseGuid(`${start}-0000-4000-8000-${`${number}`.padStart(12, '0')}`);
  if (found === undefined) throw new Error('No GUID.');
  return found;
}

/** The median over several rounds, in microseconds of processor time. */
function perCall(question: AccessQuestion, facts: AccessFacts): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    for (let time = 0; time < TIMES; time += 1) decide(question, facts);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / TIMES;
  });
  return Number((rounds.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN).toFixed(1));
}
