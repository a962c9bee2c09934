import { expect, test } from 'vitest';
import { checkOf, reportOn } from './asks.ts';
import { cleanPeople, firstChanged } from './clean.ts';
import type { Person } from './people.ts';

const clean = cleanPeople();

async function check(id: string, people: readonly Person[]) {
  return checkOf(await reportOn(people), id);
}

test('ages of another edition than the one measures follow are not said to limit them', async () => {
  const people = clean.map((person, at) => ({ ...person, hypertension: at < 20 }));
  const found = await check('age-rule:hypertension', firstChanged(people, 20, { age: 12 }));
  expect(found).toMatchObject({ verdict: 'look', count: { shown: 20 } });
  expect(found.title).toContain('18 and over, QOF v50');
  expect(found.detail).toContain('measures here follow QOF 2019/20 and count it at any age');
  expect(found.detail).not.toContain('only at these');
  const diabetes = await check(
    'age-rule:diabetes',
    firstChanged(clean, 33, { diabetes: true, age: 12 }),
  );
  expect(diabetes.detail).toContain('measures of it only at these');
});

test('what is wrong with a file of conditions is told by file, its people protected', async () => {
  const further = {
    ...{ file: 'c.csv', role: 'conditions' as const, rows: 9000, rejected: 3, unnamed: 31 },
    ...{ people: 2000, strangers: 26 },
    losses: [
      { column: 'Code', field: 'long:condition', kind: 'not-read' as const, rows: 640 },
      { column: 'Day', field: 'long:date', kind: 'future-date' as const, rows: 12 },
    ],
  };
  const report = await reportOn(clean, { further: [further] });
  const of = (id: string) => checkOf(report, `further-${id}`);
  expect(of('rows:c.csv')).toMatchObject({ verdict: 'wrong', count: { shown: 3 } });
  expect(of('unnamed:c.csv')).toMatchObject({ verdict: 'wrong', count: { shown: 30 } });
  expect(of('strangers:c.csv')).toMatchObject({ verdict: 'wrong', count: { shown: 25 } });
  expect(of('not-read:c.csv:Code')).toMatchObject({ column: 'Code', count: { shown: 640 } });
  expect(of('future-date:c.csv:Day')).toMatchObject({ count: { shown: 10 } });
  expect(report.checks.some(({ id }) => id === 'future-date' || id === 'not-read')).toBe(false);
  const few = await reportOn(clean, { further: [{ ...further, strangers: 4 }] });
  expect(checkOf(few, 'further-strangers:c.csv').count).toEqual({ hidden: expect.any(String) });
});
