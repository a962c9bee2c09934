import { expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import type { CountSystem, Sum } from '../../analytics/attack/count-system.ts';
import { releasedNumbers } from '../../analytics/contract/released.ts';
import { hideMoves, type SortedWay } from '../../analytics/disclosure/hide-moves.ts';
import { findPolicy, type Policy, policies } from '../../analytics/disclosure/policy.ts';
import { isDisclosive } from '../../analytics/disclosure/primary.ts';
import { roundCount } from '../../analytics/disclosure/rounding.ts';
import { peopleTable } from '../../analytics/engine/run-tables.ts';
import { madeQuestion, randomFrom, somePeople } from '../engine/made-runs.ts';
import { leftOpen } from '../engine/run-outsider.ts';

const released = policies.filter(({ working, threshold }) => !working && threshold > 0);
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
const question = (places: number) => madeQuestion(places - 2, 'first-match');

/** Most people stay where they were; a few move. */
function someMoves(seed: number): number[][] {
  const random = randomFrom(seed);
  const [down, across] = [3 + (seed % 3), 3 + (seed % 2)];
  return Array.from({ length: down }, (_, row) =>
    Array.from({ length: across }, (_, column) =>
      row === column ? 60 + somePeople(random) : random() < 0.4 ? 0 : somePeople(random),
    ),
  );
}

const turned = (counts: readonly (readonly number[])[]) =>
  (counts[0] ?? []).map((_, column) => counts.map((row) => row[column] ?? 0));

/** People by segment as they are released: the segments, those outside, the population. */
function peopleBy(counts: readonly (readonly number[])[], policy: Policy) {
  const people = counts.map(sum);
  const [claimed, outside] = [people.slice(0, -1), people.at(-1) ?? 0];
  const own = { claimed, outside, population: sum(claimed), noSegment: 0 };
  return peopleTable({ question: question(people.length), counts: own }, policy);
}

function wayOf(counts: readonly (readonly number[])[], policy: Policy): SortedWay {
  const shown = releasedNumbers(peopleBy(counts, policy), 'count').map((count) => count !== null);
  const isPopulationShown = policy.totals === 'rounded' && shown.at(-1) === true;
  return { isShown: shown.slice(0, -1), isEmpty: counts.map(() => false), isPopulationShown };
}

const movesOf = (counts: readonly (readonly number[])[], policy: Policy) => ({
  counts,
  down: wayOf(counts, policy),
  across: wayOf(turned(counts), policy),
});

/** Which hidden moves can be told from those that are shown and the people of each segment. */
async function foundOut(
  counts: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  policy: Policy,
): Promise<string[]> {
  const limits: [number, number][] = [];
  const sums: Sum[] = [];
  const free: [number, number] = [0, Number.POSITIVE_INFINITY];
  const add = (limit: [number, number]) => limits.push(limit) - 1;
  const tables = [peopleBy(counts, policy), peopleBy(turned(counts), policy)] as const;
  const cells = counts.map((own, row) =>
    own.map((count, column) =>
      add(hidden[row]?.[column] ? free : leftOpen(roundCount(count, policy), tables[0])),
    ),
  );
  for (const [table, lines] of [
    [tables[0], cells],
    [tables[1], turned(cells)],
  ] as const) {
    const shown = releasedNumbers(table, 'count');
    const places = lines.map((parts, place) => {
      const count = shown[place] ?? null;
      const total = add(count === null ? free : leftOpen(count, table));
      sums.push({ total, parts });
      return total;
    });
    const all = shown.at(-1) ?? null;
    if (all === null || policy.totals === 'summed') continue;
    sums.push({ total: add(leftOpen(all, table)), parts: places.slice(0, -1) });
  }
  const system: CountSystem = {
    lower: Float64Array.from(limits, ([lower]) => lower),
    upper: Float64Array.from(limits, ([, upper]) => upper),
    ...{ sums, within: [] },
  };
  const targets = cells.flatMap((own, row) =>
    own.flatMap((at, column) =>
      hidden[row]?.[column] ? [{ at, width: policy.protectionWidth }] : [],
    ),
  );
  const { feasible, narrow } = await attack(system, targets);
  expect(feasible).toBe(true);
  return narrow.map(({ at, lower, upper }) => `${at}: ${lower} to ${upper}`);
}

const seeds = Array.from({ length: 30 }, (_, at) => at + 1);

test.each(released.map((policy) => ({ id: policy.id, policy })))(
  'no hidden move can be told from the people of each segment before and after, under $id',
  async ({ policy }) => {
    let given = 0;
    let told = 0;
    for (const seed of seeds) {
      const counts = someMoves(seed);
      const small = counts.map((own) => own.map((count) => isDisclosive(count, policy)));
      if ((await foundOut(counts, small, policy)).length > 0) told += 1;
      const hidden = hideMoves(movesOf(counts, policy), policy);
      if (hidden === null) continue;
      given += 1;
      expect({ seed, found: await foundOut(counts, hidden, policy) }).toEqual({ seed, found: [] });
    }
    expect({ isGiven: given > 20, isTold: told > 10 }).toEqual({ isGiven: true, isTold: true });
  },
  60_000,
);

test('whoever does not move is shown where no small number moves', () => {
  const policy = findPolicy('uk-llc');
  const counts = [
    [500, 40, 30],
    [25, 300, 20],
    [15, 60, 100],
  ];
  expect(hideMoves(movesOf(counts, policy), policy)?.flat()).not.toContain(true);
});

test('one small move hides other moves, and nobody who stays', () => {
  const policy = findPolicy('uk-llc');
  const counts = [
    [500, 3, 30],
    [25, 300, 20],
    [15, 60, 100],
  ];
  const hidden = hideMoves(movesOf(counts, policy), policy);
  expect(hidden?.[0]?.[1]).toBe(true);
  expect(hidden?.flat().filter(Boolean).length).toBeGreaterThan(3);
  expect(hidden?.map((own, place) => own[place])).toEqual([false, false, false]);
});

test('one small move that nothing else can hide is not told at all', () => {
  const counts = [
    [60, 6, 0],
    [0, 739, 0],
    [0, 0, 69],
  ];
  const policy = { ...findPolicy('nhs-hes'), rounding: 1 };
  expect(hideMoves(movesOf(counts, policy), policy)).toBeNull();
});
