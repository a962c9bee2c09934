import type { ReleasedMeasure } from '../../../analytics/contract/released.ts';
import { sentence, upperFirst } from '../../charts/phrase.ts';
import { Answered } from '../../components/Answered.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { useTable } from '../../components/use-table.ts';
import { useSession } from '../../state/session.tsx';
import { specOf } from '../../state/spec.ts';
import { formSentences, polarityWords } from '../../words/measure.ts';

/** Words of a note as a sentence: what it says of nothing is said so. */
const said = (words: string | null, otherwise: string) =>
  sentence(upperFirst(words === null || words === '' ? otherwise : words));

function comparisonOf({ comparison }: ReleasedMeasure): string {
  if (comparison === null) return 'Nobody.';
  return `${sentence(upperFirst(comparison))} A value is different where its whole interval lies on one side of theirs, and similar where it does not.`;
}

/** Everything that a reader may ask of a number, and the answer. */
function factsOf(measure: ReleasedMeasure): readonly (readonly [string, string])[] {
  const { form, standard } = measure;
  return [
    ['Unit', upperFirst(measure.unitLabel)],
    ['Numerator', said(measure.numerator, 'not stated')],
    ['Denominator', said(measure.denominator, 'nobody: it is a plain count')],
    ['Who is left out', said(measure.exclusions, 'nobody')],
    ['Account of age', formSentences[form]],
    ...(standard === null ? [] : [['Standard population', said(standard, '')] as const]),
    ['Method and interval', said(measure.method, 'a count, without an interval')],
    ['Compared with', comparisonOf(measure)],
    ['Good and bad', polarityWords[measure.polarity]],
    ['Source of the measure', said(measure.source, 'Quintile’s own')],
  ];
}

/** How the value on screen is worked out, from the note of its released table. */
export function MethodPart() {
  const asked = useTable(specOf(useSession(), 'measure'));
  return (
    <FigureFrame heading="How it is worked out" className="figure-method">
      <Answered asked={asked} waiting="Counting …" refused="It could not be counted.">
        {({ note }) => (
          <dl className="method-facts">
            {factsOf(note.measure).map(([term, text]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </Answered>
    </FigureFrame>
  );
}
