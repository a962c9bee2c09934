import type { Category } from '../../analytics/contract/dimensions.ts';
import type { ReleasedTable } from '../../analytics/contract/released.ts';
import {
  type Cell,
  type FixtureDimension,
  gated,
  gatedShare,
  releasedTable,
  seeded,
  shareMeasure,
} from './fixture.ts';

const segmentNames: readonly (readonly [string, number])[] = [
  ['Die well', 0.008],
  ['Age well', 0.07],
  ['Living with several conditions', 0.11],
  ['Living with one condition', 0.2],
  ['Severe mental illness', 0.012],
  ['Children and young people', 0.16],
  ['Maternity', 0.02],
  ['At risk', 0.13],
  ['Live well', 0.29],
];

export function segments(count = 9): Category[] {
  const chosen =
    count === 9 ? segmentNames : [...segmentNames.slice(0, count - 1), ...segmentNames.slice(-1)];
  return chosen.map(([label]) => ({ code: label.toLowerCase().replaceAll(' ', '-'), label }));
}

export const quintiles: readonly Category[] = [
  { code: '1', label: '1 (most deprived)' },
  { code: '2', label: '2' },
  { code: '3', label: '3' },
  { code: '4', label: '4' },
  { code: '5', label: '5 (least deprived)' },
];

export const segmentDimension = (count = 9): FixtureDimension => ({
  name: 'segment',
  label: 'Segment',
  categories: segments(count),
  total: 'all',
});

export const quintileDimension: FixtureDimension = {
  name: 'quintile',
  label: 'Deprivation quintile',
  categories: quintiles,
  total: 'all',
};

const shareOf = (code: string) =>
  segmentNames.find(([label]) => label.toLowerCase().replaceAll(' ', '-') === code)?.[1] ?? 0.1;

