import { expect, test } from 'vitest';
import { audit, bundleOf, exact, fives, limitsFound } from './bundle.ts';

const header = 'lcp,count,status,reason';
const rule = (where: unknown, filters: Record<string, string[]> = {}) => ({
  population_rule: { where, filters },
});
const adults = rule({ age: { from: 18 } });
const older = rule({ age: { from: 20 } });

test('18 and over less 20 and over is found by subtraction (A9)', async () => {
  const large = { csv: `${header}\nA,120,shown,\nB,300,shown,`, entry: adults };
  const small = { csv: `${header}\nA,117,shown,\nB,200,shown,`, entry: older };
  const result = await audit(bundleOf('b', large, small));
  expect(limitsFound(result)).toEqual([['difference', 3, 3]]);
  expect(result.findings[0]?.text).toContain('lcp A');
  const rounded = (entry: object) => ({ ...entry, policy: fives });
  const open = await audit(
    bundleOf(
      'b',
      { ...large, entry: rounded(adults) },
      { csv: `${header}\nA,120,shown,`, entry: rounded(older) },
    ),
  );
  expect(open.findings).toEqual([]);
});

test('populations are compared only where one surely holds the other', async () => {
  const men = rule({ field: 'sex', is: 1 });
  const result = await audit(
    bundleOf(
      'b',
      { csv: `${header}\nA,120,shown,`, entry: adults },
      { csv: `${header}\nA,117,shown,`, entry: men },
    ),
  );
  expect(result.findings).toEqual([]);
});

test('everybody less males leaves the others', async () => {
  const males = { csv: `${header}\nA,117,shown,`, entry: rule(null, { sex: ['1'] }) };
  const everybody = { csv: `${header}\nA,120,shown,`, entry: rule(null) };
  expect(limitsFound(await audit(bundleOf('b', everybody, males)))).toEqual([['difference', 3, 3]]);
});

test('a table of males fills what a table by sex hides', async () => {
  const males = { csv: `${header}\nA,117,shown,`, entry: rule(null, { sex: ['1'] }) };
  const both = {
    csv: 'lcp,sex,count,status,reason\nA,1,,hidden,\nA,2,,hidden,\nA,all,120,shown,',
    entry: {
      ...rule(null),
      dimensions: [
        { name: 'lcp', total: null },
        { name: 'sex', total: 'all' },
      ],
    },
  };
  const found = limitsFound(await audit(bundleOf('b', both, males)));
  expect(found).toContainEqual(['narrow', 3, 3]);
  expect(found).toContainEqual(['narrow', 117, 117]);
});

test('two extracts that differ by a few people are told of, and by many or by none are not', async () => {
  const march = bundleOf('march', { csv: `${header}\nA,120,shown,\nB,50,shown,\nC,70,shown,` });
  const april = bundleOf('april', {
    csv: `${header}\nA,122,shown,\nB,50,shown,\nC,90,shown,`,
    entry: { as_at: '2025-04-30' },
  });
  const result = await audit(march, april);
  expect(limitsFound(result)).toEqual([['change', 2, 2]]);
  expect(result.findings[0]?.because).toEqual(['122 - 120']);
  const rounded = (name: string, count: number, as_at: string) =>
    bundleOf(name, { csv: `${header}\nA,${count},shown,`, entry: { policy: fives, as_at } });
  expect(
    (await audit(rounded('x', 120, '2025-03-31'), rounded('y', 125, '2025-04-30'))).findings,
  ).toEqual([]);
});

test('two geographies of the same people meet in their total', async () => {
  const lcps = { csv: `${header}\nA,40,shown,\nB,,hidden,` };
  const wards = {
    csv: 'ward,count,status,reason\nw1,20,shown,\nw2,25,shown,\nall,45,shown,',
    entry: { dimensions: [{ name: 'ward', total: 'all' }] },
  };
  const result = await audit(bundleOf('b', lcps, wards));
  expect(limitsFound(result)).toEqual([['narrow', 5, 5]]);
  const other = { ...wards, entry: { ...wards.entry, population: 'Adults' } };
  expect((await audit(bundleOf('b', lcps, other))).findings).toEqual([]);
});

test('tables without totals meet too, where everybody is in one category of each', async () => {
  const complete = (name: string) => ({ dimensions: [{ name, total: null, complete: true }] });
  const lcps = { csv: `${header}\nA,40,shown,\nB,,hidden,`, entry: complete('lcp') };
  const wards = {
    csv: 'ward,count,status,reason\nw1,20,shown,\nw2,25,shown,',
    entry: complete('ward'),
  };
  expect(limitsFound(await audit(bundleOf('b', lcps, wards)))).toEqual([['narrow', 5, 5]]);
});

