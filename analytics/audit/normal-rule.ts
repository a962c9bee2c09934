import type { PopulationRule } from './manifest.ts';
import { isMap } from './manifest-checks.ts';
import { criteriaOf, whereOf } from './rule.ts';

/** Whole years from and to; null is no limit. */
interface Years {
  readonly from: number | null;
  readonly to: number | null;
}

type Test = Readonly<Record<string, unknown>>;

const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) ? value : null;

/** The years that limits of an age in any spelling leave; null of other tests. */
function yearsOf(test: Test): Years | null {
  const known = ['from', 'to', 'at-least', 'at-most', 'over', 'under', 'between', 'is'];
  const keys = Object.keys(test);
  if (keys.length === 0 || keys.some((key) => !known.includes(key))) return null;
  const between = Array.isArray(test['between']) ? test['between'] : [];
  const [over, under, is] = [whole(test['over']), whole(test['under']), whole(test['is'])];
  const lows = [test['from'], test['at-least'], between[0], over === null ? null : over + 1, is];
  const highs = [test['to'], test['at-most'], between[1], under === null ? null : under - 1, is];
  const [low, high] = [lows, highs].map((all) => all.map(whole).filter((one) => one !== null));
  const count = (low?.length ?? 0) + (high?.length ?? 0);
  const asked = keys.length + keys.filter((key) => key === 'between' || key === 'is').length;
  if (count !== asked) return null;
  return {
    from: low?.length ? Math.max(...low) : null,
    to: high?.length ? Math.min(...high) : null,
  };
}

/** The years of a criterion that is of age and nothing else, and of what is not of some. */
function yearsIn(criterion: unknown): Years | null {
  if (!isMap(criterion)) return null;
  const { field, age, not, ...others } = criterion;
  if (field === 'age' && age === undefined && not === undefined) return yearsOf(others);
  if (Object.keys(criterion).length !== 1) return null;
  if (isMap(age)) return yearsOf(age);
  const outside = not === undefined ? null : yearsIn(not);
  if (outside === null || (outside.from === null) === (outside.to === null)) return null;
  return outside.from === null
    ? { from: (outside.to ?? 0) + 1, to: null }
    : { from: null, to: outside.from - 1 };
}

/** Limits of age that all hold, as one. */
function withAges(criteria: readonly unknown[]): readonly unknown[] {
  const years = criteria.map(yearsIn);
  const found = years.filter((one) => one !== null);
  if (found.length === 0) return criteria;
  const froms = found.flatMap(({ from }) => from ?? []);
  const tos = found.flatMap(({ to }) => to ?? []);
  const age = {
    ...(froms.length === 0 ? {} : { from: Math.max(...froms) }),
    ...(tos.length === 0 ? {} : { to: Math.min(...tos) }),
  };
  return [...criteria.filter((_, at) => years[at] === null), { age }];
}

const codesOf = (list: unknown): readonly string[] | null =>
  Array.isArray(list) ? list.map(String) : null;

/** Fifths of which a list of tenths holds both; null where it splits one. */
function fifthsOf(tenths: unknown): readonly string[] | null {
  const held = new Set(codesOf(tenths)?.map(Number));
  const fifths = [1, 2, 3, 4, 5].filter((fifth) => held.has(2 * fifth));
  const areWhole = fifths.every((fifth) => held.has(2 * fifth - 1));
  return areWhole && held.size === 2 * fifths.length ? fifths.map(String) : null;
}

/** A criterion as a filter on a dimension: an area, a quintile, a sex; null where it is none. */
function filterOf(criterion: unknown): readonly [string, readonly string[]] | null {
  if (!isMap(criterion)) return null;
  const { field, is, in: among, area, quintile, decile } = criterion;
  const filter = (name: unknown, codes: readonly string[] | null) =>
    typeof name === 'string' && codes !== null ? ([name, codes] as const) : null;
  const keys = Object.keys(criterion).length;
  if (field === 'sex' && keys === 2) {
    return filter('sex', is === undefined ? codesOf(among) : [String(is)]);
  }
  if (keys !== 1) return null;
  if (quintile !== undefined) return filter('quintile', codesOf(quintile));
  if (decile !== undefined) return filter('quintile', fifthsOf(decile));
  const isPlace = isMap(area) && area['level'] !== 'lsoa';
  return isPlace ? filter(area['level'], codesOf(area['in'])) : null;
}

/**
 * The same people said in one way: limits of age in whole years, and areas, quintiles and sexes as
 * filters, however the criteria were spelled. What it does not know stays as it is.
 */
export function normalRule({ where, filters }: PopulationRule): PopulationRule {
  const criteria = withAges(criteriaOf(where).map(({ value }) => value));
  const kept: Record<string, readonly string[]> = { ...filters };
  const left = criteria.filter((criterion) => {
    const [name, codes] = filterOf(criterion) ?? [];
    if (name === undefined || codes === undefined) return true;
    kept[name] = kept[name]?.filter((code) => codes.includes(code)) ?? codes;
    return false;
  });
  return {
    where: whereOf(criteriaOf(whereOf(left.map((value) => ({ value, text: '' }))))),
    filters: kept,
  };
}
