import type { Material } from './contender.ts';

/** How many places an average question looks at that depend on each other. */
export function averageSteps({ world, lookups, requests }: Material): number {
  let sum = 0;
  requests.scopes.forEach((start, index) => {
    const closure = lookups.closure(requests.principals[index]!);
    sum += 4;
    const held = new Set(
      closure.flatMap((each) => [...lookups.held(each)].map((row) => world.assignmentScopes.at(row))),
    );
    for (let scope = start; scope >= 0; scope = world.scopeParents.at(scope)) {
      sum += 2;
      if (requests.expected[index] === 1 && held.has(scope)) break;
    }
  });
  return sum / requests.scopes.length;
}

/** A single cycle through every cache line of so many words, in random order (Sattolo's shuffle). */
export function cycle(words: number, line: number): Int32Array {
  const next = new Int32Array(words);
  const lines = Math.floor(words / line);
  for (let index = 0; index < lines; index += 1) next[index * line] = index * line;
  for (let index = lines - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * index);
    const kept = next[index * line]!;
    next[index * line] = next[other * line]!;
    next[other * line] = kept;
  }
  return next;
}
