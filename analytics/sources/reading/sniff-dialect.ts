import { readFields } from './csv-fields.ts';

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Cells of the first record, as written. */
  readonly header: readonly string[];
  /** Empty lines before the header. */
  readonly skip: number;
  /** Lines end in a carriage return alone, as old Macintosh programs write them. */
  readonly carriageReturns: boolean;
}

const delimiters = [',', ';', '\t', '|'] as const;
const sample = 200;

/** The share of records with as many cells as the header, times that number; 0 for one cell. */
function score(text: string, delimiter: string): number {
  const records = readFields(text, delimiter, sample);
  const cells = records[0]?.length ?? 0;
  if (cells < 2) return 0;
  const alike = records.filter((record) => record.length === cells).length;
  return (alike / records.length) * cells;
}

/** Finds out how a CSV file is written from the start of its text. */
export function sniffDialect(text: string): Dialect {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(text, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const blank = /^(?:\r\n|\n|\r)*/.exec(text)?.[0] ?? '';
  return {
    delimiter: best.delimiter,
    header: readFields(text.slice(blank.length), best.delimiter, 1)[0] ?? [],
    skip: blank.split(/\r\n|\n|\r/).length - 1,
    carriageReturns: text.includes('\r') && !text.includes('\n'),
  };
}
