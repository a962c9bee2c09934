import { type Dimension, type Filters, residualCodes, totalCode } from '../contract/dimensions.ts';
import type { Comparison } from '../contract/methods.ts';
import type { Form } from '../contract/released.ts';
import { aggregate } from '../cube/aggregate.ts';
import { type Cube, peopleKey } from '../cube/cube.ts';
import { countGroup } from './count-group.ts';
import type { AgeCounts, Counted, Sums } from './counted.ts';
import { type Group, nobody, without } from './group.ts';
import type { CountedMeasure } from './measure.ts';
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
}

/** The numbers of one row, and of what it is compared with; null where that is nothing. */
export interface MeasuredGroup {
  readonly codes: readonly string[];
  readonly counted: Counted;
  readonly benchmark: Counted | null;
}

const keyOf = (codes: readonly string[]) => codes.join('\n');

/** The counts that a measure adds up, and the place of each in {@link Sums}. */
function keysOf({ denominator, numerator, people, squares }: MeasureColumns): string[] {
  return [
    peopleKey,
    denominator?.key ?? peopleKey,
    numerator.key,
    ...(people === null || squares === null ? [] : [people.key, squares.key]),
  ];
}

function sumsOf([
  people = 0,
  denominator = 0,
  numerator = 0,
  having,
  squares,
]: readonly number[]): Sums {
  return { people, denominator, numerator, having: having ?? 0, squares: squares ?? 0 };
}

type Groups = Map<string, Group & { readonly codes: readonly string[] }>;

/** Every group of a table, by its codes. */
function groupsOf(cube: Cube, ask: Omit<GroupsAsk, 'measure' | 'compare'>): Groups {
  const { columns, form, by, filters, totals, withAges } = ask;
  const isAged = form !== 'crude' || withAges;
  const rows = aggregate(cube, {
    by: isAged ? [...by, 'age_band'] : by,
    filters,
    totals: isAged || totals,
    keys: keysOf(columns),
  });
  const groups = new Map<
    string,
    { codes: readonly string[]; all: Sums; bands: Map<string, Sums> }
  >();
  for (const { codes, sums } of rows) {
    const own = isAged ? codes.slice(0, -1) : codes;
    const key = keyOf(own);
    const group = groups.get(key) ?? { codes: own, all: nobody, bands: new Map<string, Sums>() };
    const band = isAged ? codes.at(-1) : totalCode;
    if (band === undefined || band === totalCode) group.all = sumsOf(sums);
    else group.bands.set(band, sumsOf(sums));
    groups.set(key, group);
  }
  return groups;
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
  return [...bands.values()].map(({ denominator, numerator, squares }) => {
    return { denominator, numerator, variance: statistic === 'rate' ? squares : numerator };
  });
}

const isTotal = (codes: readonly string[]) => codes.includes(totalCode);

/** A measure of every group of a table, and of what each is compared with. */
export function measureGroups(cube: Cube, ask: GroupsAsk): MeasuredGroup[] {
  const { measure, form, by, totals, compare, withAges } = ask;
  const groups = groupsOf(cube, ask);
  const others = compare && benchmarks(cube, ask, compare);
  const everybody =
    form === 'indirect' ? everybodyOf(cube, ask) : { all: nobody, bands: new Map() };
  const place = compare === null ? -1 : by.indexOf(compare.dimension);
  const count = (group: Group) => ({
    ...countGroup(measure, form, group, everybody),
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