/** Segment by quintile with totals; people in a quintile, and the deprived with more illness. */
export function heatTable(count = 9, people = 24_000, seed = 1): ReleasedTable {
  const random = seeded(seed);
  const wholes = [1.6, 0.9, 1, 0.95, 0.8].map((size) => Math.round(people * size));
  const inner = segments(count).map(({ code }) =>
    wholes.map((whole, place) =>
      Math.round(whole * shareOf(code) * (1.25 - place * 0.12) * (0.92 + random() * 0.16)),
    ),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const columns = quintiles.map((_, place) => sum(inner.map((row) => row[place] ?? 0)));
  const cells: Cell[] = segments(count).flatMap(({ code }, row) => [
    ...quintiles.map((quintile, place) =>
      gatedShare([code, quintile.code], inner[row]?.[place] ?? 0, columns[place] ?? 0),
    ),
    gatedShare([code, 'all'], sum(inner[row] ?? []), sum(columns)),
  ]);
  const totals = [...quintiles.map(({ code }) => code), 'all'].map((code, place) => {
    const whole = columns[place] ?? sum(columns);
    return gatedShare(['all', code], whole, whole);
  });
  return releasedTable([segmentDimension(count), quintileDimension], [...cells, ...totals], {
    measure: shareMeasure,
  });
}

export const bands: readonly Category[] = Array.from({ length: 19 }, (_, index) => {
  const code = index === 18 ? '90+' : `${index * 5}-${index * 5 + 4}`;
  return { code, label: code };
});

const sexes: readonly Category[] = [
  { code: '1', label: 'Male' },
  { code: '2', label: 'Female' },
  { code: '9', label: 'Indeterminate' },
  { code: 'not-known', label: 'Not known' },
];

export const bandDimension: FixtureDimension = {
  name: 'age_band',
  label: 'Age band',
  categories: bands,
};
export const sexDimension: FixtureDimension = { name: 'sex', label: 'Sex', categories: sexes };

/** Age by sex of a city with many students. */
export function pyramidTable(people = 100_000, seed = 3): ReleasedTable {
  const random = seeded(seed);
  const cells = bands.flatMap(({ code }, age) => {
    const students = age === 4 || age === 5 ? 1.55 : 1;
    const size =
      (people / 34) * students * (age < 11 ? 1 : Math.max(0.012, 1 - (age - 10) * 0.128));
    return [
      gated([code, '1'], Math.round(size * (0.97 + random() * 0.06) * (age > 13 ? 0.86 : 1.01))),
      gated([code, '2'], Math.round(size * (0.97 + random() * 0.06))),
      gated([code, '9'], Math.floor(random() * 12)),
      gated([code, 'not-known'], age % 4 === 0 ? Math.floor(random() * 30) : 0),
    ];
  });
  return releasedTable([bandDimension, sexDimension], cells);
}

/** The invented partnerships of an invented city. */
export const lcps: readonly Category[] = [
  'Alderwick',
  'Bramhope Moor',
  'Castlegate and Quay',
  'Dunmere',
  'Eastholme',
  'Fernley Park',
  'Gorse Hill',
  'Harrowby',
  'Inglethorpe and Vale',
  'Kirkstow',
  'Langbeck',
  'Millgarth',
  'Northfold',
  'Oakenshaw Green',
  'Priory',
  'Rushworth',
  'Seacombe',
  'Tannerside',
  'Underbank',
].map((label, index) => ({ code: `X${String(index + 1).padStart(2, '0')}`, label }));

export function lcpDimension(
  categories: readonly Category[] = lcps,
  total: string | null = 'all',
): FixtureDimension {
  return {
    name: 'lcp',
    label: 'Local Care Partnership',
    categories: [...categories, { code: 'not-allocated', label: 'Not allocated' }],
    total,
  };
}

/** Prevalence by LCP with intervals, one hidden, and the total. */
export function rankTable(categories: readonly Category[] = lcps, seed = 5): ReleasedTable {
  const random = seeded(seed);
  const drawn = categories.map((category, place) => {
    const whole = Math.round(2_400 + random() * 7_000);
    return {
      category,
      whole,
      count: place === 6 ? 4 : Math.round(whole * (0.045 + random() * 0.05)),
    };
  });
  const sum = (key: 'whole' | 'count') => drawn.reduce((total, row) => total + row[key], 0);
  const cells = [
    ...drawn.map(({ category, whole, count }) => gatedShare([category.code], count, whole)),
    gatedShare(['not-allocated'], 31, 420),
    gatedShare(['all'], sum('count') + 31, sum('whole') + 420),
  ];
  return releasedTable([lcpDimension(categories)], cells, {
    measure: {
      ...shareMeasure,
      id: 'prevalence:diabetes',
      label: 'Prevalence of diabetes',
      numerator: 'Those of the denominator who have it recorded',
      denominator: 'People aged 17 and over whose record of it is known',
    },
  });
}

/** People by LCP, one hidden, some allocated to none. */
export function mapTable(categories: readonly Category[] = lcps, seed = 8): ReleasedTable {
  const random = seeded(seed);
  const cells = [
    ...categories.map(({ code }, place) =>
      gated([code], place === 6 ? 3 : Math.round(2_400 + random() * 9_000)),
    ),
    gated(['not-allocated'], 412),
  ];
  return releasedTable([lcpDimension(categories, null)], cells);
}

/** A run of a definition in which each segment takes what the ones before it left. */
export function runTable(count = 6, people = 80_000): ReleasedTable {
  const list = segments(count);
  let left = people;
  const cells = list.map(({ code }, place): Cell => {
    const matched = place === list.length - 1 ? left : Math.round(people * shareOf(code) * 1.3);
    const claimed = place === list.length - 1 ? left : Math.round(matched * (1 - place * 0.07));
    left -= claimed;
    const shown = gated([code], claimed);
    const round = (value: number) => Math.round(value / 5) * 5;
    return { ...shown, matched: round(matched), lost: round(matched - claimed) };
  });
  const total: Cell = { ...gated(['all'], people), matched: people, lost: 0 };
  const outside: Cell = { ...gated(['outside'], 20_315), matched: null, lost: null };
  return releasedTable([segmentDimension(count)], [...cells, total, outside]);
}
