import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { MappedColumns } from '../mapping/map-columns.ts';
import type { Loaded } from '../reading/loaded.ts';
import type { StageContext } from '../stage-context.ts';
import { codeCounts, keptRows } from './code-counts.ts';
import { type DeprivationSource, settleDeprivation } from './deprivation-source.ts';
import { readExtractCodes } from './extract-codes.ts';
import { placeRemarks } from './place-remarks.ts';
import { choosePlacement, type Placement } from './placement.ts';
import { findRepeated } from './repeated-people.ts';
import { type PersonAsk, writePerson } from './write-person.ts';

export interface PeopleAsk {
  readonly loaded: Loaded;
  readonly mapped: MappedColumns;
  readonly places: Places;
  readonly asAt: string | null;
}

export interface StagedPeople {
  readonly placement: Placement;
  readonly deprivation: DeprivationSource;
  readonly repeated: number;
  readonly remarks: readonly string[];
}

interface Held {
  readonly people: number;
  readonly placed: number;
  readonly noQuintile: number;
  readonly noAge: number;
}

async function countHeld(database: Database): Promise<Held> {
  const [count] = await database.rows<Held>(
    sql`SELECT count(*)::DOUBLE AS people, count(lcp)::DOUBLE AS placed,
      count(*) FILTER (imd_quintile IS NULL)::DOUBLE AS "noQuintile",
      count(*) FILTER (age IS NULL)::DOUBLE AS "noAge" FROM person`,
  );
  return count ?? { people: 0, placed: 0, noQuintile: 0, noAge: 0 };
}

function remarksOf(
  { people, placed, noQuintile, noAge }: Held,
  { mapped: { clean }, places }: PeopleAsk,
  { placement, deprivation, codes }: Pick<PersonAsk, 'placement' | 'deprivation' | 'codes'>,
): string[] {
  const without = (count: number) => `${counted(count, 'person', 'people')} without`;
  const has = (field: string) => clean.has(field);
  return [
    ...(noAge > 0 ? [`${without(noAge)} an age.`] : []),
    ...placeRemarks({ codes, places, placement, has, people, placed }),
    ...deprivation.remarks,
    ...(deprivation.label !== null && noQuintile > 0
      ? [`${without(noQuintile)} a deprivation quintile.`]
      : []),
  ];
}

/** Finds repeated people, chooses how people are placed, and writes the table `person`. */
export async function stagePeople(
  database: Database,
  ask: PeopleAsk,
  { progress }: StageContext,
): Promise<StagedPeople> {
  progress({ share: 0.7, phrase: 'Placing people' });
  const { loaded, mapped, places, asAt } = ask;
  const { clean } = mapped;
  const repeated = await findRepeated(database, loaded, clean.get('person_id'));
  const rows = keptRows(loaded, repeated);
  const { codes, remarks } = await readExtractCodes(database, rows, mapped, places);
  const placement = choosePlacement(codes, places);
  const chosen = { codes, places, placement };
  const deprivation = await settleDeprivation(database, rows, mapped, chosen);
  const ethnicities = await codeCounts(database, rows, clean.get('ethnicity'));
  progress({ share: 0.78, phrase: 'Placing people' });
  await writePerson(database, {
    ...chosen,
    rows,
    columns: clean,
    deprivation,
    ethnicities: ethnicities ?? [],
    year: asAt === null ? null : Number(asAt.slice(0, 4)),
  });
  progress({ share: 0.95, phrase: 'Placing people' });
  const again = `${counted(repeated, 'row')} of a person that an earlier row already holds left out.`;
  return {
    placement,
    deprivation,
    repeated,
    remarks: [
      ...(repeated > 0 ? [again] : []),
      ...remarks,
      ...remarksOf(await countHeld(database), ask, { ...chosen, deprivation }),
    ],
  };
}
