import { outsideCode, totalCode } from '../contract/dimensions.ts';
import type { RunAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { peopleByPattern } from '../cube/aggregate.ts';
import { countRun, type RunCounts } from '../cube/pattern.ts';
import { release } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { countOfPeople } from '../measures/describe-measure.ts';
import type { MeasuredTable } from '../measures/measured-table.ts';
import type { CountedPatterns } from './counting/count-patterns.ts';
import type { Counting } from './counting/counting.ts';
import { type Question, readQuestion } from './question.ts';
import { withFindings } from './run-findings.ts';
import type { Workspace } from './workspace/workspace.ts';

/** A run: what was asked, and what was counted. */
export interface Run {
  readonly question: Question;
  readonly counts: RunCounts;
}

/**
 * Every person is in exactly one segment or outside: anything else is our fault, and no figure
 * leaves. `held` is how many people there must be; null where a filter leaves that open.
 */
export function requireWhole(
  { population, outside, claimed }: Pick<RunCounts, 'population' | 'outside' | 'claimed'>,
  assign: 'first-match' | 'every-match',
  held: number | null,
): void {
  const sum = claimed.reduce((total, count) => total + count, 0);
  const isWhole = held === null || population + outside === held;
  if (isWhole && (assign === 'every-match' || sum === population)) return;
  throw new Refusal({
    code: 'internal',
    reason: 'The segments do not add up to the population, so no figure is given.',
    hint: 'Import the extract again; if it happens again, report the definition.',
  });
}

function refuseSegmentFilter(filters: NonNullable<RunAsk['filters']>): void {
  if (filters.segment === undefined) return;
  throw new Refusal({
    code: 'usage',
    reason: 'A run is of every segment, so it takes no filter on segments.',
    hint: 'Filter on another dimension, or ask for a table.',
  });
}

/** The people of each pattern; under filters they come from a cube. */
async function patternsOf(counting: Counting, question: Question): Promise<CountedPatterns> {
  const { people, axes, combination, filters } = question;
  if (Object.keys(filters).length === 0) return counting.patterns(people);
  const dimensions = axes.map(({ dimension }) => dimension);
  const cube = await counting.cube({ ...people, dimensions, combination, counts: [] });
  return { patterns: cube.patterns, people: peopleByPattern(cube, filters) };
}

/** Sorts everybody, or those whom filters leave, by a definition, and counts them. */
export async function run(counting: Counting, workspace: Workspace, ask: RunAsk): Promise<Run> {
  const question = await readQuestion(counting, workspace, ask, { dimensions: ['segment'] });
  const { people, extract, filters } = question;
  refuseSegmentFilter(filters);
  const { assign, segments } = people.definition.document;
  const { patterns, people: counted } = await patternsOf(counting, question);
  const counts = countRun(patterns, counted, segments.length, assign === 'every-match');
  const isEverybody = people.where === null && Object.keys(filters).length === 0;
  requireWhole(counts, assign, isEverybody ? extract.people : null);
  return { question, counts };
}

interface RunLine {
  readonly code: string;
  readonly matched: number;
  readonly claimed: number;
}

function linesOf({ question, counts }: Run): RunLine[] {
  const { segments } = question.people.definition.document;
  const { matched, claimed, outside, population } = counts;
  return [
    ...segments.map(({ id }, at) => ({
      code: id,
      matched: matched[at] ?? 0,
      claimed: claimed[at] ?? 0,
    })),
    { code: outsideCode, matched: outside, claimed: outside },
    { code: totalCode, matched: population, claimed: population },
  ];
}

function measuredRun({ question }: Run, lines: readonly RunLine[]): MeasuredTable {
  const { assign, segments } = question.people.definition.document;
  const isOverlapping = assign === 'every-match';
  const categories = segments.map(({ id, label }) => ({ code: id, label }));
  return {
    measure: countOfPeople({
      label: isOverlapping ? 'People in each segment' : 'People claimed by each segment',
      numerator: isOverlapping
        ? 'People who match the segment, whatever others they match'
        : 'People who match the segment and no earlier one',
    }),
    dimensions: [
      {
        name: 'segment',
        label: 'Segment',
        categories: [...categories, { code: outsideCode, label: 'Outside the population' }],
        ...(isOverlapping ? { overlapping: true } : {}),
      },
    ],
    totals: true,
    rows: lines.map(({ code, claimed }) => ({
      codes: [code],
      numerator: claimed,
      denominator: null,
    })),
  };
}

/** Sorts everybody by a definition and releases matched, claimed and lost by segment. */
export async function runSegments(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const done = await run(counting, workspace, ask);
  const lines = linesOf(done);
  const provenance = done.question.provenance(done.question.filters);
  return withFindings(
    release(measuredRun(done, lines), provenance, policy, {
      matched: lines.map(({ matched }) => matched),
      lost: lines.map(({ matched, claimed }) => matched - claimed),
    }),
  );
}
