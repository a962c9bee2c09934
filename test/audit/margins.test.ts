import { expect, test } from 'vitest';
import { audit, bundleOf, fives, limitsFound } from './bundle.ts';

const ages = {
  dimensions: [
    { name: 'lcp', total: 'all' },
    { name: 'age', total: 'all' },
  ],
};

test('a hidden count that its total gives back is found, with the equation in plain words', async () => {
  const csv = `
lcp,age,count,status,reason,lcp_label,age_label
A,0-17,35,shown,,LCP A,0-17
A,18-64,,hidden,small,LCP A,18-64
A,65+,82,shown,,LCP A,65+
A,all,120,shown,,LCP A,All`;
  const result = await audit(bundleOf('b', { csv, entry: ages }));
  expect(limitsFound(result)).toEqual([['narrow', 3, 3]]);
  const [finding] = result.findings;
  expect(finding?.text).toBe(
    'b/tables/t1.csv, line 3: the count of LCP A, 18-64 is not shown, but is known to be exactly 3, though the policy asks for a width of 8.',
  );
  expect(finding?.because).toEqual(['LCP A 120 = 0-17 35 + 18-64 hidden + 65+ 82']);
  expect(finding?.places[0]).toMatchObject({ line: 3, codes: { lcp: 'A', age: '18-64' } });
});

const square = (rows: readonly (readonly [string, string, number | null])[]) =>
  `lcp,age,count,status,reason\n${rows
    .map(
      ([lcp, age, count]) => `${lcp},${age},${count ?? ''},${count === null ? 'hidden' : 'shown'},`,
    )
    .join('\n')}`;

test('a second hidden count in row and column does not help where totals bound both', async () => {
  const csv = square([
    ['A', 'x', null],
    ['A', 'y', null],
    ['A', 'all', 9],
    ['B', 'x', null],
    ['B', 'y', null],
    ['B', 'all', 300],
    ['all', 'x', 150],
    ['all', 'y', 159],
    ['all', 'all', 309],
  ]);
  const result = await audit(bundleOf('b', { csv, entry: ages }));
  expect(limitsFound(result)).toEqual([
    ['narrow', 1, 8],
    ['narrow', 1, 8],
    ['narrow', 142, 149],
    ['narrow', 151, 158],
  ]);
});

test('a square of hidden counts with room in it passes', async () => {
  const csv = square([
    ['A', 'x', null],
    ['A', 'y', null],
    ['A', 'z', 50],
    ['A', 'all', 90],
    ['B', 'x', null],
    ['B', 'y', null],
    ['B', 'z', 60],
    ['B', 'all', 160],
    ['all', 'x', 70],
    ['all', 'y', 70],
    ['all', 'z', 110],
    ['all', 'all', 250],
  ]);
  const result = await audit(bundleOf('b', { csv, entry: ages }));
  expect(result).toMatchObject({ findings: [], warnings: [], tables: 1, counts: 12, hidden: 4 });
});

test('cells rounded to 5 with a total beside them give a small one back where they leave no room', async () => {
  const few = `lcp,count,status,reason\nA,,hidden,\nall,10,shown,`;
  const found = await audit(bundleOf('b', { csv: few, entry: { policy: fives } }));
  expect(limitsFound(found)).toEqual([['narrow', 8, 12]]);
  const many = `lcp,count,status,reason\nA,,hidden,\nB,20,shown,\nC,20,shown,\nall,45,shown,`;
  const open = await audit(bundleOf('b', { csv: many, entry: { policy: fives } }));
  expect(open.findings).toEqual([]);
});

test('an exact total of rounded cells is an attack of its own', async () => {
  const csv = `lcp,count,denominator,status,reason
A,,500,hidden,
B,20,500,shown,
all,23,1000,shown,`;
  const entry = { measure: 'm', policy: { ...fives, rounding: 1 }, unit: 'percent' };
  expect(limitsFound(await audit(bundleOf('b', { csv, entry })))).toEqual([['narrow', 3, 3]]);
});

const nested = {
  dimensions: [
    { name: 'lcp', total: 'all' },
    { name: 'pcn', total: 'all', parent: 'lcp' },
    { name: 'practice', total: 'all', parent: 'pcn' },
  ],
};

