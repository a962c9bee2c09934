import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readCriterion } from '../../analytics/definition/criterion-from-data.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { compileCriterion } from '../../analytics/sql/compile-criterion.ts';
import {
  compileSegments,
  noSegment,
  outsideSegment,
} from '../../analytics/sql/compile-segments.ts';
import { join, name, sql } from '../../analytics/sql/sql.ts';
import { catalogueOf, openScratch, type Person, writePeople } from '../sql/people-table.ts';
import { criterion, document } from './documents.ts';
import { type AuthoredDocument, placesOf, truthOf } from './naive.ts';
import { extract } from './people.ts';

const extracts = fc.sample(extract(120), { seed: 11, numRuns: 6 });
let scratch: Awaited<ReturnType<typeof openScratch>>;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

function naiveAssignment(authored: AuthoredDocument, people: readonly Person[]): string[] {
  return people
    .flatMap((person) => {
      const places = placesOf(authored, person);
      if (places === null) return [`${person['person_id']} ${outsideSegment}`];
      const claimed = places.claimed.length > 0 ? places.claimed : [noSegment];
      return claimed.map((position) => `${person['person_id']} ${position}`);
    })
    .sort();
}

function naiveCounts(authored: AuthoredDocument, people: readonly Person[]) {
  const placed = people.map((person) => placesOf(authored, person));
  const outside = placed.filter((places) => places === null).length;
  return authored.segments.map(({ id }, position) => {
    const within = (key: 'matched' | 'claimed') =>
      placed.filter((places) => places?.[key].includes(position)).length;
    return {
      position,
      id,
      matched: within('matched'),
      claimed: within('claimed'),
      people: people.length,
      population: people.length - outside,
      outside,
    };
  });
}

type Assigned = Readonly<Record<string, unknown>> & { person_id: string; segment: number };

/** Where the SQL says that a person is: in one segment, or with every-match in each that matches. */
function placesIn({ assign, segments }: AuthoredDocument, row: Assigned): string[] {
  const matched = segments.flatMap((_, place) => (row[`matches ${place}`] === true ? [place] : []));
  const isSingle = assign === 'first-match' || matched.length === 0;
  const places = isSingle ? [row.segment] : matched;
  if (assign === 'every-match' && matched.length > 0) expect(row.segment).toBe(matched[0]);
  return places.map((place) => `${row.person_id} ${place}`);
}

async function compare(authored: AuthoredDocument, people: readonly Person[]): Promise<void> {
  const { database } = scratch;
  const compiled = compileSegments(
    parseDefinition(stringify(authored), 'random.yaml'),
    catalogueOf(people),
  );
  const matched = compiled.segments.map(
    ({ matches }, position) => sql`${matches} AS ${name(`matches ${position}`)}`,
  );
  const assigned = await database.rows<Assigned>(
    sql`SELECT ${join([sql`person_id, segment`, ...matched])} FROM (${compiled.assignment})`,
  );
  expect(assigned.flatMap((row) => placesIn(authored, row)).sort()).toEqual(
    naiveAssignment(authored, people),
  );
  const counts = await database.rows<ReturnType<typeof naiveCounts>[number]>(compiled.statement);
  expect(counts).toEqual(naiveCounts(authored, people));
  const [first] = counts;
  if (authored.assign === 'first-match' && first !== undefined) {
    const claimed = counts.reduce((sum, row) => sum + row.claimed, 0);
    expect(claimed + first.outside).toBe(people.length);
    expect(claimed).toBe(first.population);
  }
}

test.each(extracts.map((people, index) => ({ people, extract: index + 1 })))(
  'random documents sort the people of extract $extract as a plain evaluator does',
  async ({ people, extract: number }) => {
    await writePeople(scratch.database, people);
    const compares = fc.asyncProperty(document, (authored) => compare(authored, people));
    await fc.assert(compares, { seed: number, numRuns: 60, endOnFailure: false });
  },
);

test('a random criterion on its own is true, false or unknown of the same people', async () => {
  const people = extracts[0] ?? [];
  await writePeople(scratch.database, people);
  const agrees = fc.asyncProperty(criterion, async (authored) => {
    const compiled = compileCriterion(readCriterion(authored), catalogueOf(people));
    const rows = await scratch.database.rows<{ truth: boolean | null }>(
      sql`SELECT ${compiled} AS truth FROM person ORDER BY length(person_id), person_id`,
    );
    expect(rows.map(({ truth }) => truth)).toEqual(people.map((one) => truthOf(authored, one)));
  });
  await fc.assert(agrees, { seed: 5, numRuns: 200 });
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
