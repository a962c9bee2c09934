import { existsSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImportReceipt, Mapping } from '../../analytics/contract/extract.ts';
import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import { filesBeside } from '../beside-files.ts';
import { importExtract } from '../importing.ts';
import { existingPaths } from './existing-paths.ts';
import { columnText, rowsText } from './in-words.ts';
import { mappingFrom } from './mapping-from.ts';
import type { Outcome } from './outcome.ts';
import { qualityWriter } from './quality-file.ts';
import { withEngine } from './session.ts';

export interface ImportOptions {
  readonly workspace: string;
  readonly mapping?: string;
  readonly places?: readonly string[];
  readonly asAt?: string;
  readonly drop?: readonly string[];
  readonly quality?: string;
  readonly passphraseFile?: string;
}

function decisionText({ decision, isUntaken }: IdentifierFinding): string {
  if (decision === null) return 'a warning';
  if (decision.action === 'drop') return 'kept out';
  return isUntaken === true
    ? `accepted (${decision.reason}); not loaded, as no field takes it`
    : `accepted: ${decision.reason}`;
}

function receiptLines({ rows, mapping, places, identifiers, remarks }: ImportReceipt): string[] {
  const kept = mapping.columns.filter(({ field }) => field !== null);
  const isSeveral = mapping.columns.some(({ file }) => file !== undefined);
  const out = mapping.columns.filter(({ field }) => field === null);
  return [
    `${rowsText(rows.read)} read, ${rows.kept} kept, ${rows.rejected} rejected.`,
    ...kept.map((column) => `  ${columnText(column)} -> ${column.field} (${column.reason})`),
    ...(out.length === 0 ? [] : [`Kept out: ${out.map(columnText).join(', ')}`]),
    ...identifiers.map((finding) => {
      const { file, column, kind } = finding;
      const name = columnText(isSeveral ? { file, column } : { column });
      return `Identifier: ${name}: ${kind}, ${decisionText(finding)}`;
    }),
    ...places.map(
      ({ name, takenFor, rows: count }) => `Places: ${name}: ${takenFor} (${rowsText(count)})`,
    ),
    ...(remarks.length === 0 ? [] : ['', 'Remarks:', ...remarks.map((remark) => `  ${remark}`)]),
  ];
}

/**
 * A workspace that was made for an import which then failed holds nothing, and goes again: the file of
 * that number, and not one that another program, or an import that came to its end, has put there.
 */
function removeWorkspace(path: string, made: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.ino !== made) return;
  for (const file of [path, ...filesBeside(resolve(path))]) rmSync(file, { force: true });
}

/** The mapping file, with the columns that the command line keeps out as identifiers. */
function givenMapping({ mapping, drop = [] }: ImportOptions): Mapping | undefined {
  const given = mapping === undefined ? undefined : mappingFrom(mapping);
  if (drop.length === 0) return given;
  const dropped = Object.fromEntries(drop.map((column) => [column, { action: 'drop' as const }]));
  return {
    columns: [],
    ...given,
    identifiers: { ...given?.identifiers, ...dropped },
  };
}

/** `quintile import`: files into a workspace, the old extracts kept until the new one is whole. */
export async function importCommand(
  files: readonly string[],
  options: ImportOptions,
): Promise<Outcome> {
  const { workspace, places = [], asAt, quality, passphraseFile } = options;
  const mapping = givenMapping(options);
  const writeQuality = quality === undefined ? null : qualityWriter(quality);
  const ask = {
    files: existingPaths(files),
    places: existingPaths(places),
    ...(mapping === undefined ? {} : { mapping }),
    ...(asAt === undefined ? {} : { asAt }),
  };
  const isNew = !existsSync(workspace);
  let made: number | null = null;
  try {
    return await withEngine(
      workspace,
      async ({ client, ...rest }) => {
        if (isNew) made = statSync(workspace, { throwIfNoEntry: false })?.ino ?? null;
        const answer = await importExtract({ client }, rest.launch, ask, rest);
        if (writeQuality !== null) writeQuality(await client.call('extract.quality', {}));
        return { document: answer, lines: receiptLines(answer.receipt) };
      },
      passphraseFile,
    );
  } catch (error) {
    if (made !== null) removeWorkspace(workspace, made);
    throw error;
  }
}
