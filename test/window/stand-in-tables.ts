import { totalCode } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import type {
  ReleasedDimension,
  ReleasedMeasure,
  ReleasedTable,
} from '../../analytics/contract/released.ts';
import { conditions, findCondition } from '../../analytics/dictionary/dictionary.ts';
import { countOfPeople } from '../../analytics/measures/describe-measure.ts';
import { categories, dimensionLabels, type HeldDimension } from './stand-in-categories.ts';
import { sums } from './stand-in-counts.ts';
import type { StandInDefinition } from './stand-in-definitions.ts';
import { releaseRows, segmentColumn } from './stand-in-release.ts';

export function measureOf(id: string): ReleasedMeasure {
  const percent = {
    ...countOfPeople({ label: '', numerator: '' }),
    unit: 'percent',
    unitLabel: '%',
    method: 'Wilson (1927), 95%',
    numerator: 'Those counted',
    denominator: 'All of them',
  } as const;
  if (id === 'people') {
    return countOfPeople({ label: 'People', numerator: 'People' });
  }
  const [kind, what = ''] = id.split(':');
  if (kind === 'share') {
    return {
      ...percent,
      id,
      label: `Share of people in each ${dimensionLabels[what as HeldDimension].toLowerCase()}`,
    };
  }
  const label = conditions.find((condition) => condition.id === what)?.label.toLowerCase() ?? what;
  return { ...percent, id, label: `Prevalence of ${label}` };
}

/** Every combination of conditions that somebody could have, as the engine calls them. */
function combinations(ids: readonly string[]) {
  return Array.from({ length: 2 ** ids.length }, (_, mask) => {
    const has = ids.filter((_id, bit) => (mask & (1 << bit)) !== 0);
    const label = has.map((id) => findCondition(id)?.label ?? id).join(' + ');
    return has.length === 0
      ? { code: 'none', label: 'None of them' }
      : { code: has.join('+'), label };
  });
}

function dimensionsOf(ask: TableAsk, definition: StandInDefinition): ReleasedDimension[] {
  const total = ask.totals === true ? totalCode : null;
  return ask.by.map((name) => {
    if (name === 'segment') return segmentColumn(definition, name, ask.totals === true);
    if (name === 'combination') {
      const found = combinations(ask.combination ?? []);
      return { name, label: dimensionLabels[name], total, categories: found };
    }
    const held = name as HeldDimension;
    return { name, label: dimensionLabels[held], total, categories: categories[held] };
  });
}

/** A released table of invented people, in the order of the categories. */
export function release(ask: TableAsk, definition: StandInDefinition): ReleasedTable {
  const { by, filters = {} } = ask;
  const measure = typeof ask.measure === 'string' ? ask.measure : ask.measure.name;
  const of = measure.startsWith('share:') ? (measure.slice(6) as HeldDimension) : null;
  const found = sums(definition, ask);
  const whole = of === null ? filters : ({ ...filters, [of]: undefined } as never);
  const wholes = sums(definition, { ...ask, filters: whole, totals: true });
  const dimensions = dimensionsOf(ask, definition);
  const order = (place: number, code: string) => {
    const at = dimensions[place]?.categories.findIndex((category) => category.code === code) ?? -1;
    return at < 0 ? 99_999 : at;
  };
  const rows = [...found].map(([key, people], index) => {
    const codes = by.length === 0 ? [] : key.split('\n');
    const all = by.map((name, place) => (name === of ? 'all' : codes[place])).join('\n');
    if (of !== null) return { codes, count: people, denominator: wholes.get(all) ?? people };
    if (measure === 'people') return { codes, count: people, denominator: null };
    return {
      codes,
      count: Math.round(people * (0.06 + ((index * 5) % 11) / 150)),
      denominator: people,
    };
  });
  rows.sort((a, b) => {
    for (let place = 0; place < by.length; place++) {
      const difference = order(place, a.codes[place] ?? '') - order(place, b.codes[place] ?? '');
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return releaseRows({ ...ask, definition, dimensions }, measureOf(measure), rows);
}