test('a partnership in one table is the sub-total of another', async () => {
  const bySex = {
    csv: 'lcp,sex,count,status,reason\nA,1,,hidden,\nA,2,55,shown,\nB,1,60,shown,\nB,2,70,shown,\nall,1,64,shown,\nall,2,125,shown,',
    entry: {
      dimensions: [
        { name: 'lcp', total: 'all' },
        { name: 'sex', total: null, complete: true },
      ],
    },
  };
  const byLcp = { csv: `${header}\nA,59,shown,\nB,130,shown,` };
  expect(limitsFound(await audit(bundleOf('b', bySex, byLcp)))).toEqual([['narrow', 4, 4]]);
});

test('a count hidden in one table and shown in another is told of, with where', async () => {
  const result = await audit(
    bundleOf('one', { csv: `${header}\nA,,hidden,\nB,50,shown,` }),
    bundleOf('two', { csv: `${header}\nA,14,shown,\nB,50,shown,` }),
  );
  expect(limitsFound(result)).toEqual([['narrow', 14, 14]]);
  expect(result.findings[0]?.because).toEqual(['two/tables/t1.csv, line 2 shows 14']);
});

test('numerators of a share are people, and its denominators are the same people without the segment', async () => {
  const share = {
    csv: 'lcp,segment,count,denominator,status,reason\nA,x,,60,hidden,\nA,y,56,60,shown,',
    entry: {
      measure: 'share:segment',
      dimensions: [
        { name: 'lcp', total: null },
        { name: 'segment', total: null, complete: true },
      ],
    },
  };
  expect(limitsFound(await audit(bundleOf('b', share)))).toEqual([['narrow', 4, 4]]);
});

test('whoever is excluded is counted by subtraction from the group', async () => {
  const measure = {
    csv: 'lcp,count,denominator,excluded,unknown,status,reason\nA,20,90,,0,shown,\nB,30,80,40,0,shown,',
    entry: { measure: 'smoking', unit: 'percent', exclusions: 'Those of whom it is not asked' },
  };
  const people = { csv: `${header}\nA,93,shown,\nB,120,shown,` };
  expect(limitsFound(await audit(bundleOf('b', measure, people)))).toEqual([['narrow', 3, 3]]);
});

test('denominators of two measures are the same people only where the manifest says so', async () => {
  const table = (measure: string, denominator: string | null, people: string) => ({
    csv: `lcp,count,denominator,status,reason\nA,20,${people},${people === '' ? 'hidden' : 'shown'},`,
    entry: { measure, unit: 'rate', denominator },
  });
  const said = bundleOf(
    'b',
    table('m', 'People aged 40 to 74', '90'),
    table('n', 'People aged 40 to 74', ''),
  );
  expect(limitsFound(await audit(said))).toEqual([['narrow', 90, 90]]);
  const unsaid = bundleOf('b', table('m', null, '90'), table('n', null, ''));
  expect((await audit(unsaid)).findings).toEqual([]);
});

test('nothing is protected by a policy that hides nothing', async () => {
  const working = { id: 'working', threshold: 0, zero: 'shown', rounding: 1 };
  const entry = (where: unknown) => ({ ...rule(where), policy: working });
  const result = await audit(
    bundleOf(
      'b',
      { csv: `${header}\nA,3,shown,`, entry: entry(null) },
      { csv: `${header}\nA,2,shown,`, entry: entry({ age: { from: 18 } }) },
    ),
  );
  expect(result.findings).toEqual([]);
});

test('a width asked for replaces those of the policies', async () => {
  const { auditBundles } = await import('../../analytics/audit/audit.ts');
  const { attack } = await import('../../analytics/attack/attack.ts');
  const csv = `${header}\nA,,hidden,\nB,,hidden,\nC,30,shown,\nall,40,shown,`;
  const bundles = [bundleOf('b', { csv, entry: { policy: exact } })];
  expect((await auditBundles(bundles, { attack })).findings).toEqual([]);
  const wide = await auditBundles(bundles, { attack, width: 20 });
  expect(limitsFound(wide)).toEqual([
    ['narrow', 1, 9],
    ['narrow', 1, 9],
  ]);
});
