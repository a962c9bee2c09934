import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ImportReceipt, Mapping } from '../../analytics/contract/extract.ts';
import { Refusal } from '../../analytics/contract/problem.ts';
import { importExtract } from '../importing.ts';
import type { Outcome } from './outcome.ts';
import { parseYaml, readText } from './read-yaml.ts';
import { withEngine } from './session.ts';

export interface ImportOptions {
  readonly workspace: string;
  readonly mapping?: string;
  readonly places?: readonly string[];
  readonly asAt?: string;
}

/** Absolute paths of files that exist; throws a {@link Refusal} for the first that does not. */
export function existingPaths(paths: readonly string[]): string[] {
  return paths.map((path) => {
    if (existsSync(path)) return resolve(path);
    throw new Refusal({
      code: 'file-not-found',
      reason: 'There is no such file or folder.',
      hint: 'Check its name and folder.',
      where: { file: path },
    });
  });
}

function readMapping(path: string): Mapping {
  const data = parseYaml(readText(path), 'mapping-incomplete', path) as {
    columns?: Record<string, string | null>;
  } | null;
  if (typeof data?.columns !== 'object' || data.columns === null) {
    throw new Refusal({
      code: 'mapping-incomplete',
      reason: 'The mapping has no "columns".',
      hint: 'Write columns: { Column in the file: field }, with null to keep a column out.',
      where: { file: path },
    });
  }
  return {
    columns: Object.entries(data.columns).map(([column, field]) => ({
      column,
      field,
      confidence: 1,
      reason: `as ${basename(path)} says`,
    })),
  };
}

function receiptLines({ rows, mapping, places, remarks }: ImportReceipt): string[] {
  const kept = mapping.columns.filter(({ field }) => field !== null);
  const out = mapping.columns.filter(({ field }) => field === null);
  return [
    `${rows.read} rows read, ${rows.kept} kept, ${rows.rejected} rejected.`,
    ...kept.map(({ column, field, reason }) => `  ${column} -> ${field} (${reason})`),
    ...(out.length === 0 ? [] : [`Kept out: ${out.map(({ column }) => column).join(', ')}`]),
    ...places.map(
      ({ name, takenFor, rows: count }) => `Places: ${name}: ${takenFor} (${count} rows)`,
    ),
    ...(remarks.length === 0 ? [] : ['', 'Remarks:', ...remarks.map((remark) => `  ${remark}`)]),
  ];
}

/** A workspace that was made for an import which then failed holds nothing, and goes again. */
function removeWorkspace(path: string): void {
  for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
}

/** `quintile import`: files into a workspace, the old extract kept until the new one is whole. */
export async function importCommand(
  files: readonly string[],
  { workspace, mapping, places = [], asAt }: ImportOptions,
): Promise<Outcome> {
  const ask = {
    files: existingPaths(files),
    places: existingPaths(places),
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
    ...(asAt === undefined ? {} : { asAt }),
  };
  const isNew = !existsSync(workspace);
  try {
    return await withEngine(workspace, async ({ client, ...rest }) => {
      const answer = await importExtract({ client }, rest.launch, ask, rest);
      return { document: answer, lines: receiptLines(answer.receipt) };
    });
  } catch (error) {
    if (isNew) removeWorkspace(workspace);
    throw error;
  }
}
