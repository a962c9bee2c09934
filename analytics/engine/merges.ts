import type { Dimension, Merge } from '../contract/dimensions.ts';
import type { CallContext, MergeAdvice, MergeStep, TableAsk } from '../contract/methods.ts';
import { Refusal } from '../contract/problem.ts';
import { type ReleasedTable, releasedRows } from '../contract/released.ts';
import type { Axis } from '../cube/axis.ts';
import {
  type Candidate,
  candidatesOf,
  costOf,
  mergeable,
  type SeenCategory,
  withCandidate,
} from '../cube/merge-candidates.ts';
import { mergeWords } from '../cube/merge-words.ts';
import { release } from '../disclosure/gate.ts';
import type { Policy } from '../disclosure/policy.ts';
import { stopIfAborted } from '../sources/stop-if-aborted.ts';
import { type CountedAsk, countAsked } from './count-asked.ts';
import type { Counting } from './counting/counting.ts';
import { type Tried, triedOf } from './merge-trial.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Steps after which no more is advised. */
const mostSteps = 8;

/** Merges that are tried for one step: fewer of a larger table, by its rows. */
const trials = { most: 30, fewest: 6, rows: 15_000 };

/** Rows above which trying merges would take too long. */
const mostRows = 12_000;

function requireFew(rows: number): void {
  if (rows <= mostRows) return;
  throw new Refusal({
    code: 'usage',
    reason: `The table has more than ${mostRows.toLocaleString('en-GB')} cells, so merges cannot be tried one after the other.`,
    hint: 'Break it down by fewer dimensions.',
  });
}

/** What the search for merges goes by: nothing but tables that have passed the gate. */
interface Search {
  readonly ask: TableAsk;
  readonly policy: Policy;
  readonly counted: CountedAsk;
  /** Protected people of each category, by dimension and code. */
  readonly people: ReadonlyMap<Dimension, ReadonlyMap<string, number>>;
  readonly first: Tried;
}

function tableOf(
  { policy, counted }: Pick<Search, 'policy' | 'counted'>,
  merge: Merge,
): ReleasedTable {
  const { measured, provenance } = counted.measured(merge);
  return release(measured, provenance, policy);
}

/** The protected people of each category; of a hidden one no more than a hidden count may be. */
function peopleBy({ policy, counted }: Pick<Search, 'policy' | 'counted'>, dimension: Dimension) {
  const { measured, provenance } = counted.peopleBy(dimension);
  const table = release(measured, provenance, policy);
  const few = table.note.policy.threshold;
  return new Map(
    releasedRows(table).map(({ codes, count }) => [codes[dimension] ?? '', count ?? few]),
  );
}

function seenOn(axis: Axis, tried: Tried, people: ReadonlyMap<string, number>): SeenCategory[] {
  const { dimension } = axis;
  const shown = new Set(tried.rows.map(({ codes }) => codes[dimension]));
  return mergeable(axis).flatMap(({ code, parts }) => {
    const hidden = tried.rows.filter((row) => {
      return row.codes[dimension] === code && row.status === 'hidden';
    }).length;
    const own = parts.reduce((sum, part) => sum + (people.get(part) ?? 0), 0);
    return shown.has(code) ? [{ parts, hidden, people: own }] : [];
  });
}

interface Weighed {
  readonly candidate: Candidate;
  readonly cost: number;
}

/** The merges that are worth a trial, those of most hidden cells for what they lose first. */
function weighed({ ask, people }: Search, tried: Tried): readonly Weighed[] {
  const most = Math.ceil(trials.rows / Math.max(1, tried.rows.length));
  const axes = tried.axes.filter(
    ({ dimension }) => ask.by.includes(dimension) && dimension !== 'combination',
  );
  const each = axes.map((axis) => {
    const known = people.get(axis.dimension) ?? new Map<string, number>();
    const everybody = [...known.values()].reduce((sum, own) => sum + own, 0);
    const seen = seenOn(axis, tried, known);
    return candidatesOf(axis.dimension, seen, everybody).map((candidate) => ({
      candidate,
      cost: costOf(candidate, everybody),
    }));
  });
  const longest = Math.max(0, ...each.map((one) => one.length));
  const inTurn = Array.from({ length: longest }, (_, at) => each.flatMap((one) => one[at] ?? []));
  return inTurn.flat().slice(0, Math.min(trials.most, Math.max(trials.fewest, most)));
}

