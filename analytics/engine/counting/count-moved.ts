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

/** Where a person's pattern is found. */
function finder({ pattern, classOf, classes }: SortedCodes) {
  const profiles = pattern.length / classes;
  return (profile: number, setting: number) =>
    pattern[(classOf[setting] as number) * profiles + profile] as number;
}

function countPairs(
  { profile, setting }: PersonCodes,
  before: SortedCodes,
  after: SortedCodes,
  kept: Kept,
): Float64Array {
  const wide = after.patterns.length;
  const pairs = new Float64Array(before.patterns.length * wide);
  const [was, is] = [finder(before), finder(after)];
  for (let person = 0; person < profile.length; person += 1) {
    const row = profile[person] as number;
    const at = setting[person] as number;
    if ((kept.profiles[row] as number) + (kept.settings[at] as number) < 2) continue;
    const [from, to] = [was(row, at), is(row, at)];
    if (from === leftOut || to === leftOut) continue;
    const pair = from * wide + to;
    pairs[pair] = (pairs[pair] as number) + 1;
  }
  return pairs;
}

/** The same by profiles, where nothing depends on the setting. */
function countProfiles(
  people: Uint32Array,
  before: SortedCodes,
  after: SortedCodes,
  kept: Uint8Array,
): Float64Array {
  const wide = after.patterns.length;
  const pairs = new Float64Array(before.patterns.length * wide);
  for (let row = 0; row < people.length; row += 1) {
    const [from, to] = [before.pattern[row] as number, after.pattern[row] as number];
    if (kept[row] !== 1 || from === leftOut || to === leftOut) continue;
    const pair = from * wide + to;
    pairs[pair] = (pairs[pair] as number) + (people[row] as number);
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
  const isByProfile =
    before.classes === 1 && after.classes === 1 && kept.settings.every((flag) => flag === 1);
  const pairs = isByProfile
    ? countProfiles(held.people, before, after, kept.profiles)
    : countPairs(await held.codes(), before, after, kept);
  const wide = after.patterns.length;
  return Array.from(pairs, (people, pair) => ({
    before: segmentOf(before.patterns[Math.floor(pair / wide)]),
    after: segmentOf(after.patterns[pair % wide]),
    people,
  })).filter(({ people }) => people > 0);
}
