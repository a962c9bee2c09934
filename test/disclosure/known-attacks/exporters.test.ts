import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Table } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { ReleasedTable } from '../../../analytics/contract/released.ts';
import { arrowFile } from '../../../main/export/arrow.ts';
import type { SummaryTable } from '../../../main/export/bundle-summary.ts';
import { tableSection } from '../../../main/export/bundle-summary-tables.ts';
import { csvFile } from '../../../main/export/csv.ts';
import { viewBytes } from '../../../main/export/export-view.ts';
import { fileMetadata } from '../../../main/export/file-metadata.ts';
import { jsonFile } from '../../../main/export/json.ts';
import { parquetFile } from '../../../main/export/parquet.ts';
import { tableCells } from '../../../main/export/table-cells.ts';
import { tableFile } from '../../../main/export/table-file.ts';
import { xlsxFile } from '../../../main/export/xlsx.ts';
import { draw } from '../../../renderer/charts/draw.ts';

/** Never called: the compiler is the test. No table but the gate's goes into any file. */
function misuse(note: ReleasedTable['note']): void {
  const unreleased = { table: new Table(), note };
  // @ts-expect-error not a released table
  arrowFile(unreleased);
  // @ts-expect-error not a released table
  csvFile(unreleased);
  // @ts-expect-error not a released table
  jsonFile(unreleased);
  // @ts-expect-error not a released table
  parquetFile(unreleased);
  // @ts-expect-error not a released table
  xlsxFile(unreleased);
  // @ts-expect-error not a released table
  tableFile(unreleased, 'csv');
  // @ts-expect-error not a released table
  tableCells(unreleased);
  // @ts-expect-error not a released table
  fileMetadata(unreleased, []);
  // @ts-expect-error not a released table, so there is no drawing for an SVG or a PNG
  const drawing = draw('heat', unreleased, { width: 960, theme: 'light', frame: true });
  // @ts-expect-error not a released table
  viewBytes({ table: unreleased, drawing }, 'csv');
  // @ts-expect-error not a released table
  const summary: SummaryTable = { file: 'a.csv', title: 'A', table: unreleased };
  tableSection(summary);
}

test('nothing but a released table compiles into a file', () => {
  expect(misuse).toBeTypeOf('function');
});

/**
 * Every function that makes bytes or text of a file, and what it makes them of. `released` is a
 * released table, or a drawing or summary made of one; `report` the quality report, whose numbers have
 * passed the gate; `sheets` cells that only the workbook of a released table is made of.
 */
const exporters: Readonly<Record<string, 'released' | 'report' | 'sheets' | 'words'>> = {
  ...{ arrowFile: 'released', csvFile: 'released', jsonFile: 'released', parquetFile: 'released' },
  ...{ xlsxFile: 'released', tableFile: 'released', viewBytes: 'released', svgFile: 'released' },
  ...{ pngFile: 'released', bundleSummary: 'released', methodNote: 'released' },
  ...{ workbookFile: 'sheets', sheetXml: 'sheets' },
  ...{ qualityCsv: 'report', qualityHtml: 'report', tally: 'report' },
  ...{ xmlText: 'words', columnLetters: 'words', textCell: 'words', percentText: 'words' },
  ...{ documentName: 'words', fileName: 'words', hintFor: 'words' },
};

const taken: Readonly<Record<string, RegExp>> = {
  released: /: (ReleasedTable|Drawing|View|BundleSummary|readonly NotedTable\[\])[,)\s]/,
  report: /: QualityReport[,)\s]/,
};

const declared =
  /export (?:async function |function |const )(\w+)(?: = (?:async )?)?(\((?:(?!\): |export )[\s\S])*\)): (?:Uint8Array|string|Promise<Uint8Array>) (?:\{|=>)/g;

function found(): ReadonlyMap<string, string> {
  const folder = join(import.meta.dirname, '../../../main/export');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts'));
  return new Map(
    sources.flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [...text.matchAll(declared)].map(([, own = '', given = '']) => [own, given] as const);
    }),
  );
}

test('every exporter is listed with what it takes, a new one too', () => {
  expect([...found().keys()].sort()).toEqual(Object.keys(exporters).sort());
});

test('every exporter of tables takes what only the gate makes', () => {
  const wrong = [...found()].filter(([name, given]) => {
    const kind = taken[exporters[name] ?? ''];
    return kind !== undefined && !kind.test(given);
  });
  expect(wrong).toEqual([]);
});
