import type { Inspection } from '../../analytics/contract/extract.ts';
import { inspectFiles } from '../importing.ts';
import { existingPaths } from './import-command.ts';
import type { Outcome } from './outcome.ts';
import { withEngine } from './session.ts';

function inspectionLines({ files, rows, columns, remarks }: Inspection): string[] {
  const width = Math.max(6, ...columns.map(({ column }) => column.length));
  const share = (filled: number) => (rows === 0 ? 0 : (100 * filled) / rows).toFixed(1).padStart(5);
  return [
    ...files.map(({ name, format, bytes }) => `${name}: ${format}, ${bytes} bytes, ${rows} rows`),
    `${'column'.padEnd(width)}  filled %  field`,
    ...columns.map(
      ({ column, filled, field, confidence, reason }) =>
        `${column.padEnd(width)}     ${share(filled)}  ${field ?? '(kept out)'}  ${confidence.toFixed(2)}  ${reason}`,
    ),
    ...remarks,
  ];
}

/** `quintile inspect`: columns, proposed mapping and remarks; writes nothing. */
export async function inspectCommand(files: readonly string[]): Promise<Outcome> {
  const paths = existingPaths(files);
  return withEngine(null, async ({ launch, privateFolder, signal, progress }) => {
    const document = await inspectFiles(launch, paths, { privateFolder, signal, progress });
    return { document, lines: inspectionLines(document) };
  });
}
