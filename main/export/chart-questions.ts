import { type Dimension, dimensions, isDimension } from '../../analytics/contract/dimensions.ts';
import type { ChartKind } from '../../analytics/contract/host.ts';
import type { Comparison } from '../../analytics/contract/methods.ts';
import { type Form, forms } from '../../analytics/contract/released.ts';
import { dimensionsOf } from '../../renderer/charts/table-for-chart.ts';
import { type Complain, hintFor, isRecord, isText, type Raw, unknownKeys } from './chart-fields.ts';

/** How the measure of a chart takes account of age. */
export function readForm(value: unknown, complain: Complain): Form | undefined {
  const form = forms.find((known) => known === value);
  if (value !== undefined && form === undefined) {
    complain('form', 'There is no such form of a measure.', hintFor(value, forms));
  }
  return form;
}

/** What the dimensions of a kind of chart must be, in words; null where they are. */
function wrongDimensions(chart: ChartKind, by: readonly Dimension[]): string | null {
  if (chart === 'rank') return by.length === 1 ? null : 'A ranking is by one dimension.';
  if (chart === 'curve') {
    const isCurve = by.includes('age_band') && by.length <= 2;
    return isCurve ? null : 'A curve is by age_band and at most one dimension more.';
  }
  return 'This kind of chart has its own dimensions.';
}

/** What a ranking or a curve is broken down by. */
export function readBy(
  value: unknown,
  chart: ChartKind | undefined,
  complain: Complain,
): readonly Dimension[] | undefined {
  if (value === undefined) return undefined;
  const words: readonly unknown[] = Array.isArray(value) ? value : [];
  const by = words.filter((word) => typeof word === 'string').filter(isDimension);
  if (by.length === 0 || by.length < words.length || new Set(by).size < by.length) {
    const stranger = words.find((word) => typeof word !== 'string' || !isDimension(word));
    const reason = "The chart's by is not a list of dimensions, each named once.";
    complain('by', reason, hintFor(stranger, dimensions));
    return undefined;
  }
  const wrong = chart === undefined ? null : wrongDimensions(chart, by);
  if (wrong === null) return by;
  const isFree = chart === 'rank' || chart === 'curve';
  const hint = `e.g. by: [${isFree ? dimensionsOf(chart).join(', ') : ''}].`;
  complain('by', wrong, isFree ? hint : 'Leave by out.');
  return undefined;
}

function readCompared(value: unknown): Comparison['with'] | null {
  if (value === 'all' || value === 'others') return value;
  const code = isRecord(value) && Object.keys(value).length === 1 ? value['code'] : undefined;
  if (typeof code === 'number') return { code: String(code) };
  return isText(code) ? { code } : null;
}

/** What the values of a chart are compared with, along one of its dimensions. */
export function readCompare(
  value: unknown,
  by: readonly Dimension[],
  complain: Complain,
): Comparison | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) {
    const reason = "The chart's compare does not say a dimension and what it is compared with.";
    complain('compare', reason, 'e.g. compare: { dimension: lcp, with: all }.');
    return undefined;
  }
  unknownKeys(value, ['dimension', 'with'], 'compare.', complain);
  const dimension = by.find((known) => known === value['dimension']);
  if (dimension === undefined) {
    const reason = 'Values are compared along a dimension that the chart is broken down by.';
    complain('compare.dimension', reason, hintFor(value['dimension'], by));
  }
  const compared = readCompared(value['with']);
  if (compared === null) {
    const reason = 'Values are compared with all, with others, or with one category.';
    complain('compare.with', reason, 'e.g. with: all, or with: { code: "5" }.');
  }
  return dimension === undefined || compared === null ? undefined : { dimension, with: compared };
}

/** Complains of everything in the question of a waterfall that it would not heed. */
export function refuseUnheard(raw: Raw, complain: Complain): void {
  const reason = 'shows matched, lost and claimed.';
  for (const key of ['measure', 'form', 'compare', 'by', 'merge'].filter(
    (name) => raw[name] !== undefined,
  )) {
    complain(key, `A waterfall takes no ${key}: it ${reason}`, `Leave ${key} out.`);
  }
}
