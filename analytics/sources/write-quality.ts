import type { StageAsk } from '../contract/extract.ts';
import { type Policy, policySentence } from '../disclosure/policy.ts';
import { isDisclosive } from '../disclosure/primary.ts';
import { roundCount } from '../disclosure/rounding.ts';
import type { Database } from '../engine/duckdb/database.ts';
import type { Places } from '../places/places.ts';
import { sql } from '../sql/sql.ts';
import { filesOf, heldFields, type Staged } from './held-fields.ts';
import { assessQuality } from './quality/assess-quality.ts';
import type { Protection } from './quality/protection.ts';
import type { QualityAsk } from './quality/quality-ask.ts';
import { mostRejects } from './reading/loaded.ts';

export interface QualityFacts extends Staged {
  readonly ask: StageAsk;
  readonly places: Places;
  /** What the report's counts of people pass. */
  readonly policy: Policy;
}

/** What a policy makes of the report's counts of people. */
export function protectionOf(policy: Policy): Protection {
  const from = policy.zero === 'hidden' ? 0 : 1;
  return {
    protect: (count) =>
      isDisclosive(count, policy)
        ? { hidden: `${from} to ${policy.threshold} people` }
        : { shown: roundCount(count, policy) },
    policy: `${policy.title}: ${policySentence(policy)}`,
  };
}

function rowsOf({ read: { people }, staged }: Staged): QualityAsk['rows'] {
  const rejected = people.rejects.rows + staged.repeated.rows;
  const read = people.loaded.records;
  return { read, kept: read - rejected, rejected };
}

/** Whether any column of the files is read as days. */
const hasDays = (files: ReturnType<typeof filesOf>) =>
  files.some(({ fields }) => [...fields.values()].some(({ days }) => days !== undefined));

function furtherOf({ joined, staged }: Staged): QualityAsk['further'] {
  return joined.map(({ further }, at) => ({
    ...{ people: 0, strangers: 0, ...staged.further[at] },
    ...further,
  }));
}

function qualityAsk(facts: QualityFacts): QualityAsk {
  const { ask, places, policy, read, staged } = facts;
  const { people } = read;
  const files = filesOf(read);
  const rejects = files.flatMap((file) => file.rejects.list).slice(0, mostRejects);
  const rejected = files.reduce((sum, file) => sum + file.rejects.rows, 0);
  const hasId = people.fields.has('person_id');
  return {
    extract: ask.name ?? people.loaded.name,
    asAt: ask.asAt ?? null,
    files: files.map(({ loaded }) => ({ name: loaded.name, rows: loaded.records })),
    rows: rowsOf(facts),
    rejects,
    rejectsNotListed: Math.max(0, rejected - rejects.length),
    losses: staged.losses,
    lossKinds: new Set([
      ...(['not-read', 'outside', 'suppressed'] as const),
      ...(hasDays(files) ? (['future-date'] as const) : []),
    ]),
    further: furtherOf(facts),
    repeated: hasId ? staged.repeated : null,
    unnamed: hasId ? staged.unnamed : null,
    places,
    codes: staged.codes,
    lcps: staged.placement.lcps,
    identifiers: read.identifiers,
    keptOut: files.flatMap(({ columns }) =>
      columns.flatMap(({ column, field, reason }) => (field === null ? [{ column, reason }] : [])),
    ),
    held: heldFields(facts),
    columns: new Map([...people.fields].map(([id, { profile }]) => [id, profile.name])),
    protection: protectionOf(policy),
    placeOf: (name, row) =>
      files.find(({ loaded }) => loaded.name === name)?.loaded.placeOf(row) ?? {
        file: name,
        line: null,
      },
  };
}

/** Writes the report on an extract into the staging table `quality`. */
export async function writeQuality(database: Database, facts: QualityFacts): Promise<void> {
  const report = await assessQuality(database, qualityAsk(facts));
  await database.run(sql`CREATE TABLE quality (record VARCHAR)`);
  await database.run(sql`INSERT INTO quality VALUES (${JSON.stringify(report)})`);
}
