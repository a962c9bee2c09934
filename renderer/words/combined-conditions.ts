import type { ExtractSummary } from '../../analytics/contract/extract.ts';

/** Conditions whose combinations the engine tells apart at once. */
export const mostCombined = 12;

/** Common long-term conditions, which combinations are shown of until others are chosen. */
const first = ['hypertension', 'depression', 'diabetes', 'asthma', 'coronary-heart-disease'];

/** The conditions whose combinations are shown, in the extract's order; those it lacks left out. */
export function combinedConditions(
  { conditions }: Pick<ExtractSummary, 'conditions'>,
  chosen: readonly string[] | null,
): string[] {
  const held = conditions.map(({ code }) => code);
  if (chosen !== null) return held.filter((code) => chosen.includes(code));
  const common = held.filter((code) => first.includes(code));
  return common.length > 1 ? common : held.slice(0, first.length);
}
