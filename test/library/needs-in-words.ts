import { needsOf } from '../../analytics/criteria/not-held.ts';
import { inSentence } from '../../analytics/criteria/wording.ts';
import type { Segmentation } from '../../analytics/definition/segmentation.ts';
import { findField } from '../../analytics/dictionary/dictionary.ts';
import { findScore } from '../../analytics/dictionary/scores.ts';

const ageFirst = (fields: ReadonlySet<string>) => [
  ...['age'].filter((id) => fields.has(id)),
  ...[...fields].filter((id) => id !== 'age'),
];

const plural = (count: number, noun: string) => `${count} named ${noun}${count === 1 ? '' : 's'}`;

/** What a document asks of an extract, shortly: fields by name, conditions by number. */
export function needsInWords({ population, segments }: Segmentation): string {
  const criteria = [population, ...segments.map(({ when }) => when)].flatMap((one) => one ?? []);
  const needs = criteria.map(needsOf);
  const fields = new Set(needs.flatMap((one) => one.fields));
  const counts = needs.flatMap((one) => one.counts);
  const systems = needs.flatMap((one) => one.systems);
  const scores = new Set(needs.flatMap((one) => one.scores));
  const named = new Set([
    ...needs.flatMap((one) => one.conditions),
    ...counts.flatMap((list) => list ?? []),
  ]);
  const countsAll = counts.includes(null) || systems.length > 0;
  return [
    ...ageFirst(fields).map((id) => inSentence(findField(id)?.label ?? id)),
    ...(countsAll ? ['long-term conditions'] : []),
    ...(named.size > 0 ? [plural(named.size, 'condition')] : []),
    ...[...scores].map((id) => `all ${findScore(id)?.inputs.length ?? 0} inputs of its score`),
  ].join(', ');
}
