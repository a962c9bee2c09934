import { extname } from 'node:path';
import { Schema, Table, tableToIPC } from 'apache-arrow';
import { type Dimension, dimensions, isDimension } from '../../analytics/contract/dimensions.ts';
import type { TableAsk } from '../../analytics/contract/methods.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { type ReleasedTable, releasedRows } from '../../analytics/contract/released.ts';
import { csvFile } from '../export/csv.ts';
import { writeWhole } from '../write-file.ts';
import { definitionOf } from './definition-of.ts';
import type { Outcome } from './outcome.ts';
import { parseYaml } from './read-yaml.ts';
import { type OfWorkspace, withExtract } from './session.ts';

export interface TableOptions extends OfWorkspace {
  readonly measure: string;
  readonly by: string;
  readonly definition: string;
  readonly policy: string;
  readonly where?: string;
  readonly totals?: boolean;
  /** Ids of conditions with commas between them. */
  readonly combination?: string;
  readonly out: string;
}

/** The dimensions of `--by a,b,c`; throws a {@link Refusal} (usage) for an unknown or double one. */
function readDimensions(written: string): Dimension[] {
  const names = written.split(',').map((part) => part.trim());
  const known = names.filter(isDimension);
  const unknown = names.find((part) => !isDimension(part));
  if (unknown !== undefined || new Set(known).size < known.length) {
    throw new Refusal({
      code: 'usage',
      reason:
        unknown === undefined
          ? 'A dimension is named twice in --by.'
          : `There is no dimension "${unknown}".`,
      hint: `Known: ${dimensions.join(', ')}.`,
    });
  }
  return known;
}

/** An Arrow file whose schema carries the release note, the stamp of working figures included. */
function arrowFile({ table, note }: ReleasedTable): Uint8Array {
  const { schema, batches } = table;
  const metadata = new Map([['quintile', JSON.stringify(note)]]);
  return tableToIPC(new Table(new Schema(schema.fields, metadata), batches), 'file');
}

const writers: Readonly<Record<string, (table: ReleasedTable) => Uint8Array | string>> = {
  '.csv': (table) => csvFile(table),
  '.arrow': arrowFile,
  '.json': (table) => JSON.stringify({ note: table.note, rows: releasedRows(table) }, null, 2),
};

function writerFor(path: string) {
  const writer = writers[extname(path).toLowerCase()];
  if (writer !== undefined) return writer;
  throw new Refusal({
    code: 'usage',
    reason: `A table cannot be written as "${extname(path)}".`,
    hint: `Known: ${Object.keys(writers).join(', ')}.`,
  });
}

/** `quintile table`: one released table into a file. */
export async function tableCommand(options: TableOptions): Promise<Outcome> {
  const write = writerFor(options.out);
  const ask: TableAsk = {
    measure: options.measure,
    by: readDimensions(options.by),
    definition: definitionOf(options.definition),
    policy: options.policy,
    totals: options.totals === true,
    ...(options.combination === undefined
      ? {}
      : { combination: options.combination.split(',').map((id) => id.trim()) }),
    ...(options.where === undefined ? {} : { where: parseYaml(options.where, 'usage') }),
  };
  return withExtract(options, async ({ client, signal, progress }) => {
    const table = await client.call('table.release', ask, { signal, progress });
    writeWhole(options.out, write(table));
    const { cells, policy, warnings } = table.note;
    return {
      document: { out: options.out, cells, policy, warnings },
      lines: [
        `${options.out}: ${cells.shown} cells shown, ${cells.hidden} hidden (${policy.title}).`,
        ...warnings,
      ],
    };
  });
}
