import type { Dimension, Filters } from '../../../analytics/contract/dimensions.ts';
import type { Comparison } from '../../../analytics/contract/methods.ts';
import type { Form } from '../../../analytics/contract/released.ts';
import type { Policy } from '../../../analytics/disclosure/policy.ts';
import type { Random } from '../../screening/random.ts';
import { somePolicies } from './some-policies.ts';
import { bandOf, type Version, type World } from './world.ts';

/** A table that is asked for of a world. */
export interface Question {
  readonly measure: string;
  readonly form: Form;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly totals: boolean;
  readonly compare: Comparison | null;
  /** The least age of who is counted; null is everybody. */
  readonly from: number | null;
  readonly extract: number;
  readonly version: Version;
  readonly policy: Policy;
  /** Which of the sequence's releases it is of. */
  readonly release: number;
  readonly hideFurther: boolean;
}

/** Every code that a dimension may have in a world. */
export function codesOf(world: World, dimension: Dimension): readonly string[] {
  const { segments, quintiles, sexes, practices, ages, isOverlapping } = world;
  switch (dimension) {
    case 'segment':
      return [...segments.map(({ code }) => code), ...(isOverlapping ? ['no-segment'] : [])];
    case 'quintile':
      return quintiles;
    case 'sex':
      return sexes;
    case 'age':
      return ages.map(String);
    case 'age_band':
      return [...new Set(ages.map(bandOf))];
    case 'lcp':
    case 'pcn':
    case 'practice':
      return [...new Set(practices.map((one) => one[dimension]))];
    default:
      return [];
  }
}

const families: readonly (readonly Dimension[])[] = [
  ['segment'],
  ['quintile'],
  ['age_band', 'age'],
  ['sex'],
  ['lcp', 'pcn', 'practice'],
];

/** Cells of a table that are few enough to be attacked thousands of times. */
const mostCells = 160;

const order: readonly Dimension[] = [
  ...(['segment', 'quintile', 'age_band', 'age', 'sex', 'lcp', 'pcn', 'practice'] as const),
];

/** One to four dimensions out of what a sequence is about. */
function dimensionsOf(random: Random, world: World, about: readonly Dimension[]): Dimension[] {
  const wanted = random.pick([1, 2, 2, 3, 3, 4]);
  const by = new Set<Dimension>();
  for (let tries = 0; tries < 12 && by.size < wanted; tries += 1) {
    const next = new Set(by).add(random.pick(about));
    const cells = [...next].reduce((size, own) => size * (codesOf(world, own).length + 1), 1);
    if (cells <= mostCells) for (const own of next) by.add(own);
  }
  return order.filter((dimension) => by.has(dimension));
}

function filtersOf(random: Random, world: World, about: readonly Dimension[]): Filters {
  if (!random.chance(0.35)) return {};
  const free = about.filter((own) => own !== 'segment' || !world.isOverlapping);
  if (free.length === 0) return {};
  const dimension = random.pick(free);
  const kept = codesOf(world, dimension).filter(() => random.chance(0.5));
  return { [dimension]: kept.length === 0 ? codesOf(world, dimension).slice(0, 1) : kept };
}

/** What may be measured by some dimensions. */
function measureOf(random: Random, by: readonly Dimension[]): Pick<Question, 'measure' | 'form'> {
  const isAged = by.some((own) => own === 'age' || own === 'age_band');
  const form = isAged || random.chance(0.7) ? 'crude' : 'standardised';
  const measure = random.pick([
    ...['people', 'people', 'people', `share:${random.pick(by)}`, 'prevalence:copd'],
    ...['prevalence:copd', 'emergency-admissions', 'cost'],
  ]);
  const isPlain = measure === 'people' || measure.startsWith('share:');
  return { measure, form: isPlain ? 'crude' : form };
}

function compareOf(random: Random, world: World, by: readonly Dimension[]): Comparison | null {
  if (!random.chance(0.4)) return null;
  const dimension = random.pick(by);
  const code = random.pick(codesOf(world, dimension));
  return { dimension, with: random.pick(['all', 'others', { code }] as const) };
}

/** One to five tables, often alike, as somebody would ask who wants to know too much. */
export function questionsOf(random: Random, world: World): readonly Question[] {
  const about = families
    .filter(() => random.chance(0.7))
    .flatMap((family) => family.filter((_, at) => at === 0 || random.chance(0.6)));
  const dimensions: readonly Dimension[] = about.length === 0 ? ['quintile'] : about;
  const policy = random.pick(somePolicies);
  const count = random.between(1, 5);
  const ages = random.pick([[null], [null, 18], [18, 20], [null, 18, 20]]);
  const isMixed = random.chance(0.1);
  const isVersioned = random.chance(0.25);
  const isRefreshed = random.chance(0.25);
  let last: Question | null = null;
  return Array.from({ length: count }, (_, at): Question => {
    const by =
      last !== null && random.chance(0.4) ? last.by : dimensionsOf(random, world, dimensions);
    const own = measureOf(random, by);
    const isCompared = own.measure !== 'people' && !own.measure.startsWith('share:');
    last = {
      ...own,
      by,
      filters: filtersOf(random, world, dimensions),
      totals: random.chance(0.75),
      compare: isCompared ? compareOf(random, world, by) : null,
      from: random.pick(ages),
      extract: isRefreshed ? random.below(2) : 0,
      version: isVersioned ? random.pick(['v3', 'v4'] as const) : 'v3',
      policy: isMixed ? random.pick(somePolicies) : policy,
      release: random.chance(0.5) ? 0 : at,
      hideFurther: random.chance(0.5),
    };
    return last;
  });
}
