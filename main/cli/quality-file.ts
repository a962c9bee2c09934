import { extname, resolve } from 'node:path';
import { Refusal } from '../../analytics/contract/problem.ts';
import type { QualityReport } from '../../analytics/contract/quality.ts';
import { qualityCsv } from '../export/quality-csv.ts';
import { qualityHtml } from '../export/quality-html.ts';
import { writeWhole } from '../write-file.ts';

const writers: Readonly<Record<string, (report: QualityReport) => string>> = {
  '.html': qualityHtml,
  '.csv': qualityCsv,
};

/** What writes a quality report to a file of this name; refused before any work is done. */
export function qualityWriter(path: string): (report: QualityReport) => void {
  const write = writers[extname(path).toLowerCase()];
  if (write === undefined) {
    throw new Refusal({
      code: 'usage',
      reason: 'A quality report is written as HTML or as CSV.',
      hint: 'Name a file that ends in .html or .csv.',
      where: { file: path },
    });
  }
  return (report) => writeWhole(resolve(path), write(report));
}
