import type { ReleaseRecord } from '../../disclosure/register/release-record.ts';
import type { Counting } from '../counting/counting.ts';
import { catalogueOf, extractOf } from '../extract-at-hand.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ComparedPeople, comparePeople } from './compare-people.ts';
import { isKnownStill } from './is-known-still.ts';
import { type PersonTest, testsIn } from './population-of.ts';
import { sortByTests } from './sort-by-tests.ts';
import { testSql } from './test-sql.ts';

/** Compares the people of records of the extract in hand; those of other extracts are passed over. */
export type PeopleComparer = (
  workspace: Workspace,
  records: readonly ReleaseRecord[],
) => Promise<ComparedPeople>;

/** What has been compared, of which people, and by which tests. */
interface Known {
  readonly of: Workspace['extract'];
  readonly texts: ReadonlySet<string>;
  readonly compared: ComparedPeople;
}

/** The tests of records, each once, without those that the extract does not hold any more. */
function testsOf(records: readonly ReleaseRecord[], workspace: Workspace): readonly PersonTest[] {
  const catalogue = catalogueOf(extractOf(workspace));
  const lost = records.filter((record) => !isKnownStill(record, catalogue)).flatMap(testsIn);
  const tests = new Map(records.flatMap(testsIn).map((test) => [test.text, test]));
  for (const { text } of lost) tests.delete(text);
  return [...tests.values()];
}

async function compareBy(
  counting: Pick<Counting, 'places'>,
  workspace: Workspace,
  tests: readonly PersonTest[],
): Promise<ComparedPeople> {
  const by = { extract: extractOf(workspace), places: await counting.places(workspace) };
  const asked = tests.flatMap((test) => {
    const statement = testSql(test, by);
    return statement === null ? [] : [{ text: test.text, statement }];
  });
  const statements = asked.map(({ statement }) => statement);
  const texts = asked.map(({ text }) => text);
  return comparePeople(await sortByTests(workspace.database, statements), texts);
}

/** A comparer that sorts everybody once for as long as no new criterion or filter is asked about. */
export function makePeopleComparer(counting: Pick<Counting, 'places'>): PeopleComparer {
  let known: Known | null = null;
  return async (workspace, records) => {
    const own = records.filter(({ extract }) => extract === workspace.chosen);
    const texts = new Set(own.flatMap(testsIn).map(({ text }) => text));
    const held = known?.of === workspace.extract ? known : null;
    if (held !== null && [...texts].every((text) => held.texts.has(text))) return held.compared;
    const compared = await compareBy(counting, workspace, testsOf(own, workspace));
    known = { of: workspace.extract, texts, compared };
    return compared;
  };
}
