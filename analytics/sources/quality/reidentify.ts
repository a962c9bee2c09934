import type { Reidentification, Uniqueness } from '../../contract/identifiers.ts';
import type { Database } from '../../engine/duckdb/database.ts';
import { type Change, changesOf, findCoarser } from './coarser-views.ts';
import { type CodedColumns, type CodedPeople, readCodedPeople } from './coded-people.ts';
import { type Alike, countAlike, finestView, groupAlike, type View } from './count-alike.ts';
import { type PersonColumn, personColumns } from './person-columns.ts';
import { type Protection, protectPart } from './protection.ts';
import { findRare, rareUnder } from './rare-conditions.ts';

export interface ReidentifyAsk {
  /** Canonical fields and conditions that the extract gives. */
  readonly held: ReadonlySet<string>;
  readonly protection: Protection;
  /** LSOA code to MSOA code, of the extract's vintage; null where no lookup gives it. */
  readonly msoaOf: ReadonlyMap<string, string> | null;
}

/** The fields of the picture that an extract gives, with what leaves each out of a view. */
function fieldsOf({ age, sex, lsoa, ethnicity, rare }: CodedColumns, { starts }: CodedPeople) {
  const all: readonly (readonly [string | undefined, Partial<View>])[] = [
    [age?.label, { age: null }],
    [sex?.label, { sex: false }],
    [lsoa?.label, { place: new Uint32Array(starts.length) }],
    [ethnicity?.label, { ethnicity: null }],
    [rare.length > 0 ? 'Rare conditions' : undefined, { rare: false }],
  ];
  return all.flatMap(([label, to]) => (label === undefined ? [] : [{ label, to }]));
}

interface Tried {
  readonly change: Change;
  readonly alike: Alike;
}

const capital = /^[AEW](?=[a-z])/;

/** The two changes, of different fields, that each leave fewest people in groups under five. */
function bestTwo(tried: readonly Tried[]): Change | null {
  const [best, ...rest] = tried.toSorted((a, b) => a.alike.under5 - b.alike.under5);
  const other = rest.find(({ change }) => change.field !== best?.change.field);
  if (best === undefined || other === undefined) return null;
  const second = other.change.words.replace(capital, (letter) => letter.toLowerCase());
  const words = `${best.change.words}, and ${second}`;
  return { field: best.change.field, words, to: { ...best.change.to, ...other.change.to } };
}

function codedColumns(
  columns: readonly PersonColumn[],
  rare: readonly PersonColumn[],
): CodedColumns {
  const of = (id: string) => columns.find((column) => column.id === id) ?? null;
  return {
    ...{ age: of('age'), sex: of('sex'), lsoa: of('lsoa'), lcp: of('lcp'), rare },
    ethnicity: of('ethnicity') ?? of('ethnic_group'),
  };
}

function protectAlike(people: number, protection: Protection) {
  const number = (count: number) => {
    const seen = protectPart(count, people, protection);
    return 'shown' in seen ? seen.shown : null;
  };
  return ({ alone, under5, under10 }: Alike): Uniqueness => ({
    alone: number(alone),
    under5: number(under5),
    under10: number(under10),
  });
}

/**
 * How many people are alone, or among few, on age, sex, LSOA, ethnicity and rare conditions, as far
 * as the extract gives them; what each of these does to it, and what coarser ones would do. A
 * missing value is a value of its own. Counts of people are protected.
 */
export async function reidentify(
  database: Database,
  { held, protection, msoaOf }: ReidentifyAsk,
): Promise<Reidentification> {
  const person = await personColumns(database, held);
  const { people, rare } = await findRare(database, person);
  const columns = codedColumns(person, rare);
  const coded = await readCodedPeople(database, people, columns);
  const changes = changesOf(columns, coded, await findCoarser(database, columns, msoaOf));
  const grouped = groupAlike(coded);
  const view = finestView(coded);
  const count = (to: Partial<View>) =>
    countAlike(to.place === 'lcp' ? coded : grouped, { ...view, ...to });
  const tried = changes.map((change): Tried => ({ change, alike: count(change.to) }));
  const two = bestTwo(tried);
  const safe = protectAlike(people, protection);
  const fields = fieldsOf(columns, coded);
  return {
    people,
    fields: fields.map(({ label }) => label),
    all: safe(count({})),
    without: fields.map(({ label, to }) => ({ field: label, ...safe(count(to)) })),
    coarser: [
      ...tried.map(({ change, alike }) => ({ change: change.words, ...safe(alike) })),
      ...(two === null ? [] : [{ change: two.words, ...safe(count(two.to)) }]),
    ],
    rareConditions: rare.map(({ label }) => label),
    rareUnder,
  };
}
