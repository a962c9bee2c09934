import type { Uniqueness } from '../../analytics/contract/identifiers.ts';
import type {
  CheckGroup,
  QualityCheck,
  QualityReport,
  SafeCount,
} from '../../analytics/contract/quality.ts';
import { formatPercent } from '../../renderer/charts/number-format.ts';

export type Verdict = QualityCheck['verdict'];

/** Verdicts in the order of their weight. */
export const verdicts = ['wrong', 'look', 'not-checked', 'passed'] as const;

export const verdictWords: Readonly<Record<Verdict, string>> = {
  wrong: 'Wrong',
  look: 'To look at',
  'not-checked': 'Not checked',
  passed: 'Passed',
};

export const groupWords: Readonly<Record<CheckGroup, string>> = {
  rows: 'Rows',
  people: 'People',
  'ages-and-dates': 'Ages and dates',
  conditions: 'Conditions',
  codes: 'Codes and values',
  places: 'Places',
  practices: 'Practices',
};

/** Said of a number of people that the contract gives as null, with no reason of its own. */
export const hiddenReason = 'too few people, or another number would give it away';

/** A number of people that may be hidden, as every part of a report carries it. */
export function asSafe(count: number | null): SafeCount {
  return count === null ? { hidden: hiddenReason } : { shown: count };
}

/** How many checks came to each verdict, in words, e.g. `2 wrong, 1 to look at, 20 passed`. */
export function tally({ checks }: QualityReport): string {
  return verdicts
    .flatMap((verdict) => {
      const count = checks.filter((check) => check.verdict === verdict).length;
      return count === 0 ? [] : [`${count} ${verdictWords[verdict].toLowerCase()}`];
    })
    .join(', ');
}

export interface RiskRow {
  readonly what: string;
  readonly people: Uniqueness;
}

/** The rows of the re-identification picture, under the words for what is done to the fields. */
export function riskRows({ reidentification: risk }: QualityReport): readonly {
  readonly heading: string;
  readonly rows: readonly RiskRow[];
}[] {
  if (risk === null) return [];
  return [
    { heading: 'As the extract is', rows: [{ what: 'All fields together', people: risk.all }] },
    {
      heading: 'Without one of them',
      rows: risk.without.map((people) => ({ what: `Without ${people.field}`, people })),
    },
    {
      heading: 'Made coarser',
      rows: risk.coarser.map((people) => ({ what: people.change, people })),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** A percentage as files print it; never 0.0% of somebody nor 100.0% of nearly everybody. */
export function percentText(percent: number): string {
  if (percent > 0 && percent < 0.05) return 'under 0.1%';
  if (percent < 100 && percent >= 99.95) return 'over 99.9%';
  return formatPercent(percent);
}
