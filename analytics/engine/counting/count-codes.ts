import type { PersonAxis } from '../../cube/axis.ts';
import type { Counts } from '../../cube/cube.ts';
import { sql } from '../../sql/sql.ts';
import type { Cells, CellsAsk } from './cells.ts';
import type { HeldCodes, PersonCodes } from './held-codes.ts';
import { type Numbered, numberRows, type Part } from './number-rows.ts';
import { leftOut, type SortedCodes } from './sort-codes.ts';

/** Slots that are counted at once; beyond, people are counted one by one. */
const mostSlots = 2 ** 26;

/** An axis, and the place on it of each profile or of each setting. */
interface PlacedAxis {
  readonly of: PersonAxis['of'];
  readonly size: number;
  readonly values: Uint16Array;
}

async function placeAxis(held: HeldCodes, axis: PersonAxis): Promise<PlacedAxis> {
  const columns = axis.of === 'profile' ? held.profiles : held.settings;
  const values = await columns.numbers(axis.position);
  return { of: axis.of, size: axis.categories.length, values };
}

/** Where each profile of each class, and each setting, is counted. */
interface Frame {
  /** Combinations of a pattern and the axes of profiles, class by class of settings. */
  readonly bases: Numbered;
  /** Combinations of the axes of settings. */
  readonly settings: Numbered;
  /** Where a person is counted: `base[start[setting] + profile] + settings.numbers[setting]`. */
  readonly base: Uint32Array;
  readonly start: Uint32Array;
  readonly slots: number;
}

function frameOf(sorted: SortedCodes, axes: readonly PlacedAxis[]): Frame {
  const { pattern, patterns, classOf, classes } = sorted;
  const none = patterns.length;
  const sortedAs: Part = {
    size: none + 1,
    values: sorted.isNarrowed ? pattern.map((one) => (one === leftOut ? none : one)) : pattern,
  };
  const ofProfile = axes.filter(({ of }) => of === 'profile');
  const ofSetting = axes.filter(({ of }) => of === 'setting');
  const bases = numberRows(pattern.length, [sortedAs, ...ofProfile]);
  const settings = numberRows(classOf.length, ofSetting);
  const wide = settings.count;
  const profiles = pattern.length / classes;
  return {
    bases,
    settings,
    base: bases.numbers.map((number) => number * wide),
    start: new Uint32Array(classOf).map((number) => number * profiles),
    slots: bases.count * wide,
  };
}

/** How many people are in each slot. */
function countPeople(
  { start: first, setting }: PersonCodes,
  { base, start, slots, settings: { numbers: place } }: Frame,
  isOneClass: boolean,
): Uint32Array {
  const counted = new Uint32Array(slots);
  const profiles = first.length - 1;
  for (let profile = 0; profile < profiles; profile += 1) {
    const end = first[profile + 1] as number;
    let person = first[profile] as number;
    if (isOneClass) {
      const own = base[profile] as number;
      for (; person < end; person += 1) {
        const slot = own + (place[setting[person] as number] as number);
        counted[slot] = (counted[slot] as number) + 1;
      }
      continue;
    }
    for (; person < end; person += 1) {
      const at = setting[person] as number;
      const slot = (base[(start[at] as number) + profile] as number) + (place[at] as number);
      counted[slot] = (counted[slot] as number) + 1;
    }
  }
  return counted;
}

/** The sum in each slot of what each person's profile is worth. */
function addAmounts(
  { start: first, setting }: PersonCodes,
  { base, start, settings: { numbers: place } }: Frame,
  amounts: Uint16Array,
  sums: Counts,
): Counts {
  const profiles = first.length - 1;
  for (let profile = 0; profile < profiles; profile += 1) {
    const amount = amounts[profile] as number;
    if (amount === 0) continue;
    const end = first[profile + 1] as number;
    for (let person = first[profile] as number; person < end; person += 1) {
      const at = setting[person] as number;
      const slot = (base[(start[at] as number) + profile] as number) + (place[at] as number);
      sums[slot] = (sums[slot] as number) + amount;
    }
  }
  return sums;
}

/** The slots that hold anybody, in order; who is left out is in none of them. */
function usedSlots({ bases, settings, slots }: Frame, people: Counts, none: number) {
  const wide = settings.count;
  const [pattern = new Uint32Array()] = bases.values;
  const isUsed = (slot: number) => people[slot] !== 0 && pattern[Math.floor(slot / wide)] !== none;
  let cells = 0;
  for (let slot = 0; slot < slots; slot += 1) if (isUsed(slot)) cells += 1;
  const used = new Uint32Array(cells);
  let next = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    if (!isUsed(slot)) continue;
    used[next] = slot;
    next += 1;
  }
  return used;
}

/** A column's numbers at the slots used, in their order, as an array of its own kind. */
function picked(column: Counts, used: Uint32Array): Counts {
  const numbers =
    column instanceof Uint32Array ? new Uint32Array(used.length) : new Float64Array(used.length);
  for (let cell = 0; cell < used.length; cell += 1)
    numbers[cell] = column[used[cell] as number] as number;
  return numbers;
}

/** The cells that hold anybody, in the order of their slots. */
function cellsOf(
  frame: Frame,
  counted: readonly Counts[],
  { patterns }: SortedCodes,
  axes: readonly PlacedAxis[],
): Cells {
  const { bases, settings } = frame;
  const [people = new Uint32Array()] = counted;
  const used = usedSlots(frame, people, patterns.length);
  const wide = settings.count;
  const [pattern = new Uint32Array(), ...ofProfile] = bases.values;
  const [profileColumns, settingColumns] = [ofProfile.values(), settings.values.values()];
  const places = axes.map(({ of }) => {
    const column = (of === 'profile' ? profileColumns : settingColumns).next().value;
    const places = new Uint16Array(used.length);
    for (let cell = 0; cell < used.length; cell += 1) {
      const slot = used[cell] as number;
      places[cell] = column?.[of === 'profile' ? Math.floor(slot / wide) : slot % wide] ?? 0;
    }
    return places;
  });
  return {
    patterns,
    pattern: used.map((slot) => pattern[Math.floor(slot / wide)] as number),
    places,
    counts: counted.map((column) => picked(column, used)),
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
  const placed: PlacedAxis[] = [];
  for (const axis of axes) placed.push(await placeAxis(held, axis));
  const frame = frameOf(sorted, placed);
  const { persons } = held;
  const cells = Math.min(frame.slots, persons.setting.length);
  if (cells > most || frame.slots > mostSlots) return null;
  const isOneClass = sorted.classes === 1;
  const counted: Counts[] = [countPeople(persons, frame, isOneClass)];
  for (const { of } of counts) {
    const isTest = 'test' in of;
    const amounts = await (isTest
      ? held.profiles.flags(of.test)
      : held.profiles.numbers(sql`coalesce(${of.amount}, 0)`));
    const sums = isTest ? new Uint32Array(frame.slots) : new Float64Array(frame.slots);
    counted.push(addAmounts(persons, frame, amounts, sums));
  }
  return cellsOf(frame, counted, sorted, placed);
}