test('a practice is given back through its network and its partnership', async () => {
  const csv = `lcp,pcn,practice,count,status,reason
A,P,p1,,hidden,
A,P,p2,40,shown,
A,P,all,,hidden,
A,Q,q1,60,shown,
A,Q,all,60,shown,
A,all,all,105,shown,
B,all,all,95,shown,
all,all,all,200,shown,`;
  const result = await audit(bundleOf('b', { csv, entry: nested }));
  expect(limitsFound(result)).toEqual([
    ['narrow', 5, 5],
    ['narrow', 45, 45],
  ]);
  const words = result.findings[0]?.because.join('\n');
  expect(words).toContain('lcp A 105 = ');
});

test('a practice counted alone is the same practice as under its partnership', async () => {
  const whole = `lcp,pcn,practice,count,status,reason
A,P,p1,,hidden,
A,P,p2,,hidden,
A,P,all,60,shown,
A,all,all,60,shown,
all,all,all,60,shown,`;
  const alone = `practice,count,status,reason\np2,55,shown,`;
  const result = await audit(
    bundleOf(
      'b',
      { csv: whole, entry: nested },
      { csv: alone, entry: { dimensions: [{ name: 'practice', total: null }] } },
    ),
  );
  expect(limitsFound(result)).toContainEqual(['narrow', 5, 5]);
});

test('sums of shown rows say nothing new', async () => {
  const csv = `lcp,count,status,reason\nA,,hidden,\nB,20,shown,\nC,30,shown,\nall,50,shown,`;
  const entry = { policy: fives, dimensions: [{ name: 'lcp', total: null, sum: 'all' }] };
  expect((await audit(bundleOf('b', { csv, entry }))).findings).toEqual([]);
});

test('categories that overlap add up to nothing, but each is within its group', async () => {
  const csv = `segment,count,status,reason\nx,,hidden,\ny,90,shown,\nz,95,shown,\nall,100,shown,`;
  const dimensions = [{ name: 'segment', total: 'all', overlapping: true }];
  expect((await audit(bundleOf('b', { csv, entry: { dimensions } }))).findings).toEqual([]);
  const tight = csv.replace('100', '8').replace('90', '8').replace('95', '8');
  const found = await audit(bundleOf('b', { csv: tight, entry: { dimensions } }));
  expect(limitsFound(found)).toEqual([['narrow', 1, 8]]);
});

test('a count shown though it is small is told of, and so are tables that contradict themselves', async () => {
  const csv = `lcp,count,status,reason\nA,3,shown,\nB,20,shown,`;
  expect(limitsFound(await audit(bundleOf('b', { csv })))).toEqual([['small', 3, 3]]);
  const wrong = `lcp,count,status,reason\nA,30,shown,\nB,20,shown,\nall,90,shown,`;
  const { warnings, findings } = await audit(bundleOf('b', { csv: wrong }));
  expect(findings).toEqual([]);
  expect(warnings).toEqual([
    'b/tables/t1.csv: the count does not add up along lcp; its totals are not used.',
  ]);
});

test('tables of one row and of none are read', async () => {
  const one = await audit(bundleOf('b', { csv: 'lcp,count,status,reason\nA,20,shown,' }));
  expect(one).toMatchObject({ findings: [], counts: 2 });
  const none = await audit(bundleOf('b', { csv: 'lcp,count,status,reason' }));
  expect(none).toMatchObject({ findings: [], counts: 0, equations: 0 });
});

test('under a policy that hides nobody a hidden count may be 0, and midpoints leave their six counts open', async () => {
  const sixes = {
    id: 'six',
    threshold: 0,
    zero: 'hidden',
    rounding: 6,
    rounding_method: 'midpoint',
    protection_width: 6,
  };
  const csv = `lcp,count,status,reason\nA,,hidden,\nB,9,shown,\nall,15,shown,`;
  const result = await audit(bundleOf('b', { csv, entry: { policy: sixes } }));
  expect(result.findings).toEqual([]);
  const wider = { ...sixes, protection_width: 12 };
  expect(limitsFound(await audit(bundleOf('b', { csv, entry: { policy: wider } })))).toEqual([
    ['narrow', 1, 11],
  ]);
});
