import { expect, test } from 'vitest';
import { conditions } from '../../analytics/dictionary/dictionary.ts';
import type { Protection } from '../../analytics/sources/quality/protection.ts';
import { reidentify } from '../../analytics/sources/quality/reidentify.ts';
import { nhsHes } from './asks.ts';
import { drawing, type Person, withPeople } from './people.ts';

const exact: Protection = { protect: (count) => ({ shown: count }), policy: 'none' };

type View = (person: Person) => readonly unknown[];

/** The same counts, one person after the other. */
function naive(people: readonly Person[], view: View) {
  const groups = new Map<string, number>();
  const keys = people.map((person) => JSON.stringify(view(person).map((value) => value ?? null)));
  for (const key of keys) groups.set(key, (groups.get(key) ?? 0) + 1);
  const under = (size: number) => keys.filter((key) => (groups.get(key) ?? 0) < size).length;
  return { alone: under(2), under5: under(5), under10: under(10) };
}

const ethnicities = ['A', 'B', 'D', 'H', 'J', 'M', 'R', 'S', 'T', 'W', 'Z', '99'];
const groups: Readonly<Record<string, string>> = {
  ...{ A: 'white', B: 'white', T: 'white', D: 'mixed', H: 'asian', J: 'asian', R: 'asian' },
  ...{ M: 'black', S: 'other', W: 'other', Z: 'unknown', '99': 'unknown' },
};
const msoaOf = new Map(
  Array.from({ length: 9 }, (_, at) => [`E0100000${at}`, `E0200000${Math.floor(at / 3)}`]),
);

/** People with gaps in everything; conditions of most of them and of few. */
function randomPeople(seed: number, count: number, rare: readonly string[]): Person[] {
  const draw = drawing(seed);
  const maybe = <T>(value: T) => (draw(9) === 0 ? null : value);
  return Array.from({ length: count }, () => ({
    age: maybe(draw(30)),
    sex: maybe(['1', '2', '9', 'X'][draw(4)] ?? null),
    ethnicity: maybe(ethnicities[Math.min(draw(12), draw(12))] ?? null),
    lsoa: maybe(`E0100000${draw(11)}`),
    lcp: maybe(`lcp-${draw(3)}`),
    hypertension: draw(count) < count * 0.8,
    ...Object.fromEntries(rare.map((id) => [id, draw(12) === 0 ? maybe(true) : maybe(false)])),
  }));
}

const rareOf: View = ({
  age: _a,
  sex: _s,
  ethnicity: _e,
  lsoa: _l,
  lcp: _p,
  hypertension: _h,
  ...rest
}) => Object.values(rest);
const all: View = (one) => [one['age'], one['sex'], one['lsoa'], one['ethnicity'], ...rareOf(one)];
const but =
  (field: string, value: (one: Person) => unknown = () => 0): View =>
  (one) =>
    all({ ...one, [field]: value(one) as null });
const banded = (years: number) => (one: Person) =>
  one['age'] === null ? null : Math.floor((one['age'] as number) / years);
const msoa = (one: Person) => msoaOf.get(String(one['lsoa'])) ?? null;
const group = (one: Person) => groups[String(one['ethnicity'])] ?? null;

test.each([1, 2, 3])('counts are those of a naive count, seed %i', async (seed) => {
  const rare = ['copd', 'dementia', 'gout'];
  const people = randomPeople(seed, 3000, rare);
  const held = new Set(Object.keys(people[0] ?? {}));
  const found = await reidentify(await withPeople(people), { held, protection: exact, msoaOf });
  expect(found.fields).toEqual(['Age', 'Sex', 'LSOA', 'Ethnic category', 'Rare conditions']);
  expect(found.rareConditions).toEqual(['COPD', 'Dementia', 'Gout']);
  expect(found.all).toEqual(naive(people, all));
  const noRare: View = (one) => [one['age'], one['sex'], one['lsoa'], one['ethnicity']];
  expect(found.without).toEqual([
    { field: 'Age', ...naive(people, but('age')) },
    { field: 'Sex', ...naive(people, but('sex')) },
    { field: 'LSOA', ...naive(people, but('lsoa')) },
    { field: 'Ethnic category', ...naive(people, but('ethnicity')) },
    { field: 'Rare conditions', ...naive(people, noRare) },
  ]);
  const changes: Readonly<Record<string, (one: Person) => readonly [string, unknown]>> = {
    'Age in bands of five years': (one) => ['age', banded(5)(one)],
    'Age in bands of ten years': (one) => ['age', banded(10)(one)],
    'MSOA instead of LSOA': (one) => ['lsoa', msoa(one)],
    'LCP instead of LSOA': (one) => ['lsoa', one['lcp']],
    'Ethnic groups instead of categories': (one) => ['ethnicity', group(one)],
  };
  for (const { change, ...counts } of found.coarser.slice(0, 5)) {
    const to = changes[change];
    if (to === undefined) throw new Error(`There is no naive form of "${change}".`);
    const view: View = (one) => all({ ...one, ...(Object.fromEntries([to(one)]) as Person) });
    expect({ change, ...counts }).toEqual({ change, ...naive(people, view) });
  }
  expect(found.coarser[5]).toEqual({ change: 'Without rare conditions', ...naive(people, noRare) });
});

