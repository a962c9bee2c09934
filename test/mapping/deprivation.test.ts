import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proposeColumns } from '../../analytics/sources/mapping/propose-mapping.ts';
import { rankDecile, rankedAreas } from '../../analytics/sources/mapping/rank-decile.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { sharedFile } from '../shared-data.ts';
import { cleanCells, query } from './clean-cells.ts';
import { numbers, profileOf, repeated } from './profile-of.ts';

const proposal = (name: string, cells: readonly string[]) =>
  proposeColumns([profileOf(name, cells)])[0];
const scores = Array.from({ length: 300 }, (_, row) => (0.2 + row * 0.3).toFixed(3));

test('score, rank, decile and quintile are told apart by their range', () => {
  expect(proposal('IMD', numbers(1, 5))?.field).toBe('imd_quintile');
  expect(proposal('IMD', numbers(1, 10))?.field).toBe('imd_decile');
  expect(proposal('IMD', numbers(17, 31_904))?.field).toBe('imd_rank');
  expect(proposal('IMD', scores)?.field).toBe('imd_score');
  expect(proposal('imd_2019', numbers(1, 40_000))?.field).toBeNull();
  expect(proposal('imd', repeated(['Most deprived', 'Least deprived']))?.field).toBe(
    'imd_quintile',
  );
});

test('score, rank, decile and quintile are told apart by their name', () => {
  expect(proposal('imd_score_2019', scores)).toMatchObject({
    field: 'imd_score',
    scale: 'IMD 2019',
  });
  expect(proposal('imd_score', scores)?.reason).toContain('A score gives no decile.');
  expect(proposal('IMD Rank (2025)', numbers(3, 30_000))).toMatchObject({
    field: 'imd_rank',
    scale: 'IMD 2025',
  });
  expect(proposal('deprivation decile', numbers(1, 10))?.field).toBe('imd_decile');
  expect(proposal('IMD15 quintile', numbers(1, 5))).toMatchObject({
    field: 'imd_quintile',
    scale: 'IMD 2015',
  });
});

test('where name and range contradict each other the column is kept out and asked about', () => {
  const contradictions = [
    ['imd_quintile', numbers(1, 10), ['imd_quintile', 'imd_decile', null]],
    ['imd_decile', numbers(1, 32_000), ['imd_decile', 'imd_rank', null]],
    ['imd_rank', numbers(1, 10), ['imd_rank', 'imd_decile', null]],
    ['imd_score', numbers(1, 32_000), ['imd_score', 'imd_rank', null]],
  ] as const;
  for (const [name, cells, choices] of contradictions) {
    const found = proposal(name, cells);
    expect([name, found?.field]).toEqual([name, null]);
    expect(found?.reason).toMatch(/^Its name says .*, but its cells are those of a /);
    expect(found?.question?.choices.map(({ field }) => field)).toEqual(choices);
  }
  expect(proposal('imd_decile', numbers(1, 5))).toMatchObject({ field: 'imd_decile' });
  expect(proposal('imd_decile', numbers(1, 5))?.confidence).toBeLessThan(0.8);
});

test('an edition that is not stated is asked about, and a rank only one has tells it', () => {
  const decile = proposal('imd_decile', numbers(1, 10));
  expect(decile).toMatchObject({ field: 'imd_decile' });
  expect(decile).not.toHaveProperty('scale');
  expect(decile?.question?.choices.map(({ scale }) => scale)).toEqual([
    ...['IMD 2025', 'IMD 2019', 'IMD 2015'],
  ]);
  const most = proposal('imd_rank', numbers(1, 33_700));
  expect(most).toMatchObject({ field: 'imd_rank', scale: 'IMD 2025' });
  expect(most).not.toHaveProperty('question');
  const fewer = proposal('imd_rank', numbers(1, 32_000));
  expect(fewer).toMatchObject({ field: 'imd_rank', scale: 'IMD 2019' });
  expect(fewer?.question?.choices).toHaveLength(3);
});

test('two editions are not mixed: the one of most columns is read, and the other asked about', () => {
  const columns = proposeColumns([
    profileOf('imd_decile_25', numbers(1, 10)),
    profileOf('imd_decile_19', numbers(1, 10)),
    profileOf('imd_quintile_25', numbers(1, 5)),
    profileOf('imd_rank', numbers(1, 30_000)),
  ]);
  expect(columns.map(({ field }) => field)).toEqual([
    ...['imd_decile', null, 'imd_quintile', 'imd_rank'],
  ]);
  expect(columns[1]?.reason).toBe('Other columns give IMD 2025, and editions are not mixed.');
  expect(columns[1]?.question?.choices[0]).toMatchObject({
    field: 'imd_decile',
    scale: 'IMD 2019',
  });
  expect(columns[3]?.scale).toBe('IMD 2025');
});

