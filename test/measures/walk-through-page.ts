import type { ReleasedRow } from '../../analytics/contract/released.ts';

/** One row of a table's JSON, as `quintile table` writes it. */
export type Row = Pick<ReleasedRow, 'codes' | 'value' | 'lower' | 'upper' | 'status'>;

/** What the walk-through tells of one condition. */
export interface ConditionShown {
  readonly id: string;
  readonly label: string;
  readonly crude: readonly Row[];
  readonly standardised: readonly Row[];
  /** The figures of the crude gap between quintiles, by their code. */
  readonly gap: ReadonlyMap<string, Row>;
}

/** A level of multimorbidity, and the age bands at which two quintiles first reach it. */
export interface Reached {
  readonly level: number;
  readonly most: string;
  readonly least: string;
}

export const quintiles = ['1', '2', '3', '4', '5'];

export function valueAt(rows: readonly Row[], quintile: string): number {
  const value = rows.find(({ codes }) => codes.quintile === quintile)?.value;
  if (value == null) throw new Error(`Quintile ${quintile} has no value.`);
  return value;
}

/** How many times the value of the least deprived that of the most deprived is. */
export const ratioOf = (rows: readonly Row[]) => valueAt(rows, '1') / valueAt(rows, '5');

const percent = (value: number) => `${value.toFixed(1)}%`;

function conditionTable(conditions: readonly ConditionShown[]): string {
  const line = (label: string, form: string, rows: readonly Row[]) =>
    `| ${label} | ${form} | ${quintiles.map((one) => percent(valueAt(rows, one))).join(' | ')} | ${ratioOf(rows).toFixed(1)} |`;
  return conditions
    .flatMap(({ label, crude, standardised }) => [
      line(label, 'crude', crude),
      line('', 'age-standardised', standardised),
    ])
    .join('\n');
}

const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;

function effectTable(conditions: readonly ConditionShown[]): string {
  return conditions
    .map(({ label, gap }) => {
      const at = (code: string) => signed(gap.get(code)?.value ?? Number.NaN);
      return `| ${label} | ${at('difference')} | ${at('rate-effect')} | ${at('age-effect')} |`;
    })
    .join('\n');
}

const figure = (file: string, words: string) => `![${words}](walk-through/${file}.svg)`;

function figures({ id, label }: ConditionShown): string {
  return [
    figure(`${id}-crude`, `Crude prevalence of ${label} by deprivation quintile`),
    figure(`${id}-standardised`, `Age-standardised prevalence of ${label} by deprivation quintile`),
  ].join('\n');
}

const command = (text: string) => `    ${text}`;

/** The walk-through as a page of Markdown, its numbers those of the sample. */
export function walkThroughPage(
  conditions: readonly ConditionShown[],
  reached: readonly Reached[],
): string {
  return `# What crude figures hide

Made from the synthetic sample by the command line and a test: every number here is one that the commands
give. No real person is described.

${command('npx quintile import sample-data/people.parquet --places sample-data/places --as-at 2025-03-31 --workspace sample.quintile')}

## Three conditions by deprivation quintile

The most deprived fifth is young: it has many children and few people over 65. Most long-term conditions come
with age, so a crude prevalence makes the most deprived look better than they are.

| prevalence | | 1 (most deprived) | 2 | 3 | 4 | 5 (least deprived) | 1 / 5 |
| --- | --- | --: | --: | --: | --: | --: | --: |
${conditionTable(conditions)}

${command('npx quintile table --workspace sample.quintile --measure prevalence:copd --by quintile --out copd.csv')}
${command('npx quintile table --workspace sample.quintile --measure prevalence:copd --by quintile --form standardised --out copd-standardised.csv')}
${command('npx quintile chart --workspace sample.quintile --chart docs/walk-through/copd-standardised.yaml --out copd-standardised.svg')}

${conditions.map(figures).join('\n\n')}

How much younger ages hide can be told apart. Of the crude difference between the most and the least
deprived, in percentage points (Kitagawa 1955):

| prevalence | difference | at the same age | from their ages |
| --- | --: | --: | --: |
${effectTable(conditions)}

${command('npx quintile table --workspace sample.quintile --measure prevalence:copd --gap --out copd-gap.csv')}

## Years ahead

Two or more long-term conditions, by age. The line of the most deprived lies above all others from early
adulthood on; read sideways, it lies years ahead.

${figure('multimorbidity', 'Share of people with two or more long-term conditions by age band and deprivation quintile')}

| share with two or more | most deprived reach it at | least deprived at |
| --: | --- | --- |
${reached.map(({ level, most, least }) => `| ${level}% | ${most} | ${least} |`).join('\n')}

${command('npx quintile chart --workspace sample.quintile --chart docs/walk-through/multimorbidity.yaml --out multimorbidity.svg')}
`;
}
