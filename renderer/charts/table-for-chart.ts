import type { Dimension } from '../../analytics/contract/dimensions.ts';
import type { ChartKind, ChartSpec } from '../../analytics/contract/host.ts';
import type { MeasureRef, RunAsk, TableAsk } from '../../analytics/contract/methods.ts';

interface Shape {
  readonly by: readonly Dimension[];
  readonly measure: string;
  /** Whether rows for the totals are asked for, given the measure. */
  readonly totals: (measure: MeasureRef) => boolean;
}

const shapes: Readonly<Record<Exclude<ChartKind, 'waterfall'>, Shape>> = {
  heat: { by: ['segment', 'quintile'], measure: 'share:segment', totals: () => true },
  pyramid: {
    by: ['age_band', 'sex'],
    measure: 'people',
    totals: (measure) => typeof measure === 'string' && measure.startsWith('share:'),
  },
  map: { by: ['lcp'], measure: 'people', totals: () => false },
  rank: { by: ['lcp'], measure: 'people', totals: () => true },
  curve: { by: ['age_band', 'quintile'], measure: 'people', totals: () => false },
};

/** The measure that a kind of chart shows where its specification names none. */
function defaultMeasure(chart: ChartKind): string {
  return chart === 'waterfall' ? 'people' : shapes[chart].measure;
}

/** What a kind of chart is broken down by where its specification does not say. */
export function dimensionsOf(chart: Exclude<ChartKind, 'waterfall'>): readonly Dimension[] {
  return shapes[chart].by;
}

/**
 * The question whose released answer a chart draws: `table.release` for a {@link TableAsk},
 * `segments.run` for a {@link RunAsk}, which is of every segment.
 */
export function tableAsk(spec: ChartSpec): TableAsk | RunAsk {
  const { chart, definition, policy, filters, where } = spec;
  const common = {
    definition,
    policy,
    ...(filters === undefined ? {} : { filters }),
    ...(where === undefined ? {} : { where }),
  };
  if (chart === 'waterfall') return common;
  const measure = spec.measure ?? defaultMeasure(chart);
  const { totals } = shapes[chart];
  const { form, compare, merge, by = dimensionsOf(chart) } = spec;
  return {
    ...common,
    measure,
    ...(form === undefined ? {} : { form }),
    ...(compare === undefined ? {} : { compare }),
    by,
    ...(merge === undefined ? {} : { merge }),
    ...(totals(measure) ? { totals: true } : {}),
  };
}

/** Whether a chart's question is one for `table.release`. */
export function isTableAsk(ask: TableAsk | RunAsk): ask is TableAsk {
  return 'measure' in ask;
}