test("groups within a local area, single domains and a practice's deprivation are kept out", () => {
  for (const name of ['imd_quintile_icb', 'imd_quintile_lad', 'local_imd_decile', 'imd_ccg']) {
    expect([name, proposal(name, numbers(1, 5))?.reason]).toEqual([
      name,
      'Groups within a local area: only national ones are read.',
    ]);
  }
  expect(proposal('imd_income_decile', numbers(1, 10))?.reason).toMatch(/^One domain/);
  expect(proposal('practice_imd_decile_19', numbers(1, 10))?.reason).toMatch(/^The practice's/);
});

test('groups are read with the words around them, and turned round where they count the other way', async () => {
  const deciles = ['1', '10', '3.0', '1 - most deprived', 'Decile 4', '11', '0', '2.5', ''];
  expect((await cleanCells('imd_decile', deciles)).values).toEqual([
    ...[1, 10, 3, 1, 4, null, null, null, null],
  ]);
  const fifths = ['Most Deprived', 'Second most deprived', 'Third most deprived'];
  const rest = ['Second Least Deprived', 'Least Deprived', 'Q2', '*'];
  expect((await cleanCells('imd_quintile', [...fifths, ...rest])).values).toEqual([
    ...[1, 2, 3, 4, 5, 2, null],
  ]);
  const turned = ['1 (least deprived)', '2', '3', '4', '5 (most deprived)'];
  const { values, remarks } = await cleanCells('imd_quintile', turned);
  expect(values).toEqual([5, 4, 3, 2, 1]);
  expect(remarks[0]).toContain('turned round');
  expect(proposal('imd_quintile_19', repeated(turned))?.reason).toContain('turned round');
});

/** Last ranks of deciles 1 to 10, as published. */
const lastRanks = {
  'IMD 2025': [3375, 6751, 10_126, 13_502, 16_877, 20_253, 23_628, 27_004, 30_379, 33_755],
  'IMD 2019': [3284, 6568, 9853, 13_137, 16_422, 19_706, 22_990, 26_275, 29_559, 32_844],
} as const;

test('a rank gives the published decile at every boundary of each edition', async () => {
  for (const [edition, last] of Object.entries(lastRanks)) {
    const ranks = last.flatMap((rank) => [rank - 1, rank, rank + 1]).map(String);
    const rows = await query<{ decile: number | null }>(
      sql`SELECT ${rankDecile(sql`rank`, edition)} AS decile
        FROM (SELECT CAST(unnest(CAST(${ranks} AS VARCHAR[])) AS USMALLINT) AS rank)`,
    );
    const wanted = last.flatMap((_, at) => [at + 1, at + 1, at === 9 ? null : at + 2]);
    expect([edition, rows.map(({ decile }) => decile)]).toEqual([edition, wanted]);
    expect(rankedAreas(edition)).toBe(last[9]);
  }
  expect(rankedAreas('IMD 2015')).toBe(rankedAreas('IMD 2019'));
  const [none] = await query<{ decile: number | null }>(
    sql`SELECT ${rankDecile(sql`5`, 'IMD 1066')} AS decile`,
  );
  expect(none?.decile).toBeNull();
});

const leeds = [
  ['IMD 2019', 'data/imd/leeds_imd2019_lsoa11.csv', 482],
  ['IMD 2025', 'data/imd/leeds_imd2025_lsoa21.csv', 488],
] as const;

for (const [edition, file, areas] of leeds) {
  test(`ranks of ${edition} in Leeds give the deciles that were published`, async (context) => {
    const path = sharedFile(file);
    if (path === null) return context.skip(`${file} is not here`);
    const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    const names = head.split(',');
    const [rank, decile] = [names.indexOf('imd_rank'), names.indexOf('imd_decile')];
    const cells = lines.map((line) => line.split(','));
    const ranks = cells.map((row) => row[rank] ?? '');
    const rows = await query<{ decile: number }>(
      sql`SELECT ${rankDecile(sql`CAST(rank AS INTEGER)`, edition)} AS decile
        FROM (SELECT unnest(CAST(${ranks} AS VARCHAR[])) AS rank, unnest(range(${areas})) AS place)
        ORDER BY place`,
    );
    expect(rows).toHaveLength(areas);
    expect(rows.map((row) => String(row.decile))).toEqual(cells.map((row) => row[decile]));
  });
}
