import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import { describeCounted } from '../../analytics/measures/describe-measure.ts';
import { shippedMeasures } from '../../analytics/measures/library.ts';
import { type CountedMeasure, formsOf } from '../../analytics/measures/measure.ts';

const everything = {
  fields: new Map(
    ['age', 'smoking', 'frailty', 'emergency_admissions', 'ae_attendances', 'bed_days', 'cost'].map(
      (id) => [id, { nullable: false }] as const,
    ),
  ),
  conditions: new Map(conditions.map(({ id }) => [id, { nullable: false }])),
};

/** Without the list of the conditions counted, which depends on the extract. */
const bare = (text: string) => text.replace(/ \(\d+ are counted: [^)]*\)/, '');

const polarities = {
  'low-is-good': 'less is better',
  'high-is-good': 'more is better',
  none: 'neither',
};

function line(measure: CountedMeasure): string {
  const { id, label, unitLabel, numerator, denominator, polarity, source } = describeCounted(
    measure,
    'crude',
    everything,
  );
  const cells = [
    `\`${id}\``,
    label,
    unitLabel,
    bare(numerator),
    denominator,
    polarities[polarity],
    formsOf(measure).join(', '),
    source,
  ];
  return `| ${cells.join(' | ')} |`;
}

const page = `# The measures that come with the program

Made from the measures themselves by a test. How they are written, and how values are worked out, is in
[measures.md](measures.md). An extract gives those whose fields and conditions it holds.

| id | measure | unit (crude) | numerator | denominator | polarity | forms | source |
| -- | ------- | ------------ | --------- | ----------- | -------- | ----- | ------ |
${shippedMeasures.map(line).join('\n')}
`;

test('the page of measures is what the library says', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/measure-library.md');
});
