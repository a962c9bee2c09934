import { expect, test } from 'vitest';
import { directlyStandardisedRate } from '../../analytics/statistics/directly-standardised.ts';
import { wilsonLimits } from '../../analytics/statistics/proportion.ts';
import { audit, bundleOf, exact, fives, limitsFound } from './bundle.ts';

const columns = 'lcp,count,denominator,value,lower,upper,status,reason';
const none = { measure: 'prevalence', dimensions: [{ name: 'lcp', total: null }] };

/** A row as somebody prints it who hides the count and forgets what was worked out from it. */
function shareRow(lcp: string, count: number, people: number, digits: number, hide = true): string {
  const { lower, upper } = wilsonLimits(count, people, 0.95);
  const printed = [count / people, lower ?? 0, upper ?? 0].map((n) => (100 * n).toFixed(digits));
  return [lcp, hide ? '' : count, people, ...printed, hide ? 'hidden' : 'shown', ''].join();
}

test('a percentage of known people gives its count back (A3)', async () => {
  const csv = `lcp,count,denominator,value,status,reason
A,,250,1.2,hidden,
B,40,400,10.0,shown,
C,,90000,0.0,hidden,`;
  const result = await audit(bundleOf('b', { csv, entry: none }));
  expect(limitsFound(result)).toEqual([['narrow', 3, 3]]);
  expect(result.findings[0]?.because).toEqual(['only such a count prints value 1.2']);
});

test('a rate per 1,000 is told from a percentage by the rows that are shown whole', async () => {
  const csv = `lcp,count,denominator,value,status,reason
A,,250,12.0,hidden,
B,40,400,100.0,shown,`;
  const result = await audit(bundleOf('b', { csv, entry: none }));
  expect(limitsFound(result)).toEqual([['narrow', 3, 3]]);
});

test('a table without counts gives away those that its policy would hide', async () => {
  const csv = `lcp,denominator,value,status,reason\nA,50,6.0,shown,\nB,400,50.0,shown,\nC,60,0.0,shown,`;
  const result = await audit(bundleOf('b', { csv, entry: none }));
  expect(limitsFound(result)).toEqual([['narrow', 3, 3]]);
});

test("Wilson's interval gives a count back, with and without the people (A4)", async () => {
  const rows = [shareRow('A', 3, 80, 1), shareRow('B', 60, 300, 1, false)];
  const known = await audit(bundleOf('b', { csv: [columns, ...rows].join('\n'), entry: none }));
  expect(limitsFound(known)).toEqual([['narrow', 3, 3]]);
  const without = [columns, ...rows].join('\n').replace('A,,80,', 'A,,,');
  const found = limitsFound(await audit(bundleOf('b', { csv: without, entry: none })));
  expect(found).toContainEqual(['narrow', 3, 3]);
});

test('an interval of so few digits that many counts print it says nothing', async () => {
  const rows = [shareRow('A', 400, 90_000, 0), shareRow('B', 60, 300, 0, false)];
  const result = await audit(bundleOf('b', { csv: [columns, ...rows].join('\n'), entry: none }));
  expect(result.findings).toEqual([]);
});

test("Dobson's interval of a standardised rate gives its events back (A5)", async () => {
  const rate = directlyStandardisedRate({
    counts: [4, 9, 12],
    populations: [900, 800, 300],
    standard: [5000, 4000, 1000],
    multiplier: 1000,
  });
  const printed = [rate.value, rate.lower, rate.upper].map((number) => number?.toFixed(3));
  const csv = `${columns}\nA,,2000,${printed.join()},hidden,`;
  const entry = {
    ...none,
    form: 'standardised',
    unit: 'rate',
    policy: { ...exact, threshold: 30 },
  };
  const result = await audit(bundleOf('b', { csv, entry }));
  expect(limitsFound(result)).toEqual([['narrow', 25, 25]]);
});

test('values worked out from rounded counts give back no more than the rounded count', async () => {
  const csv = `lcp,count,denominator,value,status,reason
A,,100,10.0,hidden,
B,20,200,10.0,shown,`;
  const entry = { ...none, policy: fives };
  expect(limitsFound(await audit(bundleOf('b', { csv, entry })))).toEqual([['narrow', 7, 13]]);
});

test('a numerator is never above its people, where people are counted and not events', async () => {
  const csv = `lcp,count,denominator,status,reason\nA,,9,hidden,\nB,40,60,shown,`;
  const percent = { ...none, unit: 'percent', policy: { ...exact, protection_width: 9 } };
  expect(limitsFound(await audit(bundleOf('b', { csv, entry: percent })))).toEqual([
    ['narrow', 1, 9],
  ]);
  const rate = { ...percent, unit: 'rate' };
  expect((await audit(bundleOf('b', { csv, entry: rate }))).findings).toEqual([]);
});
