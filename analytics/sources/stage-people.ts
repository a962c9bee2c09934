import type { Database } from '../engine/duckdb/database.ts';
import type { Places } from '../places/places.ts';
import { sql } from '../sql/sql.ts';
import { counted } from './counted.ts';
import { distinctCodes } from './distinct-codes.ts';
import type { Loaded } from './loaded.ts';
import type { MappedColumns } from './map-columns.ts';
import { choosePlacement, type Placement } from './placement.ts';
import { findRepeated } from './repeated-people.ts';
import type { StageContext } from './stage-context.ts';
import { writePerson } from './write-person.ts';

export interface PeopleAsk {
  readonly loaded: Loaded;
  readonly mapped: MappedColumns;
  readonly places: Places;
  readonly asAt: string | null;
}

export interface StagedPeople {
  readonly placement: Placement;
  readonly repeated: number;
  readonly remarks: readonly string[];
}

interface Unplaced {
  readonly noLcp: number;
  readonly noDecile: number;
  readonly noAge: number;
}

async function unplacedRemarks(database: Database, placement: Placement): Promise<string[]> {
  const [count] = await database.rows<Unplaced>(
    sql`SELECT count(*) FILTER (lcp IS NULL) AS "noLcp",
      count(*) FILTER (lsoa IS NOT NULL AND imd_decile IS NULL) AS "noDecile",
      count(*) FILTER (age IS NULL) AS "noAge" FROM person`,
  );
  const { noLcp, noDecile, noAge } = count ?? { noLcp: 0, noDecile: 0, noAge: 0 };
  const people = (number: number) => counted(number, 'person', 'people');
  return [
    noAge > 0 && `${people(noAge)} without an age.`,
    placement.lcpFrom !== null && noLcp > 0 && `${people(noLcp)} not allocated to an LCP.`,
    placement.deprivation !== null &&
      noDecile > 0 &&
      `${people(noDecile)} in an LSOA that is not in the deprivation table.`,
  ].filter((remark) => remark !== false);
}

/** Finds repeated people, chooses how people are placed, and writes the table `person`. */
export async function stagePeople(
  database: Database,
  { loaded, mapped, places, asAt }: PeopleAsk,
  { progress }: StageContext,
): Promise<StagedPeople> {
  progress({ share: 0.7, phrase: 'Placing people' });
  const { clean } = mapped;
  const distinct = (id: string) => distinctCodes(database, loaded, clean.get(id));
  const codes = {
    lsoa: await distinct('lsoa'),
    practice: await distinct('practice'),
    pcn: await distinct('pcn'),
    lcp: await distinct('lcp'),
  };
  const placement = choosePlacement(codes, places);
  const repeated = await findRepeated(database, loaded, clean.get('person_id'));
  progress({ share: 0.78, phrase: 'Placing people' });
  await writePerson(database, {
    loaded,
    columns: clean,
    places,
    placement,
    codes,
    ethnicities: await distinct('ethnicity'),
    year: asAt === null ? null : Number(asAt.slice(0, 4)),
    repeated,
  });
  progress({ share: 0.95, phrase: 'Placing people' });
  const again = counted(repeated, 'row');
  return {
    placement,
    repeated,
    remarks: [
      ...(repeated > 0 ? [`${again} of a person that an earlier row already holds left out.`] : []),
      ...(await unplacedRemarks(database, placement)),
    ],
  };
}
