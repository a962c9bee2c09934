import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBundles } from '../../analytics/audit/audit.ts';
import { type AuditSystem, buildSystem } from '../../analytics/audit/build-system.ts';
import { wilsonLimits } from '../../analytics/statistics/proportion.ts';
import { bundleOf, type HandMade } from './bundle.ts';
import {
  codesIn,
  type DefinitionId,
  definitionIds,
  noSegment,
  type Person,
  person,
  satisfies,
  truthOf,
} from './people.ts';

/** Policies under which exact and rounded counts are shown, by how a shown count is printed. */
const policies = [
  { id: 'exact', threshold: 3, zero: 'shown', rounding: 1 },
  { id: 'fives', threshold: 7, zero: 'shown', rounding: 5 },
  { id: 'tens', threshold: 2, zero: 'hidden', rounding: 4 },
  { id: 'six', threshold: 0, zero: 'shown', rounding: 6, rounding_method: 'midpoint' },
] as const;
type Policy = (typeof policies)[number];

function printed(count: number, policy: Policy): number | null {
  if (count === 0 ? policy.zero === 'hidden' : count <= policy.threshold) return null;
  const { rounding } = policy;
  if (!('rounding_method' in policy)) return Math.round(count / rounding) * rounding;
  return count === 0 ? 0 : Math.ceil(count / rounding) * rounding - rounding / 2;
}

const parents: Readonly<Record<string, string>> = { practice: 'pcn', pcn: 'lcp' };
const merged: Readonly<Record<string, readonly string[]>> = {
  '18-19+20-24': ['18-19', '20-24'],
};

interface Ask {
  readonly definition: DefinitionId;
  readonly by: readonly string[];
  readonly totals: boolean;
  readonly from: number;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly isMerged: boolean;
  readonly kind: 'people' | 'measure';
  readonly policy: Policy;
}

const filter: fc.Arbitrary<Ask['filters']> = fc.oneof(
  fc.constant({}),
  fc.constantFrom({ sex: ['1'] }, { sex: ['1', '9'] }, { sex: ['1', '2'], lcp: ['l0'] }),
  fc.constantFrom({ pcn: ['n0', 'n1'] }, { pcn: ['n0', 'n2'] }, { lcp: ['l0'] }, { pcn: ['n1'] }),
  fc.constantFrom({ segment: ['a', 'b'] }, { segment: ['a'] }, { segment: ['b', noSegment] }),
  fc.constantFrom({ age_band: ['18-19', '20-24'] }, { age_band: ['20-24'] }),
);

const ask = fc.record<Ask>({
  definition: fc.constantFrom(...definitionIds, 'overlapping'),
  by: fc.oneof(
    fc.subarray(['lcp', 'pcn', 'practice', 'sex', 'age_band'], { minLength: 1, maxLength: 3 }),
    fc
      .subarray(['lcp', 'pcn', 'sex', 'age_band'], { maxLength: 2 })
      .map((by) => ['segment', ...by]),
  ),
  totals: fc.boolean(),
  from: fc.constantFrom(0, 0, 18, 20),
  filters: filter,
  isMerged: fc.boolean(),
  kind: fc.constantFrom('people', 'measure'),
  policy: fc.constantFrom(...policies),
});

/** Questions, of which some are asked again under another definition, or with other filters. */
const asks = fc
  .tuple(fc.array(ask, { minLength: 1, maxLength: 3 }), fc.array(ask, { maxLength: 1 }))
  .map(([first, again]) => [
    ...first,
    ...again.flatMap(({ definition, policy, filters }) =>
      first.slice(0, 1).flatMap((one) => [
        { ...one, definition, policy },
        { ...one, filters },
      ]),
    ),
  ]);

/** Whom a table is of: a definition's own population, and what was asked for besides. */
function whereOf({ definition, from }: Ask): unknown {
  const asked = from === 0 ? [] : [{ age: { from } }];
  const all = definition === 'older' ? [{ age: { from: 18 } }, ...asked] : asked;
  return all.length > 1 ? { all } : (all[0] ?? null);
}

/** The rows that somebody is counted in, by their codes. */
function rowsOf(one: Person, { by, totals, definition, filters, isMerged }: Ask): string[] {
  const choices = by.map((name) => {
    const own = codesIn(one, name, definition).filter(
      (code) => filters[name]?.includes(code) !== false,
    );
    const codes = own.map((code) => {
      const into = Object.entries(merged).find(([, parts]) => parts.includes(code));
      return isMerged && name === 'age_band' ? (into?.[0] ?? code) : code;
    });
    return totals ? [...codes, 'all'] : codes;
  });
  return choices
    .reduce<string[][]>(
      (rows, codes) => rows.flatMap((row) => codes.map((code) => [...row, code])),
      [[]],
    )
    .map((row) => row.join());
}

function dimensionsOf({ by, totals, definition, filters, isMerged }: Ask) {
  return by.map((name) => {
    const overlapping = name === 'segment' && definition === 'overlapping';
    const hasNone = overlapping && filters['segment']?.includes(noSegment) !== false;
    return {
      name,
      total: totals ? 'all' : null,
      complete: !totals && !overlapping,
      ...{ overlapping, none: hasNone ? noSegment : null },
      ...(isMerged && name === 'age_band' ? { merged } : {}),
      ...(by.includes(parents[name] ?? '') ? { parent: parents[name] } : {}),
    };
  });
}

