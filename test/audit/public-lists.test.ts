import { expect, test } from 'vitest';
import { audit, bundleOf, exact, limitsFound } from './bundle.ts';

const dimension = (name: string, more: object = {}) => ({
  name,
  total: null,
  complete: true,
  ...more,
});
const by = (...dimensions: readonly object[]) => ({ dimensions });
const rule = (where: unknown, filters: Record<string, readonly string[]> = {}) => ({
  population_rule: { where, filters },
});
const counts = (names: string, ...rows: readonly (readonly [string, number | null])[]) =>
  [
    `${names},count,status,reason`,
    ...rows.map(
      ([codes, count]) => `${codes},${count ?? ''},${count === null ? 'hidden' : 'shown'},`,
    ),
  ].join('\n');

const places = {
  within: {
    pcn: { lcp: { U: 'A', V: 'A', W: 'B' } },
    practice: { pcn: { p: 'U', q: 'V', r: 'W' }, lcp: { p: 'A', q: 'A', r: 'B' } },
  },
  codes: { lcp: ['A', 'B'], pcn: ['U', 'V', 'W'], practice: ['p', 'q', 'r'] },
};

test('networks add up to their partnership, though no table has both', async () => {
  const networks = {
    csv: counts('pcn', ['U', null], ['V', 40], ['W', 50]),
    entry: { ...by(dimension('pcn')), ...rule(null), ...places },
  };
  const partnerships = {
    csv: counts('lcp', ['A', 43]),
    entry: { ...by(dimension('lcp')), ...rule(null, { lcp: ['A'] }), ...places },
  };
  const found = await audit(bundleOf('b', networks, partnerships));
  expect(limitsFound(found)).toEqual([['narrow', 3, 3]]);
  const unlisted = { ...networks, entry: { ...networks.entry, within: {}, codes: {} } };
  const silent = { ...partnerships, entry: { ...partnerships.entry, within: {}, codes: {} } };
  const unknown = await audit(bundleOf('b', unlisted, silent));
  expect(limitsFound(unknown)).toEqual([]);
});

test('ages add up to their band by their names alone', async () => {
  const ages = {
    csv: counts('age', ['15', null], ['16', 20], ['17', 20], ['18', 20], ['19', 20], ['20', 50]),
    entry: { ...by(dimension('age')), ...rule({ age: { from: 15, to: 20 } }) },
  };
  const bands = {
    csv: counts('age_band', ['15-19', 82], ['20-24', 50]),
    entry: { ...by(dimension('age_band')), ...rule({ age: { from: 15, to: 20 } }) },
  };
  expect(limitsFound(await audit(bundleOf('b', ages, bands)))).toEqual([['narrow', 2, 2]]);
});

test('part of the networks of a partnership are no more than all of it', async () => {
  const few = {
    csv: counts('pcn,sex', ['U,1', null], ['U,2', 40]),
    entry: {
      ...by(dimension('pcn'), dimension('sex')),
      ...rule(null, { pcn: ['U'] }),
      ...places,
    },
  };
  const all = {
    csv: counts('lcp,sex', ['A,1', 12], ['A,2', 60], ['B,1', 40], ['B,2', 40]),
    entry: { ...by(dimension('lcp'), dimension('sex')), ...rule(null), ...places },
  };
  const wide = { ...exact, protection_width: 20 };
  const own = { ...few, entry: { ...few.entry, policy: wide } };
  expect(limitsFound(await audit(bundleOf('b', own, all)))).toEqual([['narrow', 1, 12]]);
});

