import { type Category, outsideCode } from '../contract/dimensions.ts';
import type { MoversAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { pairSegments } from '../definition/changes/pair-segments.ts';
import { describePopulation } from '../definition/describe.ts';
import { release } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { outsideSegment } from '../sql/compile-segments.ts';
import { join, name, type Sql, sql } from '../sql/sql.ts';
import { compileAtHand } from './compile-at-hand.ts';
import type { PeopleAsk } from './counting/asks.ts';
import { countMoved, type Moved } from './counting/count-moved.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import { narrowingSql } from './narrow.ts';
import { type Question, readQuestion } from './question.ts';
import { measuredPairs } from './segment-pairs.ts';
import type { Workspace } from './workspace/workspace.ts';

const outsidePlace: Category = { code: outsideCode, label: 'Outside the population' };

function requireExclusive({ definition: { document } }: PeopleAsk): void {
  if (document.assign === 'first-match') return;
  throw new Refusal({
    code: 'definition-invalid',
    reason: `The segments of "${document.title}" overlap (every-match), so nobody can be said to move.`,
    hint: 'Compare two definitions of first-match; the overlap of segments shows the rest.',
  });
}

/** Everybody sorted by the one definition, and what comes of it sorted by the other. */
async function countPeople(
  before: PeopleAsk,
  after: PeopleAsk,
  within: Sql | null,
): Promise<Moved[]> {
  const { workspace } = before;
  const catalogue = catalogueOf(extractOf(workspace));
  const columns = join([...catalogue.fields.keys(), ...catalogue.conditions.keys()].map(name));
  const [first, second] = [before, after].map(({ definition }) =>
    compileAtHand(workspace, definition),
  );
  const whom = within === null ? sql`` : sql` WHERE ${within}`;
  const was = name('segment before');
  const moved = await workspace.database.rows<Moved & { before: number; after: number }>(
    sql`SELECT ${was} AS before, segment AS after, count(*)::DOUBLE AS people FROM (
WITH person AS (
  SELECT ${columns}, segment AS ${was} FROM (
    WITH person AS (SELECT * FROM temp.person${whom})
    SELECT * FROM (${first?.assignment ?? sql``})))
SELECT * FROM (${second?.assignment ?? sql``})) GROUP BY ALL`,
  );
  const placed = (segment: number) => (segment === outsideSegment ? null : segment);
  return moved.map((one) => ({ ...one, before: placed(one.before), after: placed(one.after) }));
}

async function moved(counting: Counting, before: Question, after: Question): Promise<Moved[]> {
  const { axes, filters, people, extract } = after;
  const [one, two] = [await counting.sorted(before.people), await counting.sorted(people)];
  if (one !== null && two !== null) {
    return countMoved(await counting.codes(people.workspace), one, two, { axes, filters });
  }
  const within = narrowingSql(axes, filters, people.where, catalogueOf(extract));
  return countPeople(before.people, people, within);
}

const segmentsOf = ({ people }: Question) => people.definition.document.segments;

/** The segments of the earlier definition: one that the later has too goes by its id there. */
function placesBefore(before: Question, after: Question): Category[] {
  const { pairs } = pairSegments(segmentsOf(before), segmentsOf(after));
  const laterOf = new Map(pairs.map((pair) => [pair.before, pair.after.id]));
  const places = segmentsOf(before).map((segment) => ({
    code: laterOf.get(segment) ?? segment.id,
    label: segment.label,
  }));
  return [...places, outsidePlace];
}

/** The segments of a definition, and being outside its population. */
function placesOf(question: Question): Category[] {
  return [...segmentsOf(question).map(({ id, label }) => ({ code: id, label })), outsidePlace];
}

/**
 * Who moves from which segment to which when one definition takes the place of another. A segment that
 * has another id, but is the same one by its label or rule, is the same.
 */
export async function releaseMovers(
  counting: Counting,
  workspace: Workspace,
  { before, after, ...asked }: MoversAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const needed = { dimensions: ['segment'] as const };
  const was = await readQuestion(counting, workspace, { ...asked, definition: before }, needed);
  const is = await readQuestion(counting, workspace, { ...asked, definition: after }, needed);
  requireExclusive(was.people);
  requireExclusive(is.people);
  const [down, across] = [placesBefore(was, is), placesOf(is)];
  const at = (segment: number | null, places: readonly Category[]) => segment ?? places.length - 1;
  const counts = down.map(() => across.map(() => 0));
  for (const { before: from, after: to, people } of await moved(counting, was, is)) {
    const row = counts[at(from, down)];
    if (row !== undefined) row[at(to, across)] = (row[at(to, across)] ?? 0) + people;
  }
  const pairs = measuredPairs({
    says: { label: 'People by segment before and after', numerator: 'People' },
    first: { name: 'other_segment', label: 'Segment before' },
    second: { name: 'segment', label: 'Segment' },
    ...{ down, across, counts, overlapping: false },
  });
  const counted = {
    ...is.provenance(is.filters),
    population: describePopulation({ population: null }),
  };
  return release(pairs, counted, policy);
}
