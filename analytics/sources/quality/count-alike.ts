import type { CodedPeople } from './coded-people.ts';
import { addPairs, drain, makeTally, type Pairs } from './pair-tally.ts';

/** How people are told apart: by which fields, and how coarse these are. */
export interface View {
  /** What becomes of each age code; null where age is left out, as with the next. */
  readonly age: Uint32Array | null;
  readonly sex: boolean;
  readonly ethnicity: Uint32Array | null;
  /** The area in which each LSOA lies, all in one where there is none; or the LCP. */
  readonly place: Uint32Array | 'lcp';
  readonly rare: boolean;
}

/** People in groups of one, of fewer than 5 and of fewer than 10 who are alike. */
export interface Alike {
  readonly alone: number;
  readonly under5: number;
  readonly under10: number;
}

/** One above the greatest code of an age, and of a sex. */
const ages = 257;
const sexes = 16;

/** Age, sex and ethnicity of each entry as one number, as far as a view tells them apart. */
function whoOf({ age, sex, ethnicity }: CodedPeople, view: View): Int32Array {
  const who = new Int32Array(age.length);
  for (let at = 0; at < who.length; at += 1) {
    const years = view.age === null ? 0 : (view.age[age[at] as number] as number);
    const group = view.ethnicity === null ? 0 : (view.ethnicity[ethnicity[at] as number] as number);
    who[at] = years + ages * ((view.sex ? (sex[at] as number) : 0) + sexes * group);
  }
  return who;
}

/** Rare conditions and LCP likewise. */
function restOf({ rare, lcp }: CodedPeople, view: View): Int32Array {
  const rest = new Int32Array(rare.length);
  if (!view.rare && view.place !== 'lcp') return rest;
  const places = view.place === 'lcp' ? lcp.reduce((a, b) => Math.max(a, b), 0) + 1 : 1;
  for (let at = 0; at < rest.length; at += 1) {
    const place = view.place === 'lcp' ? (lcp[at] as number) : 0;
    rest[at] = (view.rare ? (rare[at] as number) : 0) * places + place;
  }
  return rest;
}

/** The LSOAs of each area in turn. */
function areasOf({ starts }: CodedPeople, { place }: View): readonly (readonly number[])[] {
  const areas = new Map<number, number[]>();
  for (let lsoa = 0; lsoa + 1 < starts.length; lsoa += 1) {
    const area = place === 'lcp' ? 0 : (place[lsoa] as number);
    const list = areas.get(area);
    if (list === undefined) areas.set(area, [lsoa]);
    else list.push(lsoa);
  }
  return [...areas.values()];
}

/** Goes through the groups of people who are alike, one area at a time. */
function eachGroup(
  coded: CodedPeople,
  view: View,
  take: (count: number, who: number, rest: number) => void,
  next: () => void = () => undefined,
): void {
  const pairs: Pairs = { one: whoOf(coded, view), other: restOf(coded, view), times: coded.times };
  const { starts } = coded;
  let tally = makeTally();
  for (const area of areasOf(coded, view)) {
    for (const lsoa of area) {
      tally = addPairs(tally, pairs, starts[lsoa] as number, starts[lsoa + 1] as number);
    }
    tally = drain(tally, take);
    next();
  }
}

/** How many people share what they are told apart by with how few others. */
export function countAlike(coded: CodedPeople, view: View): Alike {
  let [alone, under5, under10] = [0, 0, 0];
  eachGroup(coded, view, (count) => {
    if (count === 1) alone += 1;
    if (count < 5) under5 += count;
    if (count < 10) under10 += count;
  });
  return { alone, under5, under10 };
}

const everyCode = (length: number) => Uint32Array.from({ length }, (_, code) => code);

/** The view of people that tells them apart as finely as they are coded, but for their LCP. */
export function finestView({ starts, ethnicity }: CodedPeople): View {
  const categories = ethnicity.reduce((a, b) => Math.max(a, b), 0) + 1;
  return {
    age: everyCode(ages - 1),
    sex: true,
    ethnicity: everyCode(categories),
    place: everyCode(starts.length - 1),
    rare: true,
  };
}

/**
 * The same people with one entry for all who are alike in everything but their LCP, which is lost:
 * for views that do not ask for it.
 */
export function groupAlike(coded: CodedPeople): CodedPeople {
  const most = coded.times.length;
  const [age, sex] = [new Uint8Array(most), new Uint8Array(most)];
  const ethnicity = new Uint32Array(most);
  const rare = new Uint32Array(most);
  const times = new Uint32Array(most);
  const starts = [0];
  let groups = 0;
  const take = (count: number, who: number, rest: number) => {
    age[groups] = who % ages;
    sex[groups] = Math.floor(who / ages) % sexes;
    ethnicity[groups] = Math.floor(who / ages / sexes);
    rare[groups] = rest;
    times[groups] = count;
    groups += 1;
  };
  eachGroup(coded, finestView(coded), take, () => starts.push(groups));
  return {
    starts: Uint32Array.from(starts),
    age: age.subarray(0, groups),
    sex: sex.subarray(0, groups),
    ethnicity: ethnicity.subarray(0, groups),
    lcp: new Uint32Array(groups),
    rare: rare.subarray(0, groups),
    times: times.subarray(0, groups),
  };
}