/** A table as an honest program prints it, primary rules only, values left out of hidden rows or not. */
function tableOf(people: readonly Person[], asked: Ask): HandMade {
  const { by, filters, kind, policy, definition } = asked;
  const where = whereOf(asked);
  const groups = new Map<string, Person[]>();
  for (const one of people) {
    const isKept = Object.entries(filters).every(([name, codes]) =>
      codesIn(one, name, definition).some((code) => codes.includes(code)),
    );
    if (!isKept || !satisfies(one, where)) continue;
    for (const key of rowsOf(one, asked)) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rows = [...groups].map(([codes, group]) => `${codes},${numbersOf(group, kind, policy)}`);
  const numbers =
    kind === 'people' ? 'count' : 'count,denominator,value,lower,upper,excluded,unknown';
  return {
    csv: [`${by.join()},${numbers},status,reason`, ...rows].join('\n'),
    entry: {
      measure: kind === 'people' ? 'people' : 'ill',
      ...(kind === 'people' ? {} : { unit: 'percent', exclusions: 'Those not asked' }),
      dimensions: dimensionsOf(asked),
      policy,
      definition,
      hashes: { definition },
      population_rule: { where, filters },
    },
  };
}

function numbersOf(group: readonly Person[], kind: Ask['kind'], policy: Policy): string {
  if (kind === 'people') {
    const count = printed(group.length, policy);
    return `${count ?? ''},${count === null ? 'hidden' : 'shown'},`;
  }
  const asked = group.filter((one) => one.asked === 'yes');
  const ill = asked.filter((one) => one.ill).length;
  const apart = ['not', 'unknown'].map((why) => group.filter((one) => one.asked === why).length);
  const [count, denominator, excluded, unknown] = [ill, asked.length, ...apart].map((number) =>
    printed(number, policy),
  );
  if (asked.length === 0) {
    return `,,,,,${excluded ?? ''},${unknown ?? ''},not-available,nobody of whom it is known`;
  }
  const { lower, upper } = wilsonLimits(ill, asked.length, 0.95);
  const values = [ill / asked.length, lower ?? 0, upper ?? 0].map((n) => (100 * n).toFixed(1));
  const status = count === null ? 'hidden' : 'shown';
  return `${count ?? ''},${denominator ?? ''},${values.join()},${excluded ?? ''},${unknown ?? ''},${status},`;
}

function untrue({ system, counts }: AuditSystem, people: readonly Person[]): string[] {
  const truths = counts.map((count) => truthOf(count, counts, people));
  const at = (index: number) => truths[index] as number;
  const nameOf = (index: number) =>
    `${counts[index]?.text} ${JSON.stringify(counts[index]?.world.rule)} ${counts[index]?.quantity}`;
  const isRest = (index: number) => counts[index]?.quantity.endsWith(', of others') === true;
  for (const { total, parts } of system.sums) {
    const rest = parts.find(isRest);
    const others = parts.filter((part) => part !== rest);
    if (rest !== undefined)
      truths[rest] = others.reduce((left, part) => left - at(part), at(total));
  }
  const limits = truths.flatMap((truth, index) => {
    const [lower, upper] = [system.lower[index] ?? 0, system.upper[index] ?? 0];
    return truth < lower || truth > upper
      ? [`${nameOf(index)} ${truth}: ${lower} to ${upper}`]
      : [];
  });
  const sums = system.sums.flatMap(({ total, parts }) => {
    const sum = parts.reduce((known, part) => known + at(part), 0);
    return sum === at(total) ? [] : [`${nameOf(total)} ${at(total)} = ${sum}`];
  });
  const within = system.within.flatMap(({ part, whole }) =>
    at(part) <= at(whole) ? [] : [`${nameOf(part)} within ${nameOf(whole)}`],
  );
  return [...limits, ...sums, ...within];
}

test('every limit and every equation is true of the people whom the tables count', () => {
  const seen = { sums: 0, within: 0, between: 0, told: 0, definitions: 0, each: 0, limited: 0 };
  fc.assert(
    fc.property(fc.array(person, { minLength: 5, maxLength: 120 }), asks, (people, all) => {
      const tables = all.map((one) => tableOf(people, one));
      const built = buildSystem(readBundles([bundleOf('b', ...tables)]));
      seen.sums += built.system.sums.length;
      seen.within += built.system.within.length;
      seen.between += built.counts.filter(({ between }) => between !== null).length;
      seen.told += built.counts.filter(({ told }) => told.length > 0).length;
      for (const { places, quantity, world } of built.counts) {
        const named = new Set(places.map(({ table }) => table.definition));
        seen.definitions += named.size > 1 ? 1 : 0;
        seen.each += quantity.endsWith('once in each segment') ? 1 : 0;
        seen.limited += Object.keys(world.rule?.filters ?? {}).length;
      }
      expect(untrue(built, people)).toEqual([]);
      expect(built.warnings).toEqual([]);
    }),
    { numRuns: 150, seed: 6 },
  );
  for (const many of Object.values(seen)) expect(many).toBeGreaterThan(100);
}, 180_000);