test('a filter to every code that there is leaves nobody out', async () => {
  const filtered = {
    csv: counts('sex', ['1', null], ['2', 60]),
    entry: { ...by(dimension('sex')), ...rule(null, { lcp: ['A', 'B'] }), ...places },
  };
  const everybody = {
    csv: counts('sex', ['1', 9], ['2', 60]),
    entry: { ...by(dimension('sex')), ...rule(null), ...places },
  };
  expect(limitsFound(await audit(bundleOf('b', filtered, everybody)))).toEqual([['narrow', 9, 9]]);
  const some = { ...filtered, entry: { ...filtered.entry, codes: {}, within: {} } };
  const silent = { ...everybody, entry: { ...everybody.entry, codes: {}, within: {} } };
  expect(limitsFound(await audit(bundleOf('b', some, silent)))).toEqual([]);
});

test('nobody is of an age outside its band, and that is no secret', async () => {
  const zeroes = { ...exact, zero: 'hidden' };
  const crossed = {
    csv: counts(
      'age,age_band',
      ['17,15-19', 30],
      ['17,20-24', null],
      ['22,15-19', null],
      ['22,20-24', 30],
    ),
    entry: { ...by(dimension('age'), dimension('age_band')), ...rule(null), policy: zeroes },
  };
  const apart = {
    csv: counts('age', ['17', 30], ['22', 30]),
    entry: { ...by(dimension('age')), ...rule(null), policy: zeroes },
  };
  const found = await audit(bundleOf('b', crossed, apart));
  expect(found.findings).toEqual([]);
  const sexes = (text: string) => text.replaceAll('15-19', '1').replaceAll('20-24', '2');
  const secret = {
    csv: sexes(crossed.csv).replace('age_band', 'sex'),
    entry: { ...crossed.entry, ...by(dimension('age'), dimension('sex')) },
  };
  expect(limitsFound(await audit(bundleOf('b', secret, apart)))).toEqual([
    ['narrow', 0, 0],
    ['narrow', 0, 0],
  ]);
});

test('people whom a measure is about are its denominator and those of whom it is not known', async () => {
  const measured = (measure: string, from: number, denominator: number, excluded: number) => ({
    csv: `lcp,count,denominator,value,excluded,unknown,status,reason\nA,50,${denominator},,${excluded},0,shown,`,
    entry: {
      ...by(dimension('lcp')),
      ...rule(null),
      ...{ measure, unit: 'percent', exclusions: 'Others', eligible: { all: [{ age: { from } }] } },
    },
  });
  const found = await audit(bundleOf('b', measured('m', 17, 412, 20), measured('n', 18, 408, 24)));
  expect(limitsFound(found)).toContainEqual(['difference', 4, 4]);
});

test('rounding that sends halves up leaves an even base one narrower', async () => {
  const tens = { ...exact, threshold: 3, rounding: 10, protection_width: 10, rounding_ties: 'up' };
  const table = (policy: object) => ({
    csv: counts('sex', ['1', null], ['2', 60], ['all', 60]),
    entry: { ...by({ name: 'sex', total: 'all' }), ...rule(null), policy },
  });
  expect(limitsFound(await audit(bundleOf('b', table(tens))))).toEqual([['narrow', 1, 9]]);
  const unsaid = { ...tens, rounding_ties: undefined, protection_width: 9 };
  expect(limitsFound(await audit(bundleOf('b', table(unsaid))))).toEqual([]);
});

test('a total of amounts is known to half of the step that it is told in', async () => {
  const rounded = { ...exact, rounding: 5, protection_width: 200 };
  const costs = {
    csv: counts('sex', ['1', null], ['2', 90_300], ['all', 91_000]),
    entry: {
      ...by({ name: 'sex', total: 'all' }),
      ...rule(null),
      ...{ measure: 'cost', unit: 'mean', policy: rounded },
    },
  };
  const found = await audit(bundleOf('b', costs));
  expect(found.warnings).toEqual([]);
  expect(found.findings).toEqual([]);
  const narrow = {
    ...costs,
    entry: { ...costs.entry, policy: { ...rounded, protection_width: 1200 } },
  };
  expect(limitsFound(await audit(bundleOf('b', narrow)))).toEqual([['narrow', 150, 1250]]);
});