test('the best two changes are of different fields, and are counted together', async () => {
  const people = randomPeople(5, 3000, []);
  const held = new Set(['age', 'sex', 'lsoa', 'ethnicity']);
  const found = await reidentify(await withPeople(people), {
    held,
    protection: exact,
    msoaOf: null,
  });
  const view: View = (one) => [banded(10)(one), one['sex'], one['lsoa'], group(one)];
  const last = found.coarser.at(-1);
  expect(last).toEqual({
    change: 'Age in bands of ten years, and ethnic groups instead of categories',
    ...naive(people, view),
  });
});

test('more rare conditions than one number holds are told apart all the same', async () => {
  const rare = conditions
    .map(({ id }) => id)
    .filter((id) => id !== 'hypertension')
    .slice(0, 36);
  const people = randomPeople(4, 1500, rare);
  const held = new Set(Object.keys(people[0] ?? {}));
  const found = await reidentify(await withPeople(people), {
    held,
    protection: exact,
    msoaOf: null,
  });
  expect(found.rareConditions).toHaveLength(36);
  expect(found.all).toEqual(naive(people, all));
});

test('texts that are no enumerations are told apart, and ethnic groups stand in for categories', async () => {
  const people = randomPeople(6, 800, []).map((one) => ({
    ...{ age: one['age'] ?? null, lsoa: one['lsoa'] ?? null, ethnic_group: group(one) },
  }));
  const held = new Set(['age', 'lsoa', 'ethnic_group']);
  const found = await reidentify(await withPeople(people), {
    held,
    protection: exact,
    msoaOf: null,
  });
  expect(found.fields).toEqual(['Age', 'LSOA', 'Ethnic group']);
  expect(found.all).toEqual(naive(people, (one) => Object.values(one)));
  expect(found.coarser.map(({ change }) => change)).toEqual([
    'Age in bands of five years',
    'Age in bands of ten years',
  ]);
});

test('a condition is rare where fewer than 500 people have it and somebody does', async () => {
  const people = Array.from({ length: 1200 }, (_, at) => ({
    age: 40,
    ...{ copd: at < 499, dementia: at < 500, gout: false },
  }));
  const held = new Set(['age', 'copd', 'dementia', 'gout']);
  const found = await reidentify(await withPeople(people), {
    held,
    protection: exact,
    msoaOf: null,
  });
  expect(found).toMatchObject({ rareConditions: ['COPD'], rareUnder: 500 });
});

test('one person is alone; of nobody there is nothing to count', async () => {
  const ask = { held: new Set(['age', 'lsoa']), protection: exact, msoaOf: null };
  const one = await withPeople([{ age: 3, lsoa: null }]);
  expect((await reidentify(one, ask)).all).toEqual({ alone: 1, under5: 1, under10: 1 });
  const nobody = await withPeople([], ['age', 'lsoa']);
  expect((await reidentify(nobody, ask)).all).toEqual({ alone: 0, under5: 0, under10: 0 });
});

test('fields that the extract does not give are left out', async () => {
  const database = await withPeople([{ age: 3, sex: '1' }]);
  const ask = { held: new Set(['sex']), protection: exact, msoaOf: null };
  expect(await reidentify(database, ask)).toMatchObject({ fields: ['Sex'], coarser: [] });
});

test('numbers of few people are hidden, and of all but few', async () => {
  const people = Array.from({ length: 300 }, (_, at) => ({ age: at < 3 ? at : 50 }));
  const held = new Set(['age']);
  const found = await reidentify(await withPeople(people), {
    held,
    protection: nhsHes,
    msoaOf: null,
  });
  expect(found.all).toEqual({ alone: null, under5: null, under10: null });
  const apart = Array.from({ length: 60 }, (_, at) => ({ age: at < 55 ? at : 90 }));
  const nearly = await reidentify(await withPeople(apart), {
    held,
    protection: nhsHes,
    msoaOf: null,
  });
  expect(nearly.all).toEqual({ alone: null, under5: null, under10: 60 });
});
