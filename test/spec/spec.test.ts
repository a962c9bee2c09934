import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { problemText, Refusal } from '../../analytics/contract/problem.ts';
import { kinds } from '../../analytics/criteria/kinds.ts';
import { compareDefinitions } from '../../analytics/definition/changes/compare-definitions.ts';
import { findingsOf } from '../../analytics/definition/findings/findings-of.ts';
import { parseCriterion, parseDefinition } from '../../analytics/definition/parse.ts';
import { scores } from '../../analytics/dictionary/scores.ts';
import { compileCriterion } from '../../analytics/sql/compile-criterion.ts';
import { compileSegments } from '../../analytics/sql/compile-segments.ts';
import { join, name, sql } from '../../analytics/sql/sql.ts';
import { type Authored, type AuthoredDocument, placesOf, truthOf } from '../generative/naive.ts';
import { catalogueOf, openScratch, type Person, writePeople } from '../sql/people-table.ts';
import { peopleOf, readTable } from './ascii-table.ts';
import type { DocumentExample, Example, RuleExample } from './example.ts';
import { pageText } from './page.ts';
import { sections } from './sections/all.ts';

const page = resolve(import.meta.dirname, '../../docs/language.md');

let scratch: Awaited<ReturnType<typeof openScratch>>;
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

const inputs = scores.flatMap((score) => score.inputs.flatMap(({ any }) => any));

/** People of whom every input of a score is recorded as no, but where the table says otherwise. */
function completed(people: readonly Person[]): readonly Person[] {
  const none = Object.fromEntries(inputs.map((id) => [id, false]));
  return people.map((person) => ({ ...none, ...person }));
}

const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, unknown: null };

async function checkRules({ rules, table, isComplete }: RuleExample): Promise<void> {
  const read = readTable(table);
  const own = read.columns.length - rules.length;
  const people = isComplete ? completed(peopleOf(read, own)) : peopleOf(read, own);
  const expected = read.rows.map((row) => row.slice(own).map((word) => words[word]));
  expect(expected.flat()).not.toContain(undefined);
  await writePeople(scratch.database, people);
  const columns = rules.map((rule, index) => {
    const criterion = parseCriterion(rule, 'rule');
    return sql`${compileCriterion(criterion, catalogueOf(people))} AS ${name(`rule ${index}`)}`;
  });
  const rows = await scratch.database.rows<Record<string, boolean | null>>(
    sql`SELECT ${join(columns)} FROM person ORDER BY length(person_id), person_id`,
  );
  expect(rows.map((row) => rules.map((_, index) => row[`rule ${index}`]))).toEqual(expected);
  const authored = rules.map((rule) => parse(rule) as Authored);
  expect(people.map((person) => authored.map((one) => truthOf(one, person)))).toEqual(expected);
}

async function placesInSql(text: string, people: readonly Person[]) {
  const document = parseDefinition(text, 'document');
  const { assignment, statement, segments } = compileSegments(document, catalogueOf(people));
  const matched = segments.map(({ id, matches }) => sql`${matches} AS ${name(`matches ${id}`)}`);
  const rows = await scratch.database.rows<Record<string, unknown>>(
    sql`SELECT ${join([sql`segment`, ...matched])} FROM (${assignment}) ORDER BY length(person_id), person_id`,
  );
  const places = rows.map((row) => {
    const position = Number(row['segment']);
    if (position > segments.length) return position === 255 ? 'outside' : 'none';
    const all = segments.filter(({ id }) => row[`matches ${id}`] === true).map(({ id }) => id);
    return document.assign === 'first-match' ? segments[position]?.id : all.join(' ');
  });
  type Counts = { readonly id: string; readonly matched: number; readonly claimed: number };
  return { places, counts: await scratch.database.rows<Counts>(statement) };
}

async function checkDocument({ document, table, counts }: DocumentExample): Promise<void> {
  const read = readTable(table);
  const people = peopleOf(read, read.columns.length - 1);
  const expected = read.rows.map((row) => row.at(-1));
  await writePeople(scratch.database, people);
  const found = await placesInSql(document, people);
  expect(found.places).toEqual(expected);
  const authored = parse(document) as AuthoredDocument;
  const naive = people.map((person) => {
    const places = placesOf(authored, person);
    if (places === null) return 'outside';
    return places.claimed.map((at) => authored.segments[at]?.id).join(' ') || 'none';
  });
  expect(naive).toEqual(expected);
  if (counts === '') return;
  const counted = found.counts.map(({ id, matched, claimed }) =>
    [id, matched, claimed, matched - claimed].map(String),
  );
  expect(counted).toEqual(readTable(counts).rows);
}

function refusalOf(text: string): string {
  try {
    parseDefinition(text, 'definition.yaml');
    return 'It is not refused.';
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(problemText).join('\n');
    throw error;
  }
}

async function check(example: Example): Promise<void> {
  switch (example.kind) {
    case 'rules':
      return checkRules(example);
    case 'document':
      return checkDocument(example);
    case 'refused':
      return expect(refusalOf(example.document)).toBe(example.problem);
    case 'found':
      return expect(findingsOf(parseDefinition(example.document, 'found'))).toEqual(
        example.findings,
      );
    case 'compared': {
      const [before, after] = [example.before, example.after].map((text) =>
        parseDefinition(text, 'x'),
      );
      if (before === undefined || after === undefined) return;
      const changes = compareDefinitions(before, after);
      expect(changes.map(({ segment, change }) => `${segment}: ${change}`)).toEqual(
        example.changes,
      );
    }
  }
}

const titleOf = (example: Example) =>
  example.kind === 'rules' ? example.rules.join(' and ') : `a document (${example.kind})`;

const tested = sections.map(({ title, pieces }) => {
  const examples = pieces.filter((piece) => typeof piece !== 'string');
  return { title, examples: examples.map((example) => [titleOf(example), example] as const) };
});

describe.each(tested.filter(({ examples }) => examples.length > 0))('$title', ({ examples }) => {
  test.each(examples)('%s', (_, example) => check(example));
});

test('every kind of criterion has an example', () => {
  const shown = pageText(sections);
  const lacking = Object.keys(kinds).filter((kind) => !new RegExp(`\\b${kind}: `).test(shown));
  expect(lacking).toEqual([]);
});

test('docs/language.md is the page that these examples make', async () => {
  await expect(pageText(sections)).toMatchFileSnapshot(page);
});
