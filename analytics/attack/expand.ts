import type { Line } from './line.ts';
import { isKnown, type Piece } from './pieces.ts';
import type { Limits } from './propagate.ts';

/** A count by the columns of a linear program: `constant` and the sum of `by` times the column `at`. */
export interface Expansion {
  readonly constant: number;
  readonly at: readonly number[];
  readonly by: readonly number[];
}

/** Which counts are columns, and how every other one is made of them. */
export interface Expansions {
  /** The count of each column, and what is subtracted from it there so that numbers stay small. */
  readonly columns: readonly { readonly at: number; readonly shift: number }[];
  readonly of: ReadonlyMap<number, Expansion>;
  /** The sum that each count was replaced by; parts before totals. */
  readonly replaced: ReadonlyMap<number, Line>;
}

/** Beyond so many terms no further total is replaced by its parts. */
const mostTerms = 400_000;

/** Adds up counts, each times a number, as one expansion. Null where one of them has none. */
export function combine(
  terms: readonly (readonly [number, number])[],
  expansionOf: (at: number) => Expansion | null,
): Expansion | null {
  const sum = new Map<number, number>();
  let constant = 0;
  for (const [count, times] of terms) {
    const expansion = expansionOf(count);
    if (expansion === null) return null;
    constant += times * expansion.constant;
    for (const [k, at] of expansion.at.entries()) {
      sum.set(at, (sum.get(at) ?? 0) + times * (expansion.by[k] ?? 0));
    }
  }
  const kept = [...sum].filter(([, by]) => by !== 0);
  return { constant, at: kept.map(([at]) => at), by: kept.map(([, by]) => by) };
}

const shiftOf = ({ lower, upper }: Limits, at: number) =>
  [lower[at], upper[at]].find((limit) => Number.isFinite(limit)) ?? 0;

function definitionsOf(limits: Limits, lines: readonly Line[]): ReadonlyMap<number, Line> {
  const out = new Map<number, Line>();
  for (const line of lines) {
    const total = line.at[0] ?? -1;
    if (line.equal && line.by[0] === 1 && !isKnown(limits, total) && !out.has(total)) {
      out.set(total, line);
    }
  }
  return out;
}

/** Replaces every total of a piece by its parts, as far as sums do not go round in a circle. */
export function expand(limits: Limits, { counts, lines }: Piece): Expansions {
  const definitions = definitionsOf(limits, lines);
  const columns: { readonly at: number; readonly shift: number }[] = [];
  const of = new Map<number, Expansion>();
  const replaced = new Map<number, Line>();
  const underWay = new Set<number>();
  let terms = 0;

  function fromParts(at: number): Expansion | null {
    const line = definitions.get(at);
    if (line === undefined || terms > mostTerms) return null;
    underWay.add(at);
    const parts = line.at.slice(1).map((part, k) => [part, -(line.by[k + 1] ?? 0)] as const);
    const found = combine(parts, expansionOf);
    underWay.delete(at);
    if (found !== null) replaced.set(at, line);
    return found;
  }

  function asColumn(at: number): Expansion {
    const shift = shiftOf(limits, at);
    columns.push({ at, shift });
    return { constant: shift, at: [columns.length - 1], by: [1] };
  }

  function expansionOf(at: number): Expansion | null {
    if (isKnown(limits, at)) return { constant: limits.lower[at] ?? 0, at: [], by: [] };
    if (underWay.has(at)) return null;
    const known = of.get(at);
    if (known !== undefined) return known;
    const found = fromParts(at) ?? asColumn(at);
    of.set(at, found);
    terms += found.at.length;
    return found;
  }

  for (const at of counts) expansionOf(at);
  return { columns, of, replaced };
}
