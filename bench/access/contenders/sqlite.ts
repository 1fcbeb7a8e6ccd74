import { DatabaseSync } from 'node:sqlite';
import type { Contender, Material } from '../contender.ts';

/**
 * SQLite in this process, all facts in indexed tables, one recursive query that climbs groups and scopes. Names are
 * turned into numbers for it, and the roles' operations lie ready in a table.
 */
export const sqlite: Contender = (material) => {
  const database = loadDatabase(material);
  const { requests } = material;
  const check = database.prepare(`
    WITH RECURSIVE ${CLOSURE}, ${ABOVE}
    SELECT EXISTS (
      SELECT 1 FROM above JOIN assignment USING (scope)
      JOIN closure ON assignment.principal = closure.id
      JOIN grants ON grants.role = assignment.role AND grants.operation = :operation
    ) AND NOT EXISTS (
      SELECT 1 FROM above JOIN denial USING (scope)
      JOIN denied ON denied.denial = denial.id AND denied.operation = :operation
      WHERE (denial.everybody OR EXISTS (
          SELECT 1 FROM named JOIN closure ON named.principal = closure.id WHERE named.denial = denial.id
        ))
        AND NOT EXISTS (
          SELECT 1 FROM spared JOIN closure ON spared.principal = closure.id WHERE spared.denial = denial.id
        )
    ) AS allowed`);
  return {
    prepare: (chosen) =>
      chosen.map((index) => ({
        principal: requests.principals[index]!,
        operation: requests.operations[index]!,
        scope: requests.scopes[index]!,
      })),
    answer(questions: Record<string, number>[], answers) {
      for (let at = 0; at < questions.length; at += 1) answers[at] = Number(check.get(questions[at]!)?.['allowed']);
    },
  };
};

const CLOSURE = `closure(id) AS (SELECT :principal UNION SELECT parent FROM membership JOIN closure ON member = closure.id)`;
const ABOVE = `above(scope) AS (SELECT :scope UNION ALL SELECT parent FROM place JOIN above ON place.id = above.scope WHERE parent >= 0)`;

/** Everybody who may perform the operation at the scope, groups expanded, denials applied. */
export const WHO = `
  WITH RECURSIVE ${ABOVE},
  holder(id) AS (
    SELECT DISTINCT principal FROM above JOIN assignment USING (scope)
    JOIN grants ON grants.role = assignment.role AND grants.operation = :operation
  ),
  everybody(id) AS (SELECT id FROM holder UNION SELECT member FROM membership JOIN everybody ON parent = everybody.id),
  refused(denial, everybody) AS (
    SELECT denial.id, everybody FROM above JOIN denial USING (scope)
    JOIN denied ON denied.denial = denial.id AND denied.operation = :operation
  ),
  spare(denial, id) AS (
    SELECT denial, principal FROM spared WHERE denial IN (SELECT denial FROM refused)
    UNION SELECT denial, member FROM membership JOIN spare ON parent = spare.id
  ),
  hit(denial, id) AS (
    SELECT denial, principal FROM named WHERE denial IN (SELECT denial FROM refused)
    UNION SELECT denial, member FROM membership JOIN hit ON parent = hit.id
  )
  SELECT name.guid FROM everybody JOIN name ON name.id = everybody.id
  WHERE NOT EXISTS (
    SELECT 1 FROM refused
    WHERE (refused.everybody OR EXISTS (SELECT 1 FROM hit WHERE hit.denial = refused.denial AND hit.id = everybody.id))
      AND NOT EXISTS (SELECT 1 FROM spare WHERE spare.denial = refused.denial AND spare.id = everybody.id)
  )`;

/** Every scope where the principal or one of its groups holds a role that allows the operation, denials applied. */
export const WHERE_GRANTED = `
  WITH RECURSIVE ${CLOSURE},
  granted(scope) AS (
    SELECT DISTINCT scope FROM closure JOIN assignment ON assignment.principal = closure.id
    JOIN grants ON grants.role = assignment.role AND grants.operation = :operation
  ),
  up(start, scope) AS (
    SELECT scope, scope FROM granted
    UNION ALL SELECT start, parent FROM place JOIN up ON place.id = up.scope WHERE parent >= 0
  )
  SELECT scope FROM granted EXCEPT
  SELECT start FROM up JOIN denial USING (scope)
  JOIN denied ON denied.denial = denial.id AND denied.operation = :operation
  WHERE (denial.everybody OR EXISTS (
          SELECT 1 FROM named JOIN closure ON named.principal = closure.id WHERE named.denial = denial.id
        ))
    AND NOT EXISTS (
          SELECT 1 FROM spared JOIN closure ON spared.principal = closure.id WHERE spared.denial = denial.id
        )`;

