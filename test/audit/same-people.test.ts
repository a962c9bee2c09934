import { expect, test } from 'vitest';
import { audit, bundleOf, limitsFound } from './bundle.ts';

const dimension = (name: string, more: object = {}) => ({ name, total: 'all', ...more });
const by = (...dimensions: readonly object[]) => ({ dimensions });
const rule = (where: unknown, filters: Record<string, readonly string[]> = {}) => ({
  population_rule: { where, filters },
});
const defined = (definition: string, hash = definition) => ({
  definition,
  hashes: { definition: hash },
});
const two = (one: string, other: string) =>
  `lcp,count,status,reason\nA,${one},${one === '' ? 'hidden' : 'shown'},\nB,${other},shown,`;

test('people by place are the same under two definitions of one population, and others of two', async () => {
  const under = (definition: string, where: unknown, count: string) => ({
    csv: two(count, '50'),
    entry: { ...rule(where), ...defined(definition) },
  });
  const same = await audit(bundleOf('b', under('v3', null, ''), under('v4', null, '6')));
  expect(limitsFound(same)).toContainEqual(['narrow', 6, 6]);
  const adults = { age: { from: 18 } };
  const parts = await audit(bundleOf('b', under('v3', null, ''), under('v4', adults, '40')));
  expect(limitsFound(parts)).toEqual([]);
});

test('segments of two definitions are two groups, and a few people between two versions are told of', async () => {
  const under = (hash: string, count: number, id = 'ours') => ({
    csv: `segment,count,status,reason\nx,${count},shown,\ny,${163 - count},shown,`,
    entry: { ...by(dimension('segment')), ...rule(null), ...defined(id, hash) },
  });
  const found = await audit(bundleOf('b', under('v3', 63), under('v4', 60)));
  expect(found.warnings).toEqual([]);
  expect(limitsFound(found)).toEqual([
    ['change', -3, -3],
    ['change', 3, 3],
  ]);
  const renamed = await audit(bundleOf('b', under('v3', 63), under('v4', 60, 'theirs')));
  expect(limitsFound(renamed)).toEqual(limitsFound(found));
});

test('a filter to several codes says nothing of a row that is in one of them', async () => {
  const whole = { csv: two('', '50'), entry: rule(null) };
  const kept = { csv: two('30', '50'), entry: rule(null, { lcp: ['A', 'B'] }) };
  expect(limitsFound(await audit(bundleOf('b', whole, kept)))).toEqual([['narrow', 30, 30]]);
});

test('a filter to networks says nothing of a practice that is in one of them', async () => {
  const nested = {
    csv: 'pcn,practice,count,status,reason\nU,p,,hidden,\nU,q,50,shown,\nV,r,60,shown,',
    entry: {
      ...by(dimension('pcn'), dimension('practice', { parent: 'pcn' })),
      ...rule(null),
    },
  };
  const kept = {
    csv: 'practice,count,status,reason\np,30,shown,\nq,50,shown,\nr,60,shown,',
    entry: { ...by(dimension('practice')), ...rule(null, { pcn: ['U', 'V'] }) },
  };
  expect(limitsFound(await audit(bundleOf('b', nested, kept)))).toEqual([['narrow', 30, 30]]);
});

test('people limited to several codes are the sum of these, though another table prints them', async () => {
  const bySex = {
    csv: 'lcp,sex,count,status,reason\nA,1,,hidden,\nA,2,20,shown,\nA,9,30,shown,',
    entry: {
      ...by({ name: 'lcp', total: null }, { name: 'sex', total: null }),
      ...rule(null),
    },
  };
  const both = { csv: two('23', '50'), entry: rule(null, { sex: ['1', '2'] }) };
  expect(limitsFound(await audit(bundleOf('b', bySex, both)))).toContainEqual(['narrow', 3, 3]);
});

test('merged categories are the sum of theirs', async () => {
  const bands = {
    csv: 'age_band,count,status,reason\n80-84,,hidden,\n85-89,20,shown,',
    entry: { ...by({ name: 'age_band', total: null }), ...rule(null) },
  };
  const merged = {
    csv: 'age_band,count,status,reason\n80-84+85-89,24,shown,',
    entry: {
      ...by({ name: 'age_band', total: null, merged: { '80-84+85-89': ['80-84', '85-89'] } }),
      ...rule(null),
    },
  };
  expect(limitsFound(await audit(bundleOf('b', bands, merged)))).toContainEqual(['narrow', 4, 4]);
});

test('an age that a limit of age leaves whole is the same people with and without it', async () => {
  const aged = (where: unknown, count: string) => ({
    csv: `age,count,status,reason\n18,${count},${count === '' ? 'hidden' : 'shown'},`,
    entry: { ...by(dimension('age')), ...rule(where) },
  });
  const adults = { age: { from: 18 } };
  expect(limitsFound(await audit(bundleOf('b', aged(null, '5'), aged(adults, ''))))).toContainEqual(
    ['narrow', 5, 5],
  );
  const older = { age: { from: 19 } };
  expect(limitsFound(await audit(bundleOf('b', aged(null, '30'), aged(older, ''))))).toEqual([]);
});

test('nobody in a segment is apart from everybody in one, though segments overlap', async () => {
  const table = (none: string | null) => ({
    csv: 'segment,count,status,reason\nx,95,shown,\ny,20,shown,\nno-segment,,hidden,\nall,100,shown,',
    entry: { ...by(dimension('segment', { overlapping: true, none })), ...rule(null) },
  });
  expect(limitsFound(await audit(bundleOf('b', table('no-segment'))))).toEqual([['narrow', 1, 5]]);
  expect(limitsFound(await audit(bundleOf('b', table(null))))).toEqual([]);
});

test('denominator, excluded and unknown of a part are within the people of the whole', async () => {
  const people = { csv: 'lcp,count,status,reason\nA,19,shown,', entry: rule(null) };
  const part = {
    csv: 'lcp,count,denominator,excluded,unknown,status,reason\nA,9,14,,,shown,',
    entry: {
      ...{ measure: 'smoking', unit: 'percent', exclusions: 'Those not asked' },
      ...rule(null, { quintile: ['3', 'not-known'] }),
    },
  };
  const found = limitsFound(await audit(bundleOf('b', people, part)));
  expect(found).toContainEqual(['narrow', 1, 4]);
});
