import { expect, test } from 'vitest';
import type { QualityReport } from '../../analytics/contract/quality.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { stageFile, stageText, writeParquet } from '../sources/staging.ts';

/** Ages of 300 people: every tenth cannot be, and every fiftieth is no age at all. */
const ages = Array.from({ length: 300 }, (_, at) =>
  at % 50 === 7 ? 'x' : at % 10 === 3 ? '187' : String(20 + (at % 60)),
);
const outside = ages.flatMap((age, at) => (age === '187' ? [at] : []));
const text = `id,age,sex\n${ages.map((age, at) => `p${at},${age},${at === 40 ? 'Q' : '1'}`).join('\n')}\n`;

async function rejectsOf(staged: Awaited<ReturnType<typeof stageText>>) {
  const [row] = await staged.rows<{ record: string }>(sql`SELECT record FROM quality`);
  return (JSON.parse(row?.record ?? '') as QualityReport).rejects;
}

/** Rows from 1 by where the report says they are: by their number, or by a line under the names. */
const rowsOf = (rejects: QualityReport['rejects'], column: string, reason: string) =>
  rejects
    .filter((reject) => reject.column === column && reject.reason.includes(reason))
    .map((reject) =>
      reject.line === null ? Number(/^Row (\d+): /.exec(reject.reason)?.[1]) : reject.line - 1,
    );

test('cells of text that are set to missing are found again in their rows', async () => {
  const rejects = await rejectsOf(await stageText(text));
  expect(rowsOf(rejects, 'age', 'outside')).toEqual(outside.slice(0, 20).map((at) => at + 1));
  expect(rowsOf(rejects, 'age', 'cannot be read')).toEqual([8]);
  expect(rowsOf(rejects, 'sex', 'cannot be read')).toEqual([41]);
  expect(JSON.stringify(rejects)).not.toMatch(/187/);
});

test('so are those of Parquet, which has no lines', async () => {
  const path = await writeParquet(
    sql`SELECT 'p' || i AS id, CASE WHEN i % 10 = 3 THEN 187 ELSE 40 END AS age FROM range(300) AS t(i)`,
  );
  const rejects = await rejectsOf(await stageFile(path));
  expect(rejects.every(({ line }) => line === null)).toBe(true);
  expect(rowsOf(rejects, 'age', 'outside')).toEqual(outside.slice(0, 20).map((at) => at + 1));
});

test('of cells that nobody lost nothing is listed', async () => {
  const clean = await stageText('id,age\na,30\nb,\nc,NULL\n');
  expect(await rejectsOf(clean)).toEqual([]);
});