interface Choice extends Weighed {
  readonly tried: Tried;
  /** Cells that come back for each per cent that is lost. */
  readonly gain: number;
}

const keyOf = ({ candidate: { dimension, groups } }: Weighed) =>
  JSON.stringify([dimension, groups.map((group) => group.map(({ parts }) => parts))]);

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function tryMerge(search: Search, now: Tried, { candidate, cost }: Weighed): Choice {
  const merge = withCandidate(now.merge, candidate);
  const { counted, first } = search;
  const tried = triedOf(tableOf(search, merge), merge, counted.axes, first.hidden);
  const helps = tried.uncovered < now.uncovered && tried.hidden.length < now.hidden.length;
  const gain = helps ? (now.uncovered - tried.uncovered) / cost : 0;
  return { candidate, cost, tried, gain };
}

/**
 * The merge that brings most cells back for what it loses; null where none does. What a merge has gained
 * at an earlier step (`gained`) is the most that it is taken to gain now: one that cannot be the best is
 * not tried again.
 */
async function bestOf(
  search: Search,
  now: Tried,
  gained: Map<string, number>,
  tell: (share: number) => void,
): Promise<Choice | null> {
  const most = (one: Weighed) => gained.get(keyOf(one)) ?? Number.POSITIVE_INFINITY;
  const all = weighed(search, now);
  const inOrder = [...all.keys()].toSorted((one, other) => {
    const [first, second] = [most(all[one] as Weighed), most(all[other] as Weighed)];
    return first === second ? one - other : second - first;
  });
  let best: Choice | null = null;
  for (const [at, index] of inOrder.entries()) {
    const one = all[index] as Weighed;
    if (best !== null && most(one) <= best.gain) break;
    await turn();
    tell(at / inOrder.length);
    const choice = tryMerge(search, now, one);
    gained.set(keyOf(one), choice.gain);
    if (choice.gain > (best?.gain ?? 0)) best = choice;
  }
  return best;
}

function stepOf({ counted }: Search, before: Tried, { candidate, tried }: Choice): MergeStep {
  const axis = counted.axes.find(({ dimension }) => dimension === candidate.dimension);
  return {
    merge: tried.merge,
    words: axis === undefined ? '' : mergeWords(candidate, axis),
    hiddenBefore: before.hidden.length,
    hiddenAfter: tried.hidden.length,
    cellsAfter: tried.rows.length,
    people: Math.max(0, tried.people - before.people),
  };
}

/**
 * What to merge so that hidden cells of a table come back: step by step the merge with the most cells for
 * what it loses (see {@link costOf}), as the gate itself shows them, until none helps. Of released tables
 * alone, so that it says nothing that they do not. Throws a {@link Refusal}.
 */
export async function adviseMerges(
  counting: Counting,
  workspace: Workspace,
  ask: TableAsk,
  context: CallContext & { readonly policy: Policy },
): Promise<MergeAdvice> {
  const { policy, signal, progress } = context;
  const nobodyToo = policy.zero === 'hidden';
  const counted = await countAsked(counting, workspace, ask, { nobodyToo });
  const merge = ask.merge ?? {};
  const table = tableOf({ policy, counted }, merge);
  requireFew(table.table.numRows);
  const first = triedOf(table, merge, counted.axes, null);
  const of = { ask, counted, policy };
  const people = new Map(ask.by.map((dimension) => [dimension, peopleBy(of, dimension)]));
  const search: Search = { ...of, people, first };
  const steps: MergeStep[] = [];
  const gained = new Map<string, number>();
  const tell = (share: number) => {
    stopIfAborted(signal);
    const phrase = `Trying merges, step ${steps.length + 1}`;
    progress({ share: (steps.length + share) / mostSteps, phrase });
  };
  let now = first;
  while (now.hidden.length > 0 && steps.length < mostSteps) {
    const best = await bestOf(search, now, gained, tell);
    if (best === null) break;
    steps.push(stepOf(search, now, best));
    now = best.tried;
  }
  return { hidden: first.hidden.length, cells: first.rows.length, steps };
}
