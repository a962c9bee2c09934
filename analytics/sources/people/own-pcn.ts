import type { Database } from '../../engine/duckdb/database.ts';
import type { Places } from '../../places/places.ts';
import { isNoPcn } from '../../places/tables/lcp-columns.ts';
import { sql } from '../../sql/sql.ts';
import { counted } from '../counted.ts';
import { peopleOf } from './code-counts.ts';
import type { ExtractCodes } from './extract-codes.ts';
import type { Placement } from './placement.ts';

interface OwnPcnAsk {
  readonly codes: ExtractCodes;
  readonly places: Places;
  readonly placement: Placement;
}

const nationalCode = /^U\d{5}$/;

/** PCNs that the lookups give to practices. */
export function practicePcns({ practices }: Places): ReadonlySet<string> {
  return new Set([...practices.values()].flatMap(({ pcn }) => (pcn === null ? [] : [pcn])));
}

/**
 * The extract's own PCNs that stand where practices place people and somebody's practice gives no
 * PCN: those that a lookup knows, those with a national code, and all where no lookup of practices
 * gives any. Empty where every row's practice gives one, so that the column need not be read.
 */
export function ownPcns(
  { codes, places, placement }: OwnPcnAsk,
  records: number,
): ReadonlySet<string> {
  const given = peopleOf(codes.practice, (code) => places.practices.get(code)?.pcn != null);
  if (placement.lcpFrom !== 'practice' || given >= records) return new Set();
  const known = practicePcns(places);
  const isUsed = (code: string) =>
    known.size === 0 || known.has(code) || places.lcpOfPcn.has(code) || nationalCode.test(code);
  return new Set(
    codes.pcn.map(({ code }) => code).filter((code) => !isNoPcn(code) && isUsed(code)),
  );
}

/** Says how many people have the extract's own PCN, and how many of them an LCP by it. */
export async function ownPcnRemarks(
  database: Database,
  ask: OwnPcnAsk,
  records: number,
): Promise<readonly string[]> {
  if (ownPcns(ask, records).size === 0) return [];
  const found = await database.rows<{ practice: string | null; people: number; placed: number }>(
    sql`SELECT CAST(practice AS VARCHAR) AS practice, count(*)::DOUBLE AS people,
        count(lcp)::DOUBLE AS placed
      FROM person WHERE pcn IS NOT NULL GROUP BY practice`,
  );
  const practiceOf = (code: string | null) => ask.places.practices.get(code ?? '');
  const own = found.filter(({ practice }) => practiceOf(practice)?.pcn == null);
  const people = own.reduce((sum, group) => sum + group.people, 0);
  if (people === 0) return [];
  const unplaced = own.filter(({ practice }) => practiceOf(practice)?.lcp == null);
  const placed = unplaced.reduce((sum, group) => sum + group.placed, 0);
  const have = `${counted(people, 'person', 'people')} ${people === 1 ? 'has' : 'have'}`;
  const placing =
    placed === 0 ? '' : `; it places ${counted(placed, 'person', 'people')} in an LCP`;
  return [`${have} the extract's own PCN, as the practice gives none${placing}.`];
}
