import { spokenNumber } from '../../analytics/criteria/wording.ts';
import type { Segmentation } from '../../analytics/definition/segmentation.ts';
import type { SampleRun } from './on-sample.ts';

function share(people: number, of: number): string {
  const percent = (100 * people) / of;
  if (people > 0 && percent < 0.05) return 'under 0.1%';
  return people === 0 ? '0' : `${percent.toFixed(1)}%`;
}

/** Whether anybody of the sample fits a rule of the model; where none does, counts say nothing. */
const fitsAnybody = ({ segments }: Segmentation, run: SampleRun) =>
  run.segments.some(({ id, matched }) => {
    const isRule = segments.some((one) => one.id === id && one.when !== null);
    return isRule && matched > 0;
  });

/** The columns of counts beside each segment; none where the sample has nothing to count. */
export function sampleColumns(document: Segmentation, run: SampleRun) {
  if (!fitsAnybody(document, run)) return { heads: [], cells: () => [] };
  const loses = run.segments.some(({ matched, claimed }) => matched > claimed);
  return {
    heads: ['people', 'share', ...(loses ? ['lost'] : [])],
    cells(id: string): readonly string[] {
      const found = run.segments.find((segment) => segment.id === id);
      const { claimed, matched } = found ?? { claimed: 0, matched: 0 };
      const counts = [spokenNumber(claimed), share(claimed, run.population)];
      return loses ? [...counts, spokenNumber(matched - claimed)] : counts;
    },
  };
}

/** The things that the sample lacks, taken out of sentences that say so one by one. */
function lackingIn(warnings: readonly string[]): readonly string[] {
  const form = /^The extract does not hold "?(.*?)"?, so /;
  const lacking = warnings.flatMap((warning) => form.exec(warning)?.[1] ?? []);
  const others = warnings.filter((warning) => !form.test(warning));
  const sentence = `Not in the sample: ${lacking.join(', ')}.`;
  return [...(lacking.length === 0 ? [] : [sentence]), ...others];
}

/** What of the sample a reader must know beside its counts. */
export function onSample(document: Segmentation, run: SampleRun): string {
  if (run.refusal !== null) return `The sample is refused. ${run.refusal}`;
  const all = spokenNumber(run.population + run.outside);
  const counted =
    run.outside === 0
      ? `Counted in the ${all} people of the sample.`
      : `Counted in ${spokenNumber(run.population)} of the ${all} people of the sample; the others are outside the population.`;
  const says = fitsAnybody(document, run) ? [counted] : [];
  return [...says, ...lackingIn(run.warnings)].join(' ');
}
