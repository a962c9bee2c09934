import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import type { MappedFile } from '../mapped-file.ts';
import { watchReading } from '../profile/watch-reading.ts';
import type { StageContext } from '../stage-context.ts';
import { addJoined, type FurtherPeople } from './add-joined.ts';
import { codeCounts } from './code-counts.ts';
import {
  type DeprivationSource,
  planDeprivation,
  reportDeprivation,
} from './deprivation-source.ts';
import { type ExtractCodes, readExtractCodes, recountCodes } from './extract-codes.ts';
import type { Joined } from './joined.ts';
import { findLosses, type Loss, lossRemarks } from './losses.ts';
import { ownPcnRemarks } from './own-pcn.ts';
import { placeRemarks } from './place-remarks.ts';
import { choosePlacement, type Placement } from './placement.ts';
import { nameUnnamed, type Repeated, removeRepeated } from './repeated-people.ts';
import { writePerson } from './write-person.ts';

export interface PeopleAsk {
  readonly file: MappedFile;
  readonly joined: readonly Joined[];
  readonly places: Places;
  readonly asAt: string | null;
}

export interface StagedPeople {
  readonly placement: Placement;
  readonly deprivation: DeprivationSource;
  readonly codes: ExtractCodes;
  readonly losses: readonly Loss[];
  readonly repeated: Repeated;
  /** People without an identifier of their own. */
  readonly unnamed: number;
  /** The people of each further file. */
  readonly further: readonly FurtherPeople[];
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

/** Takes repeated people out, joins what further files say, and names those without a name. */
async function settlePeople(database: Database, { file, joined }: PeopleAsk) {
  const repeated = await removeRepeated(database, file.fields.has('person_id'));
  const added = await addJoined(database, joined);
  return { repeated, added, unnamed: await nameUnnamed(database) };
}

/** The LCPs of the extract's own that anybody is in, once rows were taken out, and those of a lookup. */
async function heldLcps(database: Database, { lcps }: Placement, places: Places) {
  const rows = await database.rows<{ lcp: string }>(
    sql`SELECT DISTINCT CAST(lcp AS VARCHAR) AS lcp FROM person WHERE lcp IS NOT NULL`,
  );
  const held = new Set(rows.map(({ lcp }) => lcp));
  return lcps.filter(({ code }) => held.has(code) || places.lcps.has(code));
}

interface Settled {
  readonly codes: ExtractCodes;
  readonly placement: Placement;
  readonly deprivation: DeprivationSource;
  readonly held: Held;
}

function heldRemarks(
  { file: { fields }, places }: PeopleAsk,
  { codes, placement, deprivation, held }: Settled,
): string[] {
  const { people, placed, noQuintile, noAge } = held;
  const without = (count: number) => `${counted(count, 'person', 'people')} without`;
  const has = (field: string) => fields.has(field);
  return [
    ...(noAge > 0 ? [`${without(noAge)} an age.`] : []),
    ...placeRemarks({ codes, places, placement, has, people, placed }),
    ...deprivation.remarks,
    ...(deprivation.label !== null && noQuintile > 0
      ? [`${without(noQuintile)} a deprivation quintile.`]
      : []),
  ];
}

function repeatedRemark({ rows, differing }: Repeated): string[] {
  if (rows === 0) return [];
  const again = `${counted(rows, 'row')} of a person that an earlier row already holds left out`;
  return [differing === 0 ? `${again}.` : `${again}; ${counted(differing, 'row')} of them differ.`];
}

/** Chooses how people are placed, writes the table `person`, and says what became of every row. */
export async function stagePeople(
  database: Database,
  ask: PeopleAsk,
  { progress }: StageContext,
): Promise<StagedPeople> {
  const { file, places, asAt } = ask;
  const { fields, columns, loaded } = file;
  const { codes, remarks } = await readExtractCodes(database, fields, places);
  const placement = choosePlacement(codes, places);
  const plan = planDeprivation(columns, placement);
  const ethnicities = (await codeCounts(database, fields.get('ethnicity'))) ?? [];
  const scaleOf = (field: string) => columns.find((column) => column.field === field)?.scale;
  await watchReading(database, loaded, progress, () =>
    writePerson(database, {
      ...{ loaded, columns: fields, places, placement, codes, ethnicities, scaleOf },
      deprivation: plan,
      year: asAt === null ? null : Number(asAt.slice(0, 4)),
    }),
  );
  const losses = await findLosses(database, loaded.source, fields);
  const settled = await settlePeople(database, ask);
  const { repeated, unnamed } = settled;
  const counts =
    repeated.rows === 0 ? codes : await recountCodes(database, codes, new Set(fields.keys()));
  const isOwn = repeated.rows > 0 && placement.lcpFrom === 'extract';
  const lcps = isOwn ? await heldLcps(database, placement, places) : placement.lcps;
  const placed = { codes: counts, places, placement };
  const deprivation = await reportDeprivation(database, columns, plan, placed);
  const held = await countHeld(database);
  return {
    ...{ placement: { ...placement, lcps }, deprivation, codes: counts },
    ...{ losses, repeated, unnamed },
    further: settled.added.people,
    remarks: [
      ...lossRemarks(losses),
      ...repeatedRemark(repeated),
      ...settled.added.remarks,
      ...remarks,
      ...placement.vintageRemarks,
      ...(await ownPcnRemarks(database, { codes, places, placement }, loaded.records)),
      ...heldRemarks(ask, { codes: counts, placement, deprivation, held }),
    ],
  };
}
