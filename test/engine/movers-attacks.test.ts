import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack } from '../../analytics/attack/attack.ts';
import type { Sum } from '../../analytics/attack/count-system.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type ReleasedTable, releasedRows } from '../../analytics/contract/released.ts';
import { policies } from '../../analytics/disclosure/policy.ts';
import { openSample } from '../library/on-sample.ts';
import type { InProcessEngine } from './in-process.ts';
import { leftOpen } from './run-outsider.ts';

let engine: InProcessEngine;
beforeAll(async () => {
  engine = await openSample();
}, 60_000);
afterAll(() => engine.close());

const open: [number, number] = [0, Number.POSITIVE_INFINITY];

/** What is found out of hidden moves with the people of each segment before and after. */
async function foundOut(moves: ReleasedTable, sorted: readonly [ReleasedTable, ReleasedTable]) {
  const limits: [number, number][] = [];
  const sums: Sum[] = [];
  const add = (count: number | null, table: ReleasedTable) =>
    limits.push(count === null ? open : leftOpen(count, table)) - 1;
  const cells = releasedRows(moves).map(({ codes, count, status }) => ({
    ...{ codes, status, at: add(count, moves) },
  }));
  for (const [side, table] of [
    ['other_segment', sorted[0]],
    ['segment', sorted[1]],
  ] as const) {
    const { totals } = table.note.policy;
    const rows = releasedRows(table);
    const places = rows.map(({ codes, count }) => ({ code: codes.segment, at: add(count, table) }));
    for (const { code, at } of places) {
      const parts = cells.filter(({ codes }) => codes[side] === code).map((cell) => cell.at);
      if (parts.length > 0) sums.push({ total: at, parts });
    }
    const isPart = (code: string | undefined) => code !== 'all' && code !== 'outside';
    const total = places.find(({ code }) => code === 'all')?.at;
    if (total === undefined || totals === 'summed') continue;
    sums.push({ total, parts: places.filter(({ code }) => isPart(code)).map(({ at }) => at) });
  }
  const width = moves.note.policy.protectionWidth;
  const targets = cells.flatMap(({ at, status }) => (status === 'hidden' ? [{ at, width }] : []));
  const lower = Float64Array.from(limits, ([least]) => least);
  const upper = Float64Array.from(limits, ([, most]) => most);
  return attack({ lower, upper, sums, within: [] }, targets);
}

const released = policies.filter(({ working }) => !working).map(({ id }) => id);
const pairs = [
  ['leeds', 'snee'],
  ['multimorbidity', 'british-columbia'],
] as const;

/** Policies under which none of these can be shown to be safe, with totals that are rounded and nobody hidden. */
const allRefused: readonly string[] = ['threshold-10'];

/** Who moves; null where that is refused, as it would tell too much. */
async function movesOf(policy: string, [before, after]: readonly [string, string]) {
  const ask = { before: { id: before }, after: { id: after }, policy };
  try {
    return await engine.client.call('segments.movers', ask);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).problems[0]?.code).toBe('disclosure-refused');
    return null;
  }
}

test.each(released)(
  'no hidden move between two shipped definitions is told under %s',
  async (policy) => {
    const { client } = engine;
    const run = (id: string) => client.call('segments.run', { definition: { id }, policy });
    const people = (id: string) =>
      client.call('table.release', {
        ...{ definition: { id }, policy, measure: 'people', by: ['segment'], totals: true },
      });
    let given = 0;
    for (const pair of pairs) {
      const moves = await movesOf(policy, pair);
      if (moves === null) continue;
      given += 1;
      for (const ask of [run, people]) {
        const found = await foundOut(moves, [await ask(pair[0]), await ask(pair[1])]);
        expect({ pair, ...found }).toEqual({ pair, feasible: true, narrow: [] });
      }
    }
    if (!allRefused.includes(policy)) expect(given).toBeGreaterThan(0);
  },
  60_000,
);
