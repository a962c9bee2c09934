import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fields } from '../../analytics/dictionary/dictionary.ts';
import { literal, name, sql } from '../../analytics/sql/sql.ts';
import { ageByQuintile } from '../../sample-data/figures/age-by-quintile.ts';
import { conditions } from '../../sample-data/figures/conditions.ts';
import { registerOf } from '../../sample-data/figures/registers.ts';
import { ask, draw, scratch, table } from './drawn.ts';

const { path, remove } = scratch();
const people = sql`read_parquet(${literal(path('out/people.parquet'))})`;

interface Truth {
  readonly by_quintile: Readonly<Record<string, number>>;
  readonly by_sex: Readonly<Record<string, number>>;
  readonly by_lcp_registered: Readonly<Record<string, { readonly people: number }>>;
  readonly conditions: readonly {
    readonly id: string;
    readonly register: number;
    readonly denominator: number;
  }[];
}

let truth: Truth;
beforeAll(async () => {
  await draw(path('out'));
  truth = JSON.parse(readFileSync(path('out/truth.json'), 'utf8')) as Truth;
});
afterAll(remove);

async function numbers(text: ReturnType<typeof sql>): Promise<number[]> {
  const [row] = await ask<Record<string, number>>(path('out'), text);
  return Object.values(row ?? {}).map(Number);
}

describe('prevalence in the Parquet file is that of Leeds', () => {
  test.each(conditions)(
    '$id is within 10 % of its figure under its age rule',
    async (condition) => {
      const { percent, countedFrom } = registerOf(condition.id);
      const from = condition.minAge ?? countedFrom;
      const [register = 0, denominator = 0] = await numbers(sql`
      SELECT count(*) FILTER (${name(condition.id)})::INT, count(*)::INT
      FROM ${people} WHERE age BETWEEN ${from} AND ${condition.maxAge ?? 200}`);
      expect(Math.abs((100 * register) / denominator / percent - 1)).toBeLessThan(0.1);
      const said = truth.conditions.find(({ id }) => id === condition.id);
      expect([said?.register, said?.denominator]).toEqual([register, denominator]);
    },
  );

  test('every condition of the dictionary but anxiety aims at a QOF figure of 2019/20', () => {
    const qof: Readonly<Record<string, number>> = {
      HYP: 12.64,
      DEP: 10.87,
      OB: 10.62,
      DM: 6.55,
      AST: 6.2,
      CKD: 2.95,
      CHD: 2.79,
      CAN: 2.72,
      COPD: 2.04,
      AF: 1.69,
      STIA: 1.68,
      CVDPP: 1.37,
      MH: 0.96,
      HF: 0.92,
      EP: 0.78,
      DEM: 0.72,
      OST: 0.72,
      RA: 0.69,
      PAD: 0.65,
      LD: 0.47,
      PC: 0.44,
    };
    const aimed = conditions.filter(({ qof: code }) => code !== null);
    expect(aimed.map(({ qof: code, id }) => [code, registerOf(id).percent]).sort()).toEqual(
      Object.entries(qof).sort(),
    );
    expect(conditions.filter(({ qof: code }) => code === null).map(({ id }) => id)).toEqual([
      'anxiety',
    ]);
  });
});