/** Every scope where the principal itself holds an assignment: its number, or its name as well. */
export const HELD = 'SELECT DISTINCT scope FROM assignment WHERE principal = ?';
export const HELD_NAMES = 'SELECT text FROM place WHERE id IN (SELECT scope FROM assignment WHERE principal = ?)';

/** All tables of a world, in memory, with the indexes these queries want; names only where lists are asked for. */
export function loadDatabase(
  { world, allows, covers }: Material,
  principalName?: (principal: number) => string,
  scopeName?: (scope: number) => string,
): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(`
    CREATE TABLE place (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, text TEXT);
    CREATE TABLE membership (member INTEGER, parent INTEGER, PRIMARY KEY (member, parent)) WITHOUT ROWID;
    CREATE TABLE assignment (principal INTEGER, scope INTEGER, role INTEGER);
    CREATE TABLE grants (operation INTEGER, role INTEGER, PRIMARY KEY (operation, role)) WITHOUT ROWID;
    CREATE TABLE denial (id INTEGER PRIMARY KEY, scope INTEGER, everybody INTEGER);
    CREATE TABLE denied (denial INTEGER, operation INTEGER, PRIMARY KEY (denial, operation)) WITHOUT ROWID;
    CREATE TABLE named (denial INTEGER, principal INTEGER, PRIMARY KEY (denial, principal)) WITHOUT ROWID;
    CREATE TABLE spared (denial INTEGER, principal INTEGER, PRIMARY KEY (denial, principal)) WITHOUT ROWID;
    CREATE TABLE name (id INTEGER PRIMARY KEY, guid TEXT);
    BEGIN`);
  const insert = (table: string, rows: Iterable<readonly (number | string)[]>) => {
    let statement: ReturnType<DatabaseSync['prepare']> | undefined;
    for (const row of rows) {
      statement ??= database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${row.map(() => '?').join()})`);
      statement.run(...row);
    }
  };
  function* count(length: number, row: (index: number) => readonly (number | string)[]) {
    for (let index = 0; index < length; index += 1) yield row(index);
  }
  insert(
    'place',
    count(world.scopeKinds.length, (id) => [id, world.scopeParents.at(id), scopeName?.(id) ?? '']),
  );
  insert(
    'membership',
    count(world.members.length, (row) => [world.members.at(row), world.memberGroups.at(row)]),
  );
  insert(
    'assignment',
    count(world.assignmentScopes.length, (row) => [
      world.assignmentPrincipals.at(row),
      world.assignmentScopes.at(row),
      world.assignmentRoles.at(row),
    ]),
  );
  const operations = [...world.catalog.operations.keys()];
  for (const operation of operations) {
    insert(
      'grants',
      [...world.roles.keys()].filter((role) => allows(role, operation)).map((role) => [operation, role]),
    );
  }
  for (const [id, { scope, principals, excluded }] of world.denials.entries()) {
    insert('denial', [[id, scope, principals === null ? 1 : 0]]);
    insert(
      'named',
      (principals ?? []).map((each) => [id, each]),
    );
    insert(
      'spared',
      excluded.map((each) => [id, each]),
    );
    insert(
      'denied',
      operations.filter((operation) => covers(id, operation)).map((operation) => [id, operation]),
    );
  }
  if (principalName)
    insert(
      'name',
      count(world.principalKinds.length, (id) => [id, principalName(id)]),
    );
  database.exec(`COMMIT;
    CREATE INDEX assignment_scope ON assignment (scope, principal, role);
    CREATE INDEX assignment_principal ON assignment (principal, role, scope);
    CREATE INDEX membership_parent ON membership (parent, member);
    CREATE INDEX denial_scope ON denial (scope);
    ANALYZE`);
  return database;
}
