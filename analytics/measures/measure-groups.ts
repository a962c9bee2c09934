import { type Dimension, type Filters, residualCodes, totalCode } from '../contract/dimensions.ts';
import type { Comparison } from '../contract/methods.ts';
import type { Form } from '../contract/released.ts';
import { type AggregateRow, aggregate } from '../cube/aggregate.ts';
import { type Cube, peopleKey } from '../cube/cube.ts';
import { ageBandLabels } from '../dictionary/age-bands.ts';
import { agesWithin } from './ages.ts';
import { type BandWeight, bandWeights, countGroup } from './count-group.ts';
import type { AgeCounts, Counted, Sums } from './counted.ts';
import { type Group, nobody, together, without } from './group.ts';
import type { Ages, CountedMeasure } from './measure.ts';
import type { MeasureColumns } from './measure-columns.ts';

export interface GroupsAsk {
  readonly measure: CountedMeasure;
  readonly columns: MeasureColumns;
  readonly form: Form;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly totals: boolean;
  readonly compare: Comparison | null;
  /** Whether each group's age bands go with it, whatever the form. */
  readonly withAges: boolean;
  /** Ages to which the people asked about are limited anyway. */
  readonly ages: Ages;
  /** Whether nested dimensions are combined as others are. */
  readonly everyCombination?: boolean;
  /** Whether combinations of conditions that nobody has are rows too. */
  readonly nobodyToo?: boolean;
}

/** The numbers of one row, and of what it is compared with; null where that is nothing. */
export interface MeasuredGroup {
  readonly codes: readonly string[];
  readonly counted: Counted;
  readonly benchmark: Counted | null;
}

const keyOf = (codes: readonly string[]) => codes.join('\n');

/** The counts that a measure adds up, and the place of each in {@link Sums}. */
function keysOf({ eligible, denominator, numerator, people, squares }: MeasureColumns): string[] {
  return [
    peopleKey,
    eligible?.key ?? peopleKey,
    denominator?.key ?? peopleKey,
    numerator.key,
    ...(people === null || squares === null ? [] : [people.key, squares.key]),
  ];
}

function sumsOf(sums: readonly number[]): Sums {
  const [people = 0, eligible = 0, denominator = 0, numerator = 0, having = 0, squares = 0] = sums;
  return { people, eligible, denominator, numerator, having, squares };
}

type Groups = Map<string, Group & { readonly codes: readonly string[] }>;

/** Every group of a table, by its codes. */
function groupsOf(cube: Cube, ask: Omit<GroupsAsk, 'measure' | 'compare' | 'ages'>): Groups {
  const { columns, form, by, filters, totals, withAges } = ask;
  const { everyCombination = false, nobodyToo = false } = ask;
  const isAged = form !== 'crude' || withAges;
  const rows = aggregate(cube, {
    by: isAged ? [...by, 'age_band'] : by,
    filters,
    totals,
    keys: keysOf(columns),
    everyCombination,
    nobodyToo,
  });
  if (isAged) return byAge(rows, by.length);
  return new Map(
    rows.map(({ codes, sums }) => [keyOf(codes), { codes, all: sumsOf(sums), bands: new Map() }]),
  );
}

/** Rows of which the last code is the age band, gathered by the others: those of a group come together. */
function byAge(rows: readonly AggregateRow[], others: number): Groups {
  const gathered: { readonly codes: readonly string[]; readonly bands: Map<string, Sums> }[] = [];
  let last: (typeof gathered)[number] | undefined;
  for (const { codes, sums } of rows) {
    if (last === undefined || last.codes.some((code, at) => code !== codes[at])) {
      last = { codes: codes.slice(0, others), bands: new Map() };
      gathered.push(last);
    }
    const band = codes[others] ?? totalCode;
    if (band !== totalCode) last.bands.set(band, sumsOf(sums));
  }
  return new Map(
    gathered.map(({ codes, bands }) => {
      return [keyOf(codes), { codes, all: together([...bands.values()]), bands }];
    }),
  );
}

function filtersWithout(filters: Filters, dimensions: readonly Dimension[]): Filters {
  return Object.fromEntries(
    Object.entries(filters).filter(([dimension]) => !dimensions.includes(dimension as Dimension)),
  );
}

/** What a group is compared with. */
function benchmarkOf(
  groups: ReadonlyMap<string, Group>,
  codes: readonly string[],
  place: number,
  compare: Comparison,
): Group | null {
  const at = (code: string) => groups.get(keyOf(codes.with(place, code))) ?? null;
  const own = codes[place];
  if (own === totalCode) return null;
  const everybody = at(totalCode);
  if (compare.with === 'all') return everybody;
  if (compare.with !== 'others') return compare.with.code === own ? null : at(compare.with.code);
  const apart = [...new Set([own ?? '', ...residualCodes])].flatMap((code) => at(code) ?? []);
  return everybody && apart.reduce(without, everybody);
}

/** The groups that others are compared with: a filter chooses what is shown, not what with. */
function benchmarks(cube: Cube, ask: GroupsAsk, { dimension }: Comparison): Groups {
  const filters = filtersWithout(ask.filters, [dimension]);
  return groupsOf(cube, { ...ask, filters, totals: true });
}

/** Everybody, whatever the categories of the table that are shown: whose rates an indirect value takes. */
function everybodyOf(cube: Cube, ask: GroupsAsk): Group {
  const filters = filtersWithout(ask.filters, ask.by);
  const groups = groupsOf(cube, { ...ask, by: [], filters, totals: true });
  return groups.get('') ?? { all: nobody, bands: new Map() };
}

function agesOf({ bands }: Group, { statistic }: CountedMeasure): readonly AgeCounts[] {
  return ageBandLabels.map((label) => {
    const { denominator, numerator, squares } = bands.get(label) ?? nobody;
    return { denominator, numerator, variance: statistic === 'rate' ? squares : numerator };
  });
}

const isTotal = (codes: readonly string[]) => codes.includes(totalCode);

/** A measure of every group of a table, and of what each is compared with. */
export function measureGroups(cube: Cube, ask: GroupsAsk): readonly MeasuredGroup[] {
  const { measure, form, by, totals, compare, withAges, ages } = ask;
  const isWhole = compare !== null && ask.filters[compare.dimension] === undefined;
  const groups = groupsOf(cube, isWhole ? { ...ask, totals: true } : ask);
  const others = isWhole ? groups : compare && benchmarks(cube, ask, compare);
  const isAged = form !== 'crude';
  const everybody = isAged ? everybodyOf(cube, ask) : { all: nobody, bands: new Map() };
  const isThere = ({ label }: BandWeight) => (everybody.bands.get(label)?.denominator ?? 0) > 0;
  const limits = agesWithin(measure.ages, ages);
  const weights = isAged ? bandWeights(measure, limits).filter(isThere) : [];
  const place = compare === null ? -1 : by.indexOf(compare.dimension);
  const count = (group: Group) => ({
    ...countGroup({ measure, form, weights, everybody }, group),
    ...(withAges ? { ages: agesOf(group, measure) } : {}),
  });
  return [...groups.values()]
    .filter(({ codes }) => totals || !isTotal(codes))
    .map((group) => {
      const against = compare && others && benchmarkOf(others, group.codes, place, compare);
      return {
        codes: group.codes,
        counted: count(group),
        benchmark: against === null ? null : count(against),
      };
    });
}
