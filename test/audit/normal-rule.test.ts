import { expect, test } from 'vitest';
import { canonical } from '../../analytics/audit/canonical.ts';
import { normalRule } from '../../analytics/audit/normal-rule.ts';

const normal = (where: unknown, filters: Record<string, readonly string[]> = {}) =>
  canonical(normalRule({ where, filters }));

test.each([
  [{ field: 'age', 'at-least': 18 }, { age: { from: 18 } }],
  [{ field: 'age', over: 17 }, { age: { from: 18 } }],
  [{ field: 'age', between: [18, 64] }, { age: { from: 18, to: 64 } }],
  [{ field: 'age', is: 40 }, { age: { from: 40, to: 40 } }],
  [{ not: { age: { to: 17 } } }, { age: { from: 18 } }],
  [{ not: { field: 'age', under: 18 } }, { age: { from: 18 } }],
  [{ all: [{ age: { from: 18 } }, { age: { from: 17, to: 64 } }] }, { age: { from: 18, to: 64 } }],
])('%o is %o', (one, other) => {
  expect(normal(one)).toBe(normal(other));
});

test.each([
  [{ quintile: [1, 2] }, { quintile: ['1', '2'] }],
  [{ decile: [1, 2] }, { quintile: ['1'] }],
  [{ field: 'sex', is: '1' }, { sex: ['1'] }],
  [{ area: { level: 'pcn', in: ['U'] } }, { pcn: ['U'] }],
])('%o is a filter', (where, filters) => {
  expect(normal(where)).toBe(normal(null, filters));
});

test('what a filter keeps and a criterion asks for is what both do', () => {
  const both = normal({ quintile: [1, 2] }, { quintile: ['2', '3'] });
  expect(both).toBe(normal(null, { quintile: ['2'] }));
});

test.each([
  { not: { age: { from: 18, to: 64 } } },
  { decile: [1] },
  { area: { level: 'lsoa', in: ['E01'] } },
  { any: [{ age: { from: 18 } }, { quintile: [1] }] },
  { field: 'age', missing: true },
  { field: 'bmi', 'at-least': 30 },
  { age: { from: 17.5 } },
])('%o stays as it is', (where) => {
  expect(normalRule({ where, filters: {} })).toEqual({ where, filters: {} });
});
