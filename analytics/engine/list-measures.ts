import type { MeasureSummary } from '../contract/methods.ts';
import { describeCounted } from '../measures/describe-measure.ts';
import { shippedMeasures } from '../measures/library.ts';
import { formsOf } from '../measures/measure.ts';
import { notGiven } from '../measures/require-held.ts';
import { catalogueOf, extractOf } from './extract-at-hand.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Every shipped measure that the extract in hand can give. Throws a `Refusal` (no-extract). */
export function listMeasures(workspace: Workspace): readonly MeasureSummary[] {
  const catalogue = catalogueOf(extractOf(workspace));
  const hasAges = catalogue.fields.has('age');
  return shippedMeasures
    .filter((measure) => notGiven(measure, catalogue) === null)
    .map((measure) => {
      const { id, label, unitLabel, numerator, denominator, polarity, source } = describeCounted(
        measure,
        'crude',
        catalogue,
      );
      const forms = formsOf(measure).filter((form) => form === 'crude' || hasAges);
      return {
        id,
        label,
        unitLabel,
        group: measure.group,
        forms,
        polarity,
        numerator,
        denominator,
        source,
      };
    });
}
