import { type Category, outsideCode } from '../contract/dimensions.ts';
import type { MoversAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { type ReleasedTable, releasedRows } from '../contract/released.ts';
import { pairSegments } from '../definition/changes/pair-segments.ts';
import { describePopulation } from '../definition/describe.ts';
import { release } from '../disclosure/gate.ts';
import { hideMoves, type SortedWay } from '../disclosure/hide-moves.ts';
import type { Policy } from '../disclosure/policy.ts';
import { outsideSegment } from '../sql/compile-segments.ts';
import { join, name, type Sql, sql } from '../sql/sql.ts';
import { compileAtHand } from './compile-at-hand.ts';
import type { PeopleAsk } from './counting/asks.ts';
import { countMoved, type Moved } from './counting/count-moved.ts';
import type { Counting } from './counting/counting.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import { narrowingSql } from './narrow.ts';
import { measuredPairs, withheld } from './pair-table.ts';
import { type Question, readQuestion } from './question.ts';
import { peopleTable } from './run-tables.ts';
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

type Counts = readonly (readonly number[])[];

const sumOf = (counts: readonly number[]) => counts.reduce((sum, people) => sum + people, 0);
const sumsDown = (counts: Counts) => counts.map(sumOf);
const sumsAcross = (counts: Counts) =>
  (counts[0] ?? []).map((_, column) => sumOf(counts.map((own) => own[column] ?? 0)));

/**
 * What a table by segment shows of people sorted one way; the last are those outside, where nobody can be
 * if the definition sorts everybody. `policy` is that of other tables, `own` that of the moves.
 */
function sortedWay(
  question: Question,
  people: readonly number[],
  policy: Policy,
  own: Policy,
): SortedWay {
  const claimed = people.slice(0, -1);
  const outside = people.at(-1) ?? 0;
  const counts = { claimed, outside, population: sumOf(claimed), noSegment: 0 };
  const shown = releasedRows(peopleTable({ question, counts }, policy)).map(
    ({ count }) => count !== null,
  );
  const sortsAll = question.people.definition.document.population === null;
  const isShown = shown.slice(0, -1);
  const isEmpty = people.map((count, place) => {
    const isTold = policy.zero === 'shown' && own.zero === 'hidden';
    return count === 0 && (isTold || (sortsAll && place === people.length - 1));
  });
  return {
    ...{ isShown, isEmpty },
    isPopulationShown: policy.totals === 'rounded' && shown.at(-1) === true,
  };
}

/**
 * The counts as they go to the gate, and the policy that they go under: where it shows that nobody moves
 * and those who do could be told from that, one that hides nobody as well. Null where neither is enough.
 */
function tellable([was, is]: readonly [Question, Question], counts: Counts, policy: Policy) {
  for (const own of [policy, { ...policy, zero: 'hidden' } as const]) {
    const down = sortedWay(was, sumsDown(counts), policy, own);
    const across = sortedWay(is, sumsAcross(counts), policy, own);
    const hidden = hideMoves({ counts, down, across }, own);
    if (hidden === null) continue;
    const isLeftOut = (row: number, column: number) =>
      own.zero === 'hidden' && (down.isEmpty[row] === true || across.isEmpty[column] === true);
    const told = counts.map((people, row) =>
      people.map((count, column) => {
        if (isLeftOut(row, column)) return null;
        return hidden[row]?.[column] === true ? withheld : count;
      }),
    );
    return { counts: told, policy: own };
  }
  return null;
}

const tooTelling = ({ title }: Policy) =>
  new Refusal({
    code: 'disclosure-refused',
    reason: `Who moves is not shown under ${title}: so few do that the people of each segment, before and after, would tell how many.`,
    hint: 'Compare the segments of the two definitions one by one.',
  });

/**
 * Who moves from which segment to which when one definition takes the place of another. A segment that
 * has another id, but is the same one by its label or rule, is the same. Throws a {@link Refusal}
 * (disclosure-refused) where the people of each segment before and after would tell of few who move.
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
  const told = tellable([was, is], counts, policy);
  if (told === null) throw tooTelling(policy);
  const pairs = measuredPairs({
    says: { label: 'People by segment before and after', numerator: 'People' },
    first: { name: 'other_segment', label: 'Segment before' },
    second: { name: 'segment', label: 'Segment' },
    ...{ down, across, counts: told.counts, overlapping: false },
  });
  const counted = {
    ...is.provenance(is.filters),
    population: describePopulation({ population: null }),
  };
  return release(pairs, counted, told.policy);
}
