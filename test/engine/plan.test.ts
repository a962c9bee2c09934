import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { makeCounting } from '../../analytics/engine/counting/counting.ts';
import type { Database } from '../../analytics/engine/duckdb/database.ts';
import { type Sql, sql } from '../../analytics/sql/sql.ts';
import { openScratch, type Person } from '../sql/people-table.ts';
import { showPeople } from './shown-people.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const people: readonly Person[] = Array.from({ length: 3000 }, (_, index) => ({
  person_id: `SYN-${index}`,
  age: index % 97,
  sex: index % 2 === 0 ? '1' : '2',
  practice: `P${index % 7}`,
  lcp: `L${index % 3}`,
  imd_quintile: 1 + (index % 5),
  copd: index % 11 === 0,
  diabetes: index % 4 === 0,
}));

/** The database, which also notes how it plans each counting of codes. */
function watched(database: Database): { readonly database: Database; readonly plans: string[] } {
  const plans: string[] = [];
  const query = async (statement: Sql) => {
    if (/GROUP BY base, place/.test(statement.text)) {
      const rows = await database.rows<{ explain_value: string }>(sql`EXPLAIN ${statement}`);
      plans.push(rows.map((row) => row.explain_value).join('\n'));
    }
    return database.query(statement);
  };
  return { database: { ...database, query }, plans };
}

test('a cube is counted by place in a table, and not by hashing', async () => {
  const workspace = await showPeople(scratch.database, people);
  const { database, plans } = watched(scratch.database);
  const text = shippedDefinitions[0]?.text ?? '';
  const definition = { document: parseDefinition(text, 'd.yaml'), text, hash: 'one' };
  const ask = { workspace: { ...workspace, database }, definition, where: null };
  await makeCounting().cube({ ...ask, dimensions: ['segment'], combination: [], held: [] });
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatch(/PERFECT_HASH_GROUP_BY/);
});
