import { type Condition, conditionEdition } from '../dictionary/dictionary.ts';
import {
  findStandardPopulation,
  type StandardPopulation,
} from '../dictionary/standard-populations.ts';
import type { CountedMeasure } from './measure.ts';

/** The standard population that measures take where they name none. */
export const usualStandard = findStandardPopulation('esp-2013') as StandardPopulation;

const prefix = 'prevalence:';

/** The condition of `prevalence:<condition>`; undefined where a text does not begin so. */
export function conditionOf(text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

function sourceOf({ edition, qof }: Condition): string {
  if (qof !== null) return `${edition}, register ${qof}`;
  return edition === conditionEdition ? "Quintile's own definition" : edition;
}

/** The prevalence of a condition among people of its ages whose record of it is known. */
export function prevalenceOf(condition: Condition): CountedMeasure {
  const { id, label, minAge, maxAge, edition, qof } = condition;
  return {
    kind: 'counted',
    id: `${prefix}${id}`,
    label: `Prevalence of ${label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}`,
    source: sourceOf(condition),
    group: 'conditions',
    statistic: 'proportion',
    numerator: { kind: 'people', when: { kind: 'condition', condition: id } },
    ages: { from: minAge, to: maxAge },
    edition: qof === null && minAge === null && maxAge === null ? null : edition,
    among: null,
    standard: usualStandard,
    per: 100,
    things: 'people',
    polarity: 'none',
  };
}
