import { Refusal } from '../../contract/problem.ts';
import { name, sql } from '../../sql/sql.ts';
import type { Database } from '../duckdb/database.ts';
import { duckdbVersion } from '../version.ts';
import { workspaceRow } from './layout.ts';
import { fingerprintOf, isWhole, writeManifest } from './manifest.ts';
import { type HeldExtract, heldExtracts } from './workspace.ts';

/** Up to here an extract is hashed whenever its workspace is opened: a third of a second. */
const hashedAtOpening = 3_000_000;

export interface Checked {
  /** Id of the extract to put questions to in place of the chosen one, which is damaged. */
  readonly sound: string | null;
  readonly notices: readonly string[];
}

function damaged(): Refusal {
  return new Refusal({
    code: 'workspace-unreadable',
    reason:
      'The workspace is damaged: what it holds is not what was imported, so no figure is given.',
    hint: 'Import the extract again into a new workspace.',
  });
}

/** Checks an extract by what its manifest says; `everything` leaves no column unread. */
function check(database: Database, { manifest }: HeldExtract, everything: boolean) {
  return isWhole(database, manifest, everything ? 'hash' : 'rows');
}

/**
 * Holds the extracts against their manifests: the chosen one by every value, the others by their
 * number of people until they are chosen; all by every value where the workspace was not closed.
 * Throws a {@link Refusal} where none is whole.
 */
export async function checkExtracts(database: Database, unclean: boolean): Promise<Checked> {
  const held = await heldExtracts(database);
  const { chosen } = await workspaceRow(database);
  const whole: HeldExtract[] = [];
  for (const extract of held) {
    const isSmall = extract.manifest.people <= hashedAtOpening;
    const everything = unclean || (extract.id === chosen && isSmall);
    if (await check(database, extract, everything)) whole.push(extract);
  }
  if (held.length > 0 && whole.length === 0) throw damaged();
  const notices = held
    .filter((extract) => !whole.includes(extract))
    .map(
      ({ record }) =>
        `The extract ${titleOf(record)} is damaged and cannot be used: delete it and import it again.`,
    );
  const isSound = chosen === null || whole.some(({ id }) => id === chosen);
  return { sound: isSound ? null : (whole.at(-1)?.id ?? null), notices };
}

/** An extract's name with its date, as sentences call it. */
export function titleOf({ name: title, asAt }: HeldExtract['record']): string {
  return asAt === null ? title : `${title} as at ${asAt}`;
}

/** Refuses an extract that is not what was imported, before questions are put to it. */
export async function requireWhole(database: Database, extract: HeldExtract): Promise<void> {
  if (!(await check(database, extract, true))) throw damaged();
}

/** Hashes again what another version of DuckDB hashed: its people have been counted by then. */
export async function renewManifests(database: Database): Promise<void> {
  for (const { id, position, manifest } of await heldExtracts(database)) {
    if (manifest.duckdb === duckdbVersion()) continue;
    const found = await fingerprintOf(database, sql`${name(id)}.person`);
    await writeManifest(database, id, position, found);
  }
}
