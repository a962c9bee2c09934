import type { RunAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import type { ReleasedTable } from '../contract/released.ts';
import { peopleByPattern } from '../cube/aggregate.ts';
import { countRun, type RunCounts } from '../cube/pattern.ts';
import type { Policy } from '../disclosure/policy.ts';
import type { CountedPatterns } from './counting/count-patterns.ts';
import type { Counting } from './counting/counting.ts';
import { protectRun } from './protect-run.ts';
import { type Question, readQuestion } from './question.ts';
import { withFindings } from './run-findings.ts';
import type { Match } from './run-system.ts';
import { runTable } from './run-tables.ts';
import type { Workspace } from './workspace/workspace.ts';

/** A run: what was asked, and what was counted. */
export interface Run {
  readonly question: Question;
  readonly counts: RunCounts;
  /** The segments that somebody in the population matches together; none of them is the rest. */
  readonly matches: readonly Match[];
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

function matchesOf({ patterns, people }: CountedPatterns, rest: number): Match[] {
  return patterns.flatMap(({ isInside, matched }, at) =>
    isInside && (people[at] ?? 0) > 0 ? [matched.filter((one) => one !== rest)] : [],
  );
}

/** Sorts everybody, or those whom filters leave, by a definition, and counts them. */
export async function run(counting: Counting, workspace: Workspace, ask: RunAsk): Promise<Run> {
  const question = await readQuestion(counting, workspace, ask, { dimensions: ['segment'] });
  const { people, extract, filters } = question;
  refuseSegmentFilter(filters);
  const { assign, segments } = people.definition.document;
  const sorted = await patternsOf(counting, question);
  const isOverlay = assign === 'every-match';
  const counts = countRun(sorted.patterns, sorted.people, segments.length, isOverlay);
  const isEverybody = people.where === null && Object.keys(filters).length === 0;
  requireWhole(counts, assign, isEverybody ? extract.people : null);
  const rest = segments.findIndex(({ when }) => when === null);
  return { question, counts, matches: matchesOf(sorted, rest) };
}

/** Sorts everybody by a definition and releases matched, claimed and lost by segment. */
export async function runSegments(
  counting: Counting,
  workspace: Workspace,
  ask: RunAsk,
  policy: Policy,
): Promise<ReleasedTable> {
  const done = await run(counting, workspace, ask);
  return withFindings(runTable(done, policy, await protectRun(done, policy)));
}