describe('people live as they do in Leeds', () => {
  test('age by quintile has the shape of the mid-2020 table: no cell off by more than its rounding', async () => {
    const rows = await ask<{ band: number; quintile: number; people: number }>(
      path('out'),
      sql`SELECT least(age // 5, 18)::INT AS band, ((imd_decile + 1) // 2)::INT AS quintile,
        count(*)::INT AS people FROM ${people} WHERE imd_decile IS NOT NULL GROUP BY ALL`,
    );
    const total = ageByQuintile.flat().reduce((sum, residents) => sum + residents, 0);
    expect(total).toBe(798_786);
    expect(rows).toHaveLength(95);
    for (const { band, quintile, people: drawn } of rows) {
      const expected = ((ageByQuintile[band]?.[quintile - 1] ?? 0) * 100_000) / total;
      expect(Math.abs(drawn - expected)).toBeLessThan(12 + 0.05 * expected);
    }
  });

  test('a little more than half are female, and of people over 90 two thirds', async () => {
    const [female = 0, oldest = 0] = await numbers(sql`
      SELECT avg((sex = '2')::INT), avg((sex = '2')::INT) FILTER (age >= 90) FROM ${people}`);
    expect(female).toBeGreaterThan(0.505);
    expect(female).toBeLessThan(0.525);
    expect(oldest).toBeGreaterThan(0.58);
    expect(oldest).toBeLessThan(0.8);
  });

  test('list sizes have the shape of those of Leeds: smallest, middle and largest', async () => {
    const [least = 0, middle = 0, most = 0, lists = 0] = await numbers(sql`
      SELECT min(n)::INT, median(n), max(n)::INT, count(*)::INT
      FROM (SELECT count(*) AS n FROM ${people} WHERE practice IS NOT NULL GROUP BY practice)`);
    const scale = 876_594 / 100_000;
    expect(lists).toBe(90);
    expect(Math.abs((least * scale) / 1792 - 1)).toBeLessThan(0.25);
    expect(Math.abs((middle * scale) / 7970 - 1)).toBeLessThan(0.1);
    expect(Math.abs((most * scale) / 43_841 - 1)).toBeLessThan(0.1);
  });

  test('the decile of each person is that of the area, and the practice one of the city', async () => {
    const [wrong = 1, strange = 1, noArea = 0, noPractice = 0] = await numbers(sql`
      SELECT count(*) FILTER (p.lsoa IS NOT NULL AND d.imd_decile IS DISTINCT FROM p.imd_decile)::INT,
        count(*) FILTER (p.practice IS NOT NULL AND g.practice_code IS NULL)::INT,
        count(*) FILTER (p.lsoa IS NULL AND p.imd_decile IS NULL)::INT,
        count(*) FILTER (p.practice IS NULL)::INT
      FROM ${people} p
      LEFT JOIN read_csv(${literal(path('out/places/deprivation.csv'))}) d ON d.lsoa_code = p.lsoa
      LEFT JOIN read_csv(${literal(path('out/places/practices.csv'))}) g ON g.practice_code = p.practice`);
    expect([wrong, strange]).toEqual([0, 0]);
    expect(noArea).toBeGreaterThan(2);
    expect(noArea).toBeLessThan(60);
    expect(noPractice).toBeGreaterThan(400);
    expect(noPractice).toBeLessThan(600);
  });

  test('people register near home', async () => {
    const [near = 0] = await numbers(sql`
      SELECT avg((f.lcp_code = g.lcp_code)::INT) FROM ${people} p
      JOIN read_csv(${literal(path('out/places/footprint.csv'))}) f ON f.lsoa_code = p.lsoa
      JOIN read_csv(${literal(path('out/places/practices.csv'))}) g ON g.practice_code = p.practice`);
    expect(near).toBeGreaterThan(0.45);
  });
});

