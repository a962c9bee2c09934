import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Policy, policies } from '../../analytics/disclosure/policy.ts';
import { protectRun } from '../../analytics/engine/protect-run.ts';
import type { Run } from '../../analytics/engine/run-segments.ts';
import {
  lossTable,
  nothingWithheld,
  overlapTable,
  pairKey,
  peopleTable,
  runTable,
  type Withheld,
} from '../../analytics/engine/run-tables.ts';
import { openSample } from '../library/on-sample.ts';
import type { InProcessEngine } from './in-process.ts';
import { madeRun } from './made-runs.ts';
import { foundOut, type Held } from './run-outsider.ts';

const released = policies.filter(({ working }) => !working);
const seeds = Array.from({ length: 24 }, (_, at) => at + 1);
const rulesOf = (seed: number) => 2 + (seed % 4);

function tablesOf(run: Run, policy: Policy, withheld: Withheld, isOverlay: boolean): Held {
  return {
    run: runTable(run, policy, withheld),
    overlap: overlapTable(run, policy, withheld),
    losses: isOverlay ? null : lossTable(run, policy, withheld),
    people: peopleTable(run, policy),
  };
}

/** What is found out of a run with the tables as they are released. */
async function foundOf(run: Run, policy: Policy, rules: number, isOverlay: boolean) {
  const held = tablesOf(run, policy, await protectRun(run, policy), isOverlay);
  return {
    alone: await foundOut({ ...held, people: null }, rules),
    withPeople: await foundOut(held, rules),
  };
}

const found = { alone: [], withPeople: [] };

describe.each(released.map((policy) => ({ id: policy.id, policy })))('under $id', ({ policy }) => {
  test('no hidden count of a random run can be worked out', async () => {
    for (const seed of seeds) {
      const run = madeRun(seed, rulesOf(seed), 'first-match');
      const own = await foundOf(run, policy, rulesOf(seed), false);
      expect({ seed, ...own }).toEqual({ seed, ...found });
    }
  }, 120_000);

  test('the overlap of segments tells none that their people do not tell already', async () => {
    for (const seed of seeds) {
      const run = madeRun(seed, rulesOf(seed), 'every-match');
      const own = await foundOf(run, policy, rulesOf(seed), true);
      const pairs = run.counts.overlap.flatMap((row, one) =>
        row.map((_, other) => pairKey(one, other)),
      );
      const all = { ...nothingWithheld, overlap: new Set(pairs) };
      const told = await foundOut(tablesOf(run, policy, all, true), rulesOf(seed));
      const more = own.withPeople.filter((one) => !told.includes(one));
      expect({ seed, alone: own.alone, more }).toEqual({ seed, alone: [], more: [] });
    }
  }, 120_000);
});

test('without that, the same tables tell hidden counts under every policy that hides any', async () => {
  for (const policy of released.filter(({ threshold }) => threshold > 0)) {
    const told: number[] = [];
    for (const seed of seeds) {
      const run = madeRun(seed, rulesOf(seed), 'first-match');
      const open = tablesOf(run, policy, nothingWithheld, false);
      if ((await foundOut(open, rulesOf(seed))).length > 0) told.push(seed);
    }
    expect({ policy: policy.id, isTold: told.length > 1 }).toEqual({
      ...{ policy: policy.id, isTold: true },
    });
  }
}, 60_000);

test('a run of more rules than can be matched in every way is protected too', async () => {
  const policy = released.find(({ id }) => id === 'nhs-hes') as Policy;
  const run = madeRun(5, 10, 'first-match');
  const held = tablesOf(run, policy, await protectRun(run, policy), false);
  expect(await foundOut(held, 10)).toEqual([]);
}, 120_000);

describe('of the whole sample', () => {
  let engine: InProcessEngine;
  beforeAll(async () => {
    engine = await openSample();
  }, 60_000);
  afterAll(() => engine.close());

  test.each(released.map(({ id }) => id))(
    'nothing hidden of snee is told under %s',
    async (policy) => {
      const definition = { id: 'snee' };
      const { client } = engine;
      const ask = { definition, policy };
      const held: Held = {
        run: await client.call('segments.run', ask),
        overlap: await client.call('segments.overlap', ask),
        losses: await client.call('segments.losses', ask),
        people: await client.call('table.release', {
          ...{ ...ask, measure: 'people', by: ['segment'], totals: true },
        }),
      };
      const codes = held.run.note.dimensions[0]?.categories.map(({ code }) => code) ?? [];
      expect(codes).toHaveLength(7);
      expect(await foundOut(held, 5)).toEqual([]);
      expect(await foundOut({ ...held, people: null }, 5)).toEqual([]);
    },
    60_000,
  );
});
