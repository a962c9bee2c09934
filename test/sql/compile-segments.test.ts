import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../../analytics/criteria/catalogue.ts';
import { shippedDefinitions } from '../../analytics/definition/library.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { conditions, fields } from '../../analytics/dictionary/dictionary.ts';
import { compileSegments } from '../../analytics/sql/compile-segments.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { openScratch, type Person, writePeople } from './people-table.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const text = `
version: 1
id: four
title: Four segments
assign: first-match
population: { age: { from: 18 } }
segments:
  - id: copd
    label: COPD
    when: { condition: copd }
  - id: many
    label: Many conditions
    when:
      any:
        - conditions: { at-least: 2, of: [asthma, diabetes, cancer] }
        - { field: frailty, in: [severe] }
        - { area: { level: lsoa, in: ["O'Brien's"] } }
  - id: some
    label: Some
    when: { all: [{ condition: asthma }, { not: { condition: cancer } }] }
  - id: rest
    label: The rest
    otherwise: true
`;

const people: readonly Person[] = [
  { age: 17, copd: true, asthma: true, diabetes: true, cancer: null, frailty: null, lsoa: 'A' },
  { age: 18, copd: true, asthma: true, diabetes: true, cancer: true, frailty: 'fit', lsoa: 'A' },
  { age: 40, copd: false, asthma: true, diabetes: true, cancer: null, frailty: 'fit', lsoa: 'A' },
  { age: 50, copd: false, asthma: true, diabetes: false, cancer: false, frailty: 'fit', lsoa: 'A' },
  { age: 60, copd: false, asthma: true, diabetes: false, cancer: null, frailty: null, lsoa: 'A' },
  {
    age: 70,
    copd: false,
    asthma: false,
    diabetes: false,
    cancer: null,
    frailty: null,
    lsoa: "O'Brien's",
  },
  { age: null, copd: true, asthma: true, diabetes: true, cancer: true, frailty: null, lsoa: 'A' },
];

const catalogue: Catalogue = {
  fields: new Map([
    ['age', { nullable: true }],
    ['frailty', { nullable: true }],
    ['lsoa', { nullable: false }],
  ]),
  conditions: new Map([
    ['copd', { nullable: false }],
    ['asthma', { nullable: false }],
    ['diabetes', { nullable: false }],
    ['cancer', { nullable: true }],
  ]),
};

test('a document becomes SQL that a person can read', () => {
  const { statement } = compileSegments(parseDefinition(text, 'four.yaml'), catalogue);
  expect(statement.values).toEqual([]);
  expect(statement.text).toBe(`WITH numbered AS (
  SELECT
    person.*,
    ("asthma"::UTINYINT + "diabetes"::UTINYINT + coalesce("cancer", FALSE)::UTINYINT) AS "listed conditions known",
    ("asthma"::UTINYINT + "diabetes"::UTINYINT + coalesce("cancer", TRUE)::UTINYINT) AS "listed conditions possible"
  FROM person
),
population AS (
  SELECT
    *,
    coalesce("age" >= 18, FALSE) AS "in population"
  FROM numbered
),
"segment copd" AS (
  SELECT
    *,
    "copd" AS "meets copd"
  FROM population
),
"segment many" AS (
  SELECT
    *,
    (
      CASE
        WHEN "listed conditions known" >= 2 THEN TRUE
        WHEN "listed conditions possible" < 2 THEN FALSE
      END
      OR "frailty" = 'severe'
      OR "lsoa" = 'O''Brien''s'
    ) AS "meets many"
  FROM "segment copd"
),
"segment some" AS (
  SELECT
    *,
    (
      "asthma"
      AND NOT ("cancer")
    ) AS "meets some"
  FROM "segment many"
),
assigned AS (
  SELECT
    *,
    CAST(CASE
      WHEN NOT "in population" THEN 255
      WHEN "meets copd" THEN 0
      WHEN "meets many" THEN 1
      WHEN "meets some" THEN 2
      ELSE 3
    END AS UTINYINT) AS segment
  FROM "segment some"
),
counted AS (
  SELECT
    count(*) AS people,
    count(*) FILTER (WHERE segment <> 255) AS population,
    count(*) FILTER (WHERE segment = 255) AS outside,
    count(*) FILTER (WHERE "in population" AND "meets copd") AS "matched copd",
    count(*) FILTER (WHERE segment = 0) AS "claimed copd",
    count(*) FILTER (WHERE "in population" AND "meets many") AS "matched many",
    count(*) FILTER (WHERE segment = 1) AS "claimed many",
    count(*) FILTER (WHERE "in population" AND "meets some") AS "matched some",
    count(*) FILTER (WHERE segment = 2) AS "claimed some",
    count(*) FILTER (WHERE segment = 3) AS "matched rest",
    count(*) FILTER (WHERE segment = 3) AS "claimed rest"
  FROM assigned
)
SELECT 0 AS position, 'copd' AS id, "matched copd" AS matched, "claimed copd" AS claimed, people, population, outside FROM counted
UNION ALL
SELECT 1 AS position, 'many' AS id, "matched many" AS matched, "claimed many" AS claimed, people, population, outside FROM counted
UNION ALL
SELECT 2 AS position, 'some' AS id, "matched some" AS matched, "claimed some" AS claimed, people, population, outside FROM counted
UNION ALL
SELECT 3 AS position, 'rest' AS id, "matched rest" AS matched, "claimed rest" AS claimed, people, population, outside FROM counted
ORDER BY position`);
});

