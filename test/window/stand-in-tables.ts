import { totalCode } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import type { ReleasedDimension, ReleasedTable } from '../../analytics/contract/released.ts';
import { findCondition } from '../../analytics/dictionary/dictionary.ts';
import {
  categories,
  dimensionLabels,
  type HeldDimension,
  isRegistered,
  registeredCategories,
} from './stand-in-categories.ts';
import { sums } from './stand-in-counts.ts';
import type { StandInDefinition } from './stand-in-definitions.ts';
import { measureOf } from './stand-in-measures.ts';
import { releaseRows, segmentColumn } from './stand-in-release.ts';

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
    if (isRegistered(name)) {
      return { name, label: dimensionLabels[name], total, categories: registeredCategories(name) };
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
  return releaseRows({ ...ask, definition, dimensions }, measureOf(measure, ask.form), rows);
}
