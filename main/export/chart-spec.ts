import { type Dimension, dimensions, type Filters } from '../../analytics/contract/dimensions.ts';
import { type ChartKind, type ChartSpec, chartKinds } from '../../analytics/contract/host.ts';
import type { DefinitionRef } from '../../analytics/contract/methods.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { nearestName } from './nearest-name.ts';

const keys = [
  'chart',
  'definition',
  'policy',
  'measure',
  'filters',
  'where',
  'title',
  'width',
] as const;

/** Widths that charts are made for, in CSS pixels. */
const widths = { from: 320, to: 1600 } as const;

type Raw = Readonly<Record<string, unknown>>;
type Complain = (field: string, reason: string, hint?: string) => void;

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function hintFor(word: unknown, known: readonly string[]): string {
  const near = typeof word === 'string' ? nearestName(word, known) : undefined;
  return near === undefined ? `Known: ${known.join(', ')}.` : `Perhaps ${near}?`;
}

function unknownKeys(raw: Raw, known: readonly string[], prefix: string, complain: Complain): void {
  for (const key of Object.keys(raw).filter((name) => !known.includes(name))) {
    complain(`${prefix}${key}`, `A chart has no "${prefix}${key}".`, hintFor(key, known));
  }
}

function readKind(value: unknown, complain: Complain): ChartKind | undefined {
  const kind = chartKinds.find((known) => known === value);
  if (kind !== undefined) return kind;
  const reason =
    value === undefined ? 'The chart does not say its kind.' : 'There is no such kind of chart.';
  complain('chart', reason, hintFor(value, chartKinds));
  return undefined;
}

function readDefinition(value: unknown, complain: Complain): DefinitionRef | undefined {
  if (isText(value)) return { id: value };
  if (isRecord(value)) {
    unknownKeys(value, ['id', 'text', 'name'], 'definition.', complain);
    const { id, text, name } = value;
    if (isText(id) && text === undefined && name === undefined) return { id };
    if (isText(text) && isText(name) && id === undefined) return { text, name };
  }
  complain(
    'definition',
    'The chart does not say which definition it is of.',
    'Give the id of one, e.g. definition: snee.',
  );
  return undefined;
}

function readText(
  raw: Raw,
  key: 'policy' | 'measure' | 'title',
  complain: Complain,
): string | undefined {
  const value = raw[key];
  if (value === undefined && key !== 'policy') return undefined;
  if (isText(value)) return value;
  const hint =
    key === 'policy'
      ? 'Give the id of one, e.g. policy: nhs-hes.'
      : `Give ${key} as text, or leave it out.`;
  complain(
    key,
    value === undefined ? `The chart has no ${key}.` : `The chart's ${key} is not a text.`,
    hint,
  );
  return undefined;
}

function readCodes(value: unknown): string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const codes = value.map((code: unknown) => (typeof code === 'number' ? String(code) : code));
  return codes.every(isText) ? codes : null;
}

function readFilters(value: unknown, complain: Complain): Filters | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) {
    complain(
      'filters',
      "The chart's filters are not a list of dimensions.",
      'e.g. filters: { lcp: [X01] }.',
    );
    return undefined;
  }
  unknownKeys(value, dimensions, 'filters.', complain);
  const kept: { [D in Dimension]?: string[] } = {};
  for (const name of dimensions.filter((dimension) => value[dimension] !== undefined)) {
    const codes = readCodes(value[name]);
    if (codes === null)
      complain(
        `filters.${name}`,
        `The filter on ${name} is not a list of codes.`,
        `e.g. ${name}: [A, B].`,
      );
    else kept[name] = codes;
  }
  return kept;
}

function readWidth(value: unknown, complain: Complain): number | undefined {
  if (value === undefined) return undefined;
  const whole = typeof value === 'number' && Number.isInteger(value);
  if (whole && value >= widths.from && value <= widths.to) return value;
  complain(
    'width',
    `The chart's width is not a whole number from ${widths.from} to ${widths.to}.`,
    'Leave it out for 960.',
  );
  return undefined;
}

function refuseUnheard(raw: Raw, chart: ChartKind | undefined, complain: Complain): void {
  if (chart !== 'waterfall') return;
  for (const key of ['filters', 'where', 'measure'].filter((name) => raw[name] !== undefined)) {
    complain(
      key,
      `A waterfall takes no ${key}: it is of the whole population of its definition.`,
      `Leave ${key} out.`,
    );
  }
}

function present<K extends keyof ChartSpec>(key: K, value: ChartSpec[K] | undefined) {
  return value === undefined ? {} : { [key]: value };
}

/**
 * A chart's specification out of data from outside, e.g. a YAML file: `definition` may be an id
 * alone. Throws a {@link Refusal} (chart-invalid) with everything that is wrong.
 */
export function readChartSpec(data: unknown): ChartSpec {
  const problems: Problem[] = [];
  const complain: Complain = (field, reason, hint) => {
    problems.push({
      code: 'chart-invalid',
      reason,
      where: { field },
      ...(hint === undefined ? {} : { hint }),
    });
  };
  if (!isRecord(data)) {
    const reason = 'A chart is a list of keys and values.';
    throw new Refusal({
      code: 'chart-invalid',
      reason,
      hint: `It begins with chart: ${chartKinds[0]}.`,
    });
  }
  unknownKeys(data, keys, '', complain);
  const chart = readKind(data['chart'], complain);
  const definition = readDefinition(data['definition'], complain);
  const policy = readText(data, 'policy', complain);
  const measure = readText(data, 'measure', complain);
  const title = readText(data, 'title', complain);
  const filters = readFilters(data['filters'], complain);
  const width = readWidth(data['width'], complain);
  refuseUnheard(data, chart, complain);
  if (
    problems.length > 0 ||
    chart === undefined ||
    definition === undefined ||
    policy === undefined
  ) {
    throw new Refusal(...problems);
  }
  return {
    chart,
    definition,
    policy,
    ...present('measure', measure),
    ...present('filters', filters),
    ...present('where', data['where']),
    ...present('title', title),
    ...present('width', width),
  };
}
