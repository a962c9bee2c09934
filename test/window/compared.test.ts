import { expect, test } from 'vitest';
import type { DefinitionRef, Variation } from '../../analytics/contract/methods.ts';
import { bestWords, comparedGroups } from '../../renderer/views/segments/compared.ts';

const field = { code: 'cost', label: 'Cost of care' };
const row = (
  id: string,
  people: number | null,
  explained: number | null,
  title = id.toUpperCase(),
): Variation['rows'][number] => ({
  ...{ id, title, segments: 6, people, explained },
  reason: explained === null ? 'its segments overlap' : null,
});

const edited: DefinitionRef = { text: 'at-least: 3', name: 'snee-edited.yaml' };
const definitions: readonly DefinitionRef[] = [
  { id: 'snee' },
  { id: 'ages' },
  { id: 'adults' },
  { id: 'core' },
  edited,
];
const variation: Variation = {
  field,
  rows: [
    row('snee', 5000, 21),
    row('ages', 5000, 14),
    row('adults', 3920, 33),
    row('core', null, null),
    row('snee', 5000, 18, 'SNEE (edited)'),
  ],
  policy: {
    ...{ id: 'nhs-hes', title: 'HES', threshold: 7, zero: 'shown', rounding: 5, working: false },
    ...{ complement: 'hidden', roundingMethod: 'nearest', totals: 'rounded', protectionWidth: 8 },
  },
};
const told = (inForce: DefinitionRef | null) =>
  comparedGroups(variation, definitions, inForce).map(({ people, rows }) => [
    people,
    rows.map((each) => each.row.title),
  ]);

test('definitions are ranked among those that sort as many people, from those of the one in force', () => {
  expect(told({ id: 'adults' })).toEqual([
    [3920, ['ADULTS']],
    [5000, ['SNEE', 'SNEE (edited)', 'AGES']],
    [null, ['CORE']],
  ]);
  expect(told({ id: 'core' })).toEqual([
    [5000, ['SNEE', 'SNEE (edited)', 'AGES']],
    [3920, ['ADULTS']],
    [null, ['CORE']],
  ]);
});

test('an edited definition is another row than the one that it was, and in force alone', () => {
  const rows = comparedGroups(variation, definitions, edited).flatMap((group) => group.rows);
  expect(new Set(rows.map(({ place }) => place)).size).toBe(5);
  expect(rows.filter(({ isInForce }) => isInForce).map(({ row: { title } }) => title)).toEqual([
    'SNEE (edited)',
  ]);
});

test('what explains most is announced among those of as many people as the one in force', () => {
  const best = (inForce: DefinitionRef) =>
    bestWords(comparedGroups(variation, definitions, inForce), field);
  expect(best({ id: 'ages' })).toBe(
    'Of the 3 that sort 5,000 people, as the one in force does, SNEE explains the largest part of the variation of cost of care: 21.0%.',
  );
  expect(best({ id: 'adults' })).toBe(
    'ADULTS, which is in force, sorts 3,920 people, and explains 33.0% of the variation of cost of care among them: no other can be compared with it.',
  );
  expect(best({ id: 'core' })).toMatch(/^Of the 3 that sort 5,000 people, SNEE explains/);
});
