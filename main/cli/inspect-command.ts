import type { InspectedColumn, Inspection } from '../../analytics/contract/extract.ts';
import type { IdentifierFinding } from '../../analytics/contract/identifiers.ts';
import { exitCode } from '../../analytics/contract/problem.ts';
import type { ReadFile } from '../../analytics/contract/reading.ts';
import { inspectFiles } from '../importing.ts';
import { existingPaths } from './existing-paths.ts';
import { columnText, rowsText } from './in-words.ts';
import { mappingFrom } from './mapping-from.ts';
import type { Outcome } from './outcome.ts';
import { withEngine } from './session.ts';

export interface InspectOptions {
  readonly mapping?: string;
}

const asRead = ({ readAs: { role, ...rest } }: ReadFile) =>
  Object.entries(rest)
    .map(([what, how]) => `${what} ${JSON.stringify(how)}`)
    .join(', ');

function fileLines(file: ReadFile): string[] {
  const { name, parts, format, gzip, bytes, rows, readAs, reasons, preview } = file;
  const packed = gzip ? ', gzip' : '';
  const more = parts.length > 1 ? `, ${parts.length} parts` : '';
  const how = asRead(file);
  return [
    `${name}: ${readAs.role}, ${format}${packed}, ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}${more}, ${rowsText(rows)}`,
    ...(how === '' ? [] : [`  read as ${how}`]),
    ...reasons.map((reason) => `  ${reason}`),
    `  ${preview.header.join(' | ')}`,
    ...preview.rows.map((row) => `  ${row.map((cell) => cell ?? '').join(' | ')}`),
  ];
}

function columnLines({ files, columns, rows }: Inspection): string[] {
  const rowsOf = ({ file }: InspectedColumn) =>
    files.find(({ name }) => name === file)?.rows ?? rows;
  const width = Math.max(6, ...columns.map((column) => columnText(column).length));
  const share = (filled: number, all: number) =>
    (all === 0 ? 0 : (100 * filled) / all).toFixed(1).padStart(5);
  return [
    `${'column'.padEnd(width)}  filled %  field`,
    ...columns.map((column) => {
      const { filled, field, scale, confidence, reason } = column;
      const becomes = `${field ?? '(kept out)'}${scale === undefined ? '' : ` (${scale})`}`;
      return `${columnText(column).padEnd(width)}     ${share(filled, rowsOf(column))}  ${becomes}  ${confidence.toFixed(2)}  ${reason}`;
    }),
  ];
}

function questionLines(columns: readonly InspectedColumn[]): string[] {
  return columns.flatMap((column) => {
    const { question } = column;
    return question === undefined
      ? []
      : [
          `${columnText(column)}: ${question.text}`,
          ...question.choices.map(
            ({ label, field, scale }) =>
              `  ${label}: ${field ?? 'null'}${scale === undefined ? '' : `, scale ${scale}`}`,
          ),
        ];
  });
}

function identifierLines(findings: readonly IdentifierFinding[], isSeveral: boolean): string[] {
  return findings.map(({ file, column, kind, severity, reason, masked, decision }) => {
    const name = columnText(isSeveral ? { file, column } : { column });
    const examples = masked.length === 0 ? '' : ` (${masked.join(', ')})`;
    return `${decision?.action ?? severity}: ${name}: ${kind}: ${reason}${examples}`;
  });
}

const titled = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function inspectionLines(inspection: Inspection): string[] {
  const { files, columns, identifiers, remarks } = inspection;
  return [
    ...files.flatMap(fileLines),
    '',
    ...columnLines(inspection),
    ...titled('To decide:', questionLines(columns)),
    ...titled('Identifiers:', identifierLines(identifiers, files.length > 1)),
    ...titled('Remarks:', remarks),
  ];
}

/**
 * `quintile inspect`: how files are read, their columns, the proposed mapping, identifiers and
 * remarks; writes nothing. Ends with the code for identifiers where an import would be refused.
 */
export async function inspectCommand(
  files: readonly string[],
  { mapping }: InspectOptions,
): Promise<Outcome> {
  const paths = existingPaths(files);
  const given = mapping === undefined ? undefined : mappingFrom(mapping);
  return withEngine(null, async ({ launch, privateFolder, signal, progress }) => {
    const options = { privateFolder, signal, progress };
    const document = await inspectFiles(launch, paths, options, given);
    const isBlocked = document.identifiers.some(
      ({ severity, decision }) => severity === 'block' && decision === null,
    );
    return {
      document,
      lines: inspectionLines(document),
      ...(isBlocked ? { exit: exitCode('identifiers-found') } : {}),
    };
  });
}
