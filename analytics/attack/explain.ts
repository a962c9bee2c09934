import type { Line } from './line.ts';
import { isKnown } from './pieces.ts';
import type { Program } from './program.ts';
import type { Limits } from './propagate.ts';
import type { Answer } from './solver.ts';
import { traceLimit } from './trail.ts';

const nothing = 1e-7;

/** What a solved program says of limits and lines; a price of 0 means that it played no part. */
interface Prices {
  readonly ofLimit: ReadonlyMap<number, number>;
  readonly ofLine: Map<Line, number>;
}

function pricesOf(program: Program, { columnDuals, rowDuals }: Answer): Prices {
  const ofLimit = new Map(program.columns.map(({ at }, column) => [at, columnDuals[column] ?? 0]));
  const ofLine = new Map<Line, number>();
  for (const [row, { from }] of program.rows.entries()) {
    const price = rowDuals[row] ?? 0;
    if ('count' in from) ofLimit.set(from.count, price);
    else ofLine.set(from.line, price);
  }
  return { ofLimit, ofLine };
}

function linesByCount(lines: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const of = new Map<number, Line[]>();
  for (const line of lines) {
    for (const at of line.at) {
      const there = of.get(at);
      if (there === undefined) of.set(at, [line]);
      else there.push(line);
    }
  }
  return of;
}

/** Adds the prices of the sums that totals were replaced by: totals first, then their parts. */
function priceReplaced(program: Program, prices: Prices, target: number, cost: number): void {
  const of = linesByCount(program.lines);
  for (const [count, own] of [...program.replaced].reverse()) {
    let price = (count === target ? cost : 0) - (prices.ofLimit.get(count) ?? 0);
    for (const line of of.get(count) ?? []) {
      if (line === own) continue;
      price -= (line.by[line.at.indexOf(count)] ?? 0) * (prices.ofLine.get(line) ?? 0);
    }
    prices.ofLine.set(own, price);
  }
}

/**
 * Adds to `sums` every sum that bears on an optimum: those with a price, and those that the limits it
 * rests on were tightened by. `cost` is 1 where the target was made least, -1 where it was made most.
 */
export function explain(
  program: Program,
  limits: Limits,
  answer: Answer,
  target: number,
  cost: 1 | -1,
  sums: Set<number>,
): void {
  const prices = pricesOf(program, answer);
  priceReplaced(program, prices, target, cost);
  for (const [at, price] of prices.ofLimit) {
    if (Math.abs(price) > nothing)
      traceLimit(limits.trail, at, price > 0 ? 'lower' : 'upper', sums);
  }
  for (const [line, price] of prices.ofLine) {
    if (Math.abs(price) <= nothing) continue;
    if (line.sum !== null) sums.add(line.sum);
    for (const at of line.at) {
      if (!isKnown(limits, at)) continue;
      traceLimit(limits.trail, at, 'lower', sums);
      traceLimit(limits.trail, at, 'upper', sums);
    }
  }
}
