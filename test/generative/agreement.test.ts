import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { compileCriterion } from '../../analytics/sql/compile-criterion.ts';
import { sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, openScratch, writePeople } from '../sql/people-table.ts';
import { compareSorting } from './compare-sorting.ts';
import { criterion, document } from './documents.ts';
import { placesOf, truthOf } from './naive.ts';
import { extract } from './people.ts';

/** More of them, from another seed, are asked for by `test/bench/agreement.mjs`. */
const seed = Number(process.env['QUINTILE_SEED'] ?? 11);
const wanted = Number(process.env['QUINTILE_DOCUMENTS'] ?? 240);
const report = process.env['QUINTILE_REPORT'];

const perExtract = 40;
const numRuns = Math.ceil(wanted / perExtract);
const extracts = fc.sample(extract(120), { seed, numRuns });
const total = { documents: 0, people: 0, segments: 0, refused: 0, mismatches: 0 };
let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => {
  scratch.close();
  if (report !== undefined) writeFileSync(report, JSON.stringify(total));
});

test.each(extracts.map((people, index) => ({ people, extract: index + 1 })))(
  'random documents sort the people of extract $extract as a plain evaluator does',
  async ({ people, extract: number }) => {
    await writePeople(scratch.database, people);
    const documents = Math.min(perExtract, wanted - (number - 1) * perExtract);
    const compares = fc.asyncProperty(document, async (authored) => {
      const compared = await compareSorting(scratch.database, authored, people);
      total.documents += 1;
      total.people += people.length;
      total.segments += authored.segments.length;
      if (compared === 'refused') total.refused += 1;
    });
    const settings = {
      seed: seed + number,
      numRuns: documents,
      endOnFailure: report !== undefined,
    };
    const { failed, counterexample, errorInstance } = await fc.check(compares, settings);
    if (!failed) return;
    total.mismatches += 1;
    console.error(`Seed ${seed + number}: ${JSON.stringify(counterexample)}`);
    throw errorInstance;
  },
  600_000,
);

test('a random criterion on its own is true, false or unknown of the same people', async () => {
  for (const people of extracts.slice(0, 4)) {
    await writePeople(scratch.database, people);
    const agrees = fc.asyncProperty(criterion, async (authored) => {
      const compiled = compileCriterion(readCriterion(authored), catalogueOf(people));
      const rows = await scratch.database.rows<{ truth: boolean | null }>(
        sql`SELECT ${compiled} AS truth FROM person ORDER BY length(person_id), person_id`,
      );
      expect(rows.map(({ truth }) => truth)).toEqual(people.map((one) => truthOf(authored, one)));
    });
    await fc.assert(agrees, { seed: 5, numRuns: 60 });
  }
});

test('the random documents are worth the trouble: they match, lose and leave people outside', () => {
  const people = extracts.flatMap((some) => some.slice(0, 20));
  const documents = fc.sample(document, { seed: 1, numRuns: 60 });
  const places = documents.flatMap((one) => people.map((person) => placesOf(one, person)));
  const share = (wanted: (place: (typeof places)[number]) => boolean) =>
    places.filter(wanted).length / places.length;
  expect(share((place) => place === null)).toBeGreaterThan(0.1);
  expect(share((place) => (place?.matched.length ?? 0) > 1)).toBeGreaterThan(0.05);
  expect(share((place) => place !== null && place.matched[0] === 0)).toBeGreaterThan(0.1);
});
