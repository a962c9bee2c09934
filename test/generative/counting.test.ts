import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { aggregate, peopleByPattern } from '../../analytics/cube/aggregate.ts';
import { countRun } from '../../analytics/cube/pattern.ts';
import { parseDefinition } from '../../analytics/definition/parse.ts';
import type { PeopleAsk } from '../../analytics/engine/counting/asks.ts';
import { type Counting, makeCounting } from '../../analytics/engine/counting/counting.ts';
import type { Workspace } from '../../analytics/engine/workspace/workspace.ts';
import { showPeople } from '../engine/shown-people.ts';
import { openScratch, type Person } from '../sql/people-table.ts';
import { document } from './documents.ts';
import { type AuthoredDocument, placesOf } from './naive.ts';
import { extract } from './people.ts';

let scratch: Awaited<ReturnType<typeof openScratch>>;
let counting: Counting;

beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => scratch.close());

function naiveCounts(authored: AuthoredDocument, people: readonly Person[]) {
  const placed = people.map((person) => placesOf(authored, person));
  const inside = placed.filter((places) => places !== null);
  const ids = authored.segments.map((_, position) => position);
  const count = (test: (place: (typeof inside)[number]) => boolean) => inside.filter(test).length;
  return {
    population: inside.length,
    outside: people.length - inside.length,
    matched: ids.map((one) => count(({ matched }) => matched.includes(one))),
    claimed: ids.map((one) => count(({ claimed }) => claimed.includes(one))),
    overlap: ids.map((one) =>
      ids.map((two) => count(({ matched }) => matched.includes(one) && matched.includes(two))),
    ),
    losses: ids.map((one) =>
      ids.map((two) =>
        authored.assign === 'first-match' && one !== two
          ? count(({ matched, claimed }) => matched.includes(one) && claimed.includes(two))
          : 0,
      ),
    ),
  };
}

async function compare(
  workspace: Workspace,
  authored: AuthoredDocument,
  people: readonly Person[],
): Promise<'codes' | 'people'> {
  const text = stringify(authored);
  const document = parseDefinition(text, 'random.yaml');
  const definition = { document, title: document.title, text, hash: text };
  const ask: PeopleAsk = { workspace, definition, where: null };
  const { patterns, people: counted } = await counting.patterns(ask);
  const isOverlapping = authored.assign === 'every-match';
  const size = authored.segments.length;
  const { noSegment: _, ...run } = countRun(patterns, counted, size, isOverlapping);
  const expected = naiveCounts(authored, people);
  expect(run).toEqual(expected);
  const cube = await counting.cube({
    ...ask,
    dimensions: ['age', 'sex'],
    combination: [],
    counts: [],
  });
  const { noSegment: __, ...again } = countRun(
    cube.patterns,
    peopleByPattern(cube, {}),
    size,
    isOverlapping,
  );
  expect(again).toEqual(expected);
  const rows = aggregate(cube, { by: ['segment'], filters: {}, keys: ['people'], totals: true });
  const byCode = new Map(rows.map(({ codes, sums }) => [codes[0], sums[0]]));
  authored.segments.forEach(({ id }, at) => {
    expect(byCode.get(id) ?? 0).toBe(expected.claimed[at]);
  });
  expect(byCode.get('all')).toBe(expected.population);
  return (await counting.sorted(ask)) === null ? 'people' : 'codes';
}

/** What every table of people has, known or not. */
const alwaysThere = Object.fromEntries(
  ['age', 'sex', 'lsoa', 'practice', 'lcp', 'imd_decile', 'imd_quintile'].map((id) => [id, null]),
);

const extracts = fc
  .sample(extract(120), { seed: 23, numRuns: 4 })
  .map((people) => people.map((person) => ({ ...alwaysThere, ...person })));

test.each(extracts.map((people, index) => ({ people, extract: index + 1 })))(
  'codes, people and cubes of extract $extract are counted as a plain evaluator counts them',
  async ({ people, extract: number }) => {
    const workspace = await showPeople(scratch.database, people);
    counting = makeCounting();
    const ways = new Set<string>();
    const agrees = fc.asyncProperty(document, async (authored) => {
      ways.add(await compare(workspace, authored, people));
    });
    await fc.assert(agrees, { seed: number, numRuns: 40, endOnFailure: false });
    await counting.forget(workspace);
    expect([...ways].sort()).toEqual(['codes', 'people']);
  },
);
