import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPlaces } from '../../analytics/places/read-places.ts';
import { literal, sql } from '../../analytics/sql/sql.ts';
import { committedFiles, makeCommittedSample } from '../../sample-data/make.ts';
import { ask, bytesHash, scratch, table } from './drawn.ts';

const folder = resolve(import.meta.dirname, '../../sample-data');
const { path, remove } = scratch();
afterAll(remove);

describe('the sample that the repository holds', () => {
  test('is what make:sample makes, byte for byte', async () => {
    await makeCommittedSample(path('made'));
    for (const file of committedFiles) {
      expect([file, bytesHash(`${folder}/${file}`)]).toEqual([
        file,
        bytesHash(path(`made/${file}`)),
      ]);
    }
  });

  test('holds 100,000 people in under 3 MB', async () => {
    const parquet = `${folder}/people.parquet`;
    const [count] = await ask<{ people: number }>(
      folder,
      sql`SELECT count(DISTINCT person_id)::INT AS people FROM read_parquet(${literal(parquet)})`,
      path('spill'),
    );
    expect(count?.people).toBe(100_000);
    expect(statSync(parquet).size).toBeLessThan(3_000_000);
  });

  test('has places that are taken for what they are, and say that they are synthetic', async () => {
    const places = await readPlaces([`${folder}/places`]);
    expect(places.synthetic).toBe(true);
    expect(places.deprivation.map(({ edition }) => edition)).toEqual(['IMD 2019 (synthetic)']);
    expect([places.lcps.size, places.practices.size, places.footprint?.lcpOf.size]).toEqual([
      19, 90, 482,
    ]);
    expect(places.boundaries[0]?.areas).toHaveLength(482);
  });
});

describe('the untidy extract', () => {
  const text = readFileSync(`${folder}/people-untidy.csv`, 'utf8');
  const rows = table(`${folder}/people-untidy.csv`);
  const cells = (column: string) => new Set(rows.map((row) => row[column]));

  test('begins with a byte order mark and ends its lines with CRLF', () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.match(/\r\n/g)).toHaveLength(2003);
    expect(text.match(/[^\r]\n/g)).toBeNull();
  });

  test('has 2,000 people, two of them twice, and three with an impossible age', () => {
    const heading = `\uFEFFPatient.ID`;
    expect(rows).toHaveLength(2002);
    expect(new Set(rows.map((row) => row[heading])).size).toBe(2000);
    const ages = rows.map((row) => Number(row['Age (years)']));
    expect(ages.filter((age) => age < 0 || age > 120).sort()).toEqual([-3, 203, 999]);
  });

  test('says yes, no and nothing in many ways, with stray spaces and a quoted comma', () => {
    expect(cells('has_copd')).toEqual(new Set(['0', '1', '0 ', '1 ']));
    expect([...cells('Atrial fib')].map((cell) => cell?.trim()).sort()).toContain('Yes');
    expect(cells('CHD').has('N') && cells('CHD').has('Y')).toBe(true);
    expect(cells('Housebound').has('FALSE')).toBe(true);
    expect(cells('Gender').has('Female ') && cells('Gender').has(' Male')).toBe(true);
    expect(['NA', '', 'NULL'].every((way) => cells('eFI Category').has(way))).toBe(true);
    expect(text).toContain('"Moved in, records to follow"');
  });
});
