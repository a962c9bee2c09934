import { dimensions, type Filters } from '../analytics/contract/dimensions.ts';
import { type ChartKind, type ChartSpec, chartKinds } from '../analytics/contract/host.ts';
import type { DefinitionRef } from '../analytics/contract/methods.ts';
import { Refusal } from '../analytics/contract/problem.ts';
import { askOf, type Fields, fields, refuse } from './window-fields.ts';

/** What a chart's specification may be at most. Widths in CSS pixels, as main/export draws them. */
const limits = {
  title: 300,
  id: 300,
  /** Characters of a definition's text: 1 MB. */
  definition: 1_000_000,
  codes: 5_000,
  code: 300,
  width: { from: 320, to: 1600 },
} as const;

const keys: readonly string[] = [
  'chart',
  'definition',
  'policy',
  'measure',
  'filters',
  'where',
  'title',
  'width',
] satisfies (keyof ChartSpec)[];

function refuseOthers(given: Fields, known: readonly string[], name: string) {
  if (Object.keys(given).some((key) => !known.includes(key))) refuse(name);
}

function text(value: unknown, name: string, limit: number): string {
  if (typeof value !== 'string' || value.trim() === '') return refuse(name);
  if (value.length <= limit) return value;
  throw new Refusal({
    code: 'usage',
    reason: `The chart's ${name} is longer than ${limit} characters.`,
    hint: 'Make it shorter.',
    where: { field: name },
  });
}

function definitionOf(value: unknown): DefinitionRef {
  const given = fields(value, 'definition');
  if (given['id'] !== undefined) {
    refuseOthers(given, ['id'], 'definition');
    return { id: text(given['id'], 'definition.id', limits.id) };
  }
  refuseOthers(given, ['text', 'name'], 'definition');
  return {
    text: text(given['text'], 'definition.text', limits.definition),
    name: text(given['name'], 'definition.name', limits.id),
  };
}

function codesOf(value: unknown, name: string): readonly string[] {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= limits.codes;
  if (!isList) return refuse(name);
  return value.map((code: unknown) => text(code, name, limits.code));
}

function filtersOf(value: unknown): Filters {
  const given = fields(value, 'filters');
  refuseOthers(given, dimensions, 'filters');
  return Object.fromEntries(
    Object.entries(given).map(([name, codes]) => [name, codesOf(codes, `filters.${name}`)]),
  );
}

function widthOf(value: unknown): number {
  const { from, to } = limits.width;
  const isWidth = typeof value === 'number' && Number.isInteger(value);
  return isWidth && value >= from && value <= to ? value : refuse('width');
}

function kindOf(value: unknown): ChartKind {
  return chartKinds.find((kind) => kind === value) ?? refuse('chart');
}

/**
 * A chart to save: every part of the right type and of a bounded size. What it says of measures,
 * codes and the definition the engine checks. Throws a `Refusal` (usage).
 */
export function chartSpecOf(value: unknown): ChartSpec {
  const spec = askOf(value);
  refuseOthers(spec, keys, 'a part of the chart');
  const { chart, definition, policy, measure, filters, where, title, width } = spec;
  return {
    chart: kindOf(chart),
    definition: definitionOf(definition),
    policy: text(policy, 'policy', limits.id),
    ...(measure === undefined ? {} : { measure: text(measure, 'measure', limits.id) }),
    ...(filters === undefined ? {} : { filters: filtersOf(filters) }),
    ...(where === undefined ? {} : { where }),
    ...(title === undefined ? {} : { title: text(title, 'title', limits.title) }),
    ...(width === undefined ? {} : { width: widthOf(width) }),
  };
}
