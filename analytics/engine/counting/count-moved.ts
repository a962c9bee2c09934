import type { Filters } from '../../contract/dimensions.ts';
import type { PersonAxis } from '../../cube/axis.ts';
import type { Pattern } from '../../cube/pattern.ts';
import type { HeldCodes, PersonCodes } from './held-codes.ts';
import { leftOut, type SortedCodes } from './sort-codes.ts';

/** People by the segment that claims them before and after; null is outside the population. */
export interface Moved {
  readonly before: number | null;
  readonly after: number | null;
  readonly people: number;
}

/** Whom filters keep: of each profile and each setting whether it passes. */
interface Kept {
  readonly profiles: Uint8Array;
  readonly settings: Uint8Array;
}

async function keptBy(
  { profiles, settings }: HeldCodes,
  axes: readonly PersonAxis[],
  filters: Filters,
): Promise<Kept> {
  const kept = {
    profiles: new Uint8Array(profiles.rows).fill(1),
    settings: new Uint8Array(settings.rows).fill(1),
  };
  for (const axis of axes) {
    const codes = filters[axis.dimension];
    if (codes === undefined) continue;
    const columns = axis.of === 'profile' ? profiles : settings;
    const target = axis.of === 'profile' ? kept.profiles : kept.settings;
    const wanted = axis.categories.map(({ code }) => codes.includes(code));
    (await columns.numbers(axis.position)).forEach((place, row) => {
      if (wanted[place] !== true) target[row] = 0;
    });
  }
  return kept;
}

/** The pattern of a profile in each class of settings in turn. */
type Finder = (profile: number, setting: number) => number;

function finder({ pattern, classOf, classes }: SortedCodes): Finder {
  const profiles = pattern.length / classes;
  return (profile, setting) => pattern[(classOf[setting] as number) * profiles + profile] as number;
}

/** People by their pattern before and after: `before * wide + after`. */
function countPairs(
  { start, setting }: PersonCodes,
  before: SortedCodes,
  after: SortedCodes,
  kept: Kept,
): Float64Array {
  const wide = after.patterns.length;
  const pairs = new Float64Array(before.patterns.length * wide);
  const add = (from: number, to: number, people: number) => {
    if (from === leftOut || to === leftOut) return;
    const pair = from * wide + to;
    pairs[pair] = (pairs[pair] as number) + people;
  };
  const isByProfile =
    before.classes === 1 && after.classes === 1 && kept.settings.every((flag) => flag === 1);
  const [was, is] = [finder(before), finder(after)];
  for (let profile = 0; profile < kept.profiles.length; profile += 1) {
    if (kept.profiles[profile] === 0) continue;
    const [first, end] = [start[profile] as number, start[profile + 1] as number];
    if (isByProfile) {
      add(before.pattern[profile] as number, after.pattern[profile] as number, end - first);
      continue;
    }
    for (let person = first; person < end; person += 1) {
      const at = setting[person] as number;
      if (kept.settings[at] === 1) add(was(profile, at), is(profile, at), 1);
    }
  }
  return pairs;
}

const segmentOf = (pattern: Pattern | undefined) => pattern?.segment ?? null;

/** Who is in which segment by one sorting and by another, of those whom filters keep. */
export async function countMoved(
  held: HeldCodes,
  before: SortedCodes,
  after: SortedCodes,
  { axes, filters }: { readonly axes: readonly PersonAxis[]; readonly filters: Filters },
): Promise<Moved[]> {
  const kept = await keptBy(held, axes, filters);
  const pairs = countPairs(held.persons, before, after, kept);
  const wide = after.patterns.length;
  return Array.from(pairs, (people, pair) => ({
    before: segmentOf(before.patterns[Math.floor(pair / wide)]),
    after: segmentOf(after.patterns[pair % wide]),
    people,
  })).filter(({ people }) => people > 0);
}
