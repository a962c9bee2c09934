import { Refusal } from '../../contract/problem.ts';
import type { Catalogue } from '../../criteria/catalogue.ts';
import type { Criterion } from '../../criteria/criterion.ts';
import { needsOf } from '../../criteria/not-held.ts';
import { compileCriterion } from '../../sql/compile-criterion.ts';
import { name, type Sql, sql } from '../../sql/sql.ts';
import { compileAtHand } from '../compile-at-hand.ts';
import { catalogueOf, extractOf } from '../extract-at-hand.ts';
import { countedSchema } from '../workspace/counted-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { keyOf, type PeopleAsk } from './asks.ts';
import { type Codes, codeTables, forThisRun, readCodes, writeCodes } from './codes.ts';
import {
  type CountedPatterns,
  countPatterns,
  rowsOfProfiles,
  type SortedRows,
  sortedPeople,
  sortedProfiles,
} from './sorted-people.ts';

/** People sorted by a definition, and the codes that they are counted by. */
export interface Sorted {
  readonly rows: SortedRows;
  readonly codes: Codes;
}

/** Everybody of the extract in hand, sorted by whatever definition is asked about. */
export interface People {
  codes(workspace: Workspace): Promise<Codes>;
  sorted(ask: PeopleAsk): Promise<Sorted>;
  patterns(ask: PeopleAsk): Promise<CountedPatterns>;
  /** Drops what is known of them: they have changed. */
  forget(workspace: Workspace | null): Promise<void>;
}

/** How many definitions' sorted profiles are kept: enough to change one back and forth. */
const keptTables = 6;

interface Kept {
  readonly rows: SortedRows;
  patterns: CountedPatterns | null;
  readonly table: Sql;
}

/** Whether all that criteria ask about, and the extract holds, is in the profiles, as all conditions are. */
function isOfProfiles(
  criteria: readonly Criterion[],
  { profileColumns }: Codes,
  { fields: held }: Catalogue,
): boolean {
  return criteria.every((criterion) =>
    needsOf(criterion).fields.every((id) => profileColumns.has(id) || !held.has(id)),
  );
}

function criteriaOf({ definition: { document }, where }: PeopleAsk): Criterion[] {
  const { population, segments } = document;
  return [population, where, ...segments.map(({ when }) => when)].filter((one) => one !== null);
}

/** The codes kept in the workspace, else those of this run, which are worked out where there are none. */
async function findCodes(workspace: Workspace): Promise<Codes> {
  const { database, chosen } = workspace;
  const extract = extractOf(workspace);
  const kept =
    chosen === null ? null : await readCodes(database, { schema: countedSchema(chosen) }, extract);
  if (kept !== null) return kept;
  await writeCodes(database, forThisRun, extract);
  const made = await readCodes(database, forThisRun, extract);
  if (made !== null) return made;
  throw new Refusal({
    code: 'internal',
    reason: 'People cannot be counted: their codes are not of everybody.',
    hint: 'Import the extract again.',
  });
}

export function makePeople(): People {
  let codes: Codes | null = null;
  const kept = new Map<string, Kept>();
  let next = 0;

  async function codesAtHand(workspace: Workspace) {
    codes ??= await findCodes(workspace);
    return codes;
  }
  /** A table to sort into: where there are as many as are kept, that which was used longest ago. */
  function freeTable(): Sql {
    const [oldest] = kept.entries();
    if (oldest !== undefined && kept.size >= keptTables) {
      kept.delete(oldest[0]);
      return oldest[1].table;
    }
    next += 1;
    return name(`sorted ${next}`);
  }
  async function sortProfiles(ask: PeopleAsk, held: Codes): Promise<Kept> {
    const { workspace, definition, where } = ask;
    const key = keyOf(ask);
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const catalogue = catalogueOf(extractOf(workspace));
    const compiled = compileAtHand(workspace, definition);
    const within = where === null ? null : compileCriterion(where, catalogue);
    const table = freeTable();
    const select = sortedProfiles(compiled, { profile: held.profile, catalogue, within });
    await workspace.database.run(sql`CREATE OR REPLACE TEMP TABLE ${table} AS ${select}`);
    const made = { rows: rowsOfProfiles(compiled, sql`temp.${table}`), patterns: null, table };
    kept.set(key, made);
    return made;
  }
  async function sorted(ask: PeopleAsk): Promise<Sorted> {
    const { workspace, definition, where } = ask;
    const held = await codesAtHand(workspace);
    const catalogue = catalogueOf(extractOf(workspace));
    if (isOfProfiles(criteriaOf(ask), held, catalogue)) {
      return { rows: (await sortProfiles(ask, held)).rows, codes: held };
    }
    const within = where === null ? null : compileCriterion(where, catalogue);
    return { rows: sortedPeople(compileAtHand(workspace, definition), within), codes: held };
  }
  return {
    codes: codesAtHand,
    sorted,
    async patterns(ask) {
      const { rows } = await sorted(ask);
      const own = kept.get(keyOf(ask));
      const counted = own?.patterns ?? (await countPatterns(ask.workspace.database, rows));
      if (own !== undefined) own.patterns = counted;
      return counted;
    },
    async forget(workspace) {
      codes = null;
      const tables = [...kept.values()].map(({ table }) => table);
      kept.clear();
      if (workspace === null) return;
      const made = codeTables.map((table) => name(table));
      for (const table of [...tables, ...made]) {
        await workspace.database.run(sql`DROP TABLE IF EXISTS temp.${table}`);
      }
    },
  };
}
