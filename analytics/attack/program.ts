import { combine, type Expansion, type Expansions, expand } from './expand.ts';
import type { Line } from './line.ts';
import { isKnown, type Piece } from './pieces.ts';
import type { Limits } from './propagate.ts';

/** A row of a linear program: limits of a replaced count, or a line that replaced none. */
export interface Row {
  readonly at: readonly number[];
  readonly by: readonly number[];
  readonly lower: number;
  readonly upper: number;
  readonly from: { readonly count: number } | { readonly line: Line };
}

/** A piece as a linear program: columns within limits, and rows. */
export interface Program extends Expansions {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
}

const tolerance = 1e-9;

/** The least and the most of an expansion without its constant, columns anywhere in their limits. */
function reach(
  { at, by }: Expansion,
  lower: Float64Array,
  upper: Float64Array,
): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const [k, column] of at.entries()) {
    const times = by[k] ?? 0;
    const ends = [times * (lower[column] ?? 0), times * (upper[column] ?? 0)];
    least += Math.min(...ends);
    most += Math.max(...ends);
  }
  return [least, most];
}

/** The row of a replaced count's own limits, or null where its parts keep it within them anyway. */
function limitsRow(
  limits: Limits,
  count: number,
  expansion: Expansion,
  [least, most]: readonly [number, number],
): Row | null {
  const from = (limits.lower[count] ?? 0) - expansion.constant;
  const to = (limits.upper[count] ?? 0) - expansion.constant;
  const lower = least >= from - tolerance ? -Infinity : from;
  const upper = most <= to + tolerance ? Infinity : to;
  if (lower === -Infinity && upper === Infinity) return null;
  return { at: expansion.at, by: expansion.by, lower, upper, from: { count } };
}

function lineRow(limits: Limits, line: Line, expansions: Expansions): Row | null {
  const expansion = combine(
    line.at.map((at, k) => [at, line.by[k] ?? 0] as const),
    (at) =>
      isKnown(limits, at)
        ? { constant: limits.lower[at] ?? 0, at: [], by: [] }
        : (expansions.of.get(at) ?? null),
  );
  if (expansion === null) return null;
  const { constant, at, by } = expansion;
  const upper = line.equal ? -constant : Infinity;
  return { at, by, lower: -constant, upper, from: { line } };
}

/** Whether a row without columns holds. */
function holds({ lower, upper }: Row): boolean {
  return lower <= 1e-6 && upper >= -1e-6;
}

/** Makes a piece a linear program with as few columns as its sums allow; null if it contradicts itself. */
export function programOf(limits: Limits, piece: Piece): Program | null {
  const expansions = expand(limits, piece);
  const within = (limit: Float64Array) =>
    Float64Array.from(expansions.columns, ({ at, shift }) => (limit[at] ?? 0) - shift);
  const [lower, upper] = [within(limits.lower), within(limits.upper)];
  const own = [...expansions.replaced.keys()].map((count) => {
    const expansion = expansions.of.get(count) ?? { constant: 0, at: [], by: [] };
    return limitsRow(limits, count, expansion, reach(expansion, lower, upper));
  });
  const used = new Set(expansions.replaced.values());
  const others = piece.lines
    .filter((line) => !used.has(line))
    .map((line) => lineRow(limits, line, expansions));
  const rows = [...own, ...others].filter((row) => row !== null);
  if (rows.some((row) => row.at.length === 0 && !holds(row))) return null;
  const kept = rows.filter((row) => row.at.length > 0);
  return { ...expansions, lower, upper, rows: kept, lines: piece.lines };
}
