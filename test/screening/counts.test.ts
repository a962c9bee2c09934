import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../analytics/engine/duckdb/database.ts';
import { screenColumns } from '../../analytics/sources/screening/screen-columns.ts';
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

const asked = (cell: (random: Random) => string) =>
  screeningCounts(profileOf({ name: 'c', cells: cells(400, cell) })).map(({ id }) => id);

test('codes are asked for cells of another shape, texts for what stands inside them', () => {
  for (const code of [
    (random: Random) => `SYN-${random.digits(9)}`,
    (random: Random) => random.letters(64, '0123456789abcdef'),
  ]) {
    expect(asked(code)).toEqual(
      expect.arrayContaining(['email', 'code:check-digit', 'code:postcode', 'code:name']),
    );
  }
  expect(asked((random) => `19${random.digits(1)}5-01-1${random.digits(1)}`)).not.toContain(
    'code:day',
  );
  expect(asked(plain)).toContain('check-digit');
  expect(asked((random) => (random.unit() * 1000).toFixed(2))).toEqual([
    'code:ten-digits',
    'code:check-digit',
  ]);
});

/** Codes of 12 characters among which some rows, never seen in the sample, are identifiers. */
const among = (count: number, few: number, cell: (random: Random) => string) =>
  cells(count, (random, row) =>
    row >= count - few ? cell(random) : `p${random.letters(11, '0123456789abcdef')}`,
  );

test.each([
  ['NHS numbers', 5, 'nhs-number', 'block', (r: Random) => nhsNumber(r).replace(/\D/g, '')],
  ['NHS numbers', 3, 'nhs-number', 'warn', (r: Random) => nhsNumber(r).replace(/\D/g, '')],
  [
    'full postcodes',
    5,
    'postcode',
    'block',
    (r: Random) => `LS${r.between(1, 9)} ${r.between(1, 9)}AB`,
  ],
  [
    'full postcodes',
    1,
    'postcode',
    'warn',
    (r: Random) => `LS${r.between(1, 9)}${r.between(1, 9)}AB`,
  ],
  ['e-mail addresses', 1, 'email', 'block', email],
  ['names', 2, 'name', 'warn', (r: Random) => `Ann Taylor ${r.letters(1)}evans`],
  [
    'days of birth',
    3,
    'date-of-birth',
    'warn',
    (r: Random) => `0${r.between(1, 9)}/11/19${r.between(20, 69)}`,
  ],
] as const)(
  '%s in %i of 3,000 codes that the sample has not seen: %s, %s',
  async (_, few, kind, severity, cell) => {
    const profile = await counted(among(3000, few, cell), 1000);
    const findings = judgeCounts('people.csv', [profile], []);
    expect(findings).toMatchObject([{ kind, severity, masked: [] }]);
    expect(screenColumns('people.csv', [profile], () => 'person_id')).toEqual(findings);
  },
);

test('the check digit of whole cells in SQL is that of the function', async () => {
  const numbers = cells(2000, (random, row) =>
    row < 10 ? String(row).repeat(10) : row % 3 === 0 ? nhsNumber(random) : random.digits(10),
  );
  const { further } = await counted(numbers, 50);
  const { isNhsNumber } = await import('../../analytics/sources/screening/nhs-number.ts');
  const expected = numbers.filter((text) => isNhsNumber(text.replace(/\D/g, ''))).length;
  expect([further.get('code:ten-digits'), further.get('code:check-digit')]).toEqual([
    2000,
    expected,
  ]);
});

test.each([
  ['hexadecimal', (r: Random) => r.letters(10, '0123456789abcdef')],
  ['ten digits', (r: Random) => `${r.between(1, 9)}${r.digits(9)}`],
  ['letters and digits', (r: Random) => r.letters(7, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')],
  ['costs', (r: Random) => (r.unit() * 1e6).toFixed(2)],
] as const)('codes without identifiers are left alone: %s', async (_, cell) => {
  expect(judgeCounts('people.csv', [await counted(cells(6000, cell), 1000)], [])).toEqual([]);
});

test('what was found already is not found again', async () => {
  const profile = await counted(rarely(2000, 100, email), 50);
  const [finding] = judgeCounts('people.csv', [profile], []);
  expect(judgeCounts('people.csv', [profile], finding === undefined ? [] : [finding])).toEqual([]);
});
