import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GapAsk, TableAsk } from '../../analytics/contract/methods.ts';
import { releasedRows } from '../../analytics/contract/released.ts';
import { makeCity } from '../measures/city.ts';
import { gapOf, problemOf, startWith, stopEngines, tableOf } from './city-engine.ts';
import type { InProcessEngine } from './in-process.ts';

const city = makeCity(20_260_311, 600);

let engine: InProcessEngine;
beforeAll(async () => {
  engine = await startWith(city);
});
afterAll(stopEngines);

const lcp = (other: unknown) => ({ dimension: 'lcp', with: other });

/** What is asked, and what is said of it and hinted. */
const refused: readonly (readonly [what: string, ask: object, reason: RegExp, hint: RegExp])[] = [
  ['a measure that is none', { measure: 'smokin' }, /no measure "smokin"/, /smoking/],
  ['a measure far from any', { measure: 'zzzzzzzz' }, /no measure/, /prevalence:<condition>/],
  ['a measure __proto__', { measure: '__proto__' }, /no measure/, /./],
  ['a prevalence of __proto__', { measure: 'prevalence:__proto__' }, /no measure/, /./],
  ['a condition without its prefix', { measure: 'copd' }, /no measure/, /prevalence:copd/],
  ['a share of no dimension', { measure: 'share:sexx' }, /no measure/, /share:sex/],
  ['a form that is none', { form: 'raw' }, /no such form/, /crude, standardised, indirect/],
  ['a form that is null', { form: null }, /no such form/, /crude/],
  [
    'an indirect mean',
    { measure: 'cost', form: 'indirect' },
    /no indirect form/,
    /crude, standardised/,
  ],
  [
    'a standardised count',
    { measure: 'people', form: 'standardised' },
    /no standardised form/,
    /crude/,
  ],
  [
    'a standardised value by age band',
    { form: 'standardised', by: ['age_band'] },
    /age_band/,
    /crude/,
  ],
  ['an indirect value by year of age', { form: 'indirect', by: ['sex', 'age'] }, /by age/, /crude/],
  [
    'a comparison along another dimension',
    { compare: { dimension: 'sex', with: 'all' } },
    /not broken down/,
    /lcp/,
  ],
  [
    'a comparison along no dimension',
    { compare: { dimension: 'shoe', with: 'all' } },
    /not broken down/,
    /lcp/,
  ],
  ['a comparison of nothing broken down', { by: [], compare: lcp('all') }, /not broken down/, /./],
  [
    'a comparison with a code that is none',
    { compare: lcp({ code: 'West' }) },
    /no such/i,
    /North/,
  ],
  ['a comparison with a total', { compare: lcp({ code: 'all' }) }, /no such/i, /North/],
  ['a comparison with a word that is none', { compare: lcp('some') }, /no such/i, /North/],
  ['a comparison with nothing', { compare: lcp(null) }, /no such/i, /North/],
  [
    'a comparison with a code __proto__',
    { compare: lcp({ code: '__proto__' }) },
    /no such/i,
    /North/,
  ],
  ['a comparison of counts', { measure: 'people', compare: lcp('all') }, /interval/, /./],
  ['a comparison of shares', { measure: 'share:lcp', compare: lcp('all') }, /interval/, /./],
  [
    'a comparison of ratios with one of them',
    { form: 'indirect', compare: lcp({ code: 'North' }) },
    /not comparable/,
    /standardised/,
  ],
  ['a comparison that is null', { compare: null }, /./, /./],
  ['a comparison that is a word', { compare: 'all' }, /./, /./],
  [
    'a condition that the extract lacks',
    { measure: 'prevalence:asthma' },
    /does not hold asthma/,
    /copd/,
  ],
  ['a field that the extract lacks', { measure: 'bed-days' }, /does not hold Bed days/, /./],
  ['frailty that the extract lacks', { measure: 'frailty' }, /does not hold frailty/i, /./],
  ['a measure that is a number', { measure: 7 }, /measure/, /./],
  ['a measure that is null', { measure: null }, /measure/, /./],
  ['a document that is no text', { measure: { text: 7, name: 'made.yaml' } }, /measure/, /./],
];

test.each(refused)('%s is refused with a hint', async (_, ask, reason, hint) => {
  const problem = await problemOf(tableOf(engine, ask as Partial<TableAsk>));
  expect(problem?.code).toBe('usage');
  expect(problem?.reason).toMatch(reason);
  expect(problem?.hint ?? '').toMatch(hint);
});

describe('a gap between quintiles', () => {
  test.each([['people'], ['share:quintile']])(
    'is of a measure with an interval, not %s',
    async (measure) => {
      const problem = await problemOf(gapOf(engine, { measure }));
      expect(problem).toMatchObject({ code: 'usage', hint: expect.any(String) });
    },
  );

  test('is not by quintile, nor in a form that there is none of', async () => {
    const byQuintile = gapOf(engine, { by: ['quintile'] as unknown as GapAsk['by'] });
    expect((await problemOf(byQuintile))?.code).toBe('usage');
    const indirect = gapOf(engine, { measure: 'cost', form: 'indirect' });
    expect((await problemOf(indirect))?.code).toBe('usage');
  });

  test('is of all five of them', async () => {
    const some = gapOf(engine, { by: [], filters: { quintile: ['1', '2'] } });
    expect(await problemOf(some)).toMatchObject({
      code: 'usage',
      reason: expect.stringMatching(/all five/),
    });
  });
});

const document = (lines: string) => ({
  name: 'made.yaml',
  text: `version: 1\nid: made\nlabel: Made up\n${lines}\n`,
});

test('a measure may be a document of its own', async () => {
  const own = document(
    'statistic: proportion\nnumerator: { condition: copd }\ndenominator: { age: { from: 40 } }',
  );
  const [row] = releasedRows(await tableOf(engine, { measure: own, by: [] }));
  const aged = city.filter(({ age, copd }) => age !== null && age >= 40 && copd !== null);
  expect([row?.count, row?.denominator]).toEqual([
    aged.filter(({ copd }) => copd === true).length,
    aged.length,
  ]);
});

test('a document with a mistake is refused with the line of it', async () => {
  const wrong = document('statistic: proportion\nnumerator: { condition: coppd }');
  const problem = await problemOf(tableOf(engine, { measure: wrong }));
  expect(problem).toMatchObject({ code: 'definition-invalid', where: { line: 5 } });
});

test('a rate of an amount with decimals is refused as no count of events', async () => {
  const costs = document('statistic: rate\nnumerator: { total: cost }\nper: 1000');
  const problem = await problemOf(tableOf(engine, { measure: costs, by: [] }));
  expect(['usage', 'definition-invalid']).toContain(problem?.code);
});
