import { dimensions } from '../../analytics/contract/dimensions.ts';
import { type ChartKind, type ChartSpec, chartKinds } from '../../analytics/contract/host.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import { dimensionsOf } from '../../renderer/charts/table-for-chart.ts';
import {
  type Complain,
  isRecord,
  type Raw,
  readDefinition,
  readFilters,
  readKind,
  readMeasure,
  readText,
  unknownKeys,
} from './chart-fields.ts';
import { readMerge } from './chart-merge.ts';
import { readBy, readCompare, readForm, refuseUnheard } from './chart-questions.ts';

const keys = [
  'chart',
  'definition',
  'policy',
  'measure',
  'form',
  'compare',
  'by',
  'merge',
  'filters',
  'where',
  'title',
  'width',
] as const;

/** Widths that charts are made for, in CSS pixels. */
const widths = { from: 320, to: 1600 } as const;

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

function present<K extends keyof ChartSpec>(
  key: K,
  value: ChartSpec[K] | undefined,
): Partial<Pick<ChartSpec, K>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<ChartSpec, K>>);
}

/** The form, comparison and dimensions of a chart that draws a table. */
function readQuestion(
  data: Raw,
  chart: ChartKind | undefined,
  complain: Complain,
): Partial<Pick<ChartSpec, 'form' | 'compare' | 'by' | 'merge'>> {
  if (chart === 'waterfall') {
    refuseUnheard(data, complain);
    return {};
  }
  const by = readBy(data['by'], chart, complain);
  const along = by ?? (chart === undefined ? dimensions : dimensionsOf(chart));
  return {
    ...present('form', readForm(data['form'], complain)),
    ...present('compare', readCompare(data['compare'], along, complain)),
    ...present('by', by),
    ...present('merge', readMerge(data['merge'], along, complain)),
  };
}

/** What of a specification could be read, and everything that is wrong with it. */
function readFields(data: Raw): {
  readonly spec: Partial<ChartSpec>;
  readonly problems: Problem[];
} {
  const problems: Problem[] = [];
  const complain: Complain = (field, reason, hint) => {
    problems.push({ code: 'chart-invalid', reason, hint, where: { field } });
  };
  unknownKeys(data, keys, '', complain);
  const spec = {
    ...present('chart', readKind(data['chart'], complain)),
    ...present('definition', readDefinition(data['definition'], complain)),
    ...present('policy', readText(data, 'policy', complain)),
    ...present('measure', readMeasure(data['measure'], complain)),
    ...present('title', readText(data, 'title', complain)),
    ...present('filters', readFilters(data['filters'], complain)),
    ...present('where', data['where']),
    ...present('width', readWidth(data['width'], complain)),
  };
  return { spec: { ...spec, ...readQuestion(data, spec.chart, complain) }, problems };
}

/**
 * A chart's specification out of data from outside, e.g. a YAML file: `definition` may be an id
 * alone. Throws a {@link Refusal} (chart-invalid) with everything that is wrong.
 */
export function readChartSpec(data: unknown): ChartSpec {
  if (!isRecord(data)) {
    const reason = 'A chart is a list of keys and values.';
    const hint = `It begins with chart: ${chartKinds[0]}.`;
    throw new Refusal({ code: 'chart-invalid', reason, hint });
  }
  const { spec, problems } = readFields(data);
  const { chart, definition, policy } = spec;
  if (
    problems.length > 0 ||
    chart === undefined ||
    definition === undefined ||
    policy === undefined
  ) {
    throw new Refusal(...problems);
  }
  return { ...spec, chart, definition, policy };
}