describe('illness gathers as it does in people', () => {
  test('of the same age, the most deprived have more COPD, diabetes and severe mental illness', async () => {
    for (const id of ['copd', 'diabetes', 'severe-mental-illness']) {
      const [most = 0, least = 1] = await numbers(sql`
        SELECT avg(${name(id)}::INT) FILTER (imd_decile <= 2),
          avg(${name(id)}::INT) FILTER (imd_decile >= 9)
        FROM ${people} WHERE age BETWEEN 50 AND 69`);
      expect(most / least).toBeGreaterThan(1.5);
    }
  });

  test('of the same age and sex, people with COPD have coronary heart disease more often', async () => {
    const [having = 0, not = 1] = await numbers(sql`
      SELECT avg(${name('coronary-heart-disease')}::INT) FILTER (copd),
        avg(${name('coronary-heart-disease')}::INT) FILTER (NOT copd)
      FROM ${people} WHERE age BETWEEN 70 AND 74`);
    expect(having / not).toBeGreaterThan(1.25);
  });

  test('a BMI of 30 and over is recorded for the obese and for nobody else; half of adults have none', async () => {
    const [apart = 1, missing = 0] = await numbers(sql`
      SELECT count(*) FILTER ((coalesce(bmi, 0) >= 30) <> obesity)::INT,
        avg((bmi IS NULL)::INT) FILTER (age >= 18) FROM ${people}`);
    expect(apart).toBe(0);
    expect(Math.abs(missing - 0.5)).toBeLessThan(0.02);
  });

  test('17 % of adults smoke, and of quintile 1 more than twice as many as of quintile 5', async () => {
    const [all = 0, most = 0, least = 1] = await numbers(sql`
      SELECT avg((coalesce(smoking, '') = 'current')::INT),
        avg((smoking = 'current')::INT) FILTER (imd_decile <= 2),
        avg((smoking = 'current')::INT) FILTER (imd_decile >= 9)
      FROM ${people} WHERE age >= 18`);
    expect(Math.abs(all - 0.17)).toBeLessThan(0.01);
    expect(most / least).toBeGreaterThan(2);
  });

  test('frailty is blank under 50 and told of nearly everybody from 65', async () => {
    const [young = 1, old = 0] = await numbers(sql`
      SELECT count(frailty) FILTER (age < 50)::INT,
        avg((frailty IS NOT NULL)::INT) FILTER (age >= 65) FROM ${people}`);
    expect(young).toBe(0);
    expect(old).toBeGreaterThan(0.9);
  });
});

describe('the files say one thing', () => {
  test('people.csv holds the same people as people.parquet, in the same order', async () => {
    const csv = table(path('out/people.csv'));
    const rows = await ask<{ person_id: string; lsoa: string | null; cost: number; copd: boolean }>(
      path('out'),
      sql`SELECT person_id, lsoa, cost, copd FROM ${people}`,
    );
    expect(
      csv.map((row) => [row['person_id'], row['lsoa'], row['cost'], row['copd']].join()),
    ).toEqual(
      rows.map((row) => [row.person_id, row.lsoa ?? '', row.cost, row.copd ? 1 : 0].join()),
    );
  });

  test('truth.json counts what the Parquet file holds', async () => {
    const quintiles = await ask<{ quintile: string; people: number }>(
      path('out'),
      sql`SELECT coalesce(((imd_decile + 1) // 2)::INT::VARCHAR, 'not-known') AS quintile,
        count(*)::INT AS people FROM ${people} GROUP BY ALL`,
    );
    expect(Object.fromEntries(quintiles.map((row) => [row.quintile, row.people]))).toEqual(
      truth.by_quintile,
    );
    const lcps = await ask<{ lcp: string; people: number }>(
      path('out'),
      sql`SELECT coalesce(lcp_code, 'not-allocated') AS lcp, count(*)::INT AS people
        FROM ${people} p
        LEFT JOIN read_csv(${literal(path('out/places/practices.csv'))}) g ON g.practice_code = p.practice
        GROUP BY ALL`,
    );
    const said = Object.entries(truth.by_lcp_registered).map(([lcp, { people: n }]) => [lcp, n]);
    expect(Object.fromEntries(lcps.map((row) => [row.lcp, row.people]))).toEqual(
      Object.fromEntries(said),
    );
    expect((truth.by_sex['male'] ?? 0) + (truth.by_sex['female'] ?? 0)).toBe(100_000);
  });

  test('every column is a canonical field, a condition, or says that the people are synthetic', () => {
    const [head = ''] = readFileSync(path('out/people.csv'), 'utf8').split('\n', 1);
    const known = new Set([...fields, ...conditions].map(({ id }) => id));
    expect(head.split(',').filter((column) => !known.has(column))).toEqual(['synthetic']);
    expect(conditions.filter(({ id }) => !head.split(',').includes(id))).toEqual([]);
  });
});