test('counting that leaves nothing unknown is plain arithmetic', () => {
  const sure: Catalogue = {
    ...catalogue,
    conditions: new Map([...catalogue.conditions.keys()].map((id) => [id, { nullable: false }])),
  };
  const { statement } = compileSegments(parseDefinition(text, 'four.yaml'), sure);
  expect(statement.text).toContain(
    '("asthma"::UTINYINT + "diabetes"::UTINYINT + "cancer"::UTINYINT) AS "listed conditions"',
  );
  expect(statement.text).toContain('      "listed conditions" >= 2\n');
  expect(statement.text).not.toContain('known');
});

test('the counts and the assignment come out as worked by hand', async () => {
  await writePeople(scratch.database, people);
  const compiled = compileSegments(parseDefinition(text, 'four.yaml'), catalogue);
  const totals = { people: 7, population: 5, outside: 2 };
  expect(await scratch.database.rows(compiled.statement)).toEqual([
    { position: 0, id: 'copd', matched: 1, claimed: 1, ...totals },
    { position: 1, id: 'many', matched: 3, claimed: 2, ...totals },
    { position: 2, id: 'some', matched: 1, claimed: 1, ...totals },
    { position: 3, id: 'rest', matched: 1, claimed: 1, ...totals },
  ]);
  const cube = sql`SELECT segment, lsoa, count(*) AS count FROM (${compiled.assignment}) GROUP BY ALL ORDER BY ALL`;
  expect(await scratch.database.rows(cube)).toEqual([
    { segment: 0, lsoa: 'A', count: 1 },
    { segment: 1, lsoa: 'A', count: 1 },
    { segment: 1, lsoa: "O'Brien's", count: 1 },
    { segment: 2, lsoa: 'A', count: 1 },
    { segment: 3, lsoa: 'A', count: 1 },
    { segment: 255, lsoa: 'A', count: 2 },
  ]);
});

test('with every-match a person is counted in each segment, or in none, and put into the first', async () => {
  await writePeople(scratch.database, people);
  const overlapping = text
    .replace('assign: first-match', 'assign: every-match')
    .replace(/ {2}- id: rest[\s\S]*$/, '');
  const compiled = compileSegments(parseDefinition(overlapping, 'four.yaml'), catalogue);
  const totals = { people: 7, population: 5, outside: 2 };
  expect(await scratch.database.rows(compiled.statement)).toEqual([
    { position: 0, id: 'copd', matched: 1, claimed: 1, ...totals },
    { position: 1, id: 'many', matched: 3, claimed: 3, ...totals },
    { position: 2, id: 'some', matched: 1, claimed: 1, ...totals },
  ]);
  const matches = compiled.segments.map((segment) => segment.matches);
  const many = sql`SELECT segment, count(*) FILTER (WHERE ${matches[1] ?? sql`NULL`}) AS many, count(*) AS count
    FROM (${compiled.assignment}) GROUP BY ALL ORDER BY ALL`;
  expect(await scratch.database.rows(many)).toEqual([
    { segment: 0, many: 1, count: 1 },
    { segment: 1, many: 2, count: 2 },
    { segment: 2, many: 0, count: 1 },
    { segment: 254, many: 0, count: 1 },
    { segment: 255, many: 0, count: 2 },
  ]);
});

test('what the extract does not hold is unknown for everybody, and said', () => {
  const bare: Catalogue = { fields: new Map(), conditions: new Map() };
  const [byAge] = shippedDefinitions;
  const compiled = compileSegments(parseDefinition(byAge?.text ?? '', 'd.yaml'), bare);
  expect(compiled.warnings).toEqual([
    'The extract does not hold age, so no test of it is known for anybody.',
    'The extract holds no long-term condition, so no count of them is known for anybody.',
  ]);
  const four = compileSegments(parseDefinition(text, 'four.yaml'), {
    ...catalogue,
    conditions: new Map([['asthma', { nullable: false }]]),
  });
  expect(four.warnings).toEqual([
    'The extract does not hold COPD, so nobody is known to have it.',
    'The extract does not hold cancer, so nobody is known to have it.',
    'The extract does not hold diabetes, cancer: conditions are counted without them.',
  ]);
  expect(four.statement.text).not.toMatch(/"(copd|diabetes|cancer)"/);
});

test.each([...shippedDefinitions])(
  'DuckDB accepts the shipped document $id, whatever the extract holds',
  async ({ text: shipped }) => {
    const columns = [...fields, ...conditions].map(({ id }) => id);
    const held = { person_id: 'p', ...Object.fromEntries(columns.map((id) => [id, null])) };
    for (const part of [held, { person_id: 'p', age: 40 }, { person_id: 'p', copd: true }]) {
      await writePeople(scratch.database, [part]);
      const present = Object.keys(part);
      const own: Catalogue = {
        fields: new Map(
          fields.filter(({ id }) => present.includes(id)).map(({ id }) => [id, { nullable: true }]),
        ),
        conditions: new Map(
          conditions
            .filter(({ id }) => present.includes(id))
            .map(({ id }) => [id, { nullable: true }]),
        ),
      };
      const { statement, assignment } = compileSegments(parseDefinition(shipped, 'd.yaml'), own);
      await scratch.database.run(sql`EXPLAIN ${statement}`);
      await scratch.database.run(sql`EXPLAIN SELECT segment FROM (${assignment})`);
    }
  },
);
