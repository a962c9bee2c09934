import { expect, test } from 'vitest';
import { sql } from '../../analytics/sql/sql.ts';
import { stageText } from './staging.ts';

const header = 'person_id,age,lsoa,gp_practice,lcp\n';
const people = Array.from(
  { length: 30 },
  (_, at) => `SYN-${at},${20 + at},E01000001,B86001,${at < 15 ? 'North' : 'South'}\n`,
).join('');
const again = Array.from(
  { length: 12 },
  (_, at) => `SYN-${at},${20 + at},E01000099,Z77777,Ghost\n`,
).join('');

test('a code that only rows have that were taken out is in no type, no list and no remark', async () => {
  const staged = await stageText(header + people + again);
  expect(staged.people).toHaveLength(30);
  expect(staged.record.lcps.map(({ label }) => label)).toEqual(['North', 'South']);
  const [types] = await staged.rows<{ types: string }>(
    sql`SELECT string_agg(data_type) AS types FROM duckdb_columns() WHERE table_name = 'person'`,
  );
  expect(types?.types).toContain('E01000001');
  for (const ghost of ['E01000099', 'Z77777', 'Ghost', 'ghost']) {
    expect(types?.types).not.toContain(ghost);
  }
  const remarks = staged.receipt.remarks.join(' ');
  expect(remarks).toContain('12 rows of a person that an earlier row already holds');
  expect(remarks).not.toContain('fewer than 10 people share');
});

test('a table of people that was written again says so, and one that was not says nothing', async () => {
  const said = async (text: string) => {
    const staged = await stageText(text);
    const [table] = await staged.rows<{ comment: string | null }>(
      sql`SELECT comment FROM duckdb_tables() WHERE table_name = 'person'`,
    );
    return table?.comment;
  };
  expect(await said(header + people)).toBeNull();
  expect(await said(header + people + again)).toBe('written again');
});
