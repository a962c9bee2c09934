import { afterAll, beforeAll, expect, test } from 'vitest';
import { releasedRows } from '../../analytics/contract/released.ts';
import { problemOf } from './held-file.ts';
import { type InProcessEngine, startInProcess } from './in-process.ts';
import { type SmallPerson, smallPeople, writeSmallExtract } from './small-extract.ts';
import { adult, old, type Rule, written } from './small-rules.ts';

const people = smallPeople(2000);
let engine: InProcessEngine;

beforeAll(async () => {
  engine = startInProcess();
  await engine.client.call('workspace.open', { path: null });
  await engine.import({ files: [writeSmallExtract(engine.folder, people)], places: [] });
});
afterAll(() => engine.close());

const countOf = (test: (person: SmallPerson) => boolean) => people.filter(test).length;
const policy = 'working';

test('a table may be by single years, by number of conditions and by their combinations', async () => {
  const ask = { measure: 'people', definition: written([old]), policy };
  const ages = await engine.client.call('table.release', { ...ask, by: ['age'] });
  const byAge = new Map(releasedRows(ages).map(({ codes, count }) => [codes.age, count]));
  expect(byAge.get('41')).toBe(countOf(({ age }) => age === 41));
  expect(byAge.has('17')).toBe(false);
  const numbers = await engine.client.call('table.release', { ...ask, by: ['condition_count'] });
  const byCount = releasedRows(numbers).map(({ codes, count }) => [codes.condition_count, count]);
  const conditionsOf = ({ copd, diabetes }: SmallPerson) => Number(copd) + Number(diabetes);
  expect(byCount.slice(0, 3)).toEqual(
    [0, 1, 2].map((count) => [
      `${count}`,
      countOf((person) => adult(person) && conditionsOf(person) === count),
    ]),
  );
  const combined = await engine.client.call('table.release', {
    ...ask,
    by: ['combination'],
    combination: ['copd', 'diabetes'],
    filters: { quintile: ['2'] },
  });
  const within = (person: SmallPerson) => adult(person) && person.quintile === 2;
  expect(releasedRows(combined).map(({ codes, count }) => [codes.combination, count])).toEqual([
    ['none', countOf((one) => within(one) && !one.copd && !one.diabetes)],
    ['copd', countOf((one) => within(one) && one.copd && !one.diabetes)],
    ['diabetes', countOf((one) => within(one) && !one.copd && one.diabetes)],
    ['copd+diabetes', countOf((one) => within(one) && one.copd && one.diabetes)],
  ]);
});

test('a share of a segment is not known where the extract holds nothing that its rule asks', async () => {
  const unheld: Rule = [
    'unheld',
    'any: [{ condition: stroke }, { field: carer, is: true }]',
    () => false,
  ];
  const half: Rule = [
    'half',
    'any: [{ condition: stroke }, { condition: copd }]',
    ({ copd }) => copd,
  ];
  const ask = { measure: 'share:segment', definition: written([unheld, half]), policy };
  const table = await engine.client.call('table.release', { ...ask, by: ['segment'] });
  const shown = releasedRows(table).map(({ codes, count, status }) => [
    codes.segment,
    count,
    status,
  ]);
  expect(shown[0]).toEqual(['unheld', null, 'not-available']);
  expect(shown[1]).toEqual(['half', countOf((one) => adult(one) && one.copd), 'shown']);
  const byQuintile = { by: ['quintile'] as const, filters: { segment: ['unheld'] } };
  const narrowed = await engine.client.call('table.release', { ...ask, ...byQuintile });
  expect(new Set(releasedRows(narrowed).map(({ status }) => status))).toEqual(
    new Set(['not-available']),
  );
});

test('a breakdown that the extract does not hold, or that combines nothing, is refused', async () => {
  const ask = { measure: 'people', definition: written([old]), policy };
  const refused = async (more: object) =>
    problemOf(engine.client.call('table.release', { ...ask, by: ['age'], ...more }));
  expect((await refused({ by: ['ethnic_group'] })).reason).toMatch(/does not hold/);
  expect((await refused({ by: ['combination'] })).reason).toMatch(/does not say which/);
  expect((await refused({ combination: ['copd'] })).reason).toMatch(/not broken down/);
  const absent = { by: ['combination'], combination: ['stroke'] };
  expect((await refused(absent)).reason).toMatch(/does not hold stroke/);
  const strange = { by: ['combination'], combination: ['nonsense'] };
  expect((await refused(strange)).reason).toMatch(/no condition or flag "nonsense"/);
  const near = { by: ['combination'], combination: ['coppd'] };
  expect((await refused(near)).hint).toBe('Perhaps copd?');
});
