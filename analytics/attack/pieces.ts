import type { Line } from './line.ts';
import { type Limits, reachOf } from './propagate.ts';

/** Counts that hang together, and the lines by which they do: no line leads out of a piece. */
export interface Piece {
  readonly counts: readonly number[];
  readonly lines: readonly Line[];
}

/** Small ones are attacked together: a linear program has a cost of its own. */
const worthWhile = 1000;

/** Whether a count is known exactly. */
export function isKnown({ lower, upper }: Limits, at: number): boolean {
  return lower[at] === upper[at];
}

/** Whether a line still says something of counts that are not known. */
function isOpen(limits: Limits, line: Line): boolean {
  if (line.at.every((at) => isKnown(limits, at))) return false;
  const { least, endlessDown } = reachOf(limits, line);
  return line.equal || endlessDown > 0 || least < -1e-9;
}

function rootOf(above: Int32Array, at: number): number {
  let root = at;
  while (above[root] !== root) {
    const next = above[root] ?? root;
    above[root] = above[next] ?? next;
    root = next;
  }
  return root;
}

function rootsOf(limits: Limits, lines: readonly Line[]): Int32Array {
  const above = Int32Array.from(limits.lower, (_, at) => at);
  for (const { at } of lines) {
    const open = at.filter((place) => !isKnown(limits, place));
    const first = rootOf(above, open[0] ?? 0);
    for (const place of open) above[rootOf(above, place)] = first;
  }
  return above.map((_, at) => rootOf(above, at));
}

function packed(pieces: readonly Piece[]): readonly Piece[] {
  const out: { counts: number[]; lines: Line[] }[] = [];
  for (const { counts, lines } of pieces) {
    const last = out.at(-1);
    if (last === undefined || last.counts.length + counts.length > worthWhile) {
      out.push({ counts: [...counts], lines: [...lines] });
      continue;
    }
    last.counts.push(...counts);
    last.lines.push(...lines);
  }
  return out;
}

/** Takes the counts that are not known and that some open line joins apart into pieces. */
export function piecesOf(limits: Limits, lines: readonly Line[]): readonly Piece[] {
  const open = lines.filter((line) => isOpen(limits, line));
  const roots = rootsOf(limits, open);
  const pieces = new Map<number, { counts: number[]; lines: Line[] }>();
  for (const line of open) {
    const root = roots[line.at.find((at) => !isKnown(limits, at)) ?? 0] ?? 0;
    const piece = pieces.get(root) ?? { counts: [], lines: [] };
    piece.lines.push(line);
    pieces.set(root, piece);
  }
  for (const [at, root] of roots.entries()) {
    if (!isKnown(limits, at)) pieces.get(root)?.counts.push(at);
  }
  return packed([...pieces.values()]);
}
