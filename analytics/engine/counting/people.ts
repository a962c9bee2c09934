import { Refusal } from '../../contract/problem.ts';
import type { CountColumn } from '../../cube/count-columns.ts';
import { compileCriterion } from '../../sql/compile-criterion.ts';
import type { Sql } from '../../sql/sql.ts';
import { compileAtHand } from '../compile-at-hand.ts';
import { catalogueOf, extractOf } from '../extract-at-hand.ts';
import { countedSchema } from '../workspace/counted-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CountingWay, keyOf, type PeopleAsk } from './asks.ts';
import type { Cells, CellsAsk } from './cells.ts';
import {
  type CodesPlace,
  dropCodes,
  forThisRun,
  hasCodes,
  hashOfPeople,
  tablesAt,
  writeCodes,
} from './codes.ts';
import { countCodes } from './count-codes.ts';
import { type CountedPatterns, countPatterns } from './count-patterns.ts';
import { countPeople } from './count-people.ts';
import { type HeldCodes, holdCodes } from './held-codes.ts';
import { type SortedCodes, sortCodes } from './sort-codes.ts';

/** Everybody of the extract in hand, sorted by whatever definition is asked about. */
export interface People {
  codes(workspace: Workspace): Promise<HeldCodes>;
  /** Reads the codes that the workspace's file keeps; gives whether there are any of these people. */
  readKept(workspace: Workspace): Promise<boolean>;
  /** Sorted by profile and setting; null where people can only be sorted one by one. */
  sorted(ask: PeopleAsk): Promise<SortedCodes | null>;
  patterns(ask: PeopleAsk): Promise<CountedPatterns>;
  /** Everybody in cells, those outside the population too; null where there may be too many. */
  cells(ask: PeopleAsk, cells: CellsAsk, way: CountingWay): Promise<Cells | null>;
  /** How columns can be counted: one by one where profiles do not hold what they ask about. */
  wayFor(workspace: Workspace, counts: readonly CountColumn[]): Promise<CountingWay>;
  /** Drops what is known of them: they have changed. */
  forget(workspace: Workspace | null): Promise<void>;
}

/** How many sorted definitions are kept: enough to change one back and forth. */
const keptSorted = 6;

const notOfEverybody = new Refusal({
  code: 'internal',
  reason: 'People cannot be counted: their codes are not of everybody.',
  hint: 'Import the extract again.',
});

/** The codes at a place in memory; null where there are none, or they are damaged. */
async function codesAt(workspace: Workspace, place: CodesPlace): Promise<HeldCodes | null> {
  const { database } = workspace;
  const extract = extractOf(workspace);
  if (!(await hasCodes(database, place, hashOfPeople(workspace)))) return null;
  return holdCodes(database, tablesAt(place), extract.people);
}

/** The codes kept in the workspace's file; null where there are none of the people in hand. */
async function keptCodes(workspace: Workspace): Promise<HeldCodes | null> {
  const { chosen } = workspace;
  return chosen === null ? null : codesAt(workspace, { schema: countedSchema(chosen) });
}

/** Works out codes for this run only. */
async function codesForThisRun(workspace: Workspace): Promise<HeldCodes> {
  const extract = extractOf(workspace);
  await writeCodes(workspace.database, forThisRun, extract, hashOfPeople(workspace));
  const made = await codesAt(workspace, forThisRun);
  if (made === null) throw notOfEverybody;
  return made;
}

function withinOf({ workspace, where }: PeopleAsk): Sql | null {
  return where === null ? null : compileCriterion(where, catalogueOf(extractOf(workspace)));
}

function peopleAsked(ask: PeopleAsk) {
  const { workspace, definition } = ask;
  const compiled = compileAtHand(workspace, definition);
  return { database: workspace.database, compiled, within: withinOf(ask) };
}

export function makePeople(): People {
  let held: HeldCodes | null = null;
  const kept = new Map<string, SortedCodes>();

  async function readKept(workspace: Workspace) {
    held ??= await keptCodes(workspace);
    return held !== null;
  }
  async function codes(workspace: Workspace) {
    await readKept(workspace);
    held ??= await codesForThisRun(workspace);
    return held;
  }
  async function sorted(ask: PeopleAsk): Promise<SortedCodes | null> {
    const key = keyOf(ask);
    const { workspace, definition, where } = ask;
    const { document } = compileAtHand(workspace, definition) && definition;
    const catalogue = catalogueOf(extractOf(workspace));
    const made =
      kept.get(key) ?? (await sortCodes(await codes(workspace), { document, where, catalogue }));
    if (made === null) return null;
    kept.delete(key);
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > keptSorted) kept.delete(oldest);
    return made;
  }
  async function cells(ask: PeopleAsk, wanted: CellsAsk, way: CountingWay) {
    const own = way === 'codes' ? await sorted(ask) : null;
    if (own !== null) return countCodes(await codes(ask.workspace), own, wanted);
    return countPeople(peopleAsked(ask), wanted, extractOf(ask.workspace).people);
  }
  return {
    codes,
    readKept,
    sorted,
    cells,
    async wayFor(workspace, counts) {
      const { profiles } = await codes(workspace);
      const isHeld = counts.every(({ columns }) => columns.every((id) => profiles.names.has(id)));
      return isHeld ? 'codes' : 'rows';
    },
    async patterns(ask) {
      const own = await sorted(ask);
      if (own !== null) return countPatterns(await codes(ask.workspace), own);
      const all = { axes: [], counts: [], most: Number.POSITIVE_INFINITY };
      const counted = await cells(ask, all, 'rows');
      const people = new Float64Array(counted?.patterns.length ?? 0);
      counted?.pattern.forEach((pattern, cell) => {
        people[pattern] = (people[pattern] ?? 0) + (counted.counts[0]?.[cell] ?? 0);
      });
      return { patterns: counted?.patterns ?? [], people };
    },
    async forget(workspace) {
      held = null;
      kept.clear();
      if (workspace !== null) await dropCodes(workspace.database, forThisRun);
    },
  };
}
