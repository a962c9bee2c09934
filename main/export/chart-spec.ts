import { type ChartKind, type ChartSpec, chartKinds } from '../../analytics/contract/host.ts';
import { type Problem, Refusal } from '../../analytics/contract/problem.ts';
import {
  type Complain,
  isRecord,
  type Raw,
  readDefinition,
  readFilters,
  readKind,
  readText,
  unknownKeys,
} from './chart-fields.ts';

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
  if (raw['measure'] === undefined) return;
  complain(
    'measure',
    'A waterfall takes no measure: it shows matched, lost and claimed.',
    'Leave measure out.',
  );
}

function present<K extends keyof ChartSpec>(
  key: K,
  value: ChartSpec[K] | undefined,
): Partial<Pick<ChartSpec, K>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<ChartSpec, K>>);
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
    ...present('measure', readText(data, 'measure', complain)),
    ...present('title', readText(data, 'title', complain)),
    ...present('filters', readFilters(data['filters'], complain)),
    ...present('where', data['where']),
    ...present('width', readWidth(data['width'], complain)),
  };
  refuseUnheard(data, spec.chart, complain);
  return { spec, problems };
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
