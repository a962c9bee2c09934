import type { Dimension } from '../../../analytics/contract/dimensions.ts';
import type { Axis } from '../../../analytics/cube/axis.ts';
import type { Counts, Cube } from '../../../analytics/cube/cube.ts';
import type { Pattern } from '../../../analytics/cube/pattern.ts';
import { namesPlaces, placesOf } from '../../../analytics/cube/places.ts';
import type { Provenance } from '../../../analytics/disclosure/make-table.ts';
import { findMeasure, findPrevalence } from '../../../analytics/measures/library.ts';
import type { CountedMeasure, Measure } from '../../../analytics/measures/measure.ts';
import { measureColumns } from '../../../analytics/measures/measure-columns.ts';
import { type MeasuredTable, measureTable } from '../../../analytics/measures/measured-table.ts';
import { codesOf, type Question } from './question.ts';
import { bandOf, type Member, type World } from './world.ts';

const nullable = { nullable: true };

/** What the made-up extracts hold: some of it is not known of everybody. */
const catalogue = {
  fields: new Map([
    ['age', { nullable: false }],
    ['emergency_admissions', nullable],
    ['cost', nullable],
  ]),
  conditions: new Map([['copd', nullable]]),
};

function shipped(measure: CountedMeasure | undefined): CountedMeasure {
  if (measure === undefined) throw new Error('A measure of these tests is no longer shipped.');
  return measure;
}

/** The measure of a question, as a measure document or the library has it. */
export function measureOf({ measure }: Pick<Question, 'measure'>): Measure {
  if (measure === 'people') return { kind: 'people' };
  const [kind, of = ''] = measure.split(':');
  if (kind === 'share') return { kind: 'share', of: of as Dimension };
  return shipped(kind === 'prevalence' ? findPrevalence(of) : findMeasure(measure));
}

/** The code of a person in a dimension other than the segment. */
export function codeOf({ practices }: World, person: Member, dimension: Dimension): string {
  switch (dimension) {
    case 'age':
      return String(person.age);
    case 'age_band':
      return bandOf(person.age);
    case 'sex':
      return person.sex;
    case 'quintile':
      return person.quintile;
    default: {
      const of = practices[person.practice];
      return of?.[dimension as 'practice' | 'pcn' | 'lcp'] ?? '';
    }
  }
}

const personal: readonly Dimension[] = [
  ...(['quintile', 'age_band', 'age', 'sex', 'lcp', 'pcn', 'practice'] as const),
];

function axesOf(world: World): Axis[] {
  const axis = (dimension: Dimension, words: string): Axis => ({
    ...{ dimension, id: dimension, label: words, noun: words.toLowerCase() },
    categories: codesOf(world, dimension).map((code) => ({ code, label: code })),
  });
  return [axis('segment', 'Segment'), ...personal.map((own) => axis(own, own))];
}

/** What is known of a person for a measure: null is not known. */
function amountOf(person: Member, { id }: CountedMeasure): number | null {
  if (id === 'cost') return person.cost;
  if (id === 'emergency-admissions') return person.admissions;
  return person.copd === null ? null : Number(person.copd);
}

function isEligible({ age }: Member, { ages }: CountedMeasure): boolean {
  return age >= (ages.from ?? 0) && age <= (ages.to ?? Number.POSITIVE_INFINITY);
}

/** The columns that a cube counts for a measure: here straight from the people. */
function countsOf(people: readonly Member[], measure: Measure): [string, Counts][] {
  const all: [string, Counts] = ['people', new Uint32Array(people.length).fill(1)];
  if (measure.kind !== 'counted') return [all];
  const columns = measureColumns(measure, catalogue);
  const isOf = (person: Member) =>
    isEligible(person, measure) && amountOf(person, measure) !== null;
  const amounts = people.map((person) => (isOf(person) ? (amountOf(person, measure) ?? 0) : 0));
  const entries: [string | undefined, readonly number[]][] = [
    [columns.eligible?.key, people.map((person) => Number(isEligible(person, measure)))],
    [columns.denominator?.key, people.map((person) => Number(isOf(person)))],
    [columns.numerator.key, amounts],
    [columns.people?.key, amounts.map((amount) => Number(amount > 0))],
    [columns.squares?.key, amounts.map((amount) => amount ** 2)],
  ];
  return [
    all,
    ...entries.flatMap(([key, values]): [string, Counts][] =>
      key === undefined ? [] : [[key, Float64Array.from(values)]],
    ),
  ];
}

/** A cube with a cell for each person. */
function cubeOf(world: World, people: readonly Member[], question: Question): Cube {
  const axes = axesOf(world);
  const patterns: Pattern[] = [];
  const known = new Map<string, number>();
  const pattern = people.map(({ matched }) => {
    const own = matched[question.version];
    const key = own.join();
    const at = known.get(key) ?? patterns.length;
    if (!known.has(key)) {
      known.set(key, at);
      patterns.push({ segment: own[0] ?? null, isInside: true, matched: own });
    }
    return at;
  });
  return {
    axes,
    cells: people.length,
    positions: personal.map((dimension) => {
      const codes = codesOf(world, dimension);
      return Uint16Array.from(people, (person) => codes.indexOf(codeOf(world, person, dimension)));
    }),
    patterns,
    pattern: Uint32Array.from(pattern),
    isOverlapping: world.isOverlapping,
    counts: new Map(countsOf(people, measureOf(question))),
  };
}

function provenanceOf({ version, from, filters, extract, measure }: Question): Provenance {
  const shared = measure.startsWith('share:') ? measure.slice('share:'.length) : null;
  const narrowing = Object.entries(filters).filter(([name]) => name !== shared);
  const words = narrowing.map(([name, codes]) => `${name}: ${codes?.join(', ')}`);
  return {
    definition: { id: 'made-up', title: 'Made up', source: 'made up', hash: version },
    population: ['Everybody', ...(from === null ? [] : [`aged ${from} or over`]), ...words].join(
      '; ',
    ),
    filters,
    extract: {
      name: `people-${extract + 1}.csv`,
      asAt: `2025-0${extract + 3}-28`,
      synthetic: true,
    },
    deprivation: null,
    place: null,
    warnings: [],
    version: '0',
  };
}

/** A question counted exactly, as the engine counts it, and where its answer comes from. */
export function measureQuestion(
  world: World,
  question: Question,
): { readonly measured: MeasuredTable; readonly provenance: Provenance } {
  const { by, filters, totals, form, compare, from } = question;
  const people = (world.extracts[question.extract] ?? []).filter(
    ({ age }) => from === null || age >= from,
  );
  const everybody = cubeOf(world, world.extracts[question.extract] ?? [], question);
  const cube = { ...cubeOf(world, people, question), whole: everybody };
  const places = namesPlaces(by, filters) ? { places: placesOf(everybody) } : {};
  const measured = measureTable(cube, {
    ...places,
    ...{ measure: measureOf(question), form, compare, by, filters, totals, catalogue },
    withAges: false,
    ages: { from, to: null },
    unknowable: new Set(),
  });
  return { measured, provenance: provenanceOf(question) };
}
