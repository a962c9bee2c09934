import { expect } from 'vitest';
import { stringify } from 'yaml';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import { refuseMissingInputs } from '../../analytics/definition/refuse-missing-inputs.ts';
import type { Database } from '../../analytics/engine/duckdb/database.ts';
import {
  compileSegments,
  noSegment,
  outsideSegment,
} from '../../analytics/sql/compile-segments.ts';
import { join, name, sql } from '../../analytics/sql/sql.ts';
import { problemsOf } from '../definition/problems-of.ts';
import { catalogueOf, type Person } from '../sql/people-table.ts';
import { type Authored, type AuthoredDocument, hasInputs, placesOf } from './naive.ts';

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

function scoresOf(rule: unknown): readonly string[] {
  if (typeof rule !== 'object' || rule === null) return [];
  const { score } = rule as { readonly score?: { readonly of: string } };
  return [...(score === undefined ? [] : [score.of]), ...Object.values(rule).flatMap(scoresOf)];
}

/** Whether an extract lacks an input of a score that the document asks for. */
function lacksInputs({ population, segments }: AuthoredDocument, people: readonly Person[]) {
  const rules: (Authored | undefined)[] = [population, ...segments.map(({ when }) => when)];
  const [person] = people;
  return person !== undefined && rules.flatMap(scoresOf).some((id) => !hasInputs(id, person));
}

/**
 * Sorts people by the SQL of a document and by the plain evaluator, and expects the same: segments,
 * matched, claimed. A document that asks for a score without its inputs is expected to be refused,
 * and is sorted all the same, with the score unknown of everybody.
 */
export async function compareSorting(
  database: Database,
  authored: AuthoredDocument,
  people: readonly Person[],
): Promise<'sorted' | 'refused'> {
  const document = parseDefinition(stringify(authored), 'random.yaml');
  const catalogue = catalogueOf(people);
  const isRefused = problemsOf(() => refuseMissingInputs(document, catalogue)).length > 0;
  expect(isRefused).toBe(lacksInputs(authored, people));
  const { assignment, statement, segments } = compileSegments(document, catalogue);
  const matched = segments.map(
    ({ matches }, position) => sql`${matches} AS ${name(`matches ${position}`)}`,
  );
  const assigned = await database.rows<Assigned>(
    sql`SELECT ${join([sql`person_id, segment`, ...matched])} FROM (${assignment})`,
  );
  expect(assigned.flatMap((row) => placesIn(authored, row)).sort()).toEqual(
    naiveAssignment(authored, people),
  );
  const counts = await database.rows<ReturnType<typeof naiveCounts>[number]>(statement);
  expect(counts).toEqual(naiveCounts(authored, people));
  const [first] = counts;
  if (authored.assign === 'first-match' && first !== undefined) {
    const claimed = counts.reduce((sum, row) => sum + row.claimed, 0);
    expect(claimed + first.outside).toBe(people.length);
    expect(claimed).toBe(first.population);
  }
  return isRefused ? 'refused' : 'sorted';
}
