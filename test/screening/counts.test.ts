import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import {
  judgeCounts,
  screeningCounts,
} from '../../analytics/sources/screening/screening-counts.ts';
import { name as column, join, literal, sql } from '../../analytics/sql/sql.ts';
import { profileOf } from './made-files.ts';
import { email, nhsNumber, postcode } from './made-up-people.ts';
import { cells } from './one-column.ts';
import type { Random } from './random.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ path: null, temporary: tmpdir(), threads: 1, memory: 2 ** 29 });
});
afterAll(() => database.close());

/** A profile that has seen the first cells alone, with the counts that DuckDB makes of all. */
async function counted(all: readonly string[], seen: number) {
  const profile = {
    ...profileOf({ name: 'c0', cells: all.slice(0, seen) }),
    filled: all.length,
    distinct: all.length,
  };
  const counts = screeningCounts(profile);
  const further = new Map<string, number>();
  if (counts.length > 0) {
    const rows = join(all.map((text) => sql`(${literal(text)})`));
    const asked = counts.map(
      (count) => sql`count(*) FILTER (${count.sql(column('c0'))}) AS ${column(count.id)}`,
    );
    const [row] = await database.rows<Record<string, number>>(
      sql`SELECT ${join(asked)} FROM (VALUES ${rows}) AS made (c0)`,
    );
    for (const { id } of counts) further.set(id, row?.[id] ?? 0);
  }
  return { ...profile, further };
}

const plain = (random: Random) => `Bay ${random.letters(4)} of corridor ${random.digits(3)}`;
const rarely = (count: number, every: number, cell: (random: Random) => string) =>
  cells(count, (random, row) =>
    row > 50 && row % every === 0 ? `${plain(random)} ${cell(random)}` : plain(random),
  );

test.each([
  ['email', email],
  ['postcode', postcode],
  ['telephone', (random: Random) => `01632 960${random.digits(3)}`],
  ['nhs-number', nhsNumber],
] as const)('3 in 1,000 cells with %s are found where the sample has none', async (kind, cell) => {
  const profile = await counted(rarely(6000, 333, cell), 50);
  const findings = judgeCounts('people.csv', [profile], []);
  expect(findings).toMatchObject([
    { file: 'people.csv', column: 'c0', kind, severity: 'block', masked: [] },
  ]);
  expect(findings[0]?.share).toBeCloseTo(0.003, 3);
});

test('the check digit in SQL is that of the function', async () => {
  const numbers = cells(
    300,
    (random, row) => `no ${row % 3 === 0 ? nhsNumber(random) : random.digits(10)} given`,
  );
  const { further } = await counted(numbers, 50);
  const { isNhsNumber } = await import('../../analytics/sources/screening/nhs-number.ts');
  const expected = numbers.filter((text) => isNhsNumber(text.replace(/\D/g, ''))).length;
  expect([further.get('ten-digits'), further.get('check-digit')]).toEqual([300, expected]);
});

test('texts without identifiers, with numbers of ten digits among them, are left alone', async () => {
  const texts = rarely(6000, 5, (random) => `${random.between(1, 9)}${random.digits(9)}`);
  expect(judgeCounts('people.csv', [await counted(texts, 50)], [])).toEqual([]);
});

test('nothing is asked of flags, codes, numbers and pseudonyms', () => {
  const asked = (cell: (random: Random) => string) =>
    screeningCounts(profileOf({ name: 'c', cells: cells(400, cell) })).length;
  expect(asked((random) => random.pick(['0', '1']))).toBe(0);
  expect(asked((random) => `E0101${random.digits(4)}`)).toBe(0);
  expect(asked((random) => `SYN-${random.digits(9)}`)).toBe(0);
  expect(asked((random) => random.letters(64, '0123456789abcdef'))).toBe(0);
  expect(asked((random) => (random.unit() * 1000).toFixed(2))).toBe(0);
  expect(asked((random) => `Leeds ${random.digits(3)}A`)).toBe(0);
  expect(asked(plain)).toBeGreaterThan(3);
});

test('what was found already is not found again', async () => {
  const profile = await counted(rarely(2000, 100, email), 50);
  const [finding] = judgeCounts('people.csv', [profile], []);
  expect(judgeCounts('people.csv', [profile], finding === undefined ? [] : [finding])).toEqual([]);
});
