import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** People of an LCP in quintile 1 and, of the same LCP, in quintile 5. */
const lcps: readonly (readonly [string, number, number])[] = [
  ['Northmark', 300, 200],
  ['Southmark', 400, 3],
  ['Eastmark', 350, 150],
];

/**
 * Writes an extract in which few people of one LCP live outside quintile 1: a table of everybody and one
 * of quintile 1 are each safe alone, and together say how many those are.
 */
export function writeFewElsewhereExtract(folder: string): string {
  const header = 'person_id,age,sex,imd_quintile,lcp,copd,diabetes';
  const rows = lcps.flatMap(([lcp, most, few]) =>
    Array.from({ length: most + few }, (_, index) => {
      const quintile = index < most ? 1 : 5;
      return `${lcp}${index},${40 + (index % 2) * 30},${1 + (index % 2)},${quintile},${lcp},${index % 3 === 0 ? 1 : 0},${index % 4 === 0 ? 1 : 0}`;
    }),
  );
  const path = join(folder, 'few-elsewhere.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return path;
}
