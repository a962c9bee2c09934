import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileColumns } from '../../analytics/sources/profile/profile-columns.ts';
import { profileSample } from '../../analytics/sources/profile/profile-sample.ts';
import type { Loaded } from '../../analytics/sources/reading/loaded.ts';
import { type Sql, sql } from '../../analytics/sql/sql.ts';
import { asFile, type Cells, scratchDatabase } from './table-in-memory.ts';

const quiet = () => undefined;
const never = new AbortController().signal;

const asked = (loaded: Loaded, listed: readonly number[] = []) => ({
  loaded,
  sampled: profileSample(loaded),
  listed: new Set(listed),
  exact: new Set<number>(),
  further: () => [],
  shapeOf: () => null,
});

const missing = new Set(['', 'na', 'n/a', 'null', 'unknown']);

function naive(rows: Cells, column: number) {
  const cells = rows.map((row) => row[column] ?? null);
  const filled = cells.filter((cell) => cell !== null && !missing.has(cell.trim().toLowerCase()));
  const counts = new Map<string | null, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return { filled: filled.length, distinct: new Set(filled).size, counts };
}

test('what is counted over the whole file is what a naive count finds', async () => {
  const cell = fc.option(fc.constantFrom('1', '0', 'x', ' y ', 'NA', '', 'Unknown', '3.5', '-2'), {
    nil: null,
  });
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const database = await scratchDatabase();
      const loaded = await asFile(database, ['a', 'b'], rows);
      const { columns, loaded: count } = await profileColumns(
        database,
        asked(loaded),
        never,
        quiet,
      );
      expect(count).toBe(rows.length);
      for (const [index, profile] of columns.entries()) {
        const { filled, distinct, counts } = naive(rows, index);
        expect(profile).toMatchObject({ rows: rows.length, filled, distinct });
        expect(new Map(profile.values?.map(({ value, count: n }) => [value, n]))).toEqual(counts);
      }
    }),
    { numRuns: 25, seed: 7 },
  );
}, 60_000);

const many = Array.from({ length: 500 }, (_, index) => [`p${index}`, String(index % 3)] as const);

test('a column of very many values is counted in the mass, its least and greatest with it', async () => {
  const database = await scratchDatabase();
  const rows = many.map(([id], index) => [id, String(index - 10)]);
  const loaded = await asFile(database, ['id', 'number'], rows);
  const { columns } = await profileColumns(database, asked(loaded), never, quiet);
  expect(columns[0]).toMatchObject({ filled: 500, numbers: 0, values: null, least: null });
  expect(columns[1]).toMatchObject({ numbers: 500, least: -10, greatest: 489 });
  expect(columns[0]?.sample).toHaveLength(500);
});

test('a column that is listed gives every value, however many there are', async () => {
  const database = await scratchDatabase();
  const loaded = await asFile(database, ['id', 'group'], many);
  const { columns } = await profileColumns(database, asked(loaded, [0]), never, quiet);
  expect(columns[0]?.allValues).toHaveLength(500);
  expect(columns[0]?.values).toBeNull();
});

test('a column whose sample promises few values and that holds many is not believed', async () => {
  const database = await scratchDatabase();
  const rows = many.map(([id], index) => [index % 100 === 0 ? 'same' : id, 'x']);
  const loaded = await asFile(database, ['id', 'other'], rows, { step: 100 });
  const { columns } = await profileColumns(database, asked(loaded), never, quiet);
  expect(columns[0]).toMatchObject({ filled: 500, distinct: 496, values: null });
});

test('numbers are read with the decimal sign of the file', async () => {
  const database = await scratchDatabase();
  const rows = many.map((_, index) => [`${index},5`]);
  const loaded = await asFile(database, ['cost'], rows, { decimal: ',' });
  const { columns } = await profileColumns(database, asked(loaded), never, quiet);
  expect(columns[0]).toMatchObject({ numbers: 500, least: 0.5, greatest: 499.5 });
});

test('further questions are counted over every row of a column with many values', async () => {
  const database = await scratchDatabase();
  const rows = many.map(([id], index) => [index === 499 ? 'a@example.com' : id]);
  const loaded = await asFile(database, ['id'], rows);
  const ask = {
    ...asked(loaded),
    further: () => [
      { id: 'at', sql: (column: ReturnType<typeof sql>) => sql`${column} LIKE '%@%'` },
    ],
  };
  const { columns } = await profileColumns(database, ask, never, quiet);
  expect(columns[0]?.further.get('at')).toBe(1);
});

const shaped = (loaded: Loaded) => ({
  ...asked(loaded),
  shapeOf: () => ({ pattern: 'p[0-9]{3}', saysAll: true }),
});

test('a column of one shape is known by it, and is counted in full where a cell is of another', async () => {
  const database = await scratchDatabase();
  const ids = Array.from({ length: 600 }, (_, index) => `p${String(index).padStart(3, '0')}`);
  const loaded = await asFile(
    database,
    ['id', 'odd'],
    ids.map((id, at) => [id, at === 9 ? '12' : id]),
  );
  const { columns } = await profileColumns(database, shaped(loaded), never, quiet);
  expect(columns[0]).toMatchObject({ filled: 600, numbers: 0, least: null });
  expect(columns[1]).toMatchObject({ filled: 600, numbers: 1, least: 12, greatest: 12 });
});

test('what is asked besides is answered for columns whose values are all counted', async () => {
  const database = await scratchDatabase();
  const rows = many.flatMap(([id], at) => [[at === 7 ? 'a@example.com' : id], [id]]);
  const loaded = await asFile(database, ['id'], rows);
  const further = () => [{ id: 'at', sql: (column: Sql) => sql`contains(${column}, '@')` }];
  const ask = { ...asked(loaded, [0]), further };
  const { columns } = await profileColumns(database, ask, never, quiet);
  expect(columns[0]?.further.get('at')).toBe(1);
});

test('among numbers the cells that are none are told, and the numbers counted', async () => {
  const database = await scratchDatabase();
  const rows = many.map((_, at) => [at === 300 ? '999 000 0018' : String(at * 7919)]);
  const loaded = await asFile(database, ['cost'], rows);
  const shapeOf = () => ({ pattern: '[0-9]+', saysAll: false });
  const { columns } = await profileColumns(database, { ...asked(loaded), shapeOf }, never, quiet);
  expect(columns[0]).toMatchObject({ filled: 500, numbers: 499, odd: ['999 000 0018'] });
});
