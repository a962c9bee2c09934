import type { PersonAxis } from '../../cube/axis.ts';
import type { Cells, CellsAsk } from './cells.ts';
import type { HeldCodes, PersonCodes } from './held-codes.ts';
import { type Numbered, numberRows, type Part } from './number-rows.ts';
import { leftOut, type SortedCodes } from './sort-codes.ts';

/** Slots that are counted at once; beyond, people are counted one by one. */
const mostSlots = 2 ** 26;

/** The places of profiles or of settings on those of the axes that are made of them. */
async function placesOf(
  held: HeldCodes,
  axes: readonly PersonAxis[],
): Promise<ReadonlyMap<PersonAxis, Uint16Array>> {
  const places = new Map<PersonAxis, Uint16Array>();
  for (const axis of axes) {
    const columns = axis.of === 'profile' ? held.profiles : held.settings;
    places.set(axis, await columns.numbers(axis.position));
  }
  return places;
}

/** Where each profile of each class, and each setting, is counted. */
interface Frame {
  /** Of each class in turn, the number of each profile's combination. */
  readonly bases: Numbered;
  readonly settings: Numbered;
  /** Where a person is counted: `base[start[setting] + profile] + place[setting]`. */
  readonly base: Uint32Array;
  readonly place: Uint32Array;
  readonly start: Uint32Array;
  readonly slots: number;
}

function frameOf(
  sorted: SortedCodes,
  axes: readonly PersonAxis[],
  places: ReadonlyMap<PersonAxis, Uint16Array>,
): Frame {
  const { pattern, patterns, classOf, classes } = sorted;
  const profiles = pattern.length / classes;
  const partsOf = (of: PersonAxis['of'], rows: number): Part[] =>
    axes
      .filter((axis) => axis.of === of)
      .map((axis) => {
        const column = places.get(axis) ?? new Uint16Array(rows);
        return { size: axis.categories.length, of: (row) => column[row % rows] as number };
      });
  const sortedAs: Part = { size: patterns.length, of: (row) => pattern[row] as number };
  const bases = numberRows(
    pattern.length,
    [sortedAs, ...partsOf('profile', profiles)],
    (row) => pattern[row] === leftOut,
  );
  const settings = numberRows(classOf.length, partsOf('setting', classOf.length), () => false);
  const wide = settings.rows.length;
  return {
    bases,
    settings,
    base: bases.numbers.map((number) => number * wide),
    place: settings.numbers,
    start: new Uint32Array(classOf).map((number) => number * profiles),
    slots: bases.rows.length * wide,
  };
}

/** How many people are in each slot; who is left out comes last. */
function countAll(
  { profile, setting }: PersonCodes,
  { base, place, start, slots, settings }: Frame,
  isOneClass: boolean,
): Uint32Array {
  const counted = new Uint32Array(slots + settings.rows.length);
  const persons = profile.length;
  if (isOneClass) {
    for (let person = 0; person < persons; person += 1) {
      const slot =
        (base[profile[person] as number] as number) + (place[setting[person] as number] as number);
      counted[slot] = (counted[slot] as number) + 1;
    }
    return counted;
  }
  for (let person = 0; person < persons; person += 1) {
    const at = setting[person] as number;
    const row = (start[at] as number) + (profile[person] as number);
    const slot = (base[row] as number) + (place[at] as number);
    counted[slot] = (counted[slot] as number) + 1;
  }
  return counted;
}

/** The same of those whose profile has a flag. */
function countFlagged(
  { profile, setting }: PersonCodes,
  { base, place, start, slots, settings }: Frame,
  flags: Uint16Array,
): Uint32Array {
  const counted = new Uint32Array(slots + settings.rows.length);
  const persons = profile.length;
  for (let person = 0; person < persons; person += 1) {
    const of = profile[person] as number;
    if (flags[of] === 0) continue;
    const at = setting[person] as number;
    const slot = (base[(start[at] as number) + of] as number) + (place[at] as number);
    counted[slot] = (counted[slot] as number) + 1;
  }
  return counted;
}

/** The cells that hold anybody, in the order of their slots. */
function cellsOf(
  { bases, settings, slots }: Frame,
  counted: readonly Uint32Array[],
  { patterns, pattern }: SortedCodes,
  axes: readonly (readonly [PersonAxis, Uint16Array])[],
): Cells {
  const [people = new Uint32Array()] = counted;
  const wide = settings.rows.length;
  const profiles = (column: Uint16Array, base: number) => column[base % column.length] as number;
  let cells = 0;
  for (let slot = 0; slot < slots; slot += 1) if (people[slot] !== 0) cells += 1;
  const used = new Uint32Array(cells);
  let next = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    if (people[slot] === 0) continue;
    used[next] = slot;
    next += 1;
  }
  const baseRow = (slot: number) => bases.rows[Math.floor(slot / wide)] as number;
  const settingRow = (slot: number) => settings.rows[slot % wide] as number;
  return {
    patterns,
    pattern: used.map((slot) => pattern[baseRow(slot)] as number),
    places: axes.map(([{ of }, column]) => {
      const place =
        of === 'profile'
          ? (slot: number) => profiles(column, baseRow(slot))
          : (slot: number) => column[settingRow(slot)] as number;
      return new Uint16Array(used.map(place));
    }),
    counts: counted.map((column) => used.map((slot) => column[slot] as number)),
  };
}

/**
 * Counts everybody into cells by their codes, in memory; null where there may be more than `most`
 * cells, or too many to count at once.
 */
export async function countCodes(
  held: HeldCodes,
  sorted: SortedCodes,
  { axes, counts, most }: CellsAsk,
): Promise<Cells | null> {
  const places = await placesOf(held, axes);
  const frame = frameOf(sorted, axes, places);
  const codes = await held.codes();
  if (Math.min(frame.slots, codes.profile.length) > most || frame.slots > mostSlots) return null;
  const counted = [countAll(codes, frame, sorted.classes === 1)];
  for (const { test } of counts) {
    counted.push(countFlagged(codes, frame, await held.profiles.flags(test)));
  }
  return cellsOf(frame, counted, sorted, [...places]);
}
