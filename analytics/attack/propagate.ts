import type { CountSystem } from './count-system.ts';
import type { Line } from './line.ts';
import { addStep, newTrail, type Side, type Trail } from './trail.ts';

/** Limits of every count that follow from the lines one at a time, and how they were found. */
export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly trail: Trail;
}

/** Less than this is no tightening: otherwise limits could creep towards each other for ever. */
const leastStep = 1e-3;
const visitsPerLine = 50;

/** The least and the most that a line can come to, told apart from the counts without limit. */
interface Reach {
  readonly least: number;
  readonly most: number;
  readonly endlessDown: number;
  readonly endlessUp: number;
  /** How far rounding of the numbers can put the sums out. */
  readonly slack: number;
}

const valueOr = (limits: Float64Array, at: number) => limits[at] ?? 0;

/** What one term can come to, least and most. */
function span({ lower, upper }: Limits, at: number, by: number): readonly [number, number] {
  const [from, to] = [by * valueOr(lower, at), by * valueOr(upper, at)];
  return by > 0 ? [from, to] : [to, from];
}

/** The least and the most of a line within the limits of its counts. */
export function reachOf(limits: Limits, { at, by }: Line): Reach {
  let [least, most, endlessDown, endlessUp, size] = [0, 0, 0, 0, 0];
  for (const [k, place] of at.entries()) {
    const [down, up] = span(limits, place, by[k] ?? 0);
    if (down === -Infinity) endlessDown++;
    else least += down;
    if (up === Infinity) endlessUp++;
    else most += up;
    size += Math.max(Number.isFinite(down) ? Math.abs(down) : 0, Number.isFinite(up) ? up : 0);
  }
  return { least, most, endlessDown, endlessUp, slack: 1e-7 + 1e-14 * size };
}

/** Whether no counts within the limits can obey the line. */
function isBroken({ least, most, endlessDown, endlessUp, slack }: Reach, equal: boolean): boolean {
  return (endlessUp === 0 && most < -slack) || (equal && endlessDown === 0 && least > slack);
}

/** The most of all the other terms, or Infinity. */
function othersMost(reach: Reach, up: number): number {
  if (up === Infinity) return reach.endlessUp > 1 ? Infinity : reach.most;
  return reach.endlessUp > 0 ? Infinity : reach.most - up;
}

function othersLeast(reach: Reach, down: number): number {
  if (down === -Infinity) return reach.endlessDown > 1 ? -Infinity : reach.least;
  return reach.endlessDown > 0 ? -Infinity : reach.least - down;
}

/** Puts a limit closer if that is worth it; null where it would pass the opposite one. */
function tighten(
  limits: Limits,
  at: number,
  side: Side,
  to: number,
  line: Line,
  slack: number,
): boolean | null {
  const sign = side === 'lower' ? 1 : -1;
  const opposite = valueOr(side === 'lower' ? limits.upper : limits.lower, at);
  if ((to - opposite) * sign > slack) return null;
  const snapped = Math.abs(to - opposite) <= slack ? opposite : to;
  const gain = (snapped - valueOr(limits[side], at)) * sign;
  if (!(gain > leastStep)) return false;
  limits[side][at] = snapped;
  addStep(limits.trail, at, side, line);
  return true;
}

/** Tightens the counts of one line; those that changed, or null where the line cannot be obeyed. */
function visit(limits: Limits, line: Line): readonly number[] | null {
  const reach = reachOf(limits, line);
  if (isBroken(reach, line.equal)) return null;
  const changed: number[] = [];
  for (const [k, at] of line.at.entries()) {
    const by = line.by[k] ?? 1;
    const [down, up] = span(limits, at, by);
    const floor = -othersMost(reach, up) / by;
    const ceiling = line.equal ? -othersLeast(reach, down) / by : by > 0 ? Infinity : -Infinity;
    const found = [
      tighten(limits, at, by > 0 ? 'lower' : 'upper', floor, line, reach.slack),
      tighten(limits, at, by > 0 ? 'upper' : 'lower', ceiling, line, reach.slack),
    ];
    if (found.includes(null)) return null;
    if (found.includes(true)) changed.push(at);
  }
  return changed;
}

function linesByCount(lines: readonly Line[], counts: number): readonly (readonly number[])[] {
  const of: number[][] = Array.from({ length: counts }, () => []);
  for (const [place, { at }] of lines.entries()) for (const k of at) of[k]?.push(place);
  return of;
}

/**
 * Tightens the limits of every count by one line after another until no line changes any. What is
 * found is true, but not always as tight as all lines together make it. Null where the system
 * contradicts itself.
 */
export function propagate(system: CountSystem, lines: readonly Line[]): Limits | null {
  const counts = system.lower.length;
  const [lower, upper] = [system.lower.slice(), system.upper.slice()];
  if (lower.some((from, at) => !(from <= valueOr(upper, at)))) return null;
  const limits: Limits = { lower, upper, trail: newTrail(counts) };
  const of = linesByCount(lines, counts);
  const queue = lines.map((_, place) => place);
  const waiting = new Uint8Array(lines.length).fill(1);
  const visits = lines.length * visitsPerLine;
  for (let turn = 0; turn < queue.length && turn < visits; turn++) {
    const place = queue[turn] ?? 0;
    const line = lines[place];
    waiting[place] = 0;
    const changed = line === undefined ? [] : visit(limits, line);
    if (changed === null) return null;
    for (const next of changed.flatMap((at) => of[at] ?? [])) {
      if (waiting[next] === 1) continue;
      waiting[next] = 1;
      queue.push(next);
    }
  }
  const broken = lines.some((line) => isBroken(reachOf(limits, line), line.equal));
  return broken ? null : limits;
}
